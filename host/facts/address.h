/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * address.h - the text of an IP address as browsers and captures write it.
 * Source: RFC 4291, RFC 6052 (NAT64), IANA special-purpose registries.
 */
#ifndef FACTS_ADDRESS_H
#define FACTS_ADDRESS_H

#include "core/page.h"

/*
 * Read an address: dotted quad or IPv6, with or without brackets, a zone
 * ("%eth0") or a port ("1.2.3.4:443", "[::1]:443"). v4-mapped addresses and
 * the well-known NAT64 prefix 64:ff9b::/96 become the IPv4 address inside.
 *
 * out   set when true; its text is in arena, canonical
 *
 * Returns false for anything that is no address (a host name, "", "unknown").
 */
bool address_parse(const char *text, struct arena *arena, struct address *out);

/* < 0, 0, > 0: a total order over addresses, family first. */
int address_compare(const struct address *a, const struct address *b);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * identify.h - who stands behind each contact of a page, and where its
 * machines are, by asking the other doors of facts/. METHOD.md §2 and §5.
 *
 * Service: the disguised names, then the domain table. The page's own site is
 * not judged as a service, unless its host is on a shared platform
 * (domain_rule.platform) or a disguised name. A third-party host without rule:
 * IDENTIFIED_UNKNOWN, label = its site.
 * Operator: published prefixes, then the ASN by number where its role is host
 * or cdn-proxy. Access networks: IDENTIFIED_NOBODY. A network without row:
 * IDENTIFIED_UNKNOWN, label "AS64500", with the class of the network's seat by
 * the regional registries; without ASN: UNKNOWN, label = the site.
 * Place: IPv4 by DB-IP, IPv6 by the second opinion when present; established
 * when both agree and the network is neither worldwide nor selling labels
 * (trusted_places), or by a documented region in the host name of a company
 * that also runs the machine; otherwise a hint. Local and special addresses
 * without data: unknown. On a page without a date, only places in the EEA are
 * established: what protects another country depends on the day.
 */
#ifndef FACTS_IDENTIFY_H
#define FACTS_IDENTIFY_H

#include "core/rules.h"
#include "facts/geo.h"
#include "facts/own.h"
#include "facts/registry.h"
#include "facts/second.h"
#include "facts/site.h"

/* The open data. Any part may be NULL only as said. */
struct sources {
    struct registry *registry;
    struct geo *geo;
    struct second *second; /* NULL: no second opinion */
    struct site_list *sites;
    struct lookup_cache *cache;     /* NULL: none. Pure memory, never facts of a
                                       page: bounded, keyed by host or address */
    char method[RULES_DIGEST_SIZE]; /* rules_digest, worked out once */
    struct own own;                 /* the user's own, and what of it is used */
    const char *digest; /* of all the data, theirs over ours; in own.arena */
};

/*
 * Open everything under data_dir; second opinion by the rule of the data
 * directory: <dir>/second-opinion when it exists, else system_second (may be
 * NULL). On failure everything is closed again and sources is zeroed.
 *
 * A second opinion that cannot be read counts as absent: STATUS_OK, and
 * problem->status says that there is something to warn of.
 */
MUST_CHECK enum status sources_open(const char *data_dir,
                                    const char *system_second,
                                    struct sources *sources,
                                    struct problem *problem);

/*
 * The same with the user's own data over it, own_dir by paths_own_used(). What
 * of it cannot be used is left out: its problem in sources->own says why.
 */
MUST_CHECK enum status sources_open_own(const char *data_dir,
                                        const char *system_second,
                                        const char *own_dir,
                                        struct sources *sources,
                                        struct problem *problem);
void sources_close(struct sources *sources); /* zeroed is fine */

/*
 * Fill the lower half of every contact of a normalised page, page->site and
 * the notes that the facts tell (NO_SECOND_OPINION, ADDRESSES_ALL_IDENTICAL,
 * NO_ADDRESSES, NO_ADDRESS_OF_PAGE, IP_DATA_FAR). Everything new is in arena.
 * With ADDRESSES_ALL_IDENTICAL (three or more hosts of different sites behind
 * one address: a replay server or proxy) or a page marked as behind a proxy,
 * no machine is identified: operators unknown, places unknown.
 */
void identify_page(const struct sources *sources,
                   struct page *page,
                   struct arena *arena);

#endif

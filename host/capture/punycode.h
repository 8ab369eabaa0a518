/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * punycode.h - host names beyond ASCII in the form that the tables and the
 * protocol have them. Browsers record names so already; proxies and hand-made
 * captures do not always.
 * Source: RFC 3492. Without the mappings of UTS #46: a name in capitals beyond
 * ASCII becomes another name than a browser asks for, and so an unknown one.
 */
#ifndef CAPTURE_PUNYCODE_H
#define CAPTURE_PUNYCODE_H

#include "core/arena.h"

/*
 * "bücher.example" -> "xn--bcher-kva.example", label by label; labels in ASCII
 * are left as they are. In arena.
 *
 * Returns NULL when text[0..len) is not UTF-8.
 */
const char *punycode_host(const char *text, size_t len, struct arena *arena);

#endif

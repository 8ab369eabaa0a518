/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jar.h - cookies as a recorder found them in the browser's jar: a name and a
 * domain, and not which answer set them.
 * Source: RFC 6265 §5.1.3 (domain-match), §5.3 (who may set what).
 *
 * A host can set cookies for itself and for what it is below of, and for nobody
 * else. Of the contacts that can have set a cookie, it is laid to the first of
 * these that there is:
 *
 *   the page's own host, when a script set it: hops and images run none;
 *   the host that its domain names, unless that only sent the browser on;
 *   the page's own host ("example.org", set by a page of www.example.org);
 *   one that answered, before one that may have; then the first by name.
 *
 * A cookie that no contact can have set was not set by this page (a profile
 * used before, one set by hand): it is left out.
 */
#ifndef CAPTURE_JAR_H
#define CAPTURE_JAR_H

#include "core/page.h"

/* Who set a cookie. The protocol has two words for it: what is not told is
 * taken for a header, as there. */
enum setter {
    SETTER_UNKNOWN = 0,
    SETTER_HEADER,
    SETTER_SCRIPT,
};

/*
 * Lay a cookie to a contact. Not told by whom it was set, it adds nothing to
 * one of that name which a contact that can have set it has already.
 *
 * Returns whether some contact can have set it.
 *
 * domain  with or without a dot before it; NULL or "": the page's host
 * name    copied; NULL or "": none
 */
bool jar_put(struct page *page,
             struct arena *arena,
             const char *domain,
             const char *name,
             enum setter setter);

/* Whether a host may set cookies for a domain. Both in the form of the page. */
bool jar_matches(const char *host, const char *domain);

#endif

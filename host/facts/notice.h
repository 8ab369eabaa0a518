/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notice.h - whom the passage on hosting of a legal notice names as host.
 * Source: METHOD.md §9 (LCEN art. 1-1).
 *
 * A name counts where the words before it speak of hosting ("hébergé par",
 * "Hébergeur :", "hosted by"), and neither of another trade ("conçu par",
 * "design") nor of what is not so ("n'est plus hébergé chez", "instead of").
 * Only names count: nobody is guessed from an address, of a street, of mail or
 * of the web. What is not understood names nobody.
 */
#ifndef FACTS_NOTICE_H
#define FACTS_NOTICE_H

#include "core/page.h"
#include "facts/registry.h"

#define NOTICE_MAX_BYTES ((size_t)2048)

/*
 * Find the hosts that a passage names, in the order of their first mention,
 * each once, at most PAGE_MAX_DECLARED.
 *
 * text   UTF-8, any language; lines are told apart
 *
 * Returns how many; their keys in orgs.
 */
size_t notice_hosts(const struct registry *registry,
                    const char *text,
                    struct arena *arena,
                    size_t orgs[PAGE_MAX_DECLARED]);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/completeness.h"

#include <string.h>

/* One host name: its contacts [first, last), counted once. */
static void
count_host(const struct contact *contacts,
           const bool *unknown,
           size_t first,
           size_t last,
           struct completeness *out)
{
    bool seen[OUTCOME_COUNT] = {false};
    bool address = false;
    bool known = true;

    for (size_t i = first; i < last; i++) {
        seen[contacts[i].outcome] = true;
        address |= contacts[i].naddresses > 0;
        known &= !unknown[i];
    }
    if (!seen[OUTCOME_CONTACTED] && !seen[OUTCOME_POSSIBLE] &&
        !seen[OUTCOME_CACHED] && !seen[OUTCOME_BLOCKED]) {
        out->failed++;
        return;
    }
    out->contacts++;
    out->identified += known;
    out->without_address += !address;
    if (!seen[OUTCOME_CONTACTED] && !seen[OUTCOME_POSSIBLE]) {
        out->cached += seen[OUTCOME_CACHED];
        out->blocked += !seen[OUTCOME_CACHED];
    }
}

/* "low" before "medium" before "high" before none. */
static int
rank(const char *confidence)
{
    static const char *const names[] = {"low", "medium", "high"};
    int i = 0;

    while (i < 3 && strcmp(names[i], confidence) != 0) {
        i++;
    }
    return i;
}

static void
count_parties(const struct dossier *dossier, struct completeness *out)
{
    int lowest = rank(out->confidence);

    for (size_t i = 0; i < dossier->nparties; i++) {
        const struct org *org = dossier->parties[i].org;

        if (org == NULL) {
            continue;
        }
        out->parties++;
        out->read += org->read;
        if (rank(org->confidence) < lowest) {
            lowest = rank(org->confidence);
            out->confidence = org->confidence;
        }
    }
}

struct completeness
completeness_of(const struct dossier *dossier, struct arena *arena)
{
    const struct page *page = dossier->page;
    bool *unknown = arena_alloc(arena, page->ncontacts * sizeof(*unknown));
    struct completeness out = {.confidence = ""};
    size_t first = 0;

    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        if (exposure->stored == NULL &&
            dossier->parties[exposure->party].org == NULL) {
            unknown[exposure->contact - page->contacts] = true;
        }
    }
    for (size_t i = 1; i <= page->ncontacts; i++) {
        if (i == page->ncontacts ||
            strcmp(page->contacts[i].host, page->contacts[first].host) != 0) {
            count_host(page->contacts, unknown, first, i, &out);
            first = i;
        }
    }
    count_parties(dossier, &out);
    return out;
}

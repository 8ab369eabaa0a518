/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/change_party.h"

#include <string.h>

/* ---- asking a rated page ---- */

const struct party *
find_party(const struct rating *rating, const struct party *like)
{
    for (size_t i = 0; i < rating->dossier.nparties; i++) {
        const struct party *party = &rating->dossier.parties[i];

        if (party->capacity == like->capacity &&
            strcmp(party->label, like->label) == 0) {
            return party;
        }
    }
    return NULL;
}

size_t
index_of(const struct rating *rating, const struct party *party)
{
    return (size_t)(party - rating->dossier.parties);
}

/* The next exposure of a party from i on; count when there is none. */
size_t
next_exposure(const struct rating *rating, const struct party *party, size_t i)
{
    const struct dossier *dossier = &rating->dossier;

    while (i < dossier->nexposures &&
           dossier->exposures[i].party != index_of(rating, party)) {
        i++;
    }
    return i;
}

bool
has_host(const struct entry *entry, const char *host)
{
    for (size_t i = 0; i < entry->nhosts; i++) {
        if (strcmp(entry->hosts[i], host) == 0) {
            return true;
        }
    }
    return false;
}

void
add_host(struct entry *entry, const char *host, struct arena *arena)
{
    const char **hosts;

    if (has_host(entry, host)) {
        return;
    }
    hosts = arena_alloc(arena, (entry->nhosts + 1) * sizeof(*hosts));
    if (entry->nhosts > 0) {
        memcpy(hosts, entry->hosts, entry->nhosts * sizeof(*hosts));
    }
    hosts[entry->nhosts++] = host;
    entry->hosts = hosts;
}

struct entry
entry_of(const struct side *side,
         const struct party *party,
         const char *what,
         struct arena *arena)
{
    struct entry entry = {
        .what = what,
        .org = party->org == NULL ? NULL : party->label,
        .name = party->called,
        .capacity = capacity_name(party->capacity),
        .worst = side->letters[index_of(&side->rating, party)].worst,
    };

    if (party->org != NULL && country_known(party->org->controlled_from)) {
        entry.country = party->org->controlled_from.code;
    }
    EACH_EXPOSURE(i, &side->rating, party)
    {
        add_host(
            &entry, side->rating.dossier.exposures[i].contact->host, arena);
    }
    return entry;
}

/* Phases in which it was contacted; what is stored does not count. */
phase_set
phases_of(const struct rating *rating, const struct party *party)
{
    phase_set phases = 0;

    EACH_EXPOSURE(i, rating, party)
    {
        const struct exposure *exposure = &rating->dossier.exposures[i];

        if (exposure->stored == NULL) {
            phases |= SET_OF(exposure->contact->phase);
        }
    }
    return phases;
}

bool
only_stores(const struct rating *rating, const struct party *party)
{
    EACH_EXPOSURE(i, rating, party)
    {
        if (rating->dossier.exposures[i].stored == NULL) {
            return false;
        }
    }
    return true;
}

/* Whether its consent was at stake: it has a finding on that axis. */
bool
needs_consent(const struct rating *rating, const struct party *party)
{
    for (size_t i = 0; i < rating->judgement.nfindings; i++) {
        const struct finding *finding = &rating->judgement.findings[i];

        if (finding->party == index_of(rating, party) &&
            finding->rule->axis == AXIS_CONSENT) {
            return true;
        }
    }
    return false;
}

/* ---- why something may be missing from a visit ---- */

const struct contact *
find_contact(const struct page *page, const char *host)
{
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (strcmp(page->contacts[i].host, host) == 0) {
            return &page->contacts[i];
        }
    }
    return NULL;
}

/* What became, in the visit that lacks a party, of its contacts. */
static const char *
excuse_of_contacts(const struct rating *has,
                   const struct rating *lacks,
                   const struct party *party)
{
    EACH_EXPOSURE(i, has, party)
    {
        const struct contact *contact =
            find_contact(lacks->page, has->dossier.exposures[i].contact->host);

        if (contact == NULL) {
            continue;
        }
        if (contact->outcome == OUTCOME_FAILED ||
            (party->capacity == CAPACITY_OPERATOR &&
             contact->naddresses == 0)) {
            return contact->outcome == OUTCOME_CONTACTED ||
                           contact->outcome == OUTCOME_POSSIBLE
                       ? "no-address"
                       : outcome_name(contact->outcome);
        }
    }
    return NULL;
}

const char *
excuse_of_page(const struct page *lacks)
{
    return (lacks->notes & NOTE_INCOMPLETE_CAPTURE) != 0 ? "incomplete"
           : lacks->opened_before                        ? "opened-before"
           : lacks->dropped > 0                          ? "too-many"
                                                         : NULL;
}

static bool
any_blocked(const struct page *page)
{
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (page->contacts[i].outcome == OUTCOME_BLOCKED) {
            return true;
        }
    }
    return false;
}

/* NULL: nothing explains that it is missing but the site. */
const char *
excuse(const struct change *change,
       const struct rating *has,
       const struct rating *lacks,
       const struct party *party)
{
    const char *why = change->same_site ? excuse_of_contacts(has, lacks, party)
                                        : "other-site";

    if (why == NULL) {
        why = excuse_of_page(lacks->page);
    }
    if (why == NULL && only_stores(has, party) &&
        has->page->storage_seen != lacks->page->storage_seen) {
        why = "storage";
    }
    /* What was asked for before any choice does not hang on the choice. */
    if (why == NULL && has->page->choice != lacks->page->choice &&
        (phases_of(has, party) & SET_OF(PHASE_BEFORE)) == 0) {
        why = "choice";
    }
    if (why == NULL && any_blocked(lacks->page)) {
        why = "blocker";
    }
    if (why == NULL && strcmp(has->page->host, lacks->page->host) != 0) {
        why = "other-host";
    }
    return why;
}

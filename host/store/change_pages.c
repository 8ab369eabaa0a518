/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two pages, and whether the site alone explains it. */
#include "store/change_party.h"

#include <string.h>

static void
tell(struct change *change,
     struct entry entry,
     const char *reason,
     struct arena *arena)
{
    entry.reason = reason;
    *entries_add(reason == NULL ? &change->site : &change->unseen, arena) =
        entry;
}

/* ---- who serves the page ---- */

static bool
serves(const struct party *party)
{
    const role_set document = SET_OF(ROLE_DOCUMENT) | SET_OF(ROLE_PROXY);

    return party->capacity == CAPACITY_OPERATOR && party->org != NULL &&
           (party->roles & document) != 0;
}

/* "Cloudflare, OVHcloud"; "" when nobody who serves it is known. */
static const char *
servers(const struct rating *rating, struct arena *arena)
{
    const char *names = "";

    for (size_t i = 0; i < rating->dossier.nparties; i++) {
        const struct party *party = &rating->dossier.parties[i];

        if (serves(party)) {
            names = arena_format(arena,
                                 "%s%s%s",
                                 names,
                                 names[0] == '\0' ? "" : ", ",
                                 party->called);
        }
    }
    return names;
}

/* Who serves the page now and did not before; else any that serves it now. */
static const struct party *
new_server(const struct rating *before, const struct rating *after)
{
    const struct party *any = NULL;

    for (size_t i = 0; i < after->dossier.nparties; i++) {
        const struct party *party = &after->dossier.parties[i];
        const struct party *then = find_party(before, party);

        if (serves(party)) {
            if (then == NULL || !serves(then)) {
                return party;
            }
            any = any == NULL ? party : any;
        }
    }
    return any;
}

static enum letter
worst_server(const struct side *side)
{
    enum letter worst = LETTER_NONE;

    for (size_t i = 0; i < side->rating.dossier.nparties; i++) {
        if (serves(&side->rating.dossier.parties[i]) &&
            side->letters[i].worst > worst) {
            worst = side->letters[i].worst;
        }
    }
    return worst;
}

/* Whether another company serves the page; then it is told. */
static bool
tell_host(struct change *change, struct arena *arena)
{
    const struct rating *a = &change->a.rating;
    const struct rating *b = &change->b.rating;
    const char *before = servers(a, arena);
    const char *after = servers(b, arena);
    const char *why = change->same_site ? NULL : "other-site";
    struct entry entry;

    if (before[0] == '\0' || after[0] == '\0' || strcmp(before, after) == 0) {
        return false;
    }
    entry = entry_of(&change->b, new_server(a, b), "host-moved", arena);
    entry.before = before;
    entry.after = after;
    entry.worst = worst_server(&change->a) > worst_server(&change->b)
                      ? worst_server(&change->a)
                      : worst_server(&change->b);
    why = why != NULL ? why : excuse_of_page(a->page);
    why = why != NULL ? why : excuse_of_page(b->page);
    if (why == NULL && strcmp(a->page->host, b->page->host) != 0) {
        why = "other-host";
    }
    tell(change, entry, why, arena);
    return true;
}

/* ---- who receives ---- */

/* Whether all hosts of an entry were told of a service already. */
static bool
told(const struct change *change, const struct entry *entry, const char *what)
{
    for (size_t i = 0; i < entry->nhosts; i++) {
        bool found = false;
        const struct entries *const lists[] = {&change->site, &change->unseen};

        for (size_t l = 0; l < 2; l++) {
            for (size_t j = 0; j < lists[l]->count && !found; j++) {
                const struct entry *other = &lists[l]->entries[j];

                found = strcmp(other->what, what) == 0 &&
                        strcmp(other->capacity,
                               capacity_name(CAPACITY_SERVICE)) == 0 &&
                        has_host(other, entry->hosts[i]);
            }
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

/* A machine of which not even the network is known names nobody. */
static bool
names_nobody(const struct rating *rating, const struct party *party)
{
    if (party->by == IDENTIFIED_SITE) {
        return true;
    }
    if (party->capacity == CAPACITY_SERVICE || party->org != NULL) {
        return false;
    }
    EACH_EXPOSURE(i, rating, party)
    {
        const struct machine *machine = rating->dossier.exposures[i].machine;

        if (machine != NULL && machine->asn != 0) {
            return false;
        }
    }
    return true;
}

/* Parties of one visit that the other lacks. */
static void
tell_missing(struct change *change,
             const struct side *has,
             const struct side *lacks,
             bool moved,
             struct arena *arena)
{
    bool added = has == &change->b;

    for (size_t i = 0; i < has->rating.dossier.nparties; i++) {
        const struct party *party = &has->rating.dossier.parties[i];
        const bool stores = only_stores(&has->rating, party);
        const char *what = stores
                               ? (added ? "storage-added" : "storage-removed")
                           : added ? "party-added"
                                   : "party-removed";
        struct entry entry;

        if (find_party(&lacks->rating, party) != NULL ||
            names_nobody(&has->rating, party) || (moved && serves(party))) {
            continue;
        }
        entry = entry_of(has, party, what, arena);
        if (party->capacity == CAPACITY_OPERATOR &&
            told(change, &entry, what)) {
            continue;
        }
        if (!stores && has->rating.page->choice == CHOICE_REFUSED &&
            lacks->rating.page->choice == CHOICE_REFUSED &&
            (phases_of(&has->rating, party) & SET_OF(PHASE_REFUSED)) != 0 &&
            needs_consent(&has->rating, party)) {
            entry.what = added ? "refusal-ignored" : "refusal-respected";
        }
        tell(change,
             entry,
             excuse(change, &has->rating, &lacks->rating, party),
             arena);
    }
}

/* A party of both visits: when is it contacted? */
static void
tell_phases(struct change *change, const struct party *now, struct arena *arena)
{
    const struct rating *a = &change->a.rating;
    const struct rating *b = &change->b.rating;
    const struct party *then = find_party(a, now);
    phase_set before;
    phase_set after;
    const char *what = NULL;

    if (then == NULL || (!needs_consent(a, then) && !needs_consent(b, now))) {
        return;
    }
    before = phases_of(a, then);
    after = phases_of(b, now);
    if (a->page->choice == CHOICE_REFUSED &&
        b->page->choice == CHOICE_REFUSED &&
        ((before ^ after) & SET_OF(PHASE_REFUSED)) != 0) {
        what = (before & SET_OF(PHASE_REFUSED)) != 0 ? "refusal-respected"
                                                     : "refusal-ignored";
    } else if (a->page->choice != CHOICE_UNKNOWN &&
               b->page->choice != CHOICE_UNKNOWN &&
               ((before ^ after) & SET_OF(PHASE_BEFORE)) != 0) {
        what = (before & SET_OF(PHASE_BEFORE)) != 0 ? "waits-for-choice"
                                                    : "before-choice";
    }
    if (what != NULL) {
        struct entry entry = entry_of(&change->b, now, what, arena);
        enum letter old = change->a.letters[index_of(a, then)].worst;
        const char *why = change->same_site ? NULL : "other-site";

        entry.worst = old > entry.worst ? old : entry.worst;
        why = why != NULL ? why : excuse_of_page(a->page);
        why = why != NULL ? why : excuse_of_page(b->page);
        tell(change, entry, why, arena);
    }
}

/* ---- what was cached, blocked, failed in one visit only ---- */

static bool
was_seen(const struct contact *contact)
{
    return contact->outcome == OUTCOME_CONTACTED ||
           contact->outcome == OUTCOME_POSSIBLE;
}

static void
tell_unseen(struct change *change,
            const struct side *seen,
            const struct side *other,
            struct arena *arena)
{
    for (size_t i = 0; i < seen->rating.page->ncontacts; i++) {
        const struct contact *contact = &seen->rating.page->contacts[i];
        const struct contact *twin =
            find_contact(other->rating.page, contact->host);
        const char *name = contact->service.org == NULL ? contact->site
                                                        : contact->service.name;
        const char *reason;
        struct entry *entry = NULL;

        if (twin == NULL || !was_seen(contact) || was_seen(twin)) {
            continue;
        }
        reason = outcome_name(twin->outcome);
        for (size_t j = 0; j < change->unseen.count && entry == NULL; j++) {
            struct entry *known = &change->unseen.entries[j];

            if (strcmp(known->what, "contact-unseen") == 0 &&
                known->visit == other->visit->id &&
                strcmp(known->name, name) == 0 &&
                strcmp(known->reason, reason) == 0) {
                entry = known;
            }
        }
        if (entry == NULL) {
            entry = entries_add(&change->unseen, arena);
            *entry = (struct entry){
                .what = "contact-unseen",
                .org = contact->service.org == NULL ? NULL
                                                    : contact->service.label,
                .name = name,
                .reason = reason,
                .visit = other->visit->id,
            };
        }
        add_host(entry, contact->host, arena);
    }
}

void
change_pages(struct change *change, struct arena *arena)
{
    bool moved = tell_host(change, arena);

    tell_missing(change, &change->b, &change->a, moved, arena);
    tell_missing(change, &change->a, &change->b, moved, arena);
    for (size_t i = 0; i < change->b.rating.dossier.nparties; i++) {
        tell_phases(change, &change->b.rating.dossier.parties[i], arena);
    }
    if (change->same_site) {
        tell_unseen(change, &change->a, &change->b, arena);
        tell_unseen(change, &change->b, &change->a, arena);
    }
}

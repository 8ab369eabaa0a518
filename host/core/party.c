/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two passes: every contact gives exposures, each naming its party by a search
 * among those met so far; then both lists are put in their total order.
 */
#include "core/party.h"

#include "core/consent.h"
#include "core/exposure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct builder {
    struct arena *arena;
    struct dossier *dossier;
    size_t parties_capacity;
    size_t exposures_capacity;
};

static void
add_purpose(struct party *party, const char *purpose)
{
    if (purpose[0] == '\0') {
        return;
    }
    for (size_t i = 0; i < party->npurposes; i++) {
        if (strcmp(party->purposes[i], purpose) == 0) {
            return;
        }
    }
    if (party->npurposes < PARTY_MAX_PURPOSES) {
        party->purposes[party->npurposes++] = purpose;
    }
}

const char *
party_called(struct arena *arena, const char *name)
{
    const char *more = strstr(name, " (");

    return more == NULL || more == name
               ? name
               : arena_copy(arena, name, (size_t)(more - name));
}

/* In the strict reading, every control from outside the EEA counts as
 * extraterritorial: Q and Z as X. Y stays what it is, or the stricter reading
 * would be the kinder one there. Source: SecNumCloud 3.2 ch. 19.6. */
static reach_set
strictly(const struct page *page, reach_set set)
{
    const reach_set milder = SET_OF(REACH_Q) | SET_OF(REACH_Z);

    if (!page->strict || (set & milder) == 0) {
        return set;
    }
    return (reach_set)((set & ~milder) | SET_OF(REACH_X));
}

/* Who is not known may have any class, but none better than the seat of the
 * network has by the registries: that counts as seat, METHOD.md §3. */
static reach_set
unknown_reaches(const struct identity *identity)
{
    return identity->registered_reach == 0
               ? REACH_ANY
               : set_worse_of(
                     identity->registered_reach, REACH_ANY, REACH_COUNT);
}

/* Index of the party, which is made when it is new. */
static size_t
party_index(struct builder *builder,
            enum capacity capacity,
            const struct identity *identity)
{
    struct dossier *dossier = builder->dossier;
    struct party *party;
    size_t i;

    for (i = 0; i < dossier->nparties; i++) {
        party = &dossier->parties[i];
        if (party->capacity == capacity && party->org == identity->org &&
            (party->org != NULL ||
             strcmp(party->label, identity->label) == 0)) {
            break;
        }
    }
    if (i == dossier->nparties) {
        dossier->parties = arena_grow(builder->arena,
                                      dossier->parties,
                                      dossier->nparties,
                                      &builder->parties_capacity,
                                      sizeof(*dossier->parties));
        party = &dossier->parties[dossier->nparties++];
        *party = (struct party){
            .capacity = capacity,
            .by = identity->by,
            .org = identity->org,
            .label = identity->label,
            .name =
                identity->org != NULL ? identity->org->name : identity->label,
            .service = capacity == CAPACITY_SERVICE ? identity->name : "",
            .yours = identity->org != NULL && identity->org->yours,
            .reaches =
                strictly(dossier->page,
                         identity->org != NULL ? org_reaches(identity->org)
                                               : unknown_reaches(identity)),
        };
    }
    party = &dossier->parties[i];
    if (party->called == NULL) {
        party->called = party_called(builder->arena, party->name);
    }
    /* Several ways and several services: the first in order, for ever the
     * same one whatever the order of the contacts. */
    if (identity->by < party->by) {
        party->by = identity->by;
    }
    party->yours |= identity->yours;
    if (capacity == CAPACITY_SERVICE && identity->name != party->service &&
        strcmp(identity->name, party->service) < 0) {
        party->service = identity->name;
    }
    add_purpose(party, identity->purpose);
    return i;
}

static void
add_exposure(struct builder *builder,
             size_t index,
             size_t service,
             const struct contact *contact,
             const struct machine *machine)
{
    struct dossier *dossier = builder->dossier;
    struct party *party = &dossier->parties[index];
    enum capacity capacity = party->capacity;
    struct exposure *exposure;
    destination_set at_machine = machine_destinations(machine, party->org);

    dossier->exposures = arena_grow(builder->arena,
                                    dossier->exposures,
                                    dossier->nexposures,
                                    &builder->exposures_capacity,
                                    sizeof(*dossier->exposures));
    exposure = &dossier->exposures[dossier->nexposures++];
    exposure->party = index;
    exposure->service = service;
    exposure->contact = contact;
    exposure->machine = machine;
    exposure->stored = NULL;
    exposure->roles = contact_roles(contact,
                                    capacity == CAPACITY_OPERATOR &&
                                        machine != NULL && machine->front,
                                    &exposure->resource);
    exposure->reaches = party->reaches;
    exposure->destinations = capacity == CAPACITY_OPERATOR
                                 ? at_machine
                                 : set_worse_of(at_machine,
                                                org_recipients(party->org),
                                                DESTINATION_COUNT);
    exposure->consent =
        consent_of_contact(dossier->page, contact, capacity, party->org);
    exposure->doubts =
        exposure_doubts(party, exposure, machine) |
        consent_doubts(dossier->page, contact, &exposure->consent);
    party->roles |= exposure->roles;
}

/* Whose tool stores a name: METHOD.md §6. */
static struct identity
setter_of(const struct page *page,
          const struct contact *contact,
          const struct stored *stored)
{
    if (stored->org != NULL) {
        return (struct identity){
            .by = IDENTIFIED_COOKIE,
            .org = stored->org,
            .label = stored->org->slug,
            .name = stored->service,
            .purpose = stored->purpose,
        };
    }
    if (contact->service.by != IDENTIFIED_NOBODY) {
        return contact->service;
    }
    return (struct identity){
        .by = IDENTIFIED_SITE,
        .label = page->site,
        .name = page->site,
        .purpose = "",
    };
}

static void
add_stored(struct builder *builder,
           const struct contact *contact,
           const struct stored *stored)
{
    struct dossier *dossier = builder->dossier;
    const struct page *page = dossier->page;
    struct identity setter = setter_of(page, contact, stored);
    struct consent_facts facts =
        consent_of_stored(page, contact, stored, setter.org);
    struct exposure *exposure;

    if (facts.phases == 0 ||
        (facts.exempt == SET_OF(true) && !facts.measurement)) {
        return; /* not assessed, or nothing to say of it */
    }
    dossier->exposures = arena_grow(builder->arena,
                                    dossier->exposures,
                                    dossier->nexposures,
                                    &builder->exposures_capacity,
                                    sizeof(*dossier->exposures));
    exposure = &dossier->exposures[dossier->nexposures++];
    *exposure = (struct exposure){
        .party = party_index(builder, CAPACITY_SERVICE, &setter),
        .contact = contact,
        .stored = stored,
        .consent = facts,
        .doubts = consent_doubts(page, contact, &facts),
    };
    exposure->service = exposure->party;
}

static void
add_contact(struct builder *builder, const struct contact *contact)
{
    bool anybody = contact->service.by != IDENTIFIED_NOBODY;
    size_t service = NO_PARTY;

    if (anybody) {
        service = party_index(builder, CAPACITY_SERVICE, &contact->service);
        for (size_t i = 0; i < contact->nmachines; i++) {
            add_exposure(
                builder, service, service, contact, &contact->machines[i]);
        }
        if (contact->nmachines == 0) {
            add_exposure(builder, service, service, contact, NULL);
        }
    }
    for (size_t i = 0; i < contact->nmachines; i++) {
        const struct machine *machine = &contact->machines[i];

        if (machine->operator.by != IDENTIFIED_NOBODY) {
            anybody = true;
            add_exposure(
                builder,
                party_index(builder, CAPACITY_OPERATOR, &machine->operator),
                service,
                contact,
                machine);
        }
    }
    for (size_t i = 0; i < contact->ncookies; i++) {
        add_stored(builder, contact, &contact->cookies[i]);
    }
    for (size_t i = 0; i < contact->nstorage; i++) {
        add_stored(builder, contact, &contact->storage[i]);
    }
    /* Somebody answered for the page's own site, and nobody says who. */
    if (!anybody) {
        const struct identity nobody = {
            .by = IDENTIFIED_UNKNOWN,
            .label = contact->site,
            .name = contact->site,
            .purpose = "",
        };

        add_exposure(builder,
                     party_index(builder, CAPACITY_OPERATOR, &nobody),
                     NO_PARTY,
                     contact,
                     contact->nmachines > 0 ? &contact->machines[0] : NULL);
    }
}

struct ranked {
    const struct party *party;
    size_t old;
};

static int
compare_parties(const void *left, const void *right)
{
    const struct party *a = ((const struct ranked *)left)->party;
    const struct party *b = ((const struct ranked *)right)->party;
    int by_label;

    if (a->capacity != b->capacity) {
        return a->capacity < b->capacity ? -1 : 1;
    }
    by_label = strcmp(a->label, b->label);
    if (by_label != 0) {
        return by_label;
    }
    return (int)(a->org == NULL) - (int)(b->org == NULL);
}

/* A contact without address comes before what is stored through it; of one
 * with addresses, whose machines sort last, what is stored comes first. */
static int
compare_stored(const struct stored *a, const struct stored *b)
{
    int by_name;

    if (a == NULL || b == NULL) {
        return (int)(a != NULL) - (int)(b != NULL);
    }
    by_name = strcmp(a->name, b->name);
    if (by_name != 0) {
        return by_name;
    }
    if (a->key != b->key) {
        return (int)a->key - (int)b->key;
    }
    return (int)a->by_script - (int)b->by_script;
}

static int
compare_exposures(const void *left, const void *right)
{
    const struct exposure *a = left;
    const struct exposure *b = right;

    if (a->party != b->party) {
        return a->party < b->party ? -1 : 1;
    }
    if (a->contact != b->contact) { /* in the order of the page */
        return a->contact < b->contact ? -1 : 1;
    }
    if (a->machine != b->machine) {
        return (a->machine > b->machine) - (a->machine < b->machine);
    }
    return compare_stored(a->stored, b->stored);
}

static int
compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Put both lists in their total order, the indices of exposures with it. */
static void
sort(struct builder *builder)
{
    struct dossier *dossier = builder->dossier;
    size_t n = dossier->nparties;
    struct ranked *ranked = arena_alloc(builder->arena, n * sizeof(*ranked));
    struct party *parties = arena_alloc(builder->arena, n * sizeof(*parties));
    size_t *moved = arena_alloc(builder->arena, n * sizeof(*moved));

    for (size_t i = 0; i < n; i++) {
        ranked[i] = (struct ranked){&dossier->parties[i], i};
    }
    qsort(ranked, n, sizeof(*ranked), compare_parties);
    for (size_t i = 0; i < n; i++) {
        parties[i] = *ranked[i].party;
        moved[ranked[i].old] = i;
        qsort(parties[i].purposes,
              parties[i].npurposes,
              sizeof(parties[i].purposes[0]),
              compare_names);
    }
    dossier->parties = parties;
    for (size_t i = 0; i < dossier->nexposures; i++) {
        struct exposure *exposure = &dossier->exposures[i];

        exposure->party = moved[exposure->party];
        if (exposure->service != NO_PARTY) {
            exposure->service = moved[exposure->service];
        }
    }
    qsort(dossier->exposures,
          dossier->nexposures,
          sizeof(*dossier->exposures),
          compare_exposures);
}

void
dossier_build(const struct page *page, struct arena *arena, struct dossier *out)
{
    struct builder builder = {.arena = arena, .dossier = out};

    *out = (struct dossier){.page = page};
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (page->contacts[i].outcome != OUTCOME_FAILED) {
            add_contact(&builder, &page->contacts[i]);
        }
    }
    if (out->nparties > 0) {
        sort(&builder);
    }
}

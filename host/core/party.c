/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two passes: every contact gives exposures, each naming its party by a search
 * among those met so far; then both lists are put in their total order.
 */
#include "core/party.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BIT(set, value) (((unsigned)(set) >> (unsigned)(value)) & 1U)

struct builder {
    struct arena *arena;
    struct dossier *dossier;
    size_t parties_capacity;
    size_t exposures_capacity;
};

/* { the worse of a and b : a in one set, b in the other } */
static uint8_t
worse_of(uint8_t as, uint8_t bs, int count)
{
    uint8_t result = 0;

    for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
            if (BIT(as, a) && BIT(bs, b)) {
                result |= SET_OF(a > b ? a : b);
            }
        }
    }
    return result;
}

/* The set and every class worse than its best one. */
static reach_set
and_worse(reach_set set)
{
    int best = 0;

    while (best < REACH_COUNT && !BIT(set, best)) {
        best++;
    }
    return (reach_set)(REACH_ANY & ~(SET_OF(best) - 1U));
}

static bool
single(uint8_t set)
{
    return set != 0 && (set & (set - 1)) == 0;
}

reach_set
org_reaches(const struct org *org)
{
    reach_set set = worse_of(org->seat_reach, org->control_reach, REACH_COUNT);

    return strcmp(org->confidence, "low") == 0 ? and_worse(set) : set;
}

destination_set
machine_destinations(const struct machine *machine, const struct org *org)
{
    if (machine == NULL || machine->place.certainty != CERTAINTY_ESTABLISHED) {
        return DESTINATION_ANY;
    }
    if (machine->place.destination == DESTINATION_LISTED) {
        return org != NULL
                   ? org->us_recipient
                   : SET_OF(DESTINATION_LISTED) | SET_OF(DESTINATION_THIRD);
    }
    return SET_OF(machine->place.destination);
}

/* Where what is sent to a service goes: its EEA establishment or its seat. */
static destination_set
service_recipients(const struct org *org)
{
    if (org == NULL) {
        return DESTINATION_ANY;
    }
    switch (org->entity) {
    case ANSWER_YES:
        return SET_OF(DESTINATION_EEA);
    case ANSWER_NO:
        return org->seat_recipient;
    case ANSWER_UNKNOWN:
        break;
    }
    return org->seat_recipient | SET_OF(DESTINATION_EEA);
}

/* In the order in which a resource decides what a contact is for. */
static const enum resource by_weight[] = {
    RESOURCE_DOCUMENT,
    RESOURCE_FORM,
    RESOURCE_SCRIPT,
    RESOURCE_FRAME,
    RESOURCE_SOCKET,
    RESOURCE_FETCH,
    RESOURCE_BEACON,
    RESOURCE_OTHER,
    RESOURCE_FONT,
    RESOURCE_STYLE,
    RESOURCE_MEDIA,
    RESOURCE_IMAGE,
    RESOURCE_REDIRECT,
};

static role_set
roles_of(enum resource resource)
{
    switch (resource) {
    case RESOURCE_DOCUMENT:
        return SET_OF(ROLE_DOCUMENT);
    case RESOURCE_FORM:
        return SET_OF(ROLE_FORM);
    case RESOURCE_SCRIPT:
    case RESOURCE_FRAME:
    case RESOURCE_SOCKET:
    case RESOURCE_FETCH:
    case RESOURCE_BEACON:
        return SET_OF(ROLE_ACTIVE);
    case RESOURCE_FONT:
    case RESOURCE_STYLE:
    case RESOURCE_MEDIA:
    case RESOURCE_IMAGE:
        return SET_OF(ROLE_PASSIVE);
    case RESOURCE_REDIRECT:
        return SET_OF(ROLE_REDIRECT);
    case RESOURCE_OTHER:
    case RESOURCE_COUNT:
        break;
    }
    return SET_OF(ROLE_PASSIVE) | SET_OF(ROLE_ACTIVE);
}

role_set
contact_roles(const struct contact *contact,
              bool front,
              enum resource *resource)
{
    role_set roles;

    *resource = RESOURCE_OTHER;
    for (size_t i = 0; i < sizeof(by_weight) / sizeof(by_weight[0]); i++) {
        if (contact->counts[by_weight[i]] > 0) {
            *resource = by_weight[i];
            break;
        }
    }
    /* A hop of the page's own site serves the page as its document does. */
    if (contact->own_site && contact->counts[RESOURCE_REDIRECT] > 0 &&
        *resource != RESOURCE_FORM) {
        *resource = RESOURCE_DOCUMENT;
    }
    roles = roles_of(*resource);
    if (front && contact->own_site && roles == SET_OF(ROLE_DOCUMENT)) {
        return SET_OF(ROLE_PROXY);
    }
    return roles;
}

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
        if (party->capacity == capacity &&
            (party->org == NULL) == (identity->org == NULL) &&
            strcmp(party->label, identity->label) == 0) {
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
            .reaches =
                identity->org != NULL ? org_reaches(identity->org) : REACH_ANY,
        };
    }
    party = &dossier->parties[i];
    /* Several ways and several services: the first in order, for ever the
     * same one whatever the order of the contacts. */
    if (identity->by < party->by) {
        party->by = identity->by;
    }
    if (capacity == CAPACITY_SERVICE &&
        strcmp(identity->name, party->service) < 0) {
        party->service = identity->name;
    }
    add_purpose(party, identity->purpose);
    return i;
}

static unsigned
doubts_of(const struct party *party,
          const struct exposure *exposure,
          const struct machine *machine)
{
    const struct org *org = party->org;
    unsigned doubts = 0;

    if (!single(exposure->roles)) {
        doubts |= DOUBT_ROLE;
    }
    if (machine == NULL || machine->place.certainty != CERTAINTY_ESTABLISHED) {
        doubts |= DOUBT_PLACE;
    }
    if (org == NULL) {
        return doubts | DOUBT_PARTY;
    }
    if (strcmp(org->confidence, "low") == 0) {
        doubts |= DOUBT_LOW;
    }
    if (!single(worse_of(org->seat_reach, org->control_reach, REACH_COUNT))) {
        doubts |= DOUBT_CONTROL;
    }
    if (BIT(exposure->destinations, DESTINATION_LISTED) &&
        BIT(exposure->destinations, DESTINATION_THIRD) &&
        !single(org->us_recipient)) {
        doubts |= DOUBT_LISTING;
    }
    if (party->capacity == CAPACITY_SERVICE && org->entity == ANSWER_UNKNOWN &&
        !single(service_recipients(org))) {
        doubts |= DOUBT_ENTITY;
    }
    return doubts;
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
    exposure->roles = contact_roles(contact,
                                    capacity == CAPACITY_OPERATOR &&
                                        machine != NULL && machine->front,
                                    &exposure->resource);
    exposure->reaches = party->reaches;
    exposure->destinations = capacity == CAPACITY_OPERATOR
                                 ? at_machine
                                 : worse_of(at_machine,
                                            service_recipients(party->org),
                                            DESTINATION_COUNT);
    exposure->doubts = doubts_of(party, exposure, machine);
    party->roles |= exposure->roles;
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
    return (a->machine > b->machine) - (a->machine < b->machine);
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

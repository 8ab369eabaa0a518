/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/exposure.h"

#include <string.h>

#define BIT(set, value) (((unsigned)(set) >> (unsigned)(value)) & 1U)

uint8_t
set_worse_of(uint8_t as, uint8_t bs, int count)
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
    reach_set set =
        set_worse_of(org->seat_reach, org->control_reach, REACH_COUNT);

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

destination_set
org_recipients(const struct org *org)
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

unsigned
exposure_doubts(const struct party *party,
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
    if (!single(
            set_worse_of(org->seat_reach, org->control_reach, REACH_COUNT))) {
        doubts |= DOUBT_CONTROL;
    }
    if (BIT(exposure->destinations, DESTINATION_LISTED) &&
        BIT(exposure->destinations, DESTINATION_THIRD) &&
        !single(org->us_recipient)) {
        doubts |= DOUBT_LISTING;
    }
    if (party->capacity == CAPACITY_SERVICE && org->entity == ANSWER_UNKNOWN &&
        !single(org_recipients(org))) {
        doubts |= DOUBT_ENTITY;
    }
    return doubts;
}

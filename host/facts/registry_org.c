/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An organisation at a date. Control is found by walking the owners that
 * control at that date up to those whom nobody controls; the country of
 * control is that of the one in the worst class, and the classes that remain
 * possible are the worse of all of them.
 */
#include "facts/registry_data.h"

#include <string.h>

/* Owners over owners of one organisation; the longest real chain has 6. When
 * there are more, control is not known. */
#define OWNERS_MAX ((size_t)64)

/* The organisations over one, itself first, each once. */
struct ascent {
    size_t orgs[OWNERS_MAX];
    size_t count;
    bool complete; /* no more than OWNERS_MAX */
};

static bool
seen(const struct ascent *ascent, size_t org)
{
    for (size_t i = 0; i < ascent->count; i++) {
        if (ascent->orgs[i] == org) {
            return true;
        }
    }
    return false;
}

/* Add who controls an organisation on a day; whether there is anybody. */
static bool
climb(const struct registry *registry,
      struct ascent *ascent,
      size_t org,
      struct date day)
{
    const struct span *span = &registry->orgs[org].owners;
    bool controlled = false;

    for (size_t i = span->first; i < span->first + span->count; i++) {
        const struct owner *owner = &registry->owners[i];

        if (period_holds(owner->period, day) != ANSWER_YES) {
            continue;
        }
        controlled = true;
        if (seen(ascent, owner->owner)) {
            continue; /* companies may own each other */
        }
        if (ascent->count == OWNERS_MAX) {
            ascent->complete = false;
            break;
        }
        ascent->orgs[ascent->count++] = owner->owner;
    }
    return controlled;
}

static int
worst(reach_set set)
{
    int reach = REACH_COUNT - 1;

    while (reach > 0 && (set & SET_OF(reach)) == 0) {
        reach--;
    }
    return reach;
}

/* All classes that the worse of two may have. */
static reach_set
worse_of(reach_set a, reach_set b)
{
    reach_set set = 0;

    for (int i = 0; i < REACH_COUNT; i++) {
        for (int j = 0; j < REACH_COUNT; j++) {
            if ((a & SET_OF(i)) != 0 && (b & SET_OF(j)) != 0) {
                set |= SET_OF(i > j ? i : j);
            }
        }
    }
    return set;
}

/* Fills controlled_from and control_reach. */
static void
find_control(const struct registry *registry,
             size_t key,
             struct date day,
             struct org *org)
{
    struct ascent ascent = {.orgs = {key}, .count = 1, .complete = true};
    bool any = false;

    org->control_reach = SET_OF(REACH_E);
    for (size_t i = 0; i < ascent.count; i++) {
        struct country country;
        reach_set reach;

        if (climb(registry, &ascent, ascent.orgs[i], day)) {
            continue;
        }
        any = true;
        country = registry->orgs[ascent.orgs[i]].controlled_from;
        reach = registry_reach(registry, country, day);
        if (country_known(country) &&
            (!country_known(org->controlled_from) ||
             worst(reach) >
                 worst(registry_reach(registry, org->controlled_from, day)))) {
            org->controlled_from = country;
        }
        org->control_reach = worse_of(org->control_reach, reach);
    }
    if (!any || !ascent.complete) { /* all own each other, or too many */
        org->controlled_from = (struct country){""};
        org->control_reach = REACH_ANY;
    }
}

/* The first owner by slug who controls and is not in the chain yet. */
static bool
next_in_chain(const struct registry *registry,
              const struct ascent *chain,
              struct date day,
              size_t *next)
{
    const struct span *span =
        &registry->orgs[chain->orgs[chain->count - 1]].owners;

    for (size_t i = span->first; i < span->first + span->count; i++) {
        const struct owner *owner = &registry->owners[i];

        if (period_holds(owner->period, day) == ANSWER_YES &&
            !seen(chain, owner->owner)) {
            *next = owner->owner;
            return true;
        }
    }
    return false;
}

/* Fills the chain of owners, and the laws that it makes binding. */
static void
find_chain(const struct registry *registry,
           size_t key,
           struct date day,
           struct arena *arena,
           struct org *org)
{
    struct ascent chain = {.orgs = {key}, .count = 1, .complete = true};
    kind_set kinds[OWNERS_MAX];
    const char **slugs;
    const char **names;
    size_t next;

    while (chain.count < OWNERS_MAX &&
           next_in_chain(registry, &chain, day, &next)) {
        chain.orgs[chain.count++] = next;
    }
    slugs = arena_alloc(arena, 2 * chain.count * sizeof(*slugs));
    names = slugs + chain.count;
    for (size_t i = 0; i < chain.count; i++) {
        slugs[i] = registry->orgs[chain.orgs[i]].slug;
        names[i] = registry->orgs[chain.orgs[i]].name;
        kinds[i] = registry->orgs[chain.orgs[i]].law_kind;
    }
    org->chain = slugs;
    org->chain_names = names;
    org->nchain = chain.count;
    org->laws = registry_laws(
        registry, org->answers_to, kinds, chain.count, day, arena, &org->nlaws);
}

/* Seat or control, whichever is in the worse class; control when both are in
 * the same, since it is who decides. */
static struct country
answers_to(const struct registry *registry,
           const struct org *org,
           struct date day)
{
    if (!country_known(org->controlled_from)) {
        return org->seat;
    }
    if (!country_known(org->seat)) {
        return org->controlled_from;
    }
    return worst(org->seat_reach) >
                   worst(registry_reach(registry, org->controlled_from, day))
               ? org->seat
               : org->controlled_from;
}

/* A company of the EEA is an establishment there by itself. */
static void
find_entity(const struct organisation *row, struct org *org)
{
    org->entity_name = "";
    if (strcmp(row->eu_entity, "none") == 0) {
        org->entity = ANSWER_NO;
    } else if (row->eu_entity[0] != '\0') {
        org->entity = ANSWER_YES;
        org->entity_name = row->eu_entity;
    } else if (org->seat_reach == SET_OF(REACH_E)) {
        org->entity = ANSWER_YES;
        org->entity_name = row->name;
    }
}

const char *
registry_offer(const struct registry *registry,
               const struct organisation *org,
               struct date day)
{
    const struct span *span = &org->qualifications;

    for (size_t i = span->first; i < span->first + span->count; i++) {
        const struct qualification *row = &registry->qualifications[i];

        if (period_holds(row->period, day) == ANSWER_YES) {
            return row->offer;
        }
    }
    return NULL;
}

const struct org *
registry_org(const struct registry *registry,
             size_t key,
             struct date day,
             struct arena *arena)
{
    static const char opened[] = "(read)";
    const struct organisation *row = &registry->orgs[key];
    struct org *org = arena_alloc(arena, sizeof(*org));
    const char *offer;

    org->slug = row->slug;
    org->name = row->name;
    org->kind = row->kind;
    org->seat = row->seat;
    org->technology_from = row->technology_from;
    offer = registry_offer(registry, row, day);
    org->qualified = offer != NULL;
    org->offer = offer != NULL ? offer : "";
    org->branches = row->branches;
    org->source = row->source;
    org->as_of = row->as_of;
    org->confidence = row->confidence;
    org->read = strncmp(row->source, opened, sizeof(opened) - 1) == 0;
    org->seat_reach = registry_reach(registry, row->seat, day);
    find_control(registry, key, day, org);
    find_entity(row, org);
    org->answers_to = answers_to(registry, org, day);
    org->decision = registry_decision(registry, org->answers_to, day);
    org->listed = registry_listed(registry, row, day, &org->dpf);
    find_chain(registry, key, day, arena, org);
    org->seat_recipient = registry_destinations(registry, row, row->seat, day);
    org->us_recipient =
        registry_destinations(registry, row, (struct country){"US"}, day);
    return org;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * An organisation at a date. Control is found by walking the owners that
 * control at that date up to those whom nobody controls; the country of
 * control is that of the one in the worst class, and the classes that remain
 * possible are the worse of all of them. Where it is not certain that an owner
 * controlled (a row of low confidence; a period, when the day is not known),
 * what is so with that owner and without remains possible.
 */
#include "facts/registry_data.h"

#include <string.h>

/* Owners over owners of one organisation; the longest real chain has 6. When
 * there are more, control is not known. */
#define OWNERS_MAX ((size_t)64)

/* The organisations over one, itself first, each once. */
struct ascent {
    size_t orgs[OWNERS_MAX];
    bool free[OWNERS_MAX]; /* nobody controls it */
    size_t count;
    bool complete; /* no more than OWNERS_MAX */
    bool doubtful; /* there are owners that may have controlled */
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

/* Whether an owner controlled on a day. */
static enum answer
controlled(const struct owner *owner, struct date day)
{
    enum answer held = period_holds(owner->period, day);

    return held == ANSWER_YES && !owner->certain ? ANSWER_UNKNOWN : held;
}

/* Add who controls the i-th organisation on a day. */
static void
climb(const struct registry *registry,
      struct ascent *ascent,
      size_t i,
      struct date day,
      bool with_doubtful)
{
    const struct span *span = &registry->orgs[ascent->orgs[i]].owners;

    ascent->free[i] = true;
    for (size_t k = span->first; k < span->first + span->count; k++) {
        const struct owner *owner = &registry->owners[k];
        enum answer held = controlled(owner, day);

        ascent->doubtful |= held == ANSWER_UNKNOWN;
        if (held == ANSWER_NO || (held == ANSWER_UNKNOWN && !with_doubtful)) {
            continue;
        }
        ascent->free[i] = false;
        if (seen(ascent, owner->owner)) {
            continue; /* companies may own each other */
        }
        if (ascent->count == OWNERS_MAX) {
            ascent->complete = false;
            break;
        }
        ascent->orgs[ascent->count++] = owner->owner;
    }
}

static void
ascend(const struct registry *registry,
       size_t key,
       struct date day,
       bool with_doubtful,
       struct ascent *ascent)
{
    ascent->orgs[0] = key;
    ascent->count = 1;
    ascent->complete = true;
    ascent->doubtful = false;
    for (size_t i = 0; i < ascent->count; i++) {
        climb(registry, ascent, i, day, with_doubtful);
    }
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

/* The country from which the certain owners control. */
static struct country
control_of(const struct registry *registry,
           const struct ascent *ascent,
           struct date day,
           reach_set *reach)
{
    struct country from = {""};
    bool any = false;

    *reach = SET_OF(REACH_E);
    for (size_t i = 0; i < ascent->count; i++) {
        struct country country =
            registry->orgs[ascent->orgs[i]].controlled_from;
        reach_set there = registry_reach(registry, country, day);

        if (!ascent->free[i]) {
            continue;
        }
        any = true;
        if (country_known(country) &&
            (!country_known(from) ||
             worst(there) > worst(registry_reach(registry, from, day)))) {
            from = country;
        }
        *reach = worse_of(*reach, there);
    }
    if (!any || !ascent->complete) { /* all own each other, or too many */
        *reach = REACH_ANY;
        return (struct country){""};
    }
    return from;
}

/* Whether the i-th of all is free in the certain ascent too. */
static bool
free_before(const struct ascent *certain, const struct ascent *all, size_t i)
{
    for (size_t k = 0; k < certain->count; k++) {
        if (certain->orgs[k] == all->orgs[i]) {
            return certain->free[k];
        }
    }
    return false;
}

/* Take into account the owners that may have controlled on the day: whatever
 * each of them would make of it remains possible. */
static void
add_doubtful(const struct registry *registry,
             const struct ascent *certain,
             struct date day,
             struct org *org)
{
    struct ascent all;
    reach_set settled = SET_OF(REACH_E);
    reach_set possible = 0;
    bool any = false;

    ascend(registry, certain->orgs[0], day, true, &all);
    for (size_t i = 0; i < all.count; i++) {
        struct country from = registry->orgs[all.orgs[i]].controlled_from;
        reach_set there = registry_reach(registry, from, day);

        any |= all.free[i];
        if (all.free[i] && free_before(certain, &all, i)) {
            settled = worse_of(settled, there);
        } else if (all.free[i]) {
            possible |= there;
        }
    }
    /* Whose control would not show beside the others' leaves the country. */
    for (size_t i = 0; i < all.count; i++) {
        struct country from = registry->orgs[all.orgs[i]].controlled_from;

        if (all.free[i] && !free_before(certain, &all, i) &&
            !country_same(from, org->controlled_from) &&
            worst(registry_reach(registry, from, day)) >= worst(settled)) {
            org->controlled_from = (struct country){""};
        }
    }
    org->control_reach |= possible != 0 ? worse_of(settled, possible) : settled;
    if (!all.complete || !any) {
        org->controlled_from = (struct country){""};
        org->control_reach = REACH_ANY;
    }
}

/* Fills controlled_from and control_reach. */
static void
find_control(const struct registry *registry,
             size_t key,
             struct date day,
             struct org *org)
{
    struct ascent ascent;

    ascend(registry, key, day, false, &ascent);
    org->controlled_from =
        control_of(registry, &ascent, day, &org->control_reach);
    if (ascent.doubtful) {
        add_doubtful(registry, &ascent, day, org);
    }
}

/* The first owner by slug who surely controls and is not in the chain yet. */
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

        if (controlled(owner, day) == ANSWER_YES &&
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
    struct ascent chain = {.orgs = {key}, .count = 1};
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
        org->yours |= registry->orgs[chain.orgs[i]].yours;
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
    org->measurement = row->measurement;
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

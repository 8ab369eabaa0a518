/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * small_world.h - pages small enough to try them all: contacts made of a kind
 * of resource, a service, an operator and a place, each from a short list.
 */
#ifndef SMALL_WORLD_H
#define SMALL_WORLD_H

#include "core/grade.h"

#include <string.h>

/* Who stands behind: one company for each class, one unknown, nobody. */
enum who {
    WHO_NOBODY,
    WHO_E,
    WHO_HYBRID,
    WHO_X,
    WHO_Y,
    WHO_UNKNOWN,
    WHO_COUNT
};

/* Where the machine stands. */
enum where { WHERE_EEA, WHERE_US, WHERE_UNKNOWN, WHERE_COUNT };

struct kind {
    enum resource resource;
    enum who service;
    enum who operator;
    enum where where;
};

static const char *const no_laws[] = {"law"};

/* One company; static so that a page can borrow it. */
#define COMPANY(slug_, class_, tech_, us_, entity_, recipient_)                \
    {                                                                          \
        .slug = slug_, .name = slug_, .kind = "cloud", .seat = {"FR"},         \
        .controlled_from = {"FR"}, .technology_from = {tech_}, .branches = "", \
        .chain = no_laws, .chain_names = no_laws, .nchain = 1,                 \
        .entity = entity_, .entity_name = "", .dpf = "", .offer = "",          \
        .decision = "", .laws = no_laws, .nlaws = 1, .source = "",             \
        .as_of = "", .confidence = "high", .seat_reach = SET_OF(class_),       \
        .control_reach = SET_OF(class_), .seat_recipient = recipient_,         \
        .us_recipient = us_                                                    \
    }

static const struct org companies[WHO_COUNT] = {
    [WHO_E] = COMPANY("european",
                      REACH_E,
                      "",
                      SET_OF(DESTINATION_THIRD),
                      ANSWER_NO,
                      SET_OF(DESTINATION_EEA)),
    [WHO_HYBRID] = COMPANY("hybrid",
                           REACH_E,
                           "US",
                           SET_OF(DESTINATION_THIRD),
                           ANSWER_NO,
                           SET_OF(DESTINATION_EEA)),
    [WHO_X] = COMPANY("american",
                      REACH_X,
                      "",
                      SET_OF(DESTINATION_LISTED),
                      ANSWER_UNKNOWN,
                      SET_OF(DESTINATION_LISTED)),
    [WHO_Y] = COMPANY("russian",
                      REACH_Y,
                      "",
                      SET_OF(DESTINATION_THIRD),
                      ANSWER_NO,
                      SET_OF(DESTINATION_THIRD)),
};

static inline struct identity
identity_of(enum who who, const char *unknown)
{
    switch (who) {
    case WHO_NOBODY:
        return (struct identity){.label = "", .name = "", .purpose = ""};
    case WHO_UNKNOWN:
        return (struct identity){
            .by = IDENTIFIED_UNKNOWN,
            .label = unknown,
            .name = unknown,
            .purpose = "",
        };
    case WHO_E:
    case WHO_HYBRID:
    case WHO_X:
    case WHO_Y:
    case WHO_COUNT:
        break;
    }
    return (struct identity){
        .by = IDENTIFIED_DOMAIN,
        .org = &companies[who],
        .label = companies[who].slug,
        .name = companies[who].slug,
        .purpose = "analytics",
    };
}

static inline struct place
place_of(enum where where)
{
    switch (where) {
    case WHERE_EEA:
        return (struct place){
            .certainty = CERTAINTY_ESTABLISHED,
            .country = {"FR"},
            .destination = DESTINATION_EEA,
        };
    case WHERE_US:
        return (struct place){
            .certainty = CERTAINTY_ESTABLISHED,
            .country = {"US"},
            .destination = DESTINATION_LISTED,
        };
    case WHERE_UNKNOWN:
    case WHERE_COUNT:
        break;
    }
    return (struct place){.certainty = CERTAINTY_UNKNOWN};
}

/* Add an identified contact. Documents are of the page's own site. */
static inline void
add_kind(struct page *page,
         struct arena *arena,
         const char *host,
         const struct kind *kind)
{
    struct contact *contact = page_add(page, arena);

    *contact = (struct contact){
        .host = host,
        .site = host,
        .own_site = kind->resource == RESOURCE_DOCUMENT,
        .service = identity_of(kind->service, host),
    };
    contact->counts[kind->resource] = 1;
    contact_add_address(contact,
                        arena,
                        (struct address){
                            .kind = ADDRESS_PUBLIC,
                            .family = 4,
                            .bytes = {192, 0, 2, 1},
                            .text = "192.0.2.1",
                        });
    contact->machines = arena_alloc(arena, sizeof(*contact->machines));
    contact->machines[0] = (struct machine){
        .address = &contact->addresses[0],
        .network = "",
        .place = place_of(kind->where),
        .operator= identity_of(kind->operator, "AS64500"),
    };
    contact->nmachines = 1;
}

/* The i-th of kinds_count() different contacts. */
#define RESOURCES 4
static inline size_t
kinds_count(void)
{
    return (size_t)RESOURCES * WHO_COUNT * WHO_COUNT * WHERE_COUNT;
}

static inline struct kind
kind_at(size_t i)
{
    static const enum resource resources[RESOURCES] = {
        RESOURCE_DOCUMENT,
        RESOURCE_SCRIPT,
        RESOURCE_IMAGE,
        RESOURCE_OTHER,
    };
    struct kind kind = {
        .resource = resources[i % RESOURCES],
        .service = (enum who)(i / RESOURCES % WHO_COUNT),
        .operator=(enum who)(i / RESOURCES / WHO_COUNT % WHO_COUNT),
        .where =
            (enum where)(i / RESOURCES / WHO_COUNT / WHO_COUNT % WHERE_COUNT),
    };

    if (kind.resource == RESOURCE_DOCUMENT) {
        kind.service = WHO_NOBODY; /* the site visited is not judged */
    }
    return kind;
}

/* A page of these contacts, judged. Hosts are named after their index. */
static inline struct judgement
judge(struct arena *arena,
      struct page *page,
      struct dossier *dossier,
      const struct kind *kinds,
      const char *const *hosts,
      size_t count)
{
    struct judgement judgement;

    *page = (struct page){.host = "site.test", .site = "site.test"};
    for (size_t i = 0; i < count; i++) {
        add_kind(page, arena, hosts[i], &kinds[i]);
    }
    page_normalise(page, arena);
    dossier_build(page, arena, dossier);
    grade_page(dossier, arena, &judgement);
    return judgement;
}

#endif

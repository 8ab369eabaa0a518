/* SPDX-License-Identifier: EUPL-1.2 */
/* What the law is in a country on a day: class, destination, laws to cite. */
#include "facts/registry_data.h"

#include <string.h>

const struct nation *
registry_nation(const struct registry *registry, struct country country)
{
    const char *code = country.code;

    if (code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z') {
        return NULL;
    }
    return &registry->nations[(size_t)(code[0] - 'A') * 26 +
                              (size_t)(code[1] - 'A')];
}

struct country
registry_code(const char *text)
{
    struct country country = {""};

    if (strlen(text) == 2 && text[0] >= 'A' && text[0] <= 'Z' &&
        text[1] >= 'A' && text[1] <= 'Z') {
        memcpy(country.code, text, 2);
    }
    return country;
}

enum answer
period_holds(struct period period, struct date day)
{
    if (date_within(day, period.from, period.to)) {
        return ANSWER_YES;
    }
    return day.ymd == 0 ? ANSWER_UNKNOWN : ANSWER_NO;
}

/* The bit of a value that is possible, when it is not certain. */
static uint8_t
perhaps(enum answer held, int value)
{
    return (uint8_t)(held == ANSWER_UNKNOWN ? SET_OF(value) : 0);
}

/* Whether a country is in the EEA. */
static enum answer
in_eea(const struct registry *registry,
       const struct nation *nation,
       struct date day)
{
    enum answer best = ANSWER_NO;

    for (size_t i = 0; i < nation->eea.count; i++) {
        enum answer held =
            period_holds(registry->eea[nation->eea.first + i].period, day);

        if (held == ANSWER_YES) {
            return ANSWER_YES;
        }
        best = held == ANSWER_UNKNOWN ? ANSWER_UNKNOWN : best;
    }
    return best;
}

/* The adequacy row in force; on an unknown day the last one that may be. */
static enum answer
adequate(const struct registry *registry,
         const struct nation *nation,
         bool listed_only,
         struct date day,
         const struct adequacy_row **row)
{
    enum answer best = ANSWER_NO;

    *row = NULL;
    for (size_t i = 0; i < nation->adequacy.count; i++) {
        const struct adequacy_row *candidate =
            &registry->adequacy[nation->adequacy.first + i];
        enum answer held = period_holds(candidate->period, day);

        if ((candidate->framework != FRAMEWORK_NONE) != listed_only ||
            held == ANSWER_NO) {
            continue;
        }
        *row = candidate;
        if (held == ANSWER_YES) {
            return ANSWER_YES;
        }
        best = ANSWER_UNKNOWN;
    }
    return best;
}

reach_set
registry_reach(const struct registry *registry,
               struct country country,
               struct date day)
{
    const struct nation *nation = registry_nation(registry, country);
    const struct adequacy_row *row;
    reach_set possible = 0;
    enum answer held;

    if (nation == NULL) {
        return REACH_ANY;
    }
    held = in_eea(registry, nation, day);
    if (held == ANSWER_YES) {
        return SET_OF(REACH_E);
    }
    possible |= perhaps(held, REACH_E);
    for (size_t i = 0; i < nation->classes.count; i++) {
        const struct class_row *authored =
            &registry->classes[nation->classes.first + i];

        held = period_holds(authored->period, day);
        if (held == ANSWER_YES) {
            return possible | SET_OF(authored->reach);
        }
        possible |= perhaps(held, (int)authored->reach);
    }
    held = adequate(registry, nation, false, day, &row);
    if (held == ANSWER_YES) {
        return possible | SET_OF(REACH_Q);
    }
    possible |= perhaps(held, REACH_Q);
    return possible | SET_OF(registry->otherwise);
}

/* What a transfer to a country may be; LISTED: when the company is listed. */
static destination_set
destinations(const struct registry *registry,
             struct country country,
             struct date day)
{
    const struct nation *nation = registry_nation(registry, country);
    const struct adequacy_row *row;
    destination_set possible = 0;
    enum answer held;

    if (nation == NULL) {
        return DESTINATION_ANY;
    }
    held = in_eea(registry, nation, day);
    if (held == ANSWER_YES) {
        return SET_OF(DESTINATION_EEA);
    }
    possible |= perhaps(held, DESTINATION_EEA);
    held = adequate(registry, nation, false, day, &row);
    if (held == ANSWER_YES) {
        return possible | SET_OF(DESTINATION_ADEQUATE);
    }
    possible |= perhaps(held, DESTINATION_ADEQUATE);
    held = adequate(registry, nation, true, day, &row);
    if (held == ANSWER_YES) {
        return possible | SET_OF(DESTINATION_LISTED);
    }
    possible |= perhaps(held, DESTINATION_LISTED);
    return possible | SET_OF(DESTINATION_THIRD);
}

enum destination
registry_destination(const struct registry *registry,
                     struct country country,
                     struct date day)
{
    destination_set possible = destinations(registry, country, day);
    int worst = DESTINATION_COUNT - 1;

    while ((possible & SET_OF(worst)) == 0) {
        worst--;
    }
    return (enum destination)worst;
}

/* What the list of one framework says of an organisation. */
static enum answer
listed_under(const struct registry *registry,
             const struct organisation *org,
             enum framework framework,
             struct date day)
{
    for (size_t i = 0; i < org->listings.count; i++) {
        const struct listing *listing =
            &registry->listings[org->listings.first + i];

        if (listing->framework == framework &&
            period_holds(listing->period, day) == ANSWER_YES) {
            return listing->listed;
        }
    }
    return ANSWER_UNKNOWN;
}

enum answer
registry_listed(const struct registry *registry,
                const struct organisation *org,
                struct date day,
                const char **text)
{
    static const struct country us = {"US"};
    bool eligible = !country_known(org->seat) || country_same(org->seat, us);
    const struct adequacy_row *row;
    enum answer listed = ANSWER_UNKNOWN;

    switch (
        adequate(registry, registry_nation(registry, us), true, day, &row)) {
    case ANSWER_NO:
        *text = "na";
        return ANSWER_NO;
    case ANSWER_YES:
        listed = listed_under(registry, org, row->framework, day);
        break;
    case ANSWER_UNKNOWN:
        break;
    }
    if (listed == ANSWER_UNKNOWN && !eligible && org->listings.count == 0) {
        *text = "na";
        return ANSWER_NO;
    }
    *text = listed == ANSWER_YES  ? "yes"
            : listed == ANSWER_NO ? "no"
                                  : "unknown";
    return listed;
}

destination_set
registry_destinations(const struct registry *registry,
                      const struct organisation *org,
                      struct country country,
                      struct date day)
{
    destination_set possible = destinations(registry, country, day);

    if (country_known(country) &&
        (possible & SET_OF(DESTINATION_LISTED)) != 0) {
        const char *text;
        enum answer listed = registry_listed(registry, org, day, &text);

        if (listed == ANSWER_NO) {
            possible &= (destination_set)~SET_OF(DESTINATION_LISTED);
        }
        if (listed != ANSWER_YES) {
            possible |= SET_OF(DESTINATION_THIRD);
        }
    }
    return possible;
}

/* The decision in force, one for everybody before one with a list; NULL:
 * there is none. */
static const struct adequacy_row *
decision_of(const struct registry *registry,
            struct country country,
            struct date day)
{
    const struct nation *nation = registry_nation(registry, country);
    const struct adequacy_row *row;

    if (nation != NULL &&
        (adequate(registry, nation, false, day, &row) == ANSWER_YES ||
         adequate(registry, nation, true, day, &row) == ANSWER_YES)) {
        return row;
    }
    return NULL;
}

const char *
registry_decision(const struct registry *registry,
                  struct country country,
                  struct date day)
{
    const struct adequacy_row *row = decision_of(registry, country, day);

    return row != NULL ? row->decision : "";
}

bool
registry_decision_ended(const struct registry *registry,
                        struct country country,
                        struct date day)
{
    const struct adequacy_row *row = decision_of(registry, country, day);
    struct date now = date_parse(registry->manifest.version);

    return row != NULL && row->period.to.ymd != 0 &&
           row->period.to.ymd < now.ymd;
}

/* Add the laws of the rows for this kind, or KIND_OTHER; *first is
 * set to the place of the first one among the rows of the country. */
static size_t
add_laws(const struct registry *registry,
         const struct nation *nation,
         kind_set kind,
         struct date day,
         const char **out,
         size_t *first)
{
    size_t count = 0;

    for (size_t i = 0; i < nation->laws.count; i++) {
        const struct law_row *row = &registry->law_map[nation->laws.first + i];
        const struct law *law = &registry->laws[row->law];

        if (period_holds(row->period, day) == ANSWER_YES &&
            period_holds(law->period, day) == ANSWER_YES &&
            (row->kinds & kind) != 0) {
            *first = count == 0 ? i : *first;
            out[count++] = law->id;
        }
    }
    return count;
}

const char *const *
registry_laws(const struct registry *registry,
              struct country country,
              const kind_set *kinds,
              size_t nkinds,
              struct date day,
              struct arena *arena,
              size_t *count)
{
    const struct nation *nation = registry_nation(registry, country);
    kind_set decides = KIND_OTHER;
    size_t best = SIZE_MAX;
    size_t first;
    const char **ids;

    *count = 0;
    if (nation == NULL || nation->laws.count == 0) {
        return NULL;
    }
    ids = arena_alloc(arena, nation->laws.count * sizeof(*ids));
    for (size_t i = 0; i < nkinds; i++) {
        if (add_laws(registry, nation, kinds[i], day, ids, &first) > 0 &&
            first < best) {
            best = first;
            decides = kinds[i];
        }
    }
    *count = add_laws(registry, nation, decides, day, ids, &first);
    return ids;
}

const char *
registry_country(const struct registry *registry,
                 struct country country,
                 enum country_form form,
                 enum language language)
{
    const struct nation *nation = registry_nation(registry, country);

    if (nation == NULL) {
        return "";
    }
    return nation->forms[form][language] != NULL ? nation->forms[form][language]
                                                 : nation->code;
}

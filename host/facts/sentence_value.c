/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/sentence_law.h"

#include "facts/sentence_consent.h"

#include <string.h>

#define KEY_BYTES ((size_t)64) /* of a key of the sentences; no longer one */

const char *
sentence_named(const struct sentence_context *context,
               const char *table,
               const char *name)
{
    size_t before = strlen(table);
    size_t len = strlen(name);
    char key[KEY_BYTES];

    if (before + len + 2 > sizeof(key)) {
        return NULL;
    }
    /* NOLINTNEXTLINE(bugprone-not-null-terminated-result): more follows */
    memcpy(key, table, before);
    key[before] = '.';
    memcpy(key + before + 1, name, len + 1);
    return registry_sentence(context->registry, key, context->language);
}

bool
finding_is(const struct finding *finding, const char *id)
{
    return strcmp(finding->rule->id, id) == 0;
}

const struct machine *
finding_machine(const struct finding *finding)
{
    for (size_t i = 0; i < finding->nevidence; i++) {
        if (finding->evidence[i]->machine != NULL) {
            return finding->evidence[i]->machine;
        }
    }
    return NULL;
}

struct country
finding_registered(const struct sentence_context *context)
{
    const struct machine *machine = finding_machine(context->finding);

    return context->org != NULL || machine == NULL ||
                   context->party->capacity != CAPACITY_OPERATOR ||
                   machine->operator.by != IDENTIFIED_UNKNOWN
               ? (struct country){""}
               : machine->registered;
}

static const char *
country_text(const struct sentence_context *context,
             struct country country,
             enum country_form form)
{
    if (!country_known(country)) {
        return UNKNOWN_VALUE;
    }
    return registry_country(
        context->registry, country, form, context->language);
}

/* "aux États-Unis, au Canada et en Inde", of a list "US;CA;IN". */
static const char *
countries_text(const struct sentence_context *context,
               const char *list,
               enum country_form form)
{
    const char *last = context->language == LANGUAGE_FR ? " et " : " and ";
    struct sentence_text text = {.arena = context->arena};
    const char *at = list;

    while (*at != '\0') {
        size_t len = strcspn(at, ";");
        char code[3] = "";

        memcpy(code, at, len < 2 ? len : 2);
        if (at != list) {
            sentence_append(&text, at[len] == '\0' ? last : ", ");
        }
        sentence_append(&text,
                        country_text(context, country_parse(code), form));
        at += len + (at[len] == ';');
    }
    return text.len > 0 ? text.bytes : UNKNOWN_VALUE;
}

const char *
sentence_country(const struct sentence_context *context, enum country_form form)
{
    if (finding_is(context->finding, "R10") && context->org != NULL) {
        return countries_text(context, context->org->branches, form);
    }
    return country_text(context, finding_country(context), form);
}

/* "what.font", "does.script": the kinds that have words of their own. */
static const char *
resource_value(const struct sentence_context *context, const char *table)
{
    const char *kind = resource_name(context->finding->resource);
    const char *text = sentence_named(context, table, kind);

    if (text == NULL) {
        text = sentence_named(context, table, "other");
    }
    return text != NULL ? text : UNKNOWN_VALUE;
}

static bool
same_place(const struct place *a, const struct place *b)
{
    return a->certainty == b->certainty && a->worldwide == b->worldwide &&
           country_same(a->country, b->country);
}

/* The place that all the evidence agrees on; unknown when it does not. */
static struct place
place_of(const struct finding *finding)
{
    struct place place = {.certainty = CERTAINTY_UNKNOWN};

    for (size_t i = 0; i < finding->nevidence; i++) {
        const struct machine *machine = finding->evidence[i]->machine;

        if (machine == NULL ||
            (i > 0 && !same_place(&machine->place, &place))) {
            return (struct place){.certainty = CERTAINTY_UNKNOWN};
        }
        place = machine->place;
    }
    return place;
}

/* The template of a place has one placeholder, {in_country}. */
static const char *
place_value(const struct sentence_context *context)
{
    static const char hole[] = "{in_country}";
    struct place place = place_of(context->finding);
    const char *name =
        place.worldwide ? "worldwide" : certainty_name(place.certainty);
    const char *template = sentence_named(context, "place", name);
    const char *at;

    if (template == NULL) {
        return UNKNOWN_VALUE;
    }
    at = strstr(template, hole);
    if (at == NULL) {
        return template;
    }
    return arena_format(context->arena,
                        "%.*s%s%s",
                        (int)(at - template),
                        template,
                        country_text(context, place.country, COUNTRY_IN),
                        at + sizeof(hole) - 1);
}

/* "AS64500 Example"; the address where no network announces it. */
static const char *
network_name(const struct sentence_context *context)
{
    const struct machine *machine = finding_machine(context->finding);

    if (machine == NULL) {
        return UNKNOWN_VALUE;
    }
    if (machine->asn == 0) {
        return machine->address->text;
    }
    return arena_format(context->arena,
                        "AS%lu%s%s",
                        (unsigned long)machine->asn,
                        machine->network[0] == '\0' ? "" : " ",
                        machine->network);
}

/* "in network AS64500 Example", "at address 192.0.2.1" */
static const char *
network_value(const struct sentence_context *context)
{
    static const char *const in[2][LANGUAGE_COUNT] = {
        {"à l’adresse", "at address"},
        {"dans le réseau", "in network"},
    };
    const struct machine *machine = finding_machine(context->finding);
    bool announced = machine != NULL && machine->asn != 0;

    return arena_format(context->arena,
                        "%s %s",
                        in[announced][context->language],
                        network_name(context));
}

/* "30 June 2025"; a row without a date is as old as the data set. */
static const char *
as_of_value(const struct sentence_context *context)
{
    static const char *const months[LANGUAGE_COUNT][12] = {
        {"janvier",
         "février",
         "mars",
         "avril",
         "mai",
         "juin",
         "juillet",
         "août",
         "septembre",
         "octobre",
         "novembre",
         "décembre"},
        {"January",
         "February",
         "March",
         "April",
         "May",
         "June",
         "July",
         "August",
         "September",
         "October",
         "November",
         "December"},
    };
    bool dated = context->org != NULL && context->org->as_of[0] != '\0';
    int day = date_parse(dated ? context->org->as_of
                               : registry_version(context->registry))
                  .ymd;
    int month = day / 100 % 100;
    bool first = day % 100 == 1 && context->language == LANGUAGE_FR;

    if (month < 1 || month > 12) {
        return UNKNOWN_VALUE;
    }
    return arena_format(context->arena,
                        "%d%s %s %d",
                        day % 100,
                        first ? "er" : "",
                        months[context->language][month - 1],
                        day / 10000);
}

/* A network without a company is called by its number and holder. */
static const char *
organisation_value(const struct sentence_context *context)
{
    const struct party *party = context->party;

    return context->org == NULL && party->capacity == CAPACITY_OPERATOR &&
                   finding_machine(context->finding) != NULL
               ? network_name(context)
               : party->called;
}

/* "has its seat in Ireland and its control in China": the class of a company
 * comes from the one or the other. */
static const char *
ties_value(const struct sentence_context *context)
{
    static const char *const words[3][LANGUAGE_COUNT] = {
        {"a son siège ", "has its seat "},
        {"a son contrôle ", "has its control "},
        {" et son contrôle ", " and its control "},
    };
    const struct org *org = context->org;
    bool seated = org != NULL && country_known(org->seat);
    bool two = seated && country_known(org->controlled_from) &&
               !country_same(org->seat, org->controlled_from);

    if (org == NULL) {
        return UNKNOWN_VALUE;
    }
    return arena_format(
        context->arena,
        "%s%s%s%s",
        words[seated ? 0 : 1][context->language],
        country_text(
            context, seated ? org->seat : org->controlled_from, COUNTRY_IN),
        two ? words[2][context->language] : "",
        two ? country_text(context, org->controlled_from, COUNTRY_IN) : "");
}

static const char *
domain_value(const struct sentence_context *context)
{
    return context->party->label;
}

static const char *
what_value(const struct sentence_context *context)
{
    return resource_value(context, "what");
}

static const char *
does_value(const struct sentence_context *context)
{
    return resource_value(context, "does");
}

static const char *
serves_value(const struct sentence_context *context)
{
    return resource_value(context, "serves");
}

static const char *
technology_value(const struct sentence_context *context)
{
    return context->org == NULL ? UNKNOWN_VALUE
                                : country_text(context,
                                               context->org->technology_from,
                                               COUNTRY_NAME);
}

static const char *
offer_value(const struct sentence_context *context)
{
    return context->org != NULL && context->org->offer[0] != '\0'
               ? context->org->offer
               : UNKNOWN_VALUE;
}

static const char *
of_value(const struct sentence_context *context)
{
    return sentence_country(context, COUNTRY_OF);
}

static const char *
in_value(const struct sentence_context *context)
{
    return sentence_country(context, COUNTRY_IN);
}

const char *
sentence_value(const struct sentence_context *context, const char *name)
{
    static const struct {
        const char *name;
        const char *(*value)(const struct sentence_context *);
    } values[] = {
        {"org", organisation_value},
        {"of_country", of_value},
        {"in_country", in_value},
        {"ties", ties_value},
        {"compels", compels_value},
        {"arrives", arrives_value},
        {"what", what_value},
        {"does", does_value},
        {"serves", serves_value},
        {"place", place_value},
        {"decision", decision_value},
        {"transfer_law", transfer_law_value},
        {"consent_law", consent_law_value},
        {"tech", technology_value},
        {"offer", offer_value},
        {"domain", domain_value},
        {"network", network_value},
        {"as_of", as_of_value},
        {"stored", sentence_stored},
        {"goes_on", sentence_goes_on},
        {"purpose", sentence_purpose},
        {"declared", sentence_declared},
    };

    /* A rule of the page has no party, hence none of these. */
    for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if (context->party != NULL && name[0] == values[i].name[0] &&
            strcmp(name, values[i].name) == 0) {
            return values[i].value(context);
        }
    }
    return UNKNOWN_VALUE;
}

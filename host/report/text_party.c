/* SPDX-License-Identifier: EUPL-1.2 */
/* The five facts about a party, never merged: place of the machine, network
 * operator, company, who controls it, which laws reach it (DESIGN.md §1). */
#include "report/text.h"

#include "report/layout.h"
#include "report/words.h"

#include <string.h>

#define MARGIN ((size_t)16)        /* columns before what is said */
#define MACHINES_SHOWN ((size_t)8) /* of one party; the rest is counted */

const char *
text_of(const struct json *object, const char *name)
{
    const char *value = json_text(json_get(object, name));

    return value == NULL ? "" : value;
}

const char *
text_country(const struct text *text, const char *code)
{
    struct country country = country_parse(code);

    if (!country_known(country)) {
        return code[0] == '\0' ? word(WORD_UNKNOWN, text->language) : code;
    }
    return arena_format(
        text->arena,
        "%s (%s)",
        country.code,
        registry_country(
            text->registry, country, COUNTRY_NAME, text->language));
}

const char *
text_source(const struct text *text, const struct json *said)
{
    const char *source = text_of(said, "source");
    const char *as_of = text_of(said, "as_of");
    bool read = strncmp(source, "(read)", 6) == 0;
    const char *dated = "";
    const char *checked = "";
    const char *yours = "";

    if (source[0] == '\0') {
        return "";
    }
    if (as_of[0] != '\0') {
        dated = arena_format(
            text->arena, ", %s %s", word(WORD_AS_OF, text->language), as_of);
    }
    if (!read) {
        checked = arena_format(
            text->arena, ", %s", word(WORD_NOT_RECHECKED, text->language));
    }
    if (json_bool(json_get(said, "yours"), false)) {
        yours = arena_format(
            text->arena, ", %s", word(WORD_YOUR_CORRECTION, text->language));
    }
    source += read ? 6 : 0;
    source += strspn(source, " ");
    return arena_format(text->arena, "%s%s%s%s", source, dated, checked, yours);
}

static void
fact(const struct text *text, enum word label, const char *value)
{
    layout_text(
        text->out,
        MARGIN,
        arena_format(text->arena, "    %s", word(label, text->language)),
        value);
}

/* "a, b, c" from an array of texts; words: of each, NULL for the text itself.
 */
static const char *
list(const struct text *text,
     const struct json *array,
     const char *between,
     const char *(*words)(const char *, enum language))
{
    const char *all = "";

    for (const struct json *item = json_first(array); item != NULL;
         item = json_next(item)) {
        const char *value = json_text(item);

        if (value != NULL) {
            all = arena_format(text->arena,
                               "%s%s%s",
                               all,
                               all[0] == '\0' ? "" : between,
                               words == NULL ? value
                                             : words(value, text->language));
        }
    }
    return all;
}

static const char *
place(const struct text *text, const struct json *place)
{
    const char *state = text_of(place, "state");

    if (text_of(place, "country")[0] == '\0') {
        return word(WORD_NO_PLACE, text->language);
    }
    return arena_format(text->arena,
                        "%s, %s",
                        text_country(text, text_of(place, "country")),
                        word_for(state, text->language));
}

const char *
text_registered(const struct text *text, const char *code)
{
    const char *name = registry_country(
        text->registry, country_parse(code), COUNTRY_NAME, text->language);

    return name[0] == '\0' ? ""
                           : word_with(WORD_REGISTERED,
                                       text->language,
                                       text->arena,
                                       (const char *const[]){name, NULL});
}

static const char *
network(const struct text *text, const struct json *contact)
{
    double asn = 0;

    if (!json_number(json_get(contact, "asn"), &asn) || asn <= 0) {
        return "";
    }
    return arena_format(
        text->arena, ", AS%.0f %s", asn, text_of(contact, "network"));
}

static void
machines(const struct text *text, const struct json *contacts)
{
    size_t shown = 0;
    size_t count = json_count(contacts);
    const char *number;

    for (const struct json *contact = json_first(contacts);
         contact != NULL && shown < MACHINES_SHOWN;
         contact = json_next(contact)) {
        const char *ip = text_of(contact, "ip");
        bool named = ip[0] != '\0' && strcmp(ip, text_of(contact, "host")) != 0;
        const char *outcome = text_of(contact, "outcome");
        bool usual = strcmp(outcome, "contacted") == 0 || outcome[0] == '\0';
        const char *lead =
            shown == 0 ? arena_format(text->arena,
                                      "    %s",
                                      word(WORD_MACHINES, text->language))
                       : "";

        layout_text(
            text->out,
            MARGIN,
            lead,
            arena_format(
                text->arena,
                "%s%s%s%s%s%s%s",
                text_of(contact, "host"),
                named ? " " : "",
                named ? ip : "",
                network(text, contact),
                ip[0] == '\0' ? "" : ", ",
                ip[0] == '\0' ? "" : place(text, json_get(contact, "place")),
                usual ? ""
                      : arena_format(text->arena,
                                     " [%s]",
                                     word_for(outcome, text->language))));
        shown++;
    }
    if (count > shown) {
        number = arena_format(text->arena, "%zu", count - shown);
        layout_text(text->out,
                    MARGIN,
                    "",
                    word_with(WORD_AND_MORE,
                              text->language,
                              text->arena,
                              (const char *const[]){number, NULL}));
    }
}

/* Names of the laws whose ids a party bears; the ids of unlisted ones. */
static const char *
law_names(const struct text *text,
          const struct json *ids,
          const struct json *laws)
{
    const char *all = "";

    for (const struct json *id = json_first(ids); id != NULL;
         id = json_next(id)) {
        const char *wanted = json_text(id);
        const char *name = wanted;

        for (const struct json *law = json_first(laws); law != NULL;
             law = json_next(law)) {
            if (wanted != NULL && strcmp(text_of(law, "id"), wanted) == 0) {
                name = text_of(law, "name");
            }
        }
        if (name != NULL) {
            all = arena_format(
                text->arena,
                "%s%s%s",
                all,
                all[0] == '\0' ? "" : word(WORD_SEMICOLON, text->language),
                name);
        }
    }
    return all[0] == '\0' ? word(WORD_NO_LAW, text->language) : all;
}

static const char *
with_label(const struct text *text, enum word label, const char *value)
{
    if (value[0] == '\0') {
        return "";
    }
    return arena_format(
        text->arena, ", %s %s", word(label, text->language), value);
}

static void
company(const struct text *text, const struct json *party)
{
    const char *technology = text_of(party, "technology_from");
    const char *entity = text_of(party, "eu_entity");

    fact(text,
         WORD_COMPANY,
         arena_format(text->arena,
                      "%s, %s %s%s%s",
                      text_of(party, "name"),
                      word(WORD_SEAT, text->language),
                      text_country(text, text_of(party, "seat")),
                      with_label(text,
                                 WORD_EUROPEAN_ENTITY,
                                 strcmp(entity, "none") == 0
                                     ? word(WORD_NONE, text->language)
                                     : entity),
                      with_label(text,
                                 WORD_TECHNOLOGY,
                                 technology[0] == '\0'
                                     ? ""
                                     : text_country(text, technology))));
    fact(text,
         WORD_CONTROL,
         arena_format(text->arena,
                      "%s%s%s %s",
                      list(text, json_get(party, "chain_names"), " > ", NULL),
                      word(WORD_SEMICOLON, text->language),
                      word(WORD_CONTROLLED_FROM, text->language),
                      text_country(text, text_of(party, "controlled_from"))));
}

/* All that is known of an operator without a row: where its network is
 * registered. */
static void
registered(const struct text *text, const struct json *party)
{
    const struct json *contact = json_first(json_get(party, "contacts"));
    const char *seat = text_registered(text, text_of(contact, "registered"));

    if (seat[0] != '\0') {
        fact(text,
             WORD_COMPANY,
             arena_format(text->arena,
                          "%s%s%s",
                          seat,
                          word(WORD_SEMICOLON, text->language),
                          word(WORD_CONTROL_NOT_CHECKED, text->language)));
    }
}

/* The class of a company in words; several are possible when it is not one. */
static const char *
reach(const struct text *text, const char *class)
{
    for (int i = 0; i < REACH_COUNT; i++) {
        if (strcmp(class, reach_name((enum reach_class)i)) == 0) {
            return word((enum word)(WORD_CLASS_E + i), text->language);
        }
    }
    return word(WORD_UNKNOWN, text->language);
}

void
text_party(const struct text *text,
           const struct json *party,
           const struct json *laws)
{
    bool operates = strcmp(text_of(party, "capacity"), "operator") == 0;
    const char *name = text_of(party, "name");
    const char *service = text_of(party, "service");
    bool called = service[0] != '\0' && strcmp(service, name) != 0;
    const char *roles = list(text, json_get(party, "roles"), ", ", word_for);
    const char *purposes =
        list(text, json_get(party, "purposes"), ", ", word_for_purpose);
    bool known = text_of(party, "confidence")[0] != '\0';

    layout_text(text->out,
                2,
                "",
                arena_format(text->arena,
                             "%s%s%s%s%s%s%s%s%s%s",
                             name,
                             called ? " [" : "",
                             called ? service : "",
                             called ? "]" : "",
                             word(WORD_COLON, text->language),
                             word(operates ? WORD_OPERATOR : WORD_SERVICE,
                                  text->language),
                             roles[0] == '\0' ? "" : ", ",
                             roles,
                             purposes[0] == '\0' ? "" : ", ",
                             purposes));
    machines(text, json_get(party, "contacts"));
    if (known) {
        company(text, party);
        fact(text, WORD_REACH, reach(text, text_of(party, "class")));
        fact(text, WORD_LAWS, law_names(text, json_get(party, "laws"), laws));
        fact(text, WORD_SOURCE, text_source(text, party));
    } else if (operates) {
        registered(text, party);
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* One machine: the whole chain of facts, each with its source. */
#include "report/text.h"

#include "report/layout.h"
#include "report/words.h"

#include <string.h>

#define MARGIN ((size_t)14) /* columns before what is said */

static void
fact(const struct text *text, enum word label, const char *value)
{
    layout_text(text->out,
                MARGIN,
                arena_format(text->arena, "  %s", word(label, text->language)),
                value);
}

static void
place(const struct text *text, const struct json *place)
{
    const char *country = text_of(place, "country");
    bool worldwide = json_bool(json_get(place, "worldwide"), false);

    fact(text,
         WORD_PLACE,
         country[0] == '\0'
             ? word(worldwide ? WORD_WORLDWIDE : WORD_NO_PLACE, text->language)
             : arena_format(text->arena,
                            "%s, %s",
                            text_country(text, country),
                            word_for(text_of(place, "state"), text->language)));
    for (const struct json *source = json_first(json_get(place, "sources"));
         source != NULL;
         source = json_next(source)) {
        const char *says = text_country(text, text_of(source, "country"));

        layout_text(text->out,
                    MARGIN,
                    "",
                    word_with(WORD_SAYS,
                              text->language,
                              text->arena,
                              (const char *const[]){
                                  text_of(source, "name"), says, NULL}));
    }
}

static void
party(const struct text *text,
      const struct json *lookup,
      const char *name,
      enum word label)
{
    const struct json *party = json_get(lookup, name);

    if (!json_is_object(party)) {
        fact(text, label, word(WORD_NOBODY, text->language));
        return;
    }
    text_party(text, party, json_get(lookup, "laws"));
    if (text_of(party, "confidence")[0] != '\0') {
        layout_text(
            text->out,
            16,
            "",
            arena_format(
                text->arena,
                "%s%s%s%s%s%s%s",
                word(WORD_IDENTIFIED_BY, text->language),
                word(WORD_COLON, text->language),
                word_for(text_of(party, "identified_by"), text->language),
                word(WORD_SEMICOLON, text->language),
                word(WORD_CONFIDENCE, text->language),
                word(WORD_COLON, text->language),
                word_for(text_of(party, "confidence"), text->language)));
    }
}

/* Said here of a network whose operator is known, or nobody to judge; of
 * another it stands with the company, where control would. */
static void
registered(const struct text *text, const struct json *lookup)
{
    const struct json *operator= json_get(lookup, "operator");
    const char *seat = text_registered(text, text_of(lookup, "registered"));

    if (seat[0] != '\0' &&
        strcmp(text_of(operator, "identified_by"), "unknown") != 0) {
        layout_text(text->out, MARGIN, "", seat);
    }
}

void
text_lookup(const struct text *text, const struct json *lookup)
{
    bool answered = text_of(lookup, "ip")[0] != '\0';
    double asn = 0;

    layout_text(text->out, 0, "", text_of(lookup, "query"));
    if (!answered) {
        fact(text, WORD_ADDRESS, word(WORD_NO_ADDRESS, text->language));
    } else {
        fact(text, WORD_ADDRESS, text_of(lookup, "ip"));
        json_number(json_get(lookup, "asn"), &asn);
        fact(text,
             WORD_NETWORK,
             asn > 0 ? arena_format(text->arena,
                                    "AS%.0f %s",
                                    asn,
                                    text_of(lookup, "as_name"))
                     : word(WORD_UNKNOWN, text->language));
        registered(text, lookup);
        place(text, json_get(lookup, "place"));
    }
    if (text_of(lookup, "host")[0] != '\0') {
        party(text, lookup, "service", WORD_SERVICE);
    }
    if (answered) {
        party(text, lookup, "operator", WORD_OPERATOR);
    }
}

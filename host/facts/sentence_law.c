/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/sentence_law.h"

#include <string.h>

/* Whether a transfer to a country is what a rule says of it. */
static bool
is_destination(const struct sentence_context *context, struct country country)
{
    enum destination there = registry_destination(
        context->registry, country, context->dossier->page->date);

    if (!country_known(country)) {
        return false;
    }
    if (finding_is(context->finding, "T2")) {
        return there == DESTINATION_ADEQUATE;
    }
    if (finding_is(context->finding, "T3")) {
        return there == DESTINATION_LISTED;
    }
    return there == DESTINATION_THIRD || there == DESTINATION_LISTED;
}

/* Whether it is the recipient of a service that is elsewhere, and not only its
 * machine. */
static bool
recipient_elsewhere(const struct sentence_context *context)
{
    return context->party->capacity == CAPACITY_SERVICE &&
           context->org != NULL && context->org->entity != ANSWER_YES &&
           is_destination(context, context->org->seat);
}

/* The country that a finding of destination is about: where the recipient of
 * a service has its seat, or else where a machine stands. */
static struct country
destination_country(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;

    if (recipient_elsewhere(context)) {
        return context->org->seat;
    }
    for (size_t i = 0; i < finding->nevidence; i++) {
        const struct machine *machine = finding->evidence[i]->machine;

        if (machine != NULL &&
            machine->place.certainty == CERTAINTY_ESTABLISHED &&
            is_destination(context, machine->place.country)) {
            return machine->place.country;
        }
    }
    return (struct country){""};
}

struct country
finding_country(const struct sentence_context *context)
{
    if (context->finding->rule->axis == AXIS_DESTINATION ||
        finding_is(context->finding, "C3")) {
        return destination_country(context);
    }
    return context->org != NULL ? context->org->answers_to
                                : finding_registered(context);
}

const char *
arrives_value(const struct sentence_context *context)
{
    static const char *const at[2][LANGUAGE_COUNT] = {
        {"arrive sur une machine ", "arrives at a machine "},
        {"a son destinataire ", "has its recipient "},
    };

    return arena_format(context->arena,
                        "%s%s",
                        at[recipient_elsewhere(context)][context->language],
                        sentence_country(context, COUNTRY_IN));
}

static const char *
words_for(const struct sentence_context *context, const char *key)
{
    const char *text =
        registry_sentence(context->registry, key, context->language);

    return text != NULL ? text : UNKNOWN_VALUE;
}

/* What a law can compel to, in words of its own, else in those that hold of
 * all of them. */
static const char *
deed(const struct sentence_context *context, const char *law)
{
    const char *text = sentence_named(context, "compels", law);

    return text != NULL ? text : words_for(context, "compels.other");
}

const char *
compels_value(const struct sentence_context *context)
{
    static const char *const of_country[LANGUAGE_COUNT] = {
        "le droit ",
        "the law ",
    };
    static const char *const and[LANGUAGE_COUNT] = {", et ", ", and "};
    struct sentence_text text = {.arena = context->arena};
    size_t count = context->org != NULL ? context->org->nlaws : 0;

    for (size_t i = 0; i < count; i++) {
        const char *id = context->org->laws[i];
        const char *law =
            registry_law(context->registry, id, LAW_THE, context->language);

        sentence_append(&text,
                        i == 0           ? ""
                        : i + 1 == count ? and[context->language]
                                         : ", ");
        sentence_append(&text, law != NULL ? law : UNKNOWN_VALUE);
        sentence_append(&text, " ");
        if (i == 0) {
            sentence_append(&text, words_for(context, "compels"));
            sentence_append(&text, " ");
        }
        sentence_append(&text, deed(context, id));
    }
    return count > 0 ? text.bytes
                     : arena_format(context->arena,
                                    "%s%s %s %s",
                                    of_country[context->language],
                                    sentence_country(context, COUNTRY_OF),
                                    words_for(context, "compels"),
                                    words_for(context, "compels.other"));
}

/* "(EU) 2021/1772" -> "(UE) 2021/1772"; "OJ L 444" -> "JO L 444" */
static const char *
french_number(struct arena *arena, const char *number)
{
    static const struct {
        const char *en;
        const char *fr;
    } names[] = {
        {"OJ", "JO"},
        {"EU", "UE"},
        {"EC", "CE"},
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *at = strstr(number, names[i].en);

        if (at != NULL) {
            return arena_format(arena,
                                "%.*s%s%s",
                                (int)(at - number),
                                number,
                                names[i].fr,
                                at + strlen(names[i].en));
        }
    }
    return number;
}

/* What is published in the Official Journal alone is no decision. */
const char *
decision_value(const struct sentence_context *context)
{
    static const char *const decision[LANGUAGE_COUNT] = {
        "décision ",
        "decision ",
    };
    const char *number = registry_decision(context->registry,
                                           finding_country(context),
                                           context->dossier->page->date);
    bool none = number[0] == '\0' || strncmp(number, "OJ ", 3) == 0;

    if (context->language == LANGUAGE_FR) {
        number = french_number(context->arena, number);
    }
    return arena_format(context->arena,
                        "%s%s",
                        none ? "" : decision[context->language],
                        number);
}

bool
finding_decision_ended(const struct sentence_context *context)
{
    return registry_decision_ended(context->registry,
                                   finding_country(context),
                                   context->dossier->page->date);
}

/* The directive and not the regulation; an unknown day is of today. */
static bool
before_the_regulation(const struct sentence_context *context)
{
    return registry_law_holds(
        context->registry, "eu-directive-95-46", context->dossier->page->date);
}

const char *
transfer_law_value(const struct sentence_context *context)
{
    const char *text =
        registry_law(context->registry,
                     before_the_regulation(context) ? "eu-directive-95-46"
                                                    : "eu-gdpr-chapter-v",
                     LAW_THE,
                     context->language);

    return text != NULL ? text : UNKNOWN_VALUE;
}

const char *
consent_law_value(const struct sentence_context *context)
{
    return words_for(context,
                     before_the_regulation(context) ? "law.consent.1995"
                                                    : "law.consent");
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/sentence_law.h"

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

/* The country that a finding of destination is about: where the recipient of
 * a service has its seat, or else where a machine stands. */
static struct country
destination_country(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;

    if (context->party->capacity == CAPACITY_SERVICE && context->org != NULL &&
        context->org->entity != ANSWER_YES &&
        is_destination(context, context->org->seat)) {
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

/* "le droit de France": where the map names no law. */
static const char *
law_of_country(const struct sentence_context *context, enum law_form form)
{
    static const char *const generic[3][LANGUAGE_COUNT] = {
        {"le droit ", "the law "},
        {"le droit ", "the law "},
        {"au droit ", "the law "},
    };

    return arena_format(context->arena,
                        "%s%s",
                        generic[form][context->language],
                        sentence_country(context, COUNTRY_OF));
}

const char *
law_value(const struct sentence_context *context)
{
    const char *text = NULL;

    if (context->org != NULL && context->org->nlaws > 0) {
        text = registry_law(context->registry,
                            context->org->laws[0],
                            LAW_THE,
                            context->language);
    }
    return text != NULL ? text : law_of_country(context, LAW_THE);
}

const char *
to_laws_value(const struct sentence_context *context)
{
    const char *last = context->language == LANGUAGE_FR ? " et " : " and ";
    struct sentence_text text = {.arena = context->arena};
    size_t count = context->org != NULL ? context->org->nlaws : 0;

    for (size_t i = 0; i < count; i++) {
        const char *law = registry_law(context->registry,
                                       context->org->laws[i],
                                       LAW_TO,
                                       context->language);

        if (i > 0) {
            sentence_append(&text, i + 1 == count ? last : ", ");
        }
        sentence_append(&text, law != NULL ? law : UNKNOWN_VALUE);
    }
    return text.len > 0 ? text.bytes : law_of_country(context, LAW_TO);
}

const char *
decision_value(const struct sentence_context *context)
{
    return registry_decision(context->registry,
                             finding_country(context),
                             context->dossier->page->date);
}

bool
finding_decision_ended(const struct sentence_context *context)
{
    return registry_decision_ended(context->registry,
                                   finding_country(context),
                                   context->dossier->page->date);
}

const char *
transfer_law_value(const struct sentence_context *context)
{
    static const char *const ids[] = {"eu-directive-95-46",
                                      "eu-gdpr-chapter-v"};
    const char *id = ids[1]; /* also when the day is not known */
    const char *text;

    if (registry_law_holds(
            context->registry, ids[0], context->dossier->page->date)) {
        id = ids[0];
    }
    text = registry_law(context->registry, id, LAW_NAME, context->language);
    return text != NULL ? text : UNKNOWN_VALUE;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/sentence_consent.h"

#include <string.h>

/* Of a cookie or key, in a sentence; the evidence names them all. */
#define STORED_NAMED ((size_t)4)       /* names */
#define STORED_NAME_BYTES ((size_t)64) /* bytes of each */

/* Names of what is stored, in the order of the evidence, each once. */
static const char *
stored_value(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;
    struct sentence_text text = {.arena = context->arena};
    size_t named = 0;
    const char *last = "";
    const char *more =
        context->language == LANGUAGE_FR ? " et d’autres" : " and more";

    for (size_t i = 0; i < finding->nevidence; i++) {
        const struct stored *stored = finding->evidence[i]->stored;

        if (stored == NULL || strcmp(stored->name, last) == 0) {
            continue;
        }
        last = stored->name;
        if (named == STORED_NAMED) {
            sentence_append(&text, more);
            break;
        }
        sentence_append(&text, named > 0 ? ", " : "");
        sentence_append_bytes(
            &text, stored->name, strnlen(stored->name, STORED_NAME_BYTES));
        named++;
    }
    return named > 0 ? text.bytes : NULL;
}

const char *
sentence_stored(const struct sentence_context *context)
{
    const char *names = stored_value(context);

    return names != NULL ? names : UNKNOWN_VALUE;
}

/* After a refusal: what is stored, else that requests are still sent. */
const char *
sentence_goes_on(const struct sentence_context *context)
{
    const char *names = stored_value(context);
    const char *text =
        registry_sentence(context->registry,
                          names != NULL ? "goes_on.stored" : "goes_on.request",
                          context->language);

    return names != NULL ? arena_format(context->arena, "%s %s", text, names)
                         : text;
}

/* What the service behind the evidence is for. */
const char *
sentence_purpose(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;
    const char *text = NULL;

    for (size_t i = 0; i < finding->nevidence && text == NULL; i++) {
        text = sentence_named(
            context, "purpose", finding->evidence[i]->contact->service.purpose);
    }
    return text != NULL ? text : UNKNOWN_VALUE;
}

/* The hosts that the legal notice names. */
const char *
sentence_declared(const struct sentence_context *context)
{
    const struct page *page = context->dossier->page;
    const char *last = context->language == LANGUAGE_FR ? " et " : " and ";
    struct sentence_text text = {.arena = context->arena};

    for (size_t i = 0; i < page->ndeclared_hosts; i++) {
        bool ends = i + 1 == page->ndeclared_hosts;

        sentence_append(&text, i == 0 ? "" : ends ? last : ", ");
        sentence_append(&text, page->declared_names[i]);
    }
    return text.len > 0 ? text.bytes : UNKNOWN_VALUE;
}

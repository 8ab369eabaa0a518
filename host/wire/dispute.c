/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/dispute.h"

#include "core/lever.h"
#include "facts/address.h"
#include "facts/dispute.h"
#include "facts/lookup.h"
#include "facts/sentence_text.h"
#include "wire/message.h"
#include "wire/rating_parts.h"

#include <string.h>

/* "AS64500": what an operator is called of which no row tells. */
static bool
is_number(const char *text)
{
    return strncmp(text, "AS", 2) == 0 && text[2] != '\0' &&
           text[2 + strspn(text + 2, "0123456789")] == '\0';
}

static enum status
understand(const struct sources *sources,
           const struct dispute_question *question,
           struct arena *arena,
           struct dispute_subject *subject,
           struct problem *problem)
{
    size_t key;

    subject->query = question->query;
    if (lookup_slug(sources, question->query, &key) ||
        is_number(question->query)) {
        subject->org = question->query;
    } else if (!address_parse(question->query, arena, &subject->address)) {
        subject->host = message_host(question->query, arena);
        if (subject->host == NULL) {
            return problem_set(problem,
                               STATUS_INVALID,
                               "Name www.example.org, 192.0.2.1 or the \"org\" "
                               "of a party.",
                               "query is no organisation, host name or "
                               "address");
        }
    }
    if (question->ip != NULL &&
        !address_parse(question->ip, arena, &subject->address)) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "Leave it out when there is none.",
                           "ip is not an address");
    }
    return STATUS_OK;
}

/* ---- what it decides on a page ---- */

static bool
in_chain(const struct party *party, const char *slug)
{
    if (strcmp(party->label, slug) == 0) {
        return true;
    }
    for (size_t i = 0; party->org != NULL && i < party->org->nchain; i++) {
        if (strcmp(party->org->chain[i], slug) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether an exposure rests on what is disputed: a company wherever it or one
 * that it owns is met, a host by its name, a machine by its address. */
static bool
rests(const struct rating *rating,
      const struct dispute_subject *subject,
      const struct exposure *exposure)
{
    const struct party *party = &rating->dossier.parties[exposure->party];

    if (subject->org != NULL) {
        return in_chain(party, subject->org);
    }
    if (subject->host != NULL &&
        strcmp(exposure->contact->host, subject->host) != 0 &&
        strcmp(party->label, subject->host) != 0) {
        return false;
    }
    return subject->host != NULL || (exposure->machine != NULL &&
                                     address_compare(exposure->machine->address,
                                                     &subject->address) == 0);
}

static bool
any_gone(const struct rating *rating,
         const struct finding *finding,
         const bool *gone)
{
    for (size_t i = 0; i < finding->nevidence; i++) {
        if (gone[finding->evidence[i] - rating->dossier.exposures]) {
            return true;
        }
    }
    return false;
}

/* Whether a finding of the same rule and letters came before, of the company in
 * its other capacity. */
static bool
said_before(const struct rating *rating, size_t i, const bool *gone)
{
    const struct finding *finding = &rating->judgement.findings[i];

    for (size_t k = 0; k < i; k++) {
        const struct finding *other = &rating->judgement.findings[k];

        if (other->rule == finding->rule && other->best == finding->best &&
            other->worst == finding->worst && any_gone(rating, other, gone)) {
            return true;
        }
    }
    return false;
}

/* "R4 (C), T4 (A–D)": the findings that count and rest on it. */
static const char *
rules_text(const struct rating *rating, const bool *gone, struct arena *arena)
{
    struct sentence_text text = {.arena = arena};

    for (size_t i = 0; i < rating->judgement.nfindings; i++) {
        const struct finding *finding = &rating->judgement.findings[i];
        const char *best = letter_name(finding->best);
        const char *worst = letter_name(finding->worst);
        bool same = finding->best == finding->worst;

        if (finding->worst <= LETTER_A || !any_gone(rating, finding, gone) ||
            said_before(rating, i, gone)) {
            continue;
        }
        sentence_append(&text,
                        arena_format(arena,
                                     "%s%s (%s%s%s)",
                                     text.len > 0 ? ", " : "",
                                     finding->rule->id,
                                     best,
                                     same ? "" : "–",
                                     same ? "" : worst));
    }
    return text.bytes == NULL ? "" : text.bytes;
}

static void
work_out(const struct sources *sources,
         const struct dispute_question *question,
         const struct dispute_subject *subject,
         struct arena *arena,
         struct dispute_effect *effect)
{
    struct rating *rating = arena_alloc(arena, sizeof(*rating));
    bool *gone;
    size_t left = 0;

    rating_make(sources, question->page, arena, rating);
    gone = arena_alloc(arena, rating->dossier.nexposures + 1);
    for (size_t i = 0; i < rating->dossier.nexposures; i++) {
        gone[i] = rests(rating, subject, &rating->dossier.exposures[i]);
        left += !gone[i];
    }
    effect->grade = grade_text(rating->judgement.grade, arena);
    effect->rules = rules_text(rating, gone, arena);
    effect->without =
        left == 0
            ? ""
            : grade_text(exposures_grade(&rating->dossier,
                                         dossier_weigh(&rating->dossier, arena),
                                         gone,
                                         NULL),
                         arena);
}

/* ---- the object ---- */

static void
write_rows(struct json_out *out, const struct dispute *dispute)
{
    json_begin_array(out);
    for (size_t i = 0; i < dispute->nrows; i++) {
        const struct dispute_row *row = &dispute->rows[i];

        json_begin_object(out);
        json_put_string(out, "table", row->table);
        json_put_string(out, "key", row->key);
        json_put_string(out, "says", row->says);
        rating_put_text(out, "source", row->source);
        rating_put_text(out, "as_of", row->as_of);
        rating_put_text(out, "confidence", row->confidence);
        json_put_boolean(out, "read", row->read);
        json_put_boolean(out, "yours", row->yours);
        json_end_object(out);
    }
    json_end_array(out);
}

static void
write_effect(struct json_out *out, const struct dispute_effect *effect)
{
    if (effect == NULL) {
        json_null(out);
        return;
    }
    json_begin_object(out);
    rating_put_text(out, "grade", effect->grade);
    rating_put_text(out, "rules", effect->rules);
    rating_put_text(out, "without", effect->without);
    json_end_object(out);
}

static const char *
versions_text(const struct sources *sources, struct arena *arena)
{
    const char *second =
        sources->second == NULL ? "" : second_date(sources->second);

    return arena_format(arena,
                        "Cocarde %s, method %s (%s), data %s (%s)%s%s",
                        COCARDE_VERSION,
                        METHOD_VERSION,
                        sources->method,
                        registry_version(sources->registry),
                        sources->digest,
                        second[0] != '\0' ? ", ipfire " : "",
                        second);
}

enum status
dispute_write(struct json_out *out,
              const struct sources *sources,
              const struct dispute_question *question,
              struct arena *arena,
              struct problem *problem)
{
    struct dispute *dispute = arena_alloc(arena, sizeof(*dispute));
    struct dispute_subject subject = {0};
    struct dispute_effect effect = {0};
    const struct dispute_effect *on_page =
        question->page == NULL ? NULL : &effect;
    const struct registry *registry = sources->registry;
    enum status status =
        understand(sources, question, arena, &subject, problem);

    if (status != STATUS_OK) {
        return status;
    }
    dispute_collect(
        sources, &subject, question->day, question->language, arena, dispute);
    if (question->page != NULL) {
        work_out(sources, question, &subject, arena, &effect);
    }
    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.dispute/1");
    json_put_string(out, "query", subject.query);
    json_put_string(out, "ip", subject.address.text);
    json_put_string(
        out,
        "subject",
        dispute_subject_line(registry, dispute, question->language, arena));
    json_put_string(out,
                    "text",
                    dispute_text(registry,
                                 dispute,
                                 on_page,
                                 versions_text(sources, arena),
                                 question->language,
                                 arena));
    json_key(out, "rows");
    write_rows(out, dispute);
    json_key(out, "effect");
    write_effect(out, on_page);
    json_key(out, "versions");
    rating_write_versions(out, sources);
    json_end_object(out);
    return STATUS_OK;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Why the letter is what it is. Findings of which one sentence holds, but for
 * the name of the company, are said once: a page with sixty parties stays
 * readable. extension/popup/view-reasons.js does the same. */
#include "report/text.h"

#include "report/layout.h"
#include "report/words.h"

#include <string.h>

#define MARGIN ((size_t)12)        /* columns before a sentence */
#define EVIDENCE_SHOWN ((size_t)4) /* of one sentence; the rest is counted */

/* Texts, each once, in the order in which they came. In an arena. */
struct lines {
    const char **all;
    size_t count;
};

static void
add_once(struct lines *lines, const char *text)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (strcmp(lines->all[i], text) == 0) {
            return;
        }
    }
    lines->all[lines->count++] = text;
}

static bool
ends_with_point(const char *name, size_t len)
{
    return len > 0 && name[len - 1] == '.';
}

/* Whether two sentences differ in nothing but whom they speak of. The point of
 * "Cloudflare, Inc." is that of the sentence too where it ends one. */
static bool
same_but_for_name(const char *a,
                  const char *name_a,
                  const char *b,
                  const char *name_b)
{
    size_t len_a = strlen(name_a);
    size_t len_b = strlen(name_b);

    while (*a != '\0' || *b != '\0') {
        if (len_a > 0 && len_b > 0 && strncmp(a, name_a, len_a) == 0 &&
            strncmp(b, name_b, len_b) == 0) {
            a += len_a;
            b += len_b;
            a += *a == '.' && *b != '.' && ends_with_point(name_b, len_b);
            b += *b == '.' && *a != '.' && ends_with_point(name_a, len_a);
        } else if (*a++ != *b++) {
            return false;
        }
    }
    return true;
}

static bool
same_member(const struct json *a, const struct json *b, const char *name)
{
    return strcmp(text_of(a, name), text_of(b, name)) == 0;
}

static bool
same_words(const struct json *a, const struct json *b)
{
    return same_member(a, b, "rule") && same_member(a, b, "best") &&
           same_member(a, b, "worst") &&
           same_but_for_name(text_of(a, "text"),
                             text_of(a, "name"),
                             text_of(b, "text"),
                             text_of(b, "name"));
}

static void
add_evidence(const struct text *text,
             const struct json *finding,
             struct lines *lines)
{
    for (const struct json *one = json_first(json_get(finding, "evidence"));
         one != NULL;
         one = json_next(one)) {
        const char *ip = text_of(one, "ip");
        const char *stored = text_of(one, "stored");

        add_once(lines,
                 arena_format(text->arena,
                              "%s%s%s%s (%s)",
                              text_of(one, "host"),
                              ip[0] == '\0' ? "" : " ",
                              ip,
                              text_network(text, one),
                              stored[0] != '\0' ? stored
                                                : word_for(text_of(one, "role"),
                                                           text->language)));
    }
}

static void
say(const struct text *text, const char *what)
{
    layout_text(text->out, MARGIN, "", what);
}

/* "likewise: B, C" of the names after the first; nothing when the sentence
 * names nobody, and so speaks of all of them already. */
static void
likewise(const struct text *text,
         const struct json *first,
         const struct lines *names)
{
    const char *name = text_of(first, "name");
    const char *all = "";

    if (name[0] == '\0' || strstr(text_of(first, "text"), name) == NULL) {
        return;
    }
    for (size_t i = 1; i < names->count; i++) {
        all = arena_format(
            text->arena, "%s%s%s", all, i == 1 ? "" : ", ", names->all[i]);
    }
    if (all[0] != '\0') {
        say(text,
            word_with(WORD_LIKEWISE,
                      text->language,
                      text->arena,
                      (const char *const[]){all, NULL}));
    }
}

static void
evidence(const struct text *text, const struct lines *lines)
{
    for (size_t i = 0; i < lines->count && i < EVIDENCE_SHOWN; i++) {
        say(text, lines->all[i]);
    }
    if (lines->count > EVIDENCE_SHOWN) {
        const char *number =
            arena_format(text->arena, "%zu", lines->count - EVIDENCE_SHOWN);

        say(text,
            word_with(WORD_AND_MORE,
                      text->language,
                      text->arena,
                      (const char *const[]){number, NULL}));
    }
}

/* The source of a sentence about one company; those of several stand below,
 * with each of them. */
static void
source(const struct text *text, const struct lines *sources)
{
    if (sources->count == 1 && sources->all[0][0] != '\0') {
        say(text,
            arena_format(text->arena,
                         "%s%s%s",
                         word(WORD_SOURCE, text->language),
                         word(WORD_COLON, text->language),
                         sources->all[0]));
    }
}

static struct lines
room_for(const struct text *text, size_t count)
{
    return (struct lines){
        .all = arena_alloc_raw(text->arena, (count + 1) * sizeof(char *)),
    };
}

/* A sentence and all that it holds of: of the findings from first on, those
 * that say the same and are not said yet. */
static void
reason(const struct text *text, const struct json *first, bool *said)
{
    size_t count = 0;
    size_t proofs = 0;
    struct lines names;
    struct lines sources;
    struct lines proof;

    for (const struct json *one = first; one != NULL; one = json_next(one)) {
        count++;
        proofs += json_count(json_get(one, "evidence"));
    }
    names = room_for(text, count);
    sources = room_for(text, count);
    proof = room_for(text, proofs);
    for (const struct json *one = first; one != NULL; one = json_next(one)) {
        bool *done = said++;

        if (*done || !same_words(first, one)) {
            continue;
        }
        *done = true;
        add_once(&names, text_of(one, "name"));
        add_once(&sources, text_source(text, one));
        add_evidence(text, one, &proof);
    }
    layout_text(text->out,
                MARGIN,
                arena_format(text->arena,
                             "  %s %s",
                             layout_padded(text->arena,
                                           text_of(first, "worst")[0] == '\0'
                                               ? word(WORD_NOTE, text->language)
                                               : text_letters(text, first),
                                           4),
                             text_of(first, "rule")),
                text_of(first, "text"));
    likewise(text, first, &names);
    evidence(text, &proof);
    source(text, &sources);
}

void
text_findings(const struct text *text, const struct json *findings)
{
    size_t count = json_count(findings);
    bool *said = arena_alloc(text->arena, (count + 1) * sizeof(*said));
    size_t i = 0;

    layout_title(text->out, word(WORD_WHY, text->language));
    for (const struct json *one = json_first(findings); one != NULL;
         one = json_next(one)) {
        if (!said[i]) {
            reason(text, one, said + i);
        }
        i++;
    }
}

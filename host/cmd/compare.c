/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde compare: pages of captures side by side, in alphabetical order. */
#include "cmd/cmd.h"

#include "capture/capture.h"
#include "report/layout.h"
#include "store/history.h"
#include "sys/platform.h"
#include "wire/rating.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN ((size_t)2)

struct column {
    const char *file;
    struct rating rating;
};

struct compare {
    struct tool *tool;
    struct column *columns;
    size_t count;
    size_t capacity;
    bool json;
    bool strict;
    int status;
};

static void
add_file(struct compare *compare, const char *file)
{
    struct tool *tool = compare->tool;
    struct mapping mapping;
    struct capture capture;
    struct problem problem = {0};

    if (platform_map(file, &mapping) != STATUS_OK) {
        tool_complain(tool, file, strerror(errno), NULL);
        compare->status = EXIT_PARTLY;
        return;
    }
    if (capture_read((const char *)mapping.bytes,
                     mapping.size,
                     tool->arena,
                     &capture,
                     &problem) != STATUS_OK) {
        tool_complain(tool, file, problem.what, problem.hint);
        compare->status = EXIT_PARTLY;
        capture.npages = 0;
    }
    platform_unmap(&mapping);
    for (size_t i = 0; i < capture.npages; i++) {
        struct column *column;

        compare->columns = arena_grow(tool->arena,
                                      compare->columns,
                                      compare->count,
                                      &compare->capacity,
                                      sizeof(*compare->columns));
        column = &compare->columns[compare->count++];
        column->file = file;
        capture.pages[i].strict = compare->strict;
        rating_make(
            &tool->sources, &capture.pages[i], tool->arena, &column->rating);
    }
}

static int
by_site(const void *a, const void *b)
{
    const struct page *x = ((const struct column *)a)->rating.page;
    const struct page *y = ((const struct column *)b)->rating.page;
    int order = strcmp(x->site, y->site);

    order = order != 0 ? order : strcmp(x->at, y->at);
    return order != 0 ? order
                      : strcmp(((const struct column *)a)->file,
                               ((const struct column *)b)->file);
}

/* ---- as JSON ---- */

static void
write_json(const struct compare *compare)
{
    struct tool *tool = compare->tool;
    struct json_out out = {0};

    json_begin_object(&out);
    json_put_string(&out, "schema", "cocarde.compare/1");
    json_key(&out, "columns");
    json_begin_array(&out);
    for (size_t i = 0; i < compare->count; i++) {
        const struct column *column = &compare->columns[i];

        json_begin_object(&out);
        json_put_string(&out, "file", column->file);
        json_put_string(&out, "host", column->rating.page->host);
        json_put_string(&out, "site", column->rating.page->site);
        json_put_string(&out, "at", column->rating.page->at);
        history_write_column(&out, &column->rating, tool->arena);
        json_end_object(&out);
    }
    json_end_array(&out);
    json_key(&out, "versions");
    rating_write_versions(&out, &tool->sources);
    json_end_object(&out);
    tool_write(tool, out.text, out.len);
    tool_write(tool, "\n", 1);
    json_out_free(&out);
}

/* ---- as text ---- */

static const char *
letter_of(struct tool *tool, struct grade grade)
{
    const char *text = grade_text(grade, tool->arena);

    if (text[0] != '\0') {
        return text;
    }
    return word(grade.state == GRADE_NOT_ASSESSED ? WORD_NOT_ASSESSED
                                                  : WORD_NOT_RATED,
                tool->language);
}

/* "OVHcloud (France), Cloudflare (États-Unis)". */
static const char *
with_party(struct tool *tool, const char *text, const struct party *party)
{
    const char *country =
        party->org == NULL || !country_known(party->org->controlled_from)
            ? word(WORD_UNKNOWN, tool->language)
            : registry_country(tool->sources.registry,
                               party->org->controlled_from,
                               COUNTRY_NAME,
                               tool->language);

    return arena_format(tool->arena,
                        "%s%s%s (%s)",
                        text,
                        text[0] == '\0' ? "" : ", ",
                        party->called,
                        country);
}

static bool
has_purpose(const struct party *party, const char *purpose)
{
    for (size_t i = 0; i < party->npurposes; i++) {
        if (strcmp(party->purposes[i], purpose) == 0) {
            return true;
        }
    }
    return false;
}

/* The parties of a page for a purpose; NULL: those whose machine serves it. */
static const char *
parties_for(struct tool *tool, const struct rating *rating, const char *purpose)
{
    const role_set document = SET_OF(ROLE_DOCUMENT) | SET_OF(ROLE_PROXY);
    const char *text = "";

    for (size_t i = 0; i < rating->dossier.nparties; i++) {
        const struct party *party = &rating->dossier.parties[i];

        if (purpose == NULL ? party->capacity == CAPACITY_OPERATOR &&
                                  (party->roles & document) != 0
                            : party->capacity == CAPACITY_SERVICE &&
                                  has_purpose(party, purpose)) {
            text = with_party(tool, text, party);
        }
    }
    return text[0] == '\0' ? word(WORD_NOTHING_SEEN, tool->language) : text;
}

/* One line for each page under a title; value says what stands there. */
static void
write_rows(const struct compare *compare,
           const char *title,
           const char *const *values)
{
    size_t width = 0;

    for (size_t i = 0; i < compare->count; i++) {
        size_t columns = layout_columns(compare->columns[i].rating.page->site);

        width = columns > width ? columns : width;
    }
    layout_title(compare->tool->out, title);
    for (size_t i = 0; i < compare->count; i++) {
        layout_text(compare->tool->out,
                    width + 2 * MARGIN,
                    compare->columns[i].rating.page->site,
                    values[i]);
    }
}

/* Purposes that any page has, each once, in byte order. */
static int
by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t
all_purposes(const struct compare *compare, const char ***out)
{
    const char **all = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t kept = 0;

    for (size_t i = 0; i < compare->count; i++) {
        const struct dossier *dossier = &compare->columns[i].rating.dossier;

        for (size_t j = 0; j < dossier->nparties; j++) {
            const struct party *party = &dossier->parties[j];

            for (size_t k = 0; k < party->npurposes; k++) {
                if (party->capacity == CAPACITY_SERVICE) {
                    all = arena_grow(compare->tool->arena,
                                     all,
                                     count,
                                     &capacity,
                                     sizeof(*all));
                    all[count++] = party->purposes[k];
                }
            }
        }
    }
    if (count > 0) {
        qsort(all, count, sizeof(*all), by_text);
    }
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || strcmp(all[kept - 1], all[i]) != 0) {
            all[kept++] = all[i];
        }
    }
    *out = all;
    return kept;
}

static const char *
completeness_of_page(struct tool *tool, const struct rating *rating)
{
    const struct completeness *seen = &rating->judgement.completeness;
    const char *const values[] = {
        arena_format(tool->arena, "%zu", seen->identified),
        arena_format(tool->arena, "%zu", seen->contacts),
        NULL};

    return word_with(WORD_IDENTIFIED, tool->language, tool->arena, values);
}

static void
write_grades(const struct compare *compare, const char **values)
{
    struct tool *tool = compare->tool;

    for (size_t i = 0; i < compare->count; i++) {
        const struct rating *rating = &compare->columns[i].rating;

        values[i] = arena_format(tool->arena,
                                 "%s  %.16s",
                                 letter_of(tool, rating->judgement.grade),
                                 rating->page->at);
    }
    write_rows(compare, word(WORD_PAGE_LETTER, tool->language), values);
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        for (size_t i = 0; i < compare->count; i++) {
            values[i] = letter_of(
                tool, compare->columns[i].rating.judgement.axes[axis]);
        }
        write_rows(compare,
                   word_for(axis_name((enum axis)axis), tool->language),
                   values);
    }
}

static void
write_text(const struct compare *compare)
{
    struct tool *tool = compare->tool;
    const char **values =
        arena_alloc(tool->arena, (compare->count + 1) * sizeof(*values));
    const char **purposes;
    size_t count = all_purposes(compare, &purposes);

    write_grades(compare, values);
    for (size_t p = 0; p <= count; p++) {
        const char *purpose = p == 0 ? NULL : purposes[p - 1];

        for (size_t i = 0; i < compare->count; i++) {
            values[i] = parties_for(tool, &compare->columns[i].rating, purpose);
        }
        write_rows(compare,
                   purpose == NULL ? word(WORD_SERVES, tool->language)
                                   : word_for_purpose(purpose, tool->language),
                   values);
    }
    for (size_t i = 0; i < compare->count; i++) {
        values[i] = completeness_of_page(tool, &compare->columns[i].rating);
    }
    write_rows(compare, word(WORD_SEEN, tool->language), values);
}

int
cmd_compare(struct tool *tool, struct arguments *arguments)
{
    struct compare compare = {.tool = tool, .status = EXIT_DONE};
    const char **files = NULL;
    size_t count = 0;
    size_t capacity = 0;
    const char *argument;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (strcmp(argument, "--json") == 0) {
            compare.json = true;
        } else if (strcmp(argument, "--strict") == 0) {
            compare.strict = true;
        } else if (argument[0] != '-') {
            files = arena_grow(
                tool->arena, files, count, &capacity, sizeof(*files));
            files[count++] = argument;
        } else if (!arguments_shared(tool, arguments, argument, &status)) {
            status = arguments_fail(tool, argument);
        }
    }
    if (status == EXIT_DONE && count == 0) {
        status = tool_usage(tool, WORD_NEEDS_ARGUMENT, NULL);
    }
    status = status == EXIT_DONE ? tool_open(tool) : status;
    if (status != EXIT_DONE) {
        return status;
    }
    for (size_t i = 0; i < count; i++) {
        add_file(&compare, files[i]);
    }
    if (compare.count > 0) {
        qsort(
            compare.columns, compare.count, sizeof(*compare.columns), by_site);
        (compare.json ? write_json : write_text)(&compare);
    }
    return compare.status;
}

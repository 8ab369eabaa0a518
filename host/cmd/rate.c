/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde rate: one result per page of each capture. */
#include "cmd/rate.h"

#include "capture/capture.h"
#include "report/text.h"
#include "sys/platform.h"
#include "wire/message.h"
#include "wire/rating.h"

#include <errno.h>
#include <string.h>

#define READ_FIRST                                                             \
    ((size_t)256 * 1024) /* bytes of the first buffer of stdin                 \
                          */

/* "FILE", or "FILE:LINE" of a file that is read by lines. */
static const char *
place(struct rate *rate, const char *file)
{
    return rate->line == 0
               ? file
               : arena_format(&rate->arena, "%s:%zu", file, rate->line);
}

void
rate_fail(struct rate *rate,
          const char *file,
          const char *what,
          const char *hint)
{
    tool_complain(rate->tool, place(rate, file), what, hint);
    rate->status = EXIT_PARTLY;
}

static void
write_text(struct rate *rate)
{
    const struct text text = {
        .out = rate->tool->out,
        .registry = rate->tool->sources.registry,
        .language = rate->tool->language,
        .arena = &rate->arena,
    };
    const struct json *rating =
        json_parse(rate->out.text, rate->out.len, &rate->arena, NULL);

    if (rate->written > 0) {
        fputc('\n', rate->tool->out);
    }
    text_rating(&text, rating);
}

static void
write_page(struct rate *rate, const struct page *page)
{
    json_begin_object(&rate->out);
    json_put_string(&rate->out, "schema", "cocarde.page/1");
    message_write_page(&rate->out, page);
    json_end_object(&rate->out);
}

void
rate_page(struct rate *rate, const char *file, struct page *page)
{
    struct rating rating;

    if (rate->at != NULL) {
        page->at = rate->at;
        page->date = rate->day;
    } else if (page->date.ymd == 0) {
        tool_complain(rate->tool,
                      place(rate, file),
                      word(WORD_NO_DATE, rate->tool->language),
                      word(WORD_GIVE_DATE, rate->tool->language));
    }
    if (rate->before_choice) {
        page_before_choice(page, &rate->arena);
    }
    page->strict = rate->strict;
    json_out_reset(&rate->out);
    if (rate->form == FORM_PAGE) {
        write_page(rate, page);
    } else {
        rating_make(&rate->tool->sources, page, &rate->arena, &rating);
        rating_write(&rate->out,
                     &rate->tool->sources,
                     &rating,
                     RATING_FULL,
                     rate->tool->language,
                     file,
                     &rate->arena);
    }
    if (rate->form == FORM_TEXT) {
        write_text(rate);
    } else {
        rate->broken = !tool_write(rate->tool, rate->out.text, rate->out.len) ||
                       !tool_write(rate->tool, "\n", 1);
    }
    rate->written++;
}

/* What is said of one page is then true of several together only. */
static void
say_together(struct rate *rate, const char *file, size_t together)
{
    const char *const counts[] = {arena_format(&rate->arena, "%zu", together),
                                  NULL};

    tool_complain(
        rate->tool,
        file,
        word_with(
            WORD_PAGES_TOGETHER, rate->tool->language, &rate->arena, counts),
        NULL);
}

static void
rate_bytes(struct rate *rate, const char *file, const char *bytes, size_t len)
{
    struct capture capture;
    struct problem problem = {0};
    const char *counts[3] = {NULL};

    if (capture_read(bytes, len, &rate->arena, &capture, &problem) !=
        STATUS_OK) {
        rate_fail(rate, file, problem.what, problem.hint);
        return;
    }
    if (capture.together > 1) {
        say_together(rate, file, capture.together);
    }
    for (size_t i = 0; i < capture.npages && !rate->broken; i++) {
        rate_page(rate, file, &capture.pages[i]);
    }
    if (capture.empty > 0) {
        counts[0] = arena_format(&rate->arena, "%zu", capture.empty);
        counts[1] =
            arena_format(&rate->arena, "%zu", capture.npages + capture.empty);
        rate_fail(
            rate,
            file,
            word_with(
                WORD_EMPTY_PAGES, rate->tool->language, &rate->arena, counts),
            NULL);
    }
}

void
rate_cannot_read(struct rate *rate, const char *file, enum status status)
{
    enum language language = rate->tool->language;
    const char *why = strerror(errno);

    if (status == STATUS_MISSING) {
        rate_fail(rate,
                  file,
                  word(WORD_NO_SUCH_FILE, language),
                  word(WORD_CHECK_NAME, language));
        return;
    }
    rate_fail(rate,
              file,
              word_with(WORD_CANNOT_READ,
                        language,
                        &rate->arena,
                        (const char *const[]){why, NULL}),
              NULL);
}

static void
rate_file(struct rate *rate, const char *file)
{
    struct mapping mapping;
    enum status status = platform_map(file, &mapping);

    if (status == STATUS_OK) {
        rate_bytes(rate, file, (const char *)mapping.bytes, mapping.size);
        platform_unmap(&mapping);
    } else {
        rate_cannot_read(rate, file, status);
    }
    arena_reset(&rate->arena);
}

static void
rate_stdin(struct rate *rate)
{
    size_t capacity = READ_FIRST;
    size_t used = 0;
    char *bytes = arena_alloc_raw(&rate->arena, capacity);
    ptrdiff_t got;

    while ((got = platform_read(
                PLATFORM_STDIN, bytes + used, capacity - used)) > 0) {
        used += (size_t)got;
        if (used > CAPTURE_MAX_BYTES) {
            break; /* capture_read says that it is too much */
        }
        if (used == capacity) {
            char *larger = arena_alloc_raw(&rate->arena, 2 * capacity);

            memcpy(larger, bytes, used);
            bytes = larger;
            capacity *= 2;
        }
    }
    if (got < 0) {
        rate_cannot_read(rate, "-", STATUS_IO);
    } else {
        rate_bytes(rate, "-", bytes, used);
    }
    arena_reset(&rate->arena);
}

static bool
is_capture_name(const char *name)
{
    static const char *const suffixes[] = {".har", ".harp", ".json", ".gz"};
    size_t len = strlen(name);

    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        size_t suffix = strlen(suffixes[i]);

        if (len > suffix && strcmp(name + len - suffix, suffixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void
rate_directory(struct rate *rate, const char *directory)
{
    size_t len = strlen(directory);
    bool slash = len > 0 && directory[len - 1] == '/';
    const char **names;
    size_t count;
    size_t rated = 0;
    enum status status =
        platform_list(directory, rate->tool->arena, &names, &count);

    if (status != STATUS_OK) {
        rate_cannot_read(rate, directory, status);
        return;
    }
    for (size_t i = 0; i < count && !rate->broken; i++) {
        const char *path = arena_format(
            rate->tool->arena, "%s%s%s", directory, slash ? "" : "/", names[i]);

        if (is_capture_name(names[i]) && !platform_is_directory(path)) {
            rate_file(rate, path);
            rated++;
        }
    }
    if (rated == 0) {
        rate_fail(rate,
                  directory,
                  word(WORD_NO_CAPTURE_IN_DIRECTORY, rate->tool->language),
                  word(WORD_CAPTURE_SUFFIXES, rate->tool->language));
    }
}

static void
rate_all(struct rate *rate, const char *const *files, size_t count)
{
    for (size_t i = 0; i < count && !rate->broken; i++) {
        if (rate->form == FORM_LINES) {
            rate_lines(rate, files[i]);
        } else if (strcmp(files[i], "-") == 0) {
            rate_stdin(rate);
        } else if (platform_is_directory(files[i])) {
            rate_directory(rate, files[i]);
        } else {
            rate_file(rate, files[i]);
        }
    }
}

static bool
take_form(struct rate *rate, const char *argument)
{
    static const struct {
        const char *name;
        enum form form;
    } forms[] = {
        {"--text", FORM_TEXT},
        {"--json", FORM_JSON},
        {"--page", FORM_PAGE},
        {"--jsonl", FORM_LINES},
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (strcmp(argument, forms[i].name) == 0) {
            rate->form = forms[i].form;
            return true;
        }
    }
    return false;
}

static bool
take_reading(struct rate *rate, const char *argument)
{
    if (strcmp(argument, "--before-choice") == 0) {
        rate->before_choice = true;
    } else if (strcmp(argument, "--strict") == 0) {
        rate->strict = true;
    } else {
        return false;
    }
    return true;
}

/* Sorts the arguments into options and files; an exit status. */
static int
read_arguments(struct rate *rate,
               struct arguments *arguments,
               const char ***files,
               size_t *count)
{
    const char *argument;
    size_t capacity = 0;
    bool options = true;
    int status = EXIT_DONE;

    while (status == EXIT_DONE &&
           (argument = arguments_take(arguments)) != NULL) {
        if (options && strcmp(argument, "--") == 0) {
            options = false;
        } else if (!options || argument[0] != '-' || argument[1] == '\0') {
            *files = arena_grow(
                rate->tool->arena, *files, *count, &capacity, sizeof(**files));
            (*files)[(*count)++] = argument;
        } else if (arguments_option(arguments, argument, "--at")) {
            rate->at = arguments->value;
            if (!arguments_date(rate->tool, rate->at, &rate->day)) {
                status = EXIT_USAGE;
            }
        } else if (!take_form(rate, argument) &&
                   !take_reading(rate, argument) &&
                   !arguments_shared(
                       rate->tool, arguments, argument, &status)) {
            status = arguments_fail(rate->tool, argument);
        }
    }
    if (status == EXIT_DONE && *count == 0 && rate->form == FORM_LINES) {
        *files = arena_alloc(rate->tool->arena, sizeof(**files));
        (*files)[(*count)++] = "-";
    }
    if (status == EXIT_DONE && *count == 0) {
        status = tool_usage(rate->tool, WORD_NEEDS_ARGUMENT, NULL);
    }
    return status;
}

int
cmd_rate(struct tool *tool, struct arguments *arguments)
{
    struct rate rate = {.tool = tool};
    const char **files = NULL;
    size_t count = 0;
    int status = read_arguments(&rate, arguments, &files, &count);

    if (status == EXIT_DONE) {
        status = tool_open(tool);
    }
    if (status == EXIT_DONE) {
        rate_all(&rate, files, count);
        status = rate.status;
    }
    json_out_free(&rate.out);
    arena_finish(&rate.arena);
    return status;
}

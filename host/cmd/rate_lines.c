/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde rate --jsonl: a page a line in, a rating or an error a line out. */
#include "cmd/rate.h"

#include "capture/kind.h"
#include "capture/lines.h"
#include "sys/gzip.h"
#include "sys/platform.h"
#include "wire/message.h"

#include <string.h>

/* The errors of PROTOCOL.md that a line can have. */
struct wrong {
    const char *code;
    int num;
};
static const struct wrong not_json = {"E_PARSE", 1};
static const struct wrong too_long = {"E_TOO_BIG", 2};
static const struct wrong not_a_page = {"E_BAD_REQUEST", 6};

/* A file as a source of bytes. */
struct cursor {
    const unsigned char *bytes;
    size_t size;
};

static ptrdiff_t
read_mapping(void *context, void *buf, size_t len)
{
    struct cursor *cursor = context;

    if (len > cursor->size) {
        len = cursor->size;
    }
    if (len > 0) {
        memcpy(buf, cursor->bytes, len);
        cursor->bytes += len;
        cursor->size -= len;
    }
    return (ptrdiff_t)len;
}

static ptrdiff_t
read_stdin(void *context, void *buf, size_t len)
{
    (void)context;
    return platform_read(PLATFORM_STDIN, buf, len);
}

/* Whoever sent the line may wait for the answer before sending the next. */
static void
pass_on(struct rate *rate)
{
    fflush(rate->tool->out);
    rate->broken = rate->broken || !tool_heard(rate->tool);
}

/* In the place of a rating, and on standard error. */
static void
refuse(struct rate *rate,
       const char *file,
       const struct wrong *wrong,
       const struct problem *problem)
{
    struct json_out *out = &rate->out;

    rate_fail(rate, file, problem->what, problem->hint);
    json_out_reset(out);
    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.error/1");
    json_put_string(out, "file", file);
    json_put_integer(out, "line", (int64_t)rate->line);
    json_key(out, "err");
    json_begin_object(out);
    json_put_string(out, "code", wrong->code);
    json_put_integer(out, "num", wrong->num);
    json_put_string(out, "msg", problem->what);
    json_put_string(out, "hint", problem->hint);
    json_end_object(out);
    json_end_object(out);
    rate->broken = !tool_write(rate->tool, out->text, out->len) ||
                   !tool_write(rate->tool, "\n", 1);
}

/* A page as `rate` of the protocol has it, or as Cocarde exports it. */
static enum status
read_page(struct rate *rate,
          const struct json *root,
          struct page *page,
          struct problem *problem)
{
    enum capture_kind kind = kind_of(root);

    if (json_get(root, "schema") != NULL && kind != CAPTURE_PAGE &&
        kind != CAPTURE_RATING) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "give pages, or leave the schema out",
                           "its schema is not cocarde.page/1");
    }
    return message_read_page(root, &rate->arena, page, problem);
}

static void
rate_line(struct rate *rate, const char *file, const char *line, size_t len)
{
    struct problem problem = {0};
    struct page page = {0};
    size_t offset = 0;
    const struct json *root = json_parse(line, len, &rate->arena, &offset);

    if (root == NULL) {
        (void)problem_set(&problem,
                          STATUS_INVALID,
                          "write each page as one line of JSON",
                          len == 0 ? "the line is empty"
                                   : "not JSON, or cut short (column %zu)",
                          offset + 1);
        refuse(rate, file, &not_json, &problem);
    } else if (read_page(rate, root, &page, &problem) != STATUS_OK) {
        refuse(rate, file, &not_a_page, &problem);
    } else {
        rate_page(rate, file, &page);
    }
}

/* What lines_next() could not give; false when nothing follows. */
static bool
refuse_line(struct rate *rate, const char *file, enum status status)
{
    struct problem problem = {0};

    if (status == STATUS_TOO_LARGE) {
        (void)problem_set(&problem,
                          status,
                          "leave out of the page what Cocarde does not read",
                          "the line is longer than %zu bytes",
                          LINES_MAX);
        refuse(rate, file, &too_long, &problem);
        return true;
    }
    if (status == STATUS_IO) {
        rate_cannot_read(rate, file, status);
        return false;
    }
    (void)gzip_problem(&problem, status);
    refuse(rate, file, &not_json, &problem);
    return false;
}

static void
rate_source(struct rate *rate,
            const char *file,
            lines_source *source,
            void *context)
{
    struct arena buffers = {0};
    struct lines lines;
    enum status status = STATUS_OK;
    bool more = true;

    lines_open(&lines, source, context, &buffers);
    rate->line = 0;
    while (more && !rate->broken) {
        const char *line;
        size_t len;

        status = lines_next(&lines, &line, &len);
        rate->line++;
        if (status == STATUS_OK) {
            rate_line(rate, file, line, len);
        } else {
            more = status != STATUS_END && refuse_line(rate, file, status);
        }
        if (status != STATUS_END) {
            pass_on(rate);
        }
        arena_reset(&rate->arena);
    }
    rate->line = 0;
    lines_close(&lines);
    arena_finish(&buffers);
}

void
rate_lines(struct rate *rate, const char *file)
{
    struct mapping mapping;
    struct cursor cursor;
    enum status status;

    if (strcmp(file, "-") == 0) {
        rate_source(rate, file, read_stdin, NULL);
        return;
    }
    status = platform_map(file, &mapping);
    if (status != STATUS_OK) {
        rate_cannot_read(rate, file, status);
        return;
    }
    cursor = (struct cursor){mapping.bytes, mapping.size};
    rate_source(rate, file, read_mapping, &cursor);
    platform_unmap(&mapping);
}

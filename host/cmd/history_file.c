/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde history export, import, delete. */
#include "cmd/history.h"

#include "sys/platform.h"

#include <errno.h>
#include <string.h>

int
history_export(struct history_tool *with)
{
    const char *which =
        with->count == 0 ? "" : history_which(with, with->names[0]);
    const char *after = "null";

    for (;;) {
        const struct json *reply =
            history_ask(with,
                        "history.export",
                        arena_format(&with->arena,
                                     "{\"format\":\"%s\",\"after\":%s%s%s}",
                                     with->csv ? "csv" : "json",
                                     after,
                                     which[0] == '\0' ? "" : ",",
                                     which));
        const char *text = json_text(json_get(reply, "text"));
        const char *next = json_text(json_get(reply, "next"));

        if (reply == NULL || text == NULL) {
            return EXIT_PARTLY;
        }
        if (!tool_write(with->tool, text, strlen(text)) || next == NULL) {
            return EXIT_DONE; /* main says what could not be written */
        }
        after = history_quoted(with, next);
    }
}

/* ---- import ---- */

#define BATCH ((size_t)200000) /* bytes of lines in one request, about */

struct batch {
    struct history_tool *with;
    const char *names; /* the first line of CSV, with its end; "" for JSON */
    int64_t lines;     /* in the requests so far */
    int64_t added;
    int64_t known;
    int status;
};

static void
tell_refused(struct batch *batch, const struct json *reply)
{
    struct tool *tool = batch->with->tool;

    for (const struct json *item = json_first(json_get(reply, "refused"));
         item != NULL;
         item = json_next(item)) {
        const char *why = json_text(json_get(item, "why"));
        const char *line = arena_format(
            &batch->with->arena,
            "%lld",
            (long long)(batch->lines + history_whole(item, "line")));
        const char *const values[] = {
            line,
            word_for_reason(why == NULL ? "" : why, tool->language),
            NULL};

        tool_complain(
            tool,
            NULL,
            word_with(
                WORD_REFUSED_LINE, tool->language, &batch->with->arena, values),
            NULL);
        batch->status = EXIT_PARTLY;
    }
}

static bool
send(struct batch *batch, const char *lines, size_t len)
{
    struct history_tool *with = batch->with;
    const char *text =
        arena_format(&with->arena, "%s%.*s", batch->names, (int)len, lines);
    const struct json *reply =
        history_ask(with,
                    "history.import",
                    arena_format(&with->arena,
                                 "{\"format\":\"%s\",\"lines\":%s}",
                                 with->csv ? "csv" : "json",
                                 history_quoted(with, text)));

    if (reply == NULL) {
        batch->status = EXIT_PARTLY;
        return false;
    }
    batch->added += history_whole(reply, "added");
    batch->known += history_whole(reply, "known");
    tell_refused(batch, reply);
    for (size_t i = 0; i < len; i++) {
        batch->lines += lines[i] == '\n';
    }
    arena_reset(&with->arena);
    return true;
}

/* Whole lines, some at a time. A field of CSV has no line feed in it. */
static void
send_all(struct batch *batch, const char *text, size_t len)
{
    const char *end = text + len;

    if (batch->with->csv) {
        const char *stop = memchr(text, '\n', len);
        size_t names = stop == NULL ? len : (size_t)(stop + 1 - text);

        batch->names = arena_copy(batch->with->tool->arena, text, names);
        text += names;
    }
    while (text < end) {
        size_t part = (size_t)(end - text);

        if (part > BATCH) {
            const char *stop = memchr(text + BATCH, '\n', part - BATCH);

            part = stop == NULL ? part : (size_t)(stop + 1 - text);
        }
        if (!send(batch, text, part)) {
            return;
        }
        text += part;
    }
}

static const char *
read_stdin(struct arena *arena, size_t *len)
{
    size_t capacity = BATCH;
    char *bytes = arena_alloc_raw(arena, capacity);
    ptrdiff_t got;

    *len = 0;
    while ((got = platform_read(
                PLATFORM_STDIN, bytes + *len, capacity - *len)) > 0) {
        *len += (size_t)got;
        if (*len == capacity) {
            char *larger = arena_alloc_raw(arena, 2 * capacity);

            memcpy(larger, bytes, *len);
            bytes = larger;
            capacity *= 2;
        }
    }
    return bytes;
}

int
history_import(struct history_tool *with)
{
    struct batch batch = {.with = with, .names = "", .status = EXIT_DONE};
    struct tool *tool = with->tool;
    const char *name = with->names[0];
    struct mapping mapping = {0};
    const char *counts[3];

    if (strcmp(name, "-") == 0) {
        size_t len;
        const char *text = read_stdin(tool->arena, &len);

        send_all(&batch, text, len);
    } else if (platform_map(name, &mapping) == STATUS_OK) {
        send_all(&batch, (const char *)mapping.bytes, mapping.size);
        platform_unmap(&mapping);
    } else {
        tool_complain(tool, name, strerror(errno), NULL);
        return EXIT_PARTLY;
    }
    counts[0] = arena_format(tool->arena, "%lld", (long long)batch.added);
    counts[1] = arena_format(tool->arena, "%lld", (long long)batch.known);
    counts[2] = NULL;
    fprintf(tool->out,
            "%s\n",
            word_with(WORD_IMPORTED, tool->language, tool->arena, counts));
    return batch.status;
}

/* ---- delete ---- */

int
history_delete(struct history_tool *with)
{
    struct tool *tool = with->tool;
    const struct json *reply;
    const char *counts[2] = {NULL, NULL};

    if ((with->count == 1) == with->all) {
        return tool_usage(tool,
                          with->all ? WORD_TOO_MANY_ARGUMENTS
                                    : WORD_NEEDS_ARGUMENT,
                          NULL);
    }
    reply = history_ask(
        with,
        "history.delete",
        with->all ? "{\"all\":true}"
                  : arena_format(&with->arena,
                                 "{%s}",
                                 history_which(with, with->names[0])));
    if (reply == NULL) {
        return EXIT_PARTLY;
    }
    counts[0] = arena_format(
        tool->arena, "%lld", (long long)history_whole(reply, "visits"));
    fprintf(tool->out,
            "%s\n",
            word_with(WORD_DELETED, tool->language, tool->arena, counts));
    if (!json_bool(json_get(reply, "gone"), false)) {
        tool_complain(
            tool, NULL, word(WORD_NOT_GONE_YET, tool->language), NULL);
        return EXIT_PARTLY;
    }
    return EXIT_DONE;
}

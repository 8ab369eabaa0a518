/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/capture.h"

#include "capture/blacklight.h"
#include "capture/builder.h"
#include "capture/dashlord.h"
#include "capture/devtools.h"
#include "capture/har.h"
#include "capture/kind.h"
#include "capture/lighthouse.h"
#include "capture/network_records.h"
#include "capture/perf_log.h"
#include "capture/unwrap.h"
#include "capture/urlscan.h"
#include "capture/wec.h"
#include "wire/message.h"

#include <string.h>

/* Add the page of one exported page or rating. */
static enum status
read_own(const struct json *root,
         struct arena *arena,
         struct capture *out,
         struct problem *problem)
{
    struct page *page;

    if (out->kind == CAPTURE_RATING &&
        !json_is_array(json_get(root, "contacts"))) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "rate the capture that it was made from",
                           "recognised as %s, without its page",
                           capture_kind_name(out->kind));
    }
    page = builder_page(out, arena, problem);
    return page == NULL ? STATUS_TOO_LARGE
                        : message_read_page(root, arena, page, problem);
}

static enum status
read_root(const struct json *root,
          struct arena *arena,
          struct capture *out,
          struct problem *problem)
{
    out->kind = kind_of(root);
    switch (out->kind) {
    case CAPTURE_HAR:
        return har_read(root, arena, out, problem);
    case CAPTURE_PAGE:
    case CAPTURE_RATING:
        return read_own(root, arena, out, problem);
    case CAPTURE_LIGHTHOUSE:
        return lighthouse_read(root, arena, out, problem);
    case CAPTURE_NETWORK_RECORDS:
        return network_records_read(root, arena, out, problem);
    case CAPTURE_DEVTOOLS_LOG:
        return devtools_read(root, arena, out, problem);
    case CAPTURE_PERF_LOG:
        return perf_log_read(root, arena, out, problem);
    case CAPTURE_WEC:
        return wec_read(root, arena, out, problem);
    case CAPTURE_BLACKLIGHT:
        return blacklight_read(root, arena, out, problem);
    case CAPTURE_DASHLORD:
        return dashlord_read(root, arena, out, problem);
    case CAPTURE_URLSCAN:
        return urlscan_read(root, arena, out, problem);
    case CAPTURE_UNKNOWN:
    case CAPTURE_KIND_COUNT:
        break;
    }
    return problem_set(problem,
                       STATUS_INVALID,
                       "cocarde help rate says which kinds can be read",
                       "JSON, but of no kind known here");
}

/* Say where text stops being JSON. */
static enum status
not_json(const char *text, size_t size, size_t offset, struct problem *problem)
{
    size_t line = 1;
    size_t column = 1;

    if (size == 0) {
        return problem_set(problem, STATUS_INVALID, "record it again", "empty");
    }
    for (size_t i = 0; i < offset && i < size; i++) {
        column++;
        if (text[i] == '\n') {
            line++;
            column = 1;
        }
    }
    return problem_set(problem,
                       STATUS_INVALID,
                       "record it again: a capture is a JSON file",
                       "not JSON, or cut short (line %zu, column %zu)",
                       line,
                       column);
}

/*
 * One exported page or rating per line. *tried is false when the first line
 * is no JSON of its own: the file then is not this.
 */
static enum status
read_lines(const char *text,
           size_t size,
           struct arena *arena,
           struct capture *out,
           bool *tried,
           struct problem *problem)
{
    const char *end = text + size;

    *tried = false;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t len = (size_t)((stop == NULL ? end : stop) - text);
        const struct json *root = json_parse(text, len, arena, NULL);
        enum capture_kind kind = kind_of(root);
        enum status status;

        *tried = *tried || (root != NULL && stop != NULL);
        if (kind != CAPTURE_PAGE && kind != CAPTURE_RATING) {
            return problem_set(
                problem,
                STATUS_INVALID,
                "cocarde help rate says which kinds can be read",
                out->npages == 0
                    ? "one JSON value per line, of no kind known here"
                    : "line %zu is no page by Cocarde",
                out->npages + 1);
        }
        status = read_root(root, arena, out, problem);
        if (status != STATUS_OK) {
            return status;
        }
        text = stop == NULL ? end : stop + 1;
    }
    return STATUS_OK;
}

enum status
capture_read(const char *bytes,
             size_t len,
             struct arena *arena,
             struct capture *out,
             struct problem *problem)
{
    const struct json *root;
    const char *text;
    size_t size;
    size_t offset = 0;
    bool tried;
    enum status status;

    *out = (struct capture){.kind = CAPTURE_UNKNOWN};
    if (len > CAPTURE_MAX_BYTES) {
        return problem_set(problem,
                           STATUS_TOO_LARGE,
                           "split the capture, or record fewer pages",
                           "larger than %zu MiB",
                           CAPTURE_MAX_BYTES / ((size_t)1024 * 1024));
    }
    status =
        unwrap(bytes, len, CAPTURE_MAX_BYTES, arena, &text, &size, problem);
    if (status != STATUS_OK) {
        return status;
    }
    root = json_parse(text, size, arena, &offset);
    if (root != NULL) {
        return read_root(root, arena, out, problem);
    }
    status = read_lines(text, size, arena, out, &tried, problem);
    return tried ? status : not_json(text, size, offset, problem);
}

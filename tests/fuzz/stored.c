/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the history reads back: a body from a damaged or foreign file, and lines
 * of JSON and CSV that a person imports. The first byte says which.
 */
#include "store/brief.h"
#include "store/lines.h"
#include "wire/message.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try_body(const uint8_t *data, size_t size, struct arena *arena)
{
    const struct json *body = body_parse(data, size, arena);
    const struct page *page = visit_page(body, arena);
    struct kept_letters letters;
    const char *text = json_text(json_get(body, "letters"));

    if (text != NULL && letters_read(text, &letters)) {
        (void)letters_text(&letters, arena);
    }
    if (page != NULL) {
        struct json_out out = {0};

        json_begin_object(&out);
        json_key(&out, "said");
        brief_copy_said(&out, json_get(body, "said"));
        brief_write_page(&out, page);
        json_end_object(&out);
        json_out_free(&out);
    }
}

/* What is written again must be read again as the same. */
static void
try_visit(const struct visit *visit, struct arena *arena)
{
    const struct kept_site site = {.domain = "a.test"};
    struct json_out out = {0};
    struct csv csv;
    struct visit again;
    bool followed;
    bool good;

    json_raw(&out, line_csv_names(), strlen(line_csv_names()));
    line_write_csv(&out, visit, &site, arena);
    json_finish(&out);
    if (!csv_open(&csv, out.text, arena) ||
        !csv_next(&csv, arena, &again, &followed, &good) || !good ||
        strcmp(again.at, visit->at) != 0 ||
        strcmp(again.host, visit->host) != 0) {
        __builtin_trap();
    }
    json_out_free(&out);
}

static void
try_csv(const char *text, struct arena *arena)
{
    struct csv csv;
    struct visit visit;
    bool followed;
    bool good;

    if (!csv_open(&csv, text, arena)) {
        return;
    }
    while (csv_next(&csv, arena, &visit, &followed, &good)) {
        if (good) {
            try_visit(&visit, arena);
        }
    }
}

static void
try_json(const char *text, size_t len, struct arena *arena)
{
    const struct json *line = json_parse(text, len, arena, NULL);
    struct page *page = arena_alloc(arena, sizeof(*page));
    struct problem problem;
    struct visit visit = {.key = ""};
    bool followed;

    if (message_read_page(line, arena, page, &problem) == STATUS_OK &&
        line_read_kept(json_get(line, "kept"), &visit, &followed)) {
        const unsigned char *bytes;
        size_t size;

        body_from(page,
                  &visit,
                  json_get(json_get(line, "kept"), "said"),
                  arena,
                  &bytes,
                  &size);
        if (visit_page(body_parse(bytes, size, arena), arena) == NULL) {
            __builtin_trap();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};

    if (size > 0) {
        const char *text = arena_copy(&arena, (const char *)data + 1, size - 1);

        if (data[0] == 'b') {
            try_body(data + 1, size - 1, &arena);
        } else if (data[0] == 'c') {
            try_csv(text, &arena);
        } else {
            try_json(text, size - 1, &arena);
        }
    }
    arena_finish(&arena);
    return 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any text: what is read from it can be written and read again to the same
 * bytes, and holds no text that is not UTF-8. */
#include "wire/json.h"
#include "wire/utf8.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
copy_value(struct json_out *out, const struct json *value, int depth)
{
    const char *text = json_text(value);
    int64_t whole = 0;

    assert(depth <= JSON_MAX_DEPTH + 1);
    if (text != NULL) {
        assert(utf8_valid(text, strlen(text)) == strlen(text));
        json_string(out, text);
    } else if (json_is_array(value)) {
        json_begin_array(out);
        for (const struct json *m = json_first(value); m != NULL;
             m = json_next(m)) {
            copy_value(out, m, depth + 1);
        }
        json_end_array(out);
    } else if (json_is_object(value)) {
        json_begin_array(out); /* names may need escapes: as pairs */
        for (const struct json *m = json_first(value); m != NULL;
             m = json_next(m)) {
            const struct json *found = json_get(value, json_name(m));

            assert(found != NULL);
            assert(strcmp(json_name(found), json_name(m)) == 0);
            json_string(out, json_name(m));
            copy_value(out, m, depth + 1);
        }
        json_end_array(out);
    } else if (json_whole(value, &whole)) {
        json_integer(out, whole);
    } else if (json_is_null(value)) {
        json_null(out);
    } else {
        json_boolean(out, json_bool(value, false));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct json_out first = {0};
    struct json_out second = {0};
    size_t offset = 0;
    const struct json *root =
        json_parse((const char *)data, size, &arena, &offset);

    assert(offset <= size);
    if (root != NULL) {
        copy_value(&first, root, 1);
        root = json_parse(first.text, first.len, &arena, NULL);
        assert(root != NULL);
        copy_value(&second, root, 1);
        assert(first.len == second.len);
        assert(memcmp(first.text, second.text, first.len) == 0);
    }
    json_out_free(&first);
    json_out_free(&second);
    arena_finish(&arena);
    return 0;
}

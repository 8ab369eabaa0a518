/* SPDX-License-Identifier: EUPL-1.2 */
/* What people and programs wrap JSON in. */
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "capture/unwrap.h"

#define MAX ((size_t)1 << 20)
#define GZIP (15 + 16)

/* input[0..len) -> what is left, as a string in arena; fails the test when it
 * is refused. The input is on the heap, to the byte. */
static const char *
unwrapped(struct arena *arena, const char *input, size_t len)
{
    char *bytes = malloc(len == 0 ? 1 : len);
    const char *text;
    size_t size;

    assert_non_null(bytes);
    memcpy(bytes, input, len);
    assert_int_equal(unwrap(bytes, len, MAX, arena, &text, &size, NULL),
                     STATUS_OK);
    text = arena_copy(arena, text, size);
    free(bytes);
    return text;
}

static void
test_text(void **state)
{
    static const char *const cases[][2] = {
        {"{\"a\":1}", "{\"a\":1}"},
        {" \r\n\t{}\n\n", "{}"},
        {"\xef\xbb\xbf{}", "{}"},
        {"\xef\xbb\xbf\n onInputData({});\n", "{}"},
        {"onInputData({\"a\":\")\"})", "{\"a\":\")\"}"},
        {"callback_1.x ( [1] ) ;", "[1]"},
        {"var har = {\"log\":1};", "{\"log\":1}"},
        {"window.har={}", "{}"},
        {"onInputData({}", "onInputData({}"},
        {"true", "true"},
        {"12", "12"},
        {"", ""},
        {"(", "("},
        {"f(", "f("},
        {"f()", ""},
        {"not a ! wrapper(1)", "not a ! wrapper(1)"},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(unwrapped(&arena, cases[i][0], strlen(cases[i][0])),
                            cases[i][1]);
    }
    arena_finish(&arena);
}

#define BYTES(text) text, sizeof(text) - 1

static void
test_utf16(void **state)
{
    struct arena arena = {0};

    (void)state;
    assert_string_equal(
        unwrapped(&arena, BYTES("\xff\xfe{\0\"\0\xe9\0\"\0}\0")),
        "{\"\xc3\xa9\"}");
    assert_string_equal(
        unwrapped(&arena, BYTES("\xfe\xff\0{\0\"\x20\xac\0\"\0}")),
        "{\"\xe2\x82\xac\"}");
    /* a pair of surrogates, a lone one, one cut off, an odd byte */
    assert_string_equal(unwrapped(&arena, BYTES("\xff\xfe\x3d\xd8\x00\xde")),
                        "\xf0\x9f\x98\x80");
    assert_string_equal(unwrapped(&arena,
                                  BYTES("\xff\xfe\x00\xdc"
                                        "a\0")),
                        "\xef\xbf\xbd"
                        "a");
    assert_string_equal(unwrapped(&arena, BYTES("\xff\xfe\x3d\xd8")),
                        "\xef\xbf\xbd");
    assert_string_equal(unwrapped(&arena,
                                  BYTES("\xff\xfe"
                                        "a\0b")),
                        "a");
    assert_string_equal(unwrapped(&arena, BYTES("\xff\xfe")), "");
    arena_finish(&arena);
}

/* gzip of text[0..len); free() it. */
static char *
packed(const char *text, size_t len, size_t *size)
{
    z_stream stream = {0};
    size_t room = len + 1024;
    char *out = malloc(room);

    assert_non_null(out);
    assert_int_equal(
        deflateInit2(&stream, 9, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY),
        Z_OK);
    stream.next_in = (Bytef *)(uintptr_t)text;
    stream.avail_in = (uInt)len;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    *size = room - stream.avail_out;
    deflateEnd(&stream);
    return out;
}

static void
test_gzip(void **state)
{
    struct arena arena = {0};
    size_t one;
    size_t two;
    char *first = packed(BYTES("\xef\xbb\xbf{\"a\":"), &one);
    char *second = packed(BYTES("1}\n"), &two);
    char *both = malloc(one + two);

    (void)state;
    assert_non_null(both);
    memcpy(both, first, one);
    memcpy(both + one, second, two);
    assert_string_equal(unwrapped(&arena, both, one + two), "{\"a\":1}");
    free(first);
    free(second);
    free(both);
    arena_finish(&arena);
}

/* One byte under the limit, at it, and one over; and a bomb. */
static void
test_gzip_limit(void **state)
{
    static char spaces[MAX + 1];
    struct arena arena = {0};
    const char *text;
    size_t out;

    (void)state;
    memset(spaces, 'x', sizeof(spaces));
    for (size_t size = MAX - 1; size <= MAX + 1; size++) {
        size_t len;
        char *bytes = packed(spaces, size, &len);
        struct problem problem = {0};
        enum status status =
            unwrap(bytes, len, MAX, &arena, &text, &out, &problem);

        assert_int_equal(status, size <= MAX ? STATUS_OK : STATUS_TOO_LARGE);
        if (status == STATUS_OK) {
            assert_int_equal(out, size);
        }
        free(bytes);
    }
    arena_finish(&arena);
}

static void
test_gzip_broken(void **state)
{
    struct arena arena = {0};
    size_t len;
    char *bytes = packed(BYTES("{\"log\":{\"version\":\"1.2\"}}"), &len);
    const char *text;
    size_t size;

    (void)state;
    for (size_t cut = 2; cut < len; cut++) {
        assert_int_equal(unwrap(bytes, cut, MAX, &arena, &text, &size, NULL),
                         STATUS_TRUNCATED);
    }
    bytes[len - 6] = (char)(bytes[len - 6] ^ 1); /* in the checksum */
    assert_int_equal(unwrap(bytes, len, MAX, &arena, &text, &size, NULL),
                     STATUS_CORRUPT);
    free(bytes);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_gzip_limit),
        cmocka_unit_test(test_gzip_broken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

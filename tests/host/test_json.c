/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static const struct json *
parse(const char *text)
{
    return json_parse(text, strlen(text), &arena, NULL);
}

static int
finish(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

static void
reads_every_kind_of_value(void **state)
{
    const struct json *root =
        parse("\xEF\xBB\xBF {\"a\":[1,-2.5,\"x\"],\"t\":true,\"n\":null} \r\n");
    const struct json *item;
    double number;
    int64_t whole = 7;

    (void)state;
    assert_true(json_is_object(root));
    assert_int_equal(json_count(root), 3);
    assert_true(json_is_array(json_get(root, "a")));
    item = json_first(json_get(root, "a"));
    assert_true(json_whole(item, &whole));
    assert_int_equal(whole, 1);
    item = json_next(item);
    assert_true(json_number(item, &number));
    assert_true(number < -2.4 && number > -2.6);
    assert_false(json_whole(item, &whole));
    assert_int_equal(whole, 1);
    assert_null(json_text(item));
    item = json_next(item);
    assert_string_equal(json_text(item), "x");
    assert_string_equal(json_name(item), "");
    assert_null(json_next(item));
    assert_true(json_bool(json_get(root, "t"), false));
    assert_true(json_is_null(json_get(root, "n")));
    assert_false(json_is_null(json_get(root, "absent")));
    assert_true(json_bool(json_get(root, "absent"), true));
    assert_string_equal(json_name(json_first(root)), "a");
}

static void
absent_is_a_value(void **state)
{
    double number;

    (void)state;
    assert_null(json_get(NULL, "a"));
    assert_null(json_get(parse("[1]"), "a"));
    assert_null(json_first(NULL));
    assert_null(json_next(NULL));
    assert_string_equal(json_name(NULL), "");
    assert_int_equal(json_count(NULL), 0);
    assert_null(json_text(NULL));
    assert_false(json_number(NULL, &number));
    assert_false(json_is_object(NULL));
}

static void
refuses_what_is_not_json(void **state)
{
    static const struct {
        const char *text;
        size_t offset; /* where it shows */
    } cases[] = {
        {"", 0},
        {"\xEF\xBB\xBF", 3},
        {"{", 0},
        {"{} x", 3},
        {"[1] [2]", 4},
        {"{\"a\":}", 5},
        {"[1,]", 3},
        {"{'a':1}", 1},
        {"nul", 0},
        {"\"\\x\"", 1},
        {"\"open", 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t offset = 99;

        assert_null(
            json_parse(cases[i].text, strlen(cases[i].text), &arena, &offset));
        if (cases[i].text[0] != '"' && cases[i].text[0] != '{') {
            assert_int_equal(offset, cases[i].offset);
        }
        assert_true(offset <= strlen(cases[i].text));
    }
}

static void
refuses_a_nul_byte(void **state)
{
    size_t offset = 0;

    (void)state;
    assert_null(json_parse("{\"a\":\"b\0c\"}", 11, &arena, &offset));
    assert_int_equal(offset, 7);
    assert_null(json_parse("{}\0", 3, &arena, &offset));
    assert_int_equal(offset, 2);
}

static void
no_escape_ends_a_text_early(void **state)
{
    static const struct {
        const char *json;
        const char *text;
    } cases[] = {
        {"\"good.fr\\u0000.evil\"", "good.fr\xEF\xBF\xBD.evil"},
        {"\"\\ud800\"", "\xEF\xBF\xBD"},
        {"\"\\udc00x\"", "\xEF\xBF\xBDx"},
        {"\"\\ud800\\u0041\"",
         "\xEF\xBF\xBD"
         "A"},
        {"\"\\uD83D\\uDE00\"", "\xF0\x9F\x98\x80"},
        {"\"\\\\u0000\"", "\\u0000"}, /* an escaped backslash, then text */
        {"\"a\xFF\xE2\x82\"", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\"\\\\\\u0000\"", "\\\xEF\xBF\xBD"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text = json_text(parse(cases[i].json));

        assert_non_null(text);
        assert_string_equal(text, cases[i].text);
    }
}

static void
the_first_of_two_members_counts(void **state)
{
    (void)state;
    assert_string_equal(
        json_text(json_get(parse("{\"a\":\"1\",\"a\":\"2\"}"), "a")), "1");
    assert_null(json_get(parse("{\"A\":1}"), "a"));
}

static void
depth_is_bounded(void **state)
{
    char text[4096];

    (void)state;
    for (size_t depth = 1; depth < 2000; depth += depth < 70 ? 1 : 500) {
        memset(text, '[', depth);
        memset(text + depth, ']', depth);
        if (depth <= JSON_MAX_DEPTH) {
            assert_non_null(json_parse(text, depth * 2, &arena, NULL));
        } else if (depth > JSON_MAX_DEPTH + 1) {
            assert_null(json_parse(text, depth * 2, &arena, NULL));
        }
    }
}

static void
numbers_have_an_end(void **state)
{
    double number;
    int64_t whole;

    (void)state;
    assert_false(json_number(parse("1e999"), &number));
    assert_false(json_whole(parse("9007199254740994"), &whole));
    assert_true(json_whole(parse("9007199254740992"), &whole));
    assert_true(whole == INT64_C(9007199254740992));
    assert_true(json_whole(parse("-3"), &whole));
    assert_int_equal(whole, -3);
}

static void
writes_every_kind_of_value(void **state)
{
    struct json_out out = {0};

    (void)state;
    json_begin_object(&out);
    json_put_string(&out, "s", "é\"\\\n\x01\x7F");
    json_put_integer(&out, "min", INT64_MIN);
    json_put_integer(&out, "zero", 0);
    json_put_boolean(&out, "t", true);
    json_put_string(&out, "n", NULL);
    json_put_word(&out, "w", "FR");
    json_put_word(&out, "none", NULL);
    json_key(&out, "a");
    json_begin_array(&out);
    json_begin_array(&out);
    json_end_array(&out);
    json_begin_object(&out);
    json_end_object(&out);
    json_boolean(&out, false);
    json_raw(&out, "{\"r\":1}", 7);
    json_end_array(&out);
    json_end_object(&out);
    json_finish(&out);
    assert_string_equal(out.text,
                        "{\"s\":\"é\\\"\\\\\\n\\u0001\x7F\","
                        "\"min\":-9223372036854775808,\"zero\":0,"
                        "\"t\":true,\"n\":null,\"w\":\"FR\",\"none\":null,"
                        "\"a\":[[],{},false,{\"r\":1}]}");
    assert_int_equal(out.len, strlen(out.text));
    json_out_reset(&out);
    json_integer(&out, 1);
    json_finish(&out);
    assert_string_equal(out.text, "1");
    json_out_free(&out);
    json_out_free(&out);
}

static void
writes_utf8_only(void **state)
{
    static const struct {
        const char *text;
        const char *json;
    } cases[] = {
        {"", "\"\""},
        {"12345678", "\"12345678\""},
        {"1234567\"", "\"1234567\\\"\""},
        {"\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA",
         "\"\\u2028\\u2029\xE2\x80\xAA\""},
        {"a\xFF"
         "b",
         "\"a\xEF\xBF\xBD"
         "b\""},
        {"\xC0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""}, /* overlong */
        {"\xE0\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xF4\x90\x80\x80",
         "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {"\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\""},
        {"\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""}, /* cut off */
        {"abcdefgh\x1F", "\"abcdefgh\\u001f\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct json_out out = {0};

        json_string(&out, cases[i].text);
        json_finish(&out);
        assert_string_equal(out.text, cases[i].json);
        json_out_free(&out);
    }
}

/* Bytes that JSON makes of this one; those above ASCII alone are not UTF-8. */
static size_t
written_bytes(int byte)
{
    if (byte == '"' || byte == '\\' || byte == '\n' || byte == '\r' ||
        byte == '\t') {
        return 2;
    }
    if (byte < ' ') {
        return 6;
    }
    return byte < 0x80 ? 1 : 3;
}

static void
check_byte(int byte, size_t place, size_t len)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
    char text[sizeof(letters)];
    struct json_out out = {0};

    memcpy(text, letters, len);
    text[len] = '\0';
    text[place] = (char)byte;
    json_string(&out, text);
    assert_int_equal(out.len, len + 1 + written_bytes(byte));
    json_finish(&out);
    assert_string_equal(json_text(json_parse(out.text, out.len, &arena, NULL)),
                        byte < 0x80 ? text : json_text(parse(out.text)));
    assert_memory_equal(out.text + 1, letters, place);
    assert_memory_equal(out.text + out.len - (len - place),
                        letters + place + 1,
                        len - place - 1);
    json_out_free(&out);
    arena_reset(&arena);
}

/* Every byte at every place of a word is told apart as it must be, and what
 * stands around it stays: words of each way that they are copied. */
static void
finds_each_special_byte(void **state)
{
    static const size_t lengths[] = {7, 12, 17, 26, 35};

    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
            for (size_t place = 0; place < lengths[i]; place++) {
                check_byte(byte, place, lengths[i]);
            }
        }
    }
}

static void
grows_as_needed(void **state)
{
    struct json_out out = {0};
    char *text = malloc(100001);

    (void)state;
    memset(text, '\x01', 100000);
    text[100000] = '\0';
    json_begin_array(&out);
    for (int i = 0; i < 20; i++) {
        json_string(&out, text);
    }
    json_end_array(&out);
    assert_int_equal(out.len, 20 * 600002 + 19 + 2);
    json_out_free(&out);
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(reads_every_kind_of_value, finish),
        cmocka_unit_test_teardown(absent_is_a_value, finish),
        cmocka_unit_test_teardown(refuses_what_is_not_json, finish),
        cmocka_unit_test_teardown(refuses_a_nul_byte, finish),
        cmocka_unit_test_teardown(no_escape_ends_a_text_early, finish),
        cmocka_unit_test_teardown(the_first_of_two_members_counts, finish),
        cmocka_unit_test_teardown(depth_is_bounded, finish),
        cmocka_unit_test_teardown(numbers_have_an_end, finish),
        cmocka_unit_test(writes_every_kind_of_value),
        cmocka_unit_test(writes_utf8_only),
        cmocka_unit_test_teardown(finds_each_special_byte, finish),
        cmocka_unit_test(grows_as_needed),
    };

    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}

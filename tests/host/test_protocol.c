/* SPDX-License-Identifier: EUPL-1.2 */
/* The envelope and the errors, without a process around them and, but for the
 * last tests, without data; PROTOCOL.md's examples are protocol.test.js. */
#include "wire/protocol.h"

#include "wire/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define HELLO "{\"v\":1,\"id\":1,\"op\":\"hello\",\"protocol\":[1,1]}"
#define WORLD "build/world"

static const struct problem no_data = {
    STATUS_MISSING, "/x/asn.mmdb does not exist", "Run make data."};
static const struct sandbox open_air = {
    .landlock = 0,
    .seccomp = false,
    .warnings = {"No Landlock.", "No filter."},
    .nwarnings = 2,
};

static int
start(void **state)
{
    static struct protocol protocol;

    protocol_init(&protocol, NULL, &no_data, &open_air);
    *state = &protocol;
    return 0;
}

static int
stop(void **state)
{
    protocol_finish(*state);
    return 0;
}

static const char *
ask(struct protocol *protocol, const char *text)
{
    protocol_answer(protocol, text, strlen(text));
    json_finish(&protocol->reply);
    return protocol->reply.text;
}

static void
assert_error(const char *reply, const char *id, const char *code)
{
    char expected[128];

    snprintf(expected,
             sizeof(expected),
             "{\"v\":1,\"id\":%s,\"err\":{\"code\":\"%s\",",
             id,
             code);
    if (strncmp(reply, expected, strlen(expected)) != 0) {
        fail_msg("%s does not begin with %s", reply, expected);
    }
    assert_null(strstr(reply, "\"ok\""));
    assert_null(strstr(reply, "\"hint\":\"\""));
}

static void
hello_comes_first(void **state)
{
    struct protocol *p = *state;

    assert_error(ask(p, "{\"v\":1,\"id\":2,\"op\":\"rules\"}"), "2", "E_HELLO");
    assert_error(ask(p, "{\"v\":1,\"id\":2,\"op\":\"no\"}"), "2", "E_HELLO");
    assert_non_null(strstr(ask(p, HELLO), "\"ok\":{\"cocarde\":\""));
    assert_non_null(strstr(ask(p, "{\"v\":1,\"id\":2,\"op\":\"rules\"}"),
                           "\"ok\":{\"method\":\""));
    assert_error(
        ask(p, "{\"v\":1,\"id\":2,\"op\":\"no\"}"), "2", "E_UNKNOWN_OP");
    assert_error(ask(p, "{\"v\":3,\"id\":2,\"op\":\"rules\"}"), "2", "E_PROTO");
}

static void
hello_tells_what_is_missing(void **state)
{
    const char *reply = ask(*state, HELLO);

    assert_non_null(strstr(reply,
                           "\"data\":{\"state\":\"missing\","
                           "\"version\":null,\"digest\":null}"));
    assert_non_null(
        strstr(reply, "\"sandbox\":{\"landlock\":0,\"seccomp\":false}"));
    assert_non_null(strstr(reply, "asn.mmdb does not exist. Run make data."));
    assert_non_null(strstr(reply, "\"No Landlock.\",\"No filter.\"]"));
}

static void
versions_are_agreed_on(void **state)
{
    static const struct {
        const char *range;
        const char *error; /* NULL: understood */
    } cases[] = {
        {"[1,1]", NULL},
        {"[0,9]", NULL},
        {"[2,2]", "E_PROTO"},
        {"[0,0]", "E_PROTO"},
        {"[2,1]", "E_BAD_REQUEST"},
        {"[1]", "E_BAD_REQUEST"},
        {"[1,1,1]", "E_BAD_REQUEST"},
        {"[\"1\",1]", "E_BAD_REQUEST"},
        {"1", "E_BAD_REQUEST"},
        {"null", "E_BAD_REQUEST"},
    };
    char text[128];

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *reply;

        snprintf(text,
                 sizeof(text),
                 "{\"v\":1,\"id\":5,\"op\":\"hello\",\"protocol\":%s}",
                 cases[i].range);
        reply = ask(*state, text);
        if (cases[i].error != NULL) {
            assert_error(reply, "5", cases[i].error);
        } else {
            assert_non_null(strstr(reply, "\"protocol\":1,"));
        }
    }
    assert_non_null(strstr(
        ask(*state, "{\"v\":2,\"id\":5,\"op\":\"hello\",\"protocol\":[2,7]}"),
        "Update Cocarde"));
    assert_non_null(strstr(
        ask(*state, "{\"v\":1,\"id\":5,\"op\":\"hello\",\"protocol\":[0,0]}"),
        "Update the extension"));
}

static void
without_data_ratings_are_errors(void **state)
{
    struct protocol *p = *state;
    const char *reply;

    ask(p, HELLO);
    reply = ask(p, "{\"v\":1,\"id\":7,\"op\":\"rate\"}");
    assert_error(reply, "7", "E_DATA_MISSING");
    assert_non_null(strstr(reply, "\"num\":7,"));
    assert_non_null(strstr(reply, "asn.mmdb does not exist"));
    assert_non_null(strstr(reply, "restart the browser"));
    assert_error(
        ask(p, "{\"v\":1,\"id\":8,\"op\":\"lookup\"}"), "8", "E_DATA_MISSING");
    assert_non_null(strstr(ask(p, "{\"v\":1,\"id\":9,\"op\":\"data.status\"}"),
                           "\"ok\":{\"state\":\"missing\",\"versions\":null"));
    p->problem.status = STATUS_CORRUPT;
    assert_error(
        ask(p, "{\"v\":1,\"id\":7,\"op\":\"rate\"}"), "7", "E_DATA_CORRUPT");
}

static void
three_unreadable_texts_are_too_many(void **state)
{
    struct protocol *p = *state;

    assert_error(ask(p, ""), "null", "E_PARSE");
    assert_error(ask(p, "{"), "null", "E_PARSE");
    assert_false(protocol_lost(p));
    assert_error(ask(p, "[]"), "null", "E_BAD_REQUEST"); /* JSON at least */
    assert_error(ask(p, "}"), "null", "E_PARSE");
    assert_error(ask(p, "hello"), "null", "E_PARSE");
    assert_false(protocol_lost(p));
    assert_error(ask(p, "\xFF"), "null", "E_PARSE");
    assert_true(protocol_lost(p));
}

static void
ids_come_back_as_they_were(void **state)
{
    struct protocol *p = *state;

    assert_error(ask(p, "{\"v\":1,\"id\":-7,\"op\":\"x\"}"), "-7", "E_HELLO");
    assert_error(ask(p, "{\"v\":1,\"id\":9007199254740992,\"op\":\"x\"}"),
                 "9007199254740992",
                 "E_HELLO");
    assert_error(
        ask(p, "{\"v\":1,\"id\":1e300,\"op\":\"x\"}"), "null", "E_BAD_REQUEST");
    assert_error(
        ask(p, "{\"v\":1,\"id\":true,\"op\":\"x\"}"), "null", "E_BAD_REQUEST");
}

static void
too_big_is_told(void **state)
{
    struct protocol *p = *state;

    protocol_answer_too_big(p);
    json_finish(&p->reply);
    assert_error(p->reply.text, "null", "E_TOO_BIG");
}

/* A page of so many hosts of different sites, each behind its own network. */
static void
write_request(struct json_out *out, size_t hosts)
{
    json_begin_object(out);
    json_put_integer(out, "v", 1);
    json_put_integer(out, "id", 3);
    json_put_string(out, "op", "rate");
    json_put_boolean(out, "detail", true);
    json_key(out, "page");
    json_begin_object(out);
    json_put_string(out, "host", "a.test");
    json_put_string(out, "at", "2026-11-21");
    json_end_object(out);
    json_key(out, "contacts");
    json_begin_array(out);
    for (size_t i = 0; i < hosts; i++) {
        char host[64];

        snprintf(host, sizeof(host), "www.site-%zu.fr", i);
        json_begin_object(out);
        json_put_string(out, "host", host);
        json_end_object(out);
    }
    json_end_array(out);
    json_end_object(out);
}

static void
no_reply_is_too_large(void **state)
{
    struct sources sources = {0};
    struct problem problem = {0};
    struct protocol protocol;
    struct arena arena = {0};

    (void)state;
    assert_int_equal(sources_open(WORLD, NULL, &sources, &problem), STATUS_OK);
    protocol_init(&protocol, &sources, &problem, &open_air);
    ask(&protocol, HELLO);
    for (size_t hosts = 1; hosts <= 4096; hosts *= 16) {
        struct json_out request = {0};
        const struct json *ok;

        write_request(&request, hosts);
        protocol_answer(&protocol, request.text, request.len);
        assert_true(protocol.reply.len <= FRAME_MAX_OUT);
        ok = json_get(
            json_parse(protocol.reply.text, protocol.reply.len, &arena, NULL),
            "ok");
        assert_non_null(ok);
        assert_true(json_count(json_get(ok, "findings")) > 0);
        assert_int_equal(json_get(ok, "more") != NULL, hosts > 500);
        json_out_free(&request);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    protocol_finish(&protocol);
    sources_close(&sources);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hello_comes_first),
        TEST(hello_tells_what_is_missing),
        TEST(versions_are_agreed_on),
        TEST(without_data_ratings_are_errors),
        TEST(three_unreadable_texts_are_too_many),
        TEST(ids_come_back_as_they_were),
        TEST(too_big_is_told),
        cmocka_unit_test(no_reply_is_too_large),
    };

    return cmocka_run_group_tests_name("protocol", tests, NULL, NULL);
}

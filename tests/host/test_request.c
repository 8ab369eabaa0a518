/* SPDX-License-Identifier: EUPL-1.2 */
/* What became of a request, and which cookies its answer sets. */
#include "test.h"

#include <string.h>

#include "capture/request.h"

static const struct json *
parse(const char *text, struct arena *arena)
{
    return text == NULL ? NULL : json_parse(text, strlen(text), arena, NULL);
}

static void
test_outcomes(void **state)
{
    static const struct {
        struct ending ending;
        enum outcome outcome;
    } cases[] = {
        {{.status = 200}, OUTCOME_CONTACTED},
        {{.status = 500}, OUTCOME_CONTACTED},
        {{.status = 0}, OUTCOME_POSSIBLE},
        {{.status = 200, .cached = true}, OUTCOME_CACHED},
        {{.status = 0, .cached = true}, OUTCOME_CACHED},
        /* The machine said that what is kept is still good. */
        {{.status = 304, .cached = true}, OUTCOME_CONTACTED},
        {{.status = 200, .by_worker = true}, OUTCOME_POSSIBLE},
        {{.status = 200, .by_worker = true, .source = "fallback-code"},
         OUTCOME_POSSIBLE},
        {{.status = 200, .by_worker = true, .source = "network"},
         OUTCOME_CONTACTED},
        {{.status = 200, .by_worker = true, .source = "cache-storage"},
         OUTCOME_CACHED},
        {{.status = 200, .by_worker = true, .source = "http-cache"},
         OUTCOME_CACHED},
        {{.status = 200, .by_worker = true, .reached = true},
         OUTCOME_CONTACTED},
        {{.error = "net::ERR_NAME_NOT_RESOLVED"}, OUTCOME_FAILED},
        {{.error = "NS_ERROR_UNKNOWN_HOST"}, OUTCOME_FAILED},
        {{.error = "net::ERR_NAME_NOT_RESOLVED", .sent = true},
         OUTCOME_POSSIBLE},
        {{.error = "net::ERR_CONNECTION_RESET"}, OUTCOME_POSSIBLE},
        {{.error = "net::ERR_ABORTED"}, OUTCOME_POSSIBLE},
        {{.error = "net::ERR_ABORTED", .status = 200}, OUTCOME_CONTACTED},
        {{.error = "net::ERR_BLOCKED_BY_CLIENT.Inspector"}, OUTCOME_BLOCKED},
        {{.error = "net::ERR_BLOCKED_BY_ADMINISTRATOR"}, OUTCOME_BLOCKED},
        /* Blocked when the answer was there: too late for the machine. */
        {{.error = "net::ERR_BLOCKED_BY_CLIENT", .sent = true},
         OUTCOME_POSSIBLE},
        {{.error = "net::ERR_BLOCKED_BY_CLIENT", .answered = true},
         OUTCOME_CONTACTED},
        {{.error = "net::ERR_FAILED", .answered = true}, OUTCOME_CONTACTED},
        {{.reason = "csp"}, OUTCOME_FAILED},
        {{.reason = "mixed-content"}, OUTCOME_FAILED},
        {{.reason = "csp", .sent = true}, OUTCOME_POSSIBLE},
        {{.reason = "inspector"}, OUTCOME_BLOCKED},
        {{.reason = "subresource-filter"}, OUTCOME_BLOCKED},
        {{.reason = "other"}, OUTCOME_POSSIBLE},
        {{.reason = "corp-not-same-origin", .status = 200}, OUTCOME_CONTACTED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (request_outcome(&cases[i].ending) != cases[i].outcome) {
            fail_msg("case %zu: %s",
                     i,
                     outcome_name(request_outcome(&cases[i].ending)));
        }
    }
}

/* An answer that the browser made itself, for an extension. */
static void
test_redirected_inside(void **state)
{
    static const struct {
        const char *headers;
        int status;
        enum outcome outcome;
    } cases[] = {
        {"{\"Non-Authoritative-Reason\":\"WebRequest API\"}",
         307,
         OUTCOME_BLOCKED},
        {"[{\"name\":\"non-authoritative-reason\",\"value\":\"Delegate\"}]",
         307,
         OUTCOME_BLOCKED},
        {"{\"Non-Authoritative-Reason\":\"HSTS\"}", 307, OUTCOME_CONTACTED},
        {"{\"Non-Authoritative-Reason\":\"x\"}", 200, OUTCOME_CONTACTED},
        {"{\"Location\":\"/\"}", 307, OUTCOME_CONTACTED},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct ending ending = {
            .status = cases[i].status,
            .headers = parse(cases[i].headers, &arena),
        };

        assert_int_equal(request_outcome(&ending), cases[i].outcome);
    }
    arena_finish(&arena);
}

static void
test_status(void **state)
{
    static const struct {
        const char *json;
        int status;
    } cases[] = {
        {"200", 200},
        {"999", 999},
        {"1000", 0},
        {"0", 0},
        {"-1", 0},
        {"1e300", 0},
        {"\"200\"", 0},
        {"null", 0},
        {"{}", 0},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(request_status(parse(cases[i].json, &arena)),
                         cases[i].status);
    }
    assert_int_equal(request_status(NULL), 0);
    arena_finish(&arena);
}

/* Names of cookies as text, "a b". */
static const char *
cookies_of(const char *headers, const char *refused, struct arena *arena)
{
    const struct request request = {
        .raw = parse(headers, arena),
        .refused = parse(refused, arena),
    };
    struct contact contact = {.host = "a.example"};
    const char *text = "";

    request_cookies(&request, &contact, arena);
    for (size_t i = 0; i < contact.ncookies; i++) {
        assert_false(contact.cookies[i].by_script);
        text = arena_format(arena,
                            "%s%s%s",
                            text,
                            text[0] == '\0' ? "" : " ",
                            contact.cookies[i].name);
    }
    return text;
}

static void
test_cookies(void **state)
{
    static const struct {
        const char *headers;
        const char *refused;
        const char *names;
    } cases[] = {
        {"{\"Set-Cookie\":\"a=1; Path=/; x=y\\nb=2=3\"}", NULL, "a b"},
        /* Without "=" it has no name; without a name it is left out. */
        {"{\"Set-Cookie\":\"a\\n=1\\n; c=3\\nb;x=1\"}", NULL, ""},
        {"{\"Set-Cookie\":\"a=1\\na=1; Secure\"}", NULL, "a"},
        /* Turned down for what it is, for what the person chose, for both. */
        {"{\"Set-Cookie\":\"a=1\\nb=2\\nc=3\\nd=4\"}",
         "[{\"cookieLine\":\"a=1\",\"blockedReasons\":[\"SyntaxError\"]},"
         "{\"cookieLine\":\"b=2\",\"blockedReasons\":[\"UserPreferences\"]},"
         "{\"cookieLine\":\"c=3\",\"blockedReasons\":[\"ThirdPartyPhaseout\","
         "\"SameSiteNoneInsecure\"]},"
         "{\"cookieLine\":\"d=4 \",\"blockedReasons\":[\"SyntaxError\"]},"
         "7,{\"cookieLine\":\"d=4\",\"blockedReasons\":[7]}]",
         "b d"},
        {"{\"Set-Cookie\":\"a=1\"}", "{\"x\":{\"cookieLine\":\"a=1\"}}", "a"},
        {NULL, NULL, ""},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_string_equal(
            cookies_of(cases[i].headers, cases[i].refused, &arena),
            cases[i].names);
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_redirected_inside),
        cmocka_unit_test(test_status),
        cmocka_unit_test(test_cookies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

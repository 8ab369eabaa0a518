/* SPDX-License-Identifier: EUPL-1.2 */
/* Host names in URLs as recorders write them; and URLs that lead nowhere. */
#include "test.h"

#include <string.h>

#include "capture/punycode.h"
#include "capture/url.h"

static const struct {
    const char *text;
    const char *host;
    bool socket;
} good[] = {
    {"http://www.example/", "www.example", false},
    {"https://www.example", "www.example", false},
    {"HTTPS://WWW.EXAMPLE/A", "www.example", false},
    {"https://www.example:8443/a?b#c", "www.example", false},
    {"https://www.example:/", "www.example", false},
    {"https://user:p%40ss@www.example/", "www.example", false},
    {"https://a@b@www.example/", "www.example", false},
    {"https://www.example./", "www.example", false},
    {"https://www.example?x=https://b.example/", "www.example", false},
    {"https://www.example#x", "www.example", false},
    {"https://www.example\\evil.example/", "www.example", false},
    {" https://www.example/", "www.example", false},
    {"ws://live.example/s", "live.example", true},
    {"wss://live.example", "live.example", true},
    {"http://localhost:8000/", "localhost", false},
    {"http://legoas/x", "legoas", false},
    {"http://127.0.0.1/", "127.0.0.1", false},
    {"http://[::1]:10200/", "::1", false},
    {"http://[2001:DB8:0:0::1]/", "2001:db8::1", false},
    {"http://_dmarc.example/", "_dmarc.example", false},
    {"https://b\xc3\xbc"
     "cher.example/",
     "xn--bcher-kva.example",
     false},
    {"https://xn--bcher-kva.example/", "xn--bcher-kva.example", false},
};

static const char *const bad[] = {
    "",
    "XML",
    "/path",
    "//www.example/",
    "data:text/css,a",
    "blob:https://www.example/1",
    "about:blank",
    "file:///etc/hosts",
    "chrome-extension://abc/a.js",
    "ftp://www.example/",
    "javascript:void(0)",
    "http:",
    "http://",
    "http:///a",
    "http://:80/",
    "http://./",
    "http://a..b/",
    "http://.a/",
    "http://a b/",
    "http://a%20b/",
    "http://a:port/",
    "http://a:80:90/",
    "http://[::1/",
    "http://[::1]x/",
    "http://[www.example]/",
    "http://a<b/",
    "http://a\x01/",
    "http://\xfc.example/",
};

static void
test_good(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct url url;

        if (!url_parse(good[i].text, &arena, &url)) {
            fail_msg("%s: not read", good[i].text);
        }
        assert_string_equal(url.host, good[i].host);
        assert_int_equal(url.socket, good[i].socket);
        assert_true(url.path <= url.len);
    }
    arena_finish(&arena);
}

static void
test_bad(void **state)
{
    struct arena arena = {0};
    struct url url = {.host = "untouched"};

    (void)state;
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (url_parse(bad[i], &arena, &url)) {
            fail_msg("%s: read as %s", bad[i], url.host);
        }
    }
    assert_false(url_parse(NULL, &arena, &url));
    assert_string_equal(url.host, "untouched");
    arena_finish(&arena);
}

/* A name as long as may be, and one byte more. */
static void
test_length(void **state)
{
    struct arena arena = {0};
    struct url url;
    char text[300] = "http://";

    (void)state;
    for (size_t i = 0; i < 253; i++) {
        text[7 + i] = i % 50 == 49 ? '.' : 'a';
    }
    assert_true(url_parse(text, &arena, &url));
    assert_int_equal(strlen(url.host), 253);
    text[7 + 253] = 'a';
    assert_false(url_parse(text, &arena, &url));
    arena_finish(&arena);
}

static void
test_same(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        bool same;
    } pairs[] = {
        {"http://a.example", "http://a.example/", true},
        {"http://a.example/x?1", "http://A.example/x#2", true},
        {"http://a.example/", "https://a.example/", false},
        {"http://a.example/x", "http://a.example/X", false},
        {"http://a.example/", "http://a.example:81/", false},
        {"http://a.example/x", "http://a.example/", false},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct url a;
        struct url b;

        assert_true(url_parse(pairs[i].a, &arena, &a));
        assert_true(url_parse(pairs[i].b, &arena, &b));
        assert_int_equal(url_same(&a, &b), pairs[i].same);
        assert_int_equal(url_same(&b, &a), pairs[i].same);
    }
    arena_finish(&arena);
}

static void
test_resolve(void **state)
{
    static const struct {
        const char *reference;
        const char *host; /* NULL: leads nowhere */
        const char *same; /* a URL for the same thing; NULL: not compared */
    } cases[] = {
        {"https://b.example/x", "b.example", "https://b.example/x"},
        {"//b.example/x", "b.example", "https://b.example/x"},
        {"/x?q", "a.example", "https://a.example:81/x"},
        {"x", "a.example", NULL},
        {"?q", "a.example", NULL},
        {"data:text/html,x", NULL, NULL},
        {"about:blank", NULL, NULL},
        {"", NULL, NULL},
    };
    struct arena arena = {0};
    struct url base;

    (void)state;
    assert_true(url_parse("https://a.example:81/dir/page?q", &arena, &base));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct url url;
        struct url same;
        bool leads = url_resolve(&base, cases[i].reference, &arena, &url);

        assert_int_equal(leads, cases[i].host != NULL);
        if (leads) {
            assert_string_equal(url.host, cases[i].host);
        }
        if (cases[i].same != NULL) {
            assert_true(url_parse(cases[i].same, &arena, &same));
            assert_true(url_same(&url, &same));
        }
    }
    assert_false(url_resolve(&base, NULL, &arena, &base));
    arena_finish(&arena);
}

/* RFC 3492 §7.1 (A), (B), (I), (L), and names of everyday. */
static void
test_punycode(void **state)
{
    static const char *const pairs[][2] = {
        {"b\xc3\xbc"
         "cher",
         "xn--bcher-kva"},
        {"www.m\xc3\xbcnchen.de", "www.xn--mnchen-3ya.de"},
        {"fa\xc3\xaf"
         "ence.\xc3\xa9t\xc3\xa9.fr",
         "xn--faence-jwa.xn--t-9fab.fr"},
        {"\xe4\xbb\x96\xe4\xbb\xac\xe4\xb8\xba\xe4\xbb\x80\xe4\xb9\x88"
         "\xe4\xb8\x8d\xe8\xaf\xb4\xe4\xb8\xad\xe6\x96\x87",
         "xn--ihqwcrb4cv8a8dqg056pqjye"},
        {"3\xe5\xb9\xb4"
         "B\xe7\xb5\x84\xe9\x87\x91\xe5\x85\xab\xe5\x85\x88\xe7\x94\x9f",
         "xn--3B-ww4c5e180e575a65lsy2b"},
        {"plain.example", "plain.example"},
        {"", ""},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        assert_string_equal(
            punycode_host(pairs[i][0], strlen(pairs[i][0]), &arena),
            pairs[i][1]);
    }
    assert_null(punycode_host("\xff", 1, &arena));
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_punycode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

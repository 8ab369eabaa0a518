/* SPDX-License-Identifier: EUPL-1.2 */
/* What is different between two visits, and to which cause it is laid. */
#include "test.h"

#include "history_fixture.h"

#define ANALYTICS(phase, outcome)                                              \
    ",{\"host\":\"www.google-analytics.com\",\"ips\":[\"127.50.0.1\"],"        \
    "\"types\":{\"script\":1},\"phase\":\"" phase "\",\"outcome\":\"" outcome  \
    "\"}"
#define REFUSED ",\"choice\":\"refused\",\"storage_seen\":true"
#define NONE ",\"choice\":\"none\",\"storage_seen\":true"

/* Two visits, and the diff between them. */
static const struct json *
diff(struct fixture *fixture,
     const char *more_a,
     const char *a,
     const char *more_b,
     const char *b)
{
    fixture_begin(fixture);
    say_yes(fixture);
    assert_non_null(record(fixture, "1", "2026-11-09T22:00:00Z", more_a, a));
    assert_non_null(record(fixture, "2", "2026-11-21T22:00:00Z", more_b, b));
    return ask(fixture, "history.diff", "{\"a\":1,\"b\":2}");
}

/* The entry of a list about a company, or a name; NULL: there is none. */
static const struct json *
find(const struct json *reply, const char *list, const char *name)
{
    for (const struct json *entry = json_first(json_get(reply, list));
         entry != NULL;
         entry = json_next(entry)) {
        const char *of = json_text(json_get(entry, "name"));

        if (of != NULL && strcmp(of, name) == 0) {
            return entry;
        }
    }
    return NULL;
}

static size_t
count(const struct json *reply, const char *list)
{
    return json_count(json_get(reply, list));
}

static void
test_nothing_changed(void **state)
{
    struct fixture fixture;
    const struct json *reply = diff(&fixture, NONE, FONT, NONE, FONT);

    (void)state;
    assert_text(reply, "main", "none");
    assert_int_equal(count(reply, "site") + count(reply, "data") +
                         count(reply, "unseen"),
                     0);
    fixture_end(&fixture);
}

static void
test_the_site_changed(void **state)
{
    struct fixture fixture;
    const struct json *reply = diff(&fixture, NONE, FONT, NONE, "");

    (void)state;
    assert_text(reply, "main", "site");
    assert_text(find(reply, "site", "Google Fonts"), "what", "party-removed");
    assert_text(find(reply, "site", "Google Fonts"), "country", "US");
    /* Its machines are told with it. */
    assert_int_equal(count(reply, "site"), 1);
    assert_true(json_bool(json_get(json_get(reply, "moved"), "site"), false));
    fixture_end(&fixture);
    reply = diff(&fixture, NONE, "", NONE, FONT);
    assert_text(find(reply, "site", "Google Fonts"), "what", "party-added");
    fixture_end(&fixture);
}

static void
test_the_host_moved(void **state)
{
    struct fixture fixture;
    const struct json *reply;
    const struct json *entry;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    record(&fixture, "1", "2026-11-09T22:00:00Z", NONE, FONT);
    assert_non_null(ask(&fixture,
                        "record",
                        "{\"page\":{\"key\":\"2\",\"host\":"
                        "\"www.candidate.test\",\"at\":"
                        "\"2026-11-21T22:00:00Z\",\"choice\":\"none\","
                        "\"storage_seen\":true},\"contacts\":[{\"host\":"
                        "\"www.candidate.test\",\"ips\":[\"127.50.0.9\"],"
                        "\"types\":{\"document\":1},\"phase\":\"before\"}" FONT
                        "]}"));
    reply = ask(&fixture, "history.diff", "{\"a\":1,\"b\":2}");
    entry = find(reply, "site", "Google");
    assert_text(entry, "what", "host-moved");
    assert_text(entry, "before", "OVHcloud");
    assert_text(entry, "after", "Google");
    assert_text(reply, "main", "site");
    /* In the list it is what to name. */
    reply = ask(&fixture, "history.list", "{\"changes\":true}");
    entry = json_get(json_first(json_get(reply, "sites")), "change");
    assert_text(json_get(entry, "first"), "what", "host-moved");
    fixture_end(&fixture);
}

static void
test_a_refusal(void **state)
{
    struct fixture fixture;
    const struct json *reply =
        diff(&fixture, REFUSED, ANALYTICS("refused", "contacted"), REFUSED, "");

    (void)state;
    assert_text(
        find(reply, "site", "Google Analytics"), "what", "refusal-respected");
    fixture_end(&fixture);
    reply =
        diff(&fixture, REFUSED, "", REFUSED, ANALYTICS("refused", "contacted"));
    assert_text(
        find(reply, "site", "Google Analytics"), "what", "refusal-ignored");
    fixture_end(&fixture);
    /* Nothing was refused the second time: the choice may be why. */
    reply =
        diff(&fixture, REFUSED, ANALYTICS("refused", "contacted"), NONE, "");
    assert_null(find(reply, "site", "Google Analytics"));
    assert_text(find(reply, "unseen", "Google Analytics"), "reason", "choice");
    assert_text(reply, "main", "unseen");
    fixture_end(&fixture);
}

static void
test_not_seen_is_not_gone(void **state)
{
    static const struct {
        const char *more;
        const char *contacts;
        const char *reason;
    } cases[] = {
        {",\"opened_before\":true", "", "opened-before"},
        {",\"incomplete\":true", "", "incomplete"},
        {",\"dropped\":3", "", "too-many"},
        {"",
         ",{\"host\":\"static.candidate.test\",\"types\":{\"image\":1},"
         "\"ips\":[\"127.10.0.1\"],\"outcome\":"
         "\"blocked\"}",
         "blocker"},
        {"",
         ",{\"host\":\"fonts.gstatic.com\",\"types\":{\"font\":1},"
         "\"outcome\":\"failed\"}",
         "failed"},
    };
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        reply = diff(&fixture, "", FONT, cases[i].more, cases[i].contacts);
        assert_null(find(reply, "site", "Google Fonts"));
        assert_text(
            find(reply, "unseen", "Google Fonts"), "reason", cases[i].reason);
        assert_text(reply, "main", "unseen");
        fixture_end(&fixture);
    }
    /* What was cached or blocked still counts as asked for. */
    reply = diff(&fixture,
                 NONE,
                 ANALYTICS("before", "contacted"),
                 NONE,
                 ",{\"host\":\"www.google-analytics.com\",\"types\":"
                 "{\"script\":1},\"phase\":\"before\",\"outcome\":"
                 "\"blocked\"}");
    assert_int_equal(count(reply, "site"), 0);
    assert_text(
        find(reply, "unseen", "Google Analytics"), "what", "contact-unseen");
    assert_int_equal(whole(find(reply, "unseen", "Google Analytics"), "visit"),
                     2);
    fixture_end(&fixture);
}

/* The same page, kept as it was rated by another method. */
static void
test_the_data_changed(void **state)
{
    struct fixture fixture;
    const struct json *reply = diff(&fixture, NONE, FONT, NONE, FONT);
    struct problem problem;

    (void)state;
    assert_int_equal(count(reply, "data"), 0);
    assert_int_equal(
        db_run(fixture.history->db,
               "UPDATE visits SET letters = 'rBBrBBrAArAA' WHERE id = 1;"
               "INSERT INTO versions SELECT 9, cocarde, '2025-01-01.1', 'old',"
               " data, digest, second FROM versions;"
               "UPDATE visits SET versions = 9 WHERE id = 1",
               &problem),
        STATUS_OK);
    reply = ask(&fixture, "history.diff", "{\"a\":1,\"b\":2}");
    assert_text(reply, "main", "data");
    assert_int_equal(count(reply, "site"), 0);
    assert_text(json_first(json_get(reply, "data")), "what", "letter");
    assert_text(json_first(json_get(reply, "data")), "before", "B");
    assert_text(json_get(json_get(reply, "letters"), "a"), "best", "B");
    reply = ask(&fixture,
                "history.site",
                "{\"site\":\"candidate.test\","
                "\"changes\":true,\"today\":true}");
    reply = json_get(json_first(json_get(reply, "visits")), "change");
    assert_text(reply, "main", "data");
    fixture_end(&fixture);
    /* Another reading is ours as well. */
    reply = diff(&fixture, NONE, FONT, NONE, FONT);
    reply = ask(&fixture, "history.diff", "{\"a\":1,\"b\":2,\"strict\":true}");
    assert_int_equal(count(reply, "site"), 0);
    assert_true(count(reply, "data") >= 2);
    fixture_end(&fixture);
}

static void
test_two_sites(void **state)
{
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    record(&fixture, "1", "2026-11-09T22:00:00Z", "", FONT);
    ask(&fixture, "sites.follow", "{\"host\":\"asso.test\"}");
    ask(&fixture,
        "record",
        "{\"page\":{\"key\":\"2\",\"host\":\"asso.test\",\"at\":"
        "\"2026-11-21T22:00:00Z\"},\"contacts\":[]}");
    reply = ask(&fixture, "history.diff", "{\"a\":1,\"b\":2}");
    assert_false(json_bool(json_get(reply, "same_site"), true));
    assert_int_equal(count(reply, "site"), 0);
    assert_true(count(reply, "unseen") > 0);
    reply = ask(&fixture,
                "history.compare",
                "{\"sites\":[\"candidate.test\",\"asso.test\"]}");
    reply = json_first(json_get(reply, "columns"));
    assert_text(json_get(reply, "site"), "site", "asso.test");
    fixture_end(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_changed),
        cmocka_unit_test(test_the_site_changed),
        cmocka_unit_test(test_the_host_moved),
        cmocka_unit_test(test_a_refusal),
        cmocka_unit_test(test_not_seen_is_not_gone),
        cmocka_unit_test(test_the_data_changed),
        cmocka_unit_test(test_two_sites),
    };

    return cmocka_run_group_tests(tests, open_world, close_world);
}

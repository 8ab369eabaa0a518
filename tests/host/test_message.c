/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct problem problem;

static int
finish(void **state)
{
    (void)state;
    arena_finish(&arena);
    problem = (struct problem){0};
    return 0;
}

static enum status
read_text(const char *text, struct page *page)
{
    const struct json *root = json_parse(text, strlen(text), &arena, NULL);

    assert_non_null(root);
    *page = (struct page){0};
    return message_read_page(root, &arena, page, &problem);
}

/* The page written out, in the arena. */
static const char *
written(const struct page *page)
{
    struct json_out out = {0};
    const char *text;

    json_begin_object(&out);
    message_write_page(&out, page);
    json_end_object(&out);
    text = arena_copy(&arena, out.text, out.len);
    json_out_free(&out);
    return text;
}

static void
reads_every_field(void **state)
{
    struct page page;
    const struct contact *c;

    (void)state;
    assert_int_equal(
        read_text(
            "{\"page\":{\"key\":\"3f2a\",\"host\":\"WWW.Candidat.fr.:8443\","
            "\"at\":\"2026-11-21T22:00:00.5+01:00\",\"private\":true,"
            "\"banner\":\"seen\",\"choice\":\"accepted\","
            "\"opened_before\":true,\"declared_host\":[\"ovhcloud\"],"
            "\"choice_guessed\":true,\"storage_seen\":true,"
            "\"incomplete\":true,"
            "\"dropped\":3,\"later\":{}},"
            "\"contacts\":[{\"host\":\"fonts.gstatic.com\","
            "\"ips\":[\"142.250.201.163\",\"nonsense\",7,\"[::1]:443\"],"
            "\"types\":{\"font\":2,\"xslt\":1,\"other\":4},"
            "\"frame\":\"same-site\",\"outcome\":\"cached\","
            "\"phase\":\"refused\",\"extra\":1,"
            "\"cookies\":[{\"name\":\"b\",\"by\":\"script\"},{\"name\":\"a\"}],"
            "\"storage\":[\"k2\",\"k1\",\"k2\"]}]}",
            &page),
        STATUS_OK);
    assert_string_equal(page.key, "3f2a");
    assert_string_equal(page.host, "www.candidat.fr");
    assert_string_equal(page.at, "2026-11-21T22:00:00.5+01:00");
    assert_int_equal(page.date.ymd, 20261121);
    assert_true(page.private_window);
    assert_true(page.opened_before);
    assert_string_equal(page.banner, "seen");
    assert_int_equal(page.choice, CHOICE_ACCEPTED);
    assert_true(page.choice_guessed);
    assert_true(page.storage_seen);
    assert_int_equal(page.declared, ANSWER_YES);
    assert_int_equal(page.ndeclared_hosts, 1);
    assert_string_equal(page.declared_hosts[0], "ovhcloud");
    assert_int_equal(page.dropped, 3);
    assert_true(page.notes & NOTE_TOO_MANY_CONTACTS);
    assert_true(page.notes & NOTE_OPENED_BEFORE);
    assert_true(page.notes & NOTE_INCOMPLETE_CAPTURE);
    assert_int_equal(page.ncontacts, 1);
    c = &page.contacts[0];
    assert_string_equal(c->host, "fonts.gstatic.com");
    assert_int_equal(c->naddresses, 2);
    assert_string_equal(c->addresses[0].text, "142.250.201.163");
    assert_string_equal(c->addresses[1].text, "::1");
    assert_int_equal(c->counts[RESOURCE_FONT], 2);
    assert_int_equal(c->counts[RESOURCE_OTHER], 5);
    assert_int_equal(c->frame, FRAME_SAME_SITE);
    assert_int_equal(c->outcome, OUTCOME_CACHED);
    assert_int_equal(c->phase, PHASE_REFUSED);
    assert_int_equal(c->ncookies, 2);
    assert_string_equal(c->cookies[0].name, "a");
    assert_false(c->cookies[0].by_script);
    assert_true(c->cookies[1].by_script);
    assert_int_equal(c->nstorage, 2);
    assert_string_equal(c->storage[0].name, "k1");
}

static void
what_is_absent_claims_nothing(void **state)
{
    struct page page;

    (void)state;
    assert_int_equal(read_text("{\"page\":{\"host\":\"a.fr\",\"at\":null},"
                               "\"contacts\":[{\"host\":\"a.fr\"}]}",
                               &page),
                     STATUS_OK);
    assert_string_equal(
        written(&page),
        "{\"page\":{\"key\":\"\",\"host\":\"a.fr\",\"at\":\"\","
        "\"private\":false,\"banner\":\"unknown\",\"choice\":\"unknown\","
        "\"choice_guessed\":false,\"storage_seen\":false,"
        "\"opened_before\":false,\"incomplete\":false,"
        "\"declared_host\":null,\"dropped\":0},"
        "\"contacts\":[{\"host\":\"a.fr\",\"ips\":[],\"types\":{},"
        "\"frame\":\"top\",\"outcome\":\"contacted\",\"phase\":\"unknown\","
        "\"cookies\":[],\"storage\":[]}]}");
    assert_int_equal(page.date.ymd, 0);
    assert_int_equal(page.notes, 0);
}

static void
reading_what_was_written_changes_nothing(void **state)
{
    struct page page;
    const char *once;

    (void)state;
    assert_int_equal(
        read_text("{\"page\":{\"host\":\"a.fr\",\"at\":\"2020-02-29\"},"
                  "\"contacts\":[{\"host\":\"z.fr\",\"ips\":[\"2.2.2.2\","
                  "\"1.1.1.1\"],\"types\":{\"image\":1,\"script\":2}},"
                  "{\"host\":\"b.fr\",\"cookies\":[{\"name\":\"\xFF\"}]},"
                  "{\"host\":\"Z.fr\",\"ips\":[\"::ffff:1.1.1.1\",\"::2\"],"
                  "\"types\":{\"image\":5}}]}",
                  &page),
        STATUS_OK);
    assert_int_equal(page.ncontacts, 2);
    once = written(&page);
    assert_int_equal(read_text(once, &page), STATUS_OK);
    assert_string_equal(written(&page), once);
}

#define PAGE "\"page\":{\"host\":\"a.fr\"}"
#define CONTACT(members)                                                       \
    "{" PAGE ",\"contacts\":[{\"host\":\"ok.fr\"},{\"host\":\"b.fr\"," members \
    "}]}"

static void
names_the_field_that_is_wrong(void **state)
{
    static const struct {
        const char *text;
        const char *what;
    } cases[] = {
        {"[]", "page is not an object"},
        {"{\"contacts\":[]}", "page is not an object"},
        {"{" PAGE "}", "contacts is not a list"},
        {"{" PAGE ",\"contacts\":{}}", "contacts is not a list"},
        {"{\"page\":{},\"contacts\":[]}", "page.host"},
        {"{\"page\":{\"host\":1},\"contacts\":[]}", "page.host"},
        {"{\"page\":{\"host\":\"a.fr\",\"at\":\"today\"},\"contacts\":[]}",
         "page.at"},
        {"{\"page\":{\"host\":\"a.fr\",\"at\":\"2020-13-01\"},"
         "\"contacts\":[]}",
         "page.at"},
        {"{\"page\":{\"host\":\"a.fr\",\"private\":1},\"contacts\":[]}",
         "page.private"},
        {"{\"page\":{\"host\":\"a.fr\",\"banner\":\"A b\"},\"contacts\":[]}",
         "page.banner"},
        {"{\"page\":{\"host\":\"a.fr\",\"key\":[]},\"contacts\":[]}",
         "page.key"},
        {"{\"page\":{\"host\":\"a.fr\",\"declared_host\":\"\"},"
         "\"contacts\":[]}",
         "page.declared_host"},
        {"{\"page\":{\"host\":\"a.fr\",\"declared_host\":[\"A b\"]},"
         "\"contacts\":[]}",
         "page.declared_host"},
        {"{\"page\":{\"host\":\"a.fr\",\"choice\":\"yes\"},"
         "\"contacts\":[]}",
         "page.choice"},
        {"{\"page\":{\"host\":\"a.fr\",\"storage_seen\":1},"
         "\"contacts\":[]}",
         "page.storage_seen"},
        {"{\"page\":{\"host\":\"a.fr\",\"dropped\":-1},\"contacts\":[]}",
         "page.dropped"},
        {"{" PAGE ",\"contacts\":[5]}", "contacts[0].host"},
        {"{" PAGE ",\"contacts\":[{\"host\":\"a b\"}]}", "contacts[0].host"},
        {CONTACT("\"ips\":\"1.1.1.1\""), "contacts[1].ips"},
        {CONTACT("\"types\":[]"), "contacts[1].types"},
        {CONTACT("\"types\":{\"font\":-1}"), "contacts[1].types"},
        {CONTACT("\"types\":{\"font\":1.5}"), "contacts[1].types"},
        {CONTACT("\"types\":{\"font\":1e9}"), "contacts[1].types"},
        {CONTACT("\"frame\":\"bottom\""), "contacts[1].frame"},
        {CONTACT("\"outcome\":\"\""), "contacts[1].outcome"},
        {CONTACT("\"phase\":3"), "contacts[1].phase"},
        {CONTACT("\"cookies\":{}"), "contacts[1].cookies"},
        {CONTACT("\"cookies\":[\"a\"]"), "contacts[1].cookies"},
        {CONTACT("\"cookies\":[{\"name\":\"a\",\"by\":\"me\"}]"),
         "contacts[1].cookies"},
        {CONTACT("\"storage\":[1]"), "contacts[1].storage"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct page page;

        assert_int_equal(read_text(cases[i].text, &page), STATUS_INVALID);
        if (strstr(problem.what, cases[i].what) != problem.what) {
            fail_msg("%s: says \"%s\"", cases[i].text, problem.what);
        }
        assert_string_not_equal(problem.hint, "");
    }
}

static void
knows_a_host_name(void **state)
{
    char longest[300];
    static const struct {
        const char *text;
        const char *host; /* NULL: none */
    } cases[] = {
        {"a", "a"},
        {"localhost:8080", "localhost"},
        {"EXAMPLE.org.", "example.org"},
        {"example.org.:443", "example.org"},
        {"_dmarc.x_y.fr", "_dmarc.x_y.fr"},
        {"xn--lection-9xa.fr", "xn--lection-9xa.fr"},
        {"élection.fr", NULL},
        {"1.2.3.4", "1.2.3.4"},
        {"[2001:DB8::0:1]:443", "2001:db8::1"},
        {"[::1]", "::1"},
        {"::1", "::1"},
        {"[a.fr]", NULL},
        {"", NULL},
        {".", NULL},
        {".a.fr", NULL},
        {"a..fr", NULL},
        {"a.fr..", NULL},
        {"a.fr:x", NULL},
        {"a.fr/path", NULL},
        {"user@a.fr", NULL},
        {"a b.fr", NULL},
        {"a%2e.fr", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *host = message_host(cases[i].text, &arena);

        if (cases[i].host == NULL) {
            assert_null(host);
        } else {
            assert_non_null(host);
            assert_string_equal(host, cases[i].host);
        }
    }
    memset(longest, 'a', sizeof(longest));
    for (size_t i = 63; i < sizeof(longest); i += 64) {
        longest[i] = '.';
    }
    longest[254] = '\0';
    assert_null(message_host(longest, &arena));
    longest[253] = '\0';
    assert_non_null(message_host(longest, &arena));
    longest[63] = 'a'; /* a label of more than 63 */
    assert_null(message_host(longest, &arena));
}

static void
too_many_contacts_are_counted(void **state)
{
    struct json_out out = {0};
    struct page page;

    (void)state;
    json_begin_object(&out);
    json_key(&out, "page");
    json_raw(&out, "{\"host\":\"a.fr\",\"dropped\":2}", 27);
    json_key(&out, "contacts");
    json_begin_array(&out);
    for (size_t i = 0; i < PAGE_MAX_CONTACTS + 3; i++) {
        char host[32];

        snprintf(host, sizeof(host), "h%zu.fr", i);
        json_begin_object(&out);
        json_put_string(&out, "host", host);
        json_end_object(&out);
    }
    json_end_array(&out);
    json_end_object(&out);
    json_finish(&out);
    assert_int_equal(read_text(out.text, &page), STATUS_OK);
    assert_int_equal(page.ncontacts, PAGE_MAX_CONTACTS);
    assert_int_equal(page.dropped, 5);
    assert_true(page.notes & NOTE_TOO_MANY_CONTACTS);
    json_out_free(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(reads_every_field, finish),
        cmocka_unit_test_teardown(what_is_absent_claims_nothing, finish),
        cmocka_unit_test_teardown(reading_what_was_written_changes_nothing,
                                  finish),
        cmocka_unit_test_teardown(names_the_field_that_is_wrong, finish),
        cmocka_unit_test_teardown(knows_a_host_name, finish),
        cmocka_unit_test_teardown(too_many_contacts_are_counted, finish),
    };

    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The second opinion: small files written here, Debian's own where it is
 * installed (against a scan of all its lines), and broken ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "facts/address.h"
#include "facts/second.h"

#define SYSTEM "/usr/share/tor"

static char dir[] = "/tmp/cocarde-second-XXXXXX";

static void
write_file(const char *name, const void *data, size_t len)
{
    char path[64];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

static void
write_text(const char *name, const char *text)
{
    write_file(name, text, strlen(text));
}

static void
remove_files(void)
{
    char path[64];

    snprintf(path, sizeof(path), "%s/geoip", dir);
    (void)remove(path);
    snprintf(path, sizeof(path), "%s/geoip6", dir);
    (void)remove(path);
}

static int
set_up(void **state)
{
    (void)state;
    return mkdtemp(dir) != NULL ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    remove_files();
    return rmdir(dir);
}

static void
expect(const struct second *second, const char *text, const char *code)
{
    struct arena arena = {0};
    struct address address;
    struct country found;

    assert_true(address_parse(text, &arena, &address));
    found = second_country(second, &address);
    if (strcmp(found.code, code) != 0) {
        fail_msg("%s: \"%s\", not \"%s\"", text, found.code, code);
    }
    arena_finish(&arena);
}

static const char head[] = "# Location Database Export\n"
                           "#\n"
                           "# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n"
                           "# Vendor:    IPFire Project\n";
static const char rows_v4[] = "16777216,16777471,AU\n"
                              "16777472,16778239,CN\n"
                              "16778241,16778241,FR\n"
                              "16778250,16779263,??\n"
                              "4026531840,4294967295,EU\n";
static const char rows_v6[] = "2001:200::,2001:200:ffff:ffff:ffff:ffff:ffff:"
                              "ffff,JP\n"
                              "2a00::,2a00::ff,FR\n"
                              "2a00::100,2a00:ffff::,DE\n";

static void
write_both(void)
{
    char text[1024];

    snprintf(text, sizeof(text), "%s%s", head, rows_v4);
    write_text("geoip", text);
    snprintf(text, sizeof(text), "%s%s", head, rows_v6);
    write_text("geoip6", text);
}

static void
expect_v4(const struct second *second)
{
    expect(second, "0.0.0.0", "");
    expect(second, "0.255.255.255", "");
    expect(second, "1.0.0.0", "AU");
    expect(second, "1.0.0.255", "AU");
    expect(second, "1.0.1.0", "CN");
    expect(second, "1.0.3.255", "CN");
    expect(second, "1.0.4.0", ""); /* between two rows */
    expect(second, "1.0.4.1", "FR");
    expect(second, "1.0.4.2", "");
    expect(second, "1.0.4.10", ""); /* the row says "??" */
    expect(second, "100.0.0.0", "");
    expect(second, "255.255.255.255", ""); /* the row says "EU" */
}

static void
test_rows(void **state)
{
    struct second *second = NULL;

    (void)state;
    write_both();
    assert_int_equal(second_open(dir, &second, NULL), STATUS_OK);
    assert_true(second_present(second, 4) && second_present(second, 6));
    assert_string_equal(second_date(second), "2026-06-25");
    expect_v4(second);
    expect(second, "2001:1ff::1", "");
    expect(second, "2001:200::", "JP");
    expect(second, "2001:200:ffff:ffff:ffff:ffff:ffff:ffff", "JP");
    expect(second, "2001:201::", "");
    expect(second, "2a00::80", "FR");
    expect(second, "2a00::100", "DE");
    expect(second, "2a00:ffff::", "DE");
    expect(second, "2a00:ffff::1", "");
    expect(second, "fe80::1", "");
    second_close(second);
}

/* One line or many, with or without comments, with any end of lines. */
static void
test_forms(void **state)
{
    static const char *const forms[] = {
        "16777216,16777471,AU",
        "16777216,16777471,AU\n",
        "16777216,16777471,AU\r\n",
        "#\n16777216,16777471,AU",
        "#\r\n16777216,16777471,AU\r\n",
        "16777216,16777471,AU\n16777472,16778239,CN",
        "1,2,DE\n16777216,16777471,AU",
        "1,2,DE\r\n3,3,FR\r\n16777216,16777471,AU\r\n16777472,16777473,CN\r\n",
    };

    (void)state;
    remove_files();
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        struct second *second = NULL;

        write_text("geoip", forms[i]);
        assert_int_equal(second_open(dir, &second, NULL), STATUS_OK);
        assert_true(second_present(second, 4) && !second_present(second, 6));
        expect(second, "1.0.0.0", "AU");
        expect(second, "1.0.0.255", "AU");
        expect(second, "0.0.1.0", "");
        expect(second, "9.0.0.0", "");
        expect(second, "2a00::1", "");
        assert_string_equal(second_date(second), "");
        second_close(second);
    }
}

static void
test_absence_is_no_error(void **state)
{
    struct problem problem = {.status = STATUS_OK};
    struct second *second = NULL;
    char long_dir[5000];

    (void)state;
    remove_files();
    assert_int_equal(second_open(dir, &second, &problem), STATUS_OK);
    assert_false(second_present(second, 4) || second_present(second, 6));
    assert_string_equal(second_date(second), "");
    expect(second, "1.0.0.0", "");
    second_close(second);
    assert_int_equal(second_open("/nonexistent", &second, NULL), STATUS_OK);
    second_close(second);
    memset(long_dir, 'x', sizeof(long_dir) - 1);
    long_dir[sizeof(long_dir) - 1] = '\0';
    assert_int_equal(second_open(long_dir, &second, NULL), STATUS_OK);
    second_close(second);
    second_close(NULL);
}

/* A broken file counts as absent, is named, and the other one still serves. */
static void
test_broken_files(void **state)
{
    static char long_line[4096];
    static const char *const broken[] = {
        "",
        "\n",
        "#",
        "# only comments\n",
        "# only comments\n#\n",
        "\n\n\n",
        "garbage",
        "garbage\nmore garbage\n",
        "16777216,16777471\n",
        "16777216,16777471,A\n",
        "16777216,16777471,AUS\n",
        "16777216;16777471;AU\n",
        ",,\n",
        ",,AU\n",
        "16777471,16777216,AU\n", /* high before low */
        "-1,5,AU\n",
        "4294967296,4294967297,AU\n",
        "99999999999,99999999999,AU\n",
        "1.0.0.0,1.0.0.255,AU\n",
        "2a00::,2a00::ff,FR\n",
        "16777216,16777471,AU\ngarbage",
        "16777472,16778239,CN\n16777216,16777471,AU\n", /* out of order */
        "<!DOCTYPE html>\n<title>404</title>\n",
        long_line,
    };

    (void)state;
    memset(long_line, '1', sizeof(long_line) - 1);
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct problem problem = {.status = STATUS_OK};
        struct second *second = NULL;

        write_both();
        write_text("geoip", broken[i]);
        if (second_open(dir, &second, &problem) != STATUS_CORRUPT) {
            fail_msg("\"%.40s\" was taken", broken[i]);
        }
        assert_non_null(strstr(problem.what, "/geoip "));
        assert_int_not_equal(problem.hint[0], '\0');
        assert_false(second_present(second, 4));
        expect(second, "1.0.0.0", "");
        expect(second, "2a00::1", "FR");
        assert_string_equal(second_date(second), "2026-06-25");
        second_close(second);
    }
}

/* Damage that the first and the last line do not show: every answer is one
 * of the file's codes or none, and nothing is read outside the file. */
static void
test_damage_inside(void **state)
{
    static const unsigned char values[] = {0, '\n', ',', '9', '#', 0xff};
    char text[sizeof(head) + sizeof(rows_v4)];
    size_t len = (size_t)snprintf(text, sizeof(text), "%s%s", head, rows_v4);
    struct arena arena = {0};

    (void)state;
    remove_files();
    for (size_t at = 0; at < len; at++) {
        for (size_t v = 0; v < sizeof(values); v++) {
            struct second *second = NULL;
            char saved = text[at];

            text[at] = (char)values[v];
            write_file("geoip", text, len);
            text[at] = saved;
            if (second_open(dir, &second, NULL) == STATUS_OK) {
                for (uint32_t a = 0; a < 16; a++) {
                    struct address address = {.family = 4};
                    struct country found;

                    address.bytes[0] = a < 14 ? 1 : 0xf0;
                    address.bytes[2] = (uint8_t)(a / 2);
                    found = second_country(second, &address);
                    assert_true(strlen(found.code) == 0 ||
                                strlen(found.code) == 2);
                }
            }
            second_close(second);
        }
    }
    arena_finish(&arena);
}

static void
test_dates(void **state)
{
    static const struct {
        const char *line;
        const char *date;
    } cases[] = {
        {"# Generated: Mon, 01 Jan 2018 00:00:00 GMT", "2018-01-01"},
        {"# Generated: Thu, 31 Dec 2026 04:33:59 GMT", "2026-12-31"},
        {"# Generated: Thu, 5 Jun 2026", "2026-06-05"},
        {"# Generated: Thu, 32 Jun 2026", ""},
        {"# Generated: Thu, 25 anF 2026", ""},
        {"# Generated: Thu, 25 J 2026", ""},
        {"# Generated: 25 Jun 2026", ""},
        {"# Generated: Thu,", ""},
        {"# Generated:", ""},
        {"# Generated: yesterday, at noon", ""},
        {"#Generated: Thu, 25 Jun 2026 04:33:59 GMT", ""},
    };

    (void)state;
    remove_files();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct second *second = NULL;
        char text[256];

        snprintf(text, sizeof(text), "%s\n1,2,FR\n", cases[i].line);
        write_text("geoip", text);
        assert_int_equal(second_open(dir, &second, NULL), STATUS_OK);
        assert_string_equal(second_date(second), cases[i].date);
        second_close(second);
    }
}

/* Sample every 97th line of Debian's own file: both ends of it, and what
 * follows it, must give what reading the lines one by one gives. */
static void
check_system_file(const struct second *second, const char *path)
{
    FILE *f = fopen(path, "rb");
    char line[256];
    unsigned rows = 0;
    unsigned checked = 0;

    assert_non_null(f);
    while (fgets(line, sizeof(line), f) != NULL) {
        struct arena arena = {0};
        char low[64];
        char high[64];
        char code[3];

        if (line[0] == '#' || rows++ % 97 != 0) {
            continue;
        }
        assert_int_equal(sscanf(line, "%63[^,],%63[^,],%2s", low, high, code),
                         3);
        for (int end = 0; end < 2; end++) {
            struct address address = {.family = 4};
            const char *text = end == 0 ? low : high;

            if (strchr(text, ':') != NULL) {
                assert_true(address_parse(text, &arena, &address));
                if (address.family != 6) {
                    continue; /* v4-mapped: asked as IPv4 */
                }
            } else {
                unsigned long n = strtoul(text, NULL, 10);

                for (unsigned b = 0; b < 4; b++) {
                    address.bytes[b] = (uint8_t)(n >> (24 - 8 * b));
                }
            }
            assert_string_equal(second_country(second, &address).code,
                                country_parse(code).code);
            checked++;
        }
        arena_finish(&arena);
    }
    fclose(f);
    assert_true(checked > 1000);
}

static void
test_system_files(void **state)
{
    struct second *second = NULL;

    (void)state;
    assert_int_equal(second_open(SYSTEM, &second, NULL), STATUS_OK);
    if (second_present(second, 4)) {
        check_system_file(second, SYSTEM "/geoip");
    }
    if (second_present(second, 6)) {
        check_system_file(second, SYSTEM "/geoip6");
    }
    assert_true(strlen(second_date(second)) == 10 ||
                !second_present(second, 4));
    second_close(second);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_absence_is_no_error),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_damage_inside),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_system_files),
    };

    return cmocka_run_group_tests_name("second", tests, set_up, tear_down);
}

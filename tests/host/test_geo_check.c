/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files of addresses that come from outside: sound ones are described, and
 * whatever is cut off or changed in them is refused or does no harm. The files
 * are the corpus of tests/fuzz/mmdb.c.
 */
#include <sanitizer/lsan_interface.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "facts/geo_check.h"
#include "facts/geo_data.h"

#define CORPUS "tests/fuzz/corpus/mmdb/"
#define MOST ((size_t)4096) /* bytes of a file of the corpus */
#define DAY 20261122

static char path[] = "/tmp/cocarde-geo-check-XXXXXX";

static int
set_up(void **state)
{
    int fd = mkstemp(path);

    (void)state;
    return fd < 0 ? -1 : close(fd);
}

static int
tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

static size_t
read_corpus(const char *name, uint8_t bytes[MOST])
{
    char full[128];
    size_t len;
    FILE *file;

    snprintf(full, sizeof(full), CORPUS "%s", name);
    file = fopen(full, "rb");
    assert_non_null(file);
    len = fread(bytes, 1, MOST, file);
    assert_int_equal(fclose(file), 0);
    assert_in_range(len, 1, MOST - 1);
    return len;
}

static enum status
check(const uint8_t *bytes, size_t len, struct geo_facts *facts)
{
    struct problem problem = {.status = STATUS_OK};
    FILE *file = fopen(path, "wb");
    enum status status;

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    /* libmaxminddb 1.7.1 forgets the description of damaged metadata. */
    __lsan_disable();
    status = geo_check(path, (struct date){DAY}, facts, &problem);
    __lsan_enable();
    assert_int_equal(problem.status, status);
    if (status != STATUS_OK) {
        assert_non_null(strstr(problem.what, path));
        assert_true(problem.hint[0] != '\0');
    }
    return status;
}

static void
test_sound(void **state)
{
    static const struct {
        const char *name;
        unsigned nodes;
        unsigned countries;
        unsigned networks;
    } cases[] = {
        {"country", 1, 2, 0},
        {"city", 1, 2, 2},
        {"ipinfo", 1, 2, 2},
        {"text", 1, 2, 0},
    };
    uint8_t bytes[MOST];

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct geo_facts facts;
        size_t len = read_corpus(cases[i].name, bytes);

        assert_int_equal(check(bytes, len, &facts), STATUS_OK);
        assert_int_equal(facts.nodes, cases[i].nodes);
        assert_int_equal(facts.countries, cases[i].countries);
        assert_int_equal(facts.networks, cases[i].networks);
        assert_int_equal(facts.ip_version, 6);
        assert_int_equal(facts.built.ymd, 20261001);
        assert_string_equal(facts.type, "Test");
    }
}

static void
test_refused(void **state)
{
    static const struct {
        const char *name;
        enum status status;
    } cases[] = {
        {"circle", STATUS_CORRUPT},
        {"cut", STATUS_CORRUPT},
        {"metadata-points-outside", STATUS_CORRUPT},
        {"pointer-to-itself", STATUS_CORRUPT},
        {"nest", STATUS_INVALID},
    };
    uint8_t bytes[MOST];

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct geo_facts facts;
        size_t len = read_corpus(cases[i].name, bytes);

        assert_int_equal(check(bytes, len, &facts), cases[i].status);
    }
}

static void
test_every_length(void **state)
{
    uint8_t bytes[MOST];
    size_t len = read_corpus("city", bytes);
    struct geo_facts facts;

    (void)state;
    for (size_t cut = 0; cut < len; cut++) {
        assert_int_equal(check(bytes, cut, &facts), STATUS_CORRUPT);
    }
}

static void
test_every_byte(void **state)
{
    static const uint8_t masks[] = {0x01, 0x20, 0x80, 0xff};
    uint8_t bytes[MOST];
    size_t len = read_corpus("city", bytes);
    size_t refused = 0;

    (void)state;
    for (size_t at = 0; at < len; at++) {
        for (size_t m = 0; m < sizeof(masks); m++) {
            struct geo_facts facts = {.nodes = 0};

            bytes[at] ^= masks[m];
            refused += check(bytes, len, &facts) != STATUS_OK;
            bytes[at] ^= masks[m];
        }
    }
    assert_true(refused > len); /* letters of names may be anything */
}

/* Values one by one: what is sound, and where what is not shows. */
static void
test_values(void **state)
{
    static const struct {
        uint8_t bytes[8];
        uint8_t len;
        bool sound;
        uint8_t wrong;
    } cases[] = {
        {{0x41, 'x'}, 2, true, 0},
        {{0x42, 'x'}, 2, false, 0}, /* one byte is missing */
        {{0xe1, 0x41, 'k', 0x41, 'v'}, 5, true, 0},
        {{0xe1, 0x41, 'k'}, 3, false, 3},          /* a key without value */
        {{0xe1, 0xa1, 1, 0x41, 'v'}, 5, false, 1}, /* a number as key */
        {{0x20, 2, 0x41, 'x'}, 4, true, 0},        /* a pointer to a text */
        {{0x20, 0}, 2, false, 0},                  /* to itself */
        {{0x20, 9}, 2, false, 0},                  /* to nowhere */
        {{0x20, 2, 0x20, 0}, 4, false, 0},         /* to a pointer */
        {{0xa3, 1, 2, 3}, 4, false, 0},            /* uint16 of three bytes */
        {{0x01, 0x07}, 2, true, 0},                /* true */
        {{0x02, 0x07}, 2, false, 0},               /* neither */
        {{0x00, 0x05}, 2, false, 0},               /* a container */
        {{0x00, 0x40}, 2, false, 0},               /* no type */
        {{0x02, 0x04, 0x41, 'a', 0x41, 'b'}, 6, true, 0}, /* a list */
        {{0x5d}, 1, false, 0}, /* its size is missing */
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint8_t known[2] = {0};
        struct geo_data data = {
            .bytes = cases[i].bytes, .len = cases[i].len, .known = known};

        assert_int_equal(geo_data_sound(&data, 0), cases[i].sound);
        if (!cases[i].sound) {
            assert_int_equal(data.wrong, cases[i].wrong);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_every_length),
        cmocka_unit_test(test_every_byte),
        cmocka_unit_test(test_values),
    };

    return cmocka_run_group_tests_name("geo_check", tests, set_up, tear_down);
}

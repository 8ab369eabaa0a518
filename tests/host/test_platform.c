/* SPDX-License-Identifier: EUPL-1.2 */
#define _DEFAULT_SOURCE /* mkdtemp, usleep */
/* Reading, writing and deadlines are in test_frame.c, standard streams in
 * host.test.js. */
#include "sys/platform.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena arena;
static char dir[] = "/tmp/cocarde-platform-XXXXXX";

static int
make_files(void **state)
{
    (void)state;
    if (mkdtemp(dir) == NULL || chdir(dir) != 0) {
        return -1;
    }
    fclose(fopen("empty", "w"));
    FILE *file = fopen("bytes", "w");

    fputs("twelve bytes", file);
    fclose(file);
    return mkdir("a-directory", 0700);
}

static int
remove_files(void **state)
{
    (void)state;
    arena_finish(&arena);
    return remove("empty") || remove("bytes") || remove("a-directory") ||
           remove(dir);
}

static void
maps_a_file(void **state)
{
    struct mapping mapping = {0};

    (void)state;
    assert_int_equal(platform_map("bytes", &mapping), STATUS_OK);
    assert_int_equal(mapping.size, 12);
    assert_memory_equal(mapping.bytes, "twelve bytes", 12);
    platform_unmap(&mapping);
    assert_null(mapping.bytes);
    platform_unmap(&mapping);
    assert_int_equal(platform_map("empty", &mapping), STATUS_OK);
    assert_int_equal(mapping.size, 0);
    assert_null(mapping.bytes);
    platform_unmap(&mapping);
}

static void
says_why_it_cannot_map(void **state)
{
    struct mapping mapping = {0};

    (void)state;
    assert_int_equal(platform_map("absent", &mapping), STATUS_MISSING);
    assert_int_equal(platform_map("bytes/below", &mapping), STATUS_MISSING);
    assert_int_equal(platform_map("a-directory", &mapping), STATUS_IO);
    assert_int_equal(platform_map("/dev/null", &mapping), STATUS_IO);
    assert_null(mapping.bytes);
}

static void
knows_files_and_directories(void **state)
{
    const char **names = NULL;
    uint64_t size = 7;
    size_t count = 0;

    (void)state;
    assert_true(platform_is_directory("a-directory"));
    assert_false(platform_is_directory("bytes"));
    assert_false(platform_is_directory("absent"));
    assert_true(platform_file_size("bytes", &size));
    assert_int_equal(size, 12);
    assert_false(platform_file_size("a-directory", &size));
    assert_false(platform_file_size("absent", &size));
    assert_int_equal(size, 12);
    assert_int_equal(platform_list(".", &arena, &names, &count), STATUS_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "a-directory");
    assert_string_equal(names[1], "bytes");
    assert_string_equal(names[2], "empty");
    assert_int_equal(platform_list("absent", &arena, &names, &count),
                     STATUS_MISSING);
}

static void
reads_and_writes_addresses(void **state)
{
    static const struct {
        const char *text;
        int family; /* 0: none */
        const char *canonical;
    } cases[] = {
        {"192.0.2.1", 4, "192.0.2.1"},
        {"2001:DB8:0:0::1", 6, "2001:db8::1"},
        {"::", 6, "::"},
        {"ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255",
         6,
         "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
        {"192.0.2", 0, NULL},
        {"192.0.2.256", 0, NULL},
        {"192.0.2.1:443", 0, NULL},
        {"[::1]", 0, NULL},
        {"fe80::1%eth0", 0, NULL},
        {"", 0, NULL},
        {"example.org", 0, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[PLATFORM_ADDRESS_TEXT];
        uint8_t bytes[16];
        int family = 0;

        assert_int_equal(platform_address_parse(cases[i].text, &family, bytes),
                         cases[i].family != 0);
        assert_int_equal(family, cases[i].family);
        if (family != 0) {
            platform_address_format(family, bytes, text);
            assert_string_equal(text, cases[i].canonical);
        }
    }
}

static void
the_clock_goes_forward(void **state)
{
    int64_t before = platform_clock_ms();

    (void)state;
    usleep(2000);
    assert_true(platform_clock_ms() > before);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_a_file),
        cmocka_unit_test(says_why_it_cannot_map),
        cmocka_unit_test(knows_files_and_directories),
        cmocka_unit_test(reads_and_writes_addresses),
        cmocka_unit_test(the_clock_goes_forward),
    };

    return cmocka_run_group_tests_name(
        "platform", tests, make_files, remove_files);
}

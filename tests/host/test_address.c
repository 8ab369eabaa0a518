/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses as browsers, captures and people write them; and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/address.h"

static const struct {
    const char *text;
    const char *canonical;
    int family;
    enum address_kind kind;
} good[] = {
    {"1.2.3.4", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"255.255.255.255", "255.255.255.255", 4, ADDRESS_SPECIAL},
    {"0.0.0.0", "0.0.0.0", 4, ADDRESS_SPECIAL},
    {"1.2.3.4:443", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"1.2.3.4:0", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"1.2.3.4:65535", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"[1.2.3.4]", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"[1.2.3.4]:80", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"2a00:1450:4007:80e::200e", "2a00:1450:4007:80e::200e", 6, ADDRESS_PUBLIC},
    {"2A00:1450:4007:080E:0:0:0:200E",
     "2a00:1450:4007:80e::200e",
     6,
     ADDRESS_PUBLIC},
    {"[2a00:1450:4007:80e::200e]",
     "2a00:1450:4007:80e::200e",
     6,
     ADDRESS_PUBLIC},
    {"[2a00:1450::1]:443", "2a00:1450::1", 6, ADDRESS_PUBLIC},
    {"fe80::1%eth0", "fe80::1", 6, ADDRESS_LOCAL},
    {"[fe80::1%25]:80", "fe80::1", 6, ADDRESS_LOCAL},
    {"fe80::1%wlp0s20f3.1", "fe80::1", 6, ADDRESS_LOCAL},
    {"febf:ffff::1", "febf:ffff::1", 6, ADDRESS_LOCAL},
    {"::1", "::1", 6, ADDRESS_LOCAL},
    {"::", "::", 6, ADDRESS_SPECIAL},
    {"::2", "::2", 6, ADDRESS_SPECIAL},
    /* IPv4 inside IPv6 */
    {"::ffff:1.2.3.4", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"::ffff:102:304", "1.2.3.4", 4, ADDRESS_PUBLIC},
    {"[::ffff:127.0.0.1]:8080", "127.0.0.1", 4, ADDRESS_LOCAL},
    {"64:ff9b::8.8.8.8", "8.8.8.8", 4, ADDRESS_PUBLIC},
    {"64:ff9b::808:808", "8.8.8.8", 4, ADDRESS_PUBLIC},
    {"64:ff9b:1::808:808", "64:ff9b:1::808:808", 6, ADDRESS_NAT64},
    {"64:ff9b:1:ffff::1", "64:ff9b:1:ffff::1", 6, ADDRESS_NAT64},
    {"64:ff9b:2::1", "64:ff9b:2::1", 6, ADDRESS_SPECIAL},
    /* special-purpose registries, both sides of each border */
    {"9.255.255.255", "9.255.255.255", 4, ADDRESS_PUBLIC},
    {"10.0.0.0", "10.0.0.0", 4, ADDRESS_LOCAL},
    {"11.0.0.0", "11.0.0.0", 4, ADDRESS_PUBLIC},
    {"100.63.255.255", "100.63.255.255", 4, ADDRESS_PUBLIC},
    {"100.64.0.0", "100.64.0.0", 4, ADDRESS_LOCAL},
    {"100.127.255.255", "100.127.255.255", 4, ADDRESS_LOCAL},
    {"100.128.0.0", "100.128.0.0", 4, ADDRESS_PUBLIC},
    {"127.80.0.1", "127.80.0.1", 4, ADDRESS_LOCAL},
    {"169.254.169.254", "169.254.169.254", 4, ADDRESS_LOCAL},
    {"172.15.255.255", "172.15.255.255", 4, ADDRESS_PUBLIC},
    {"172.16.0.0", "172.16.0.0", 4, ADDRESS_LOCAL},
    {"172.31.255.255", "172.31.255.255", 4, ADDRESS_LOCAL},
    {"172.32.0.0", "172.32.0.0", 4, ADDRESS_PUBLIC},
    {"192.0.0.1", "192.0.0.1", 4, ADDRESS_SPECIAL},
    {"192.0.0.9", "192.0.0.9", 4, ADDRESS_PUBLIC},
    {"192.0.1.0", "192.0.1.0", 4, ADDRESS_PUBLIC},
    {"192.0.2.1", "192.0.2.1", 4, ADDRESS_SPECIAL},
    {"192.168.1.1", "192.168.1.1", 4, ADDRESS_LOCAL},
    {"192.88.99.1", "192.88.99.1", 4, ADDRESS_SPECIAL},
    {"198.17.255.255", "198.17.255.255", 4, ADDRESS_PUBLIC},
    {"198.18.0.0", "198.18.0.0", 4, ADDRESS_SPECIAL},
    {"198.19.255.255", "198.19.255.255", 4, ADDRESS_SPECIAL},
    {"198.20.0.0", "198.20.0.0", 4, ADDRESS_PUBLIC},
    {"198.51.100.7", "198.51.100.7", 4, ADDRESS_SPECIAL},
    {"203.0.113.7", "203.0.113.7", 4, ADDRESS_SPECIAL},
    {"223.255.255.255", "223.255.255.255", 4, ADDRESS_PUBLIC},
    {"224.0.0.1", "224.0.0.1", 4, ADDRESS_SPECIAL},
    {"240.0.0.1", "240.0.0.1", 4, ADDRESS_SPECIAL},
    {"100::1", "100::1", 6, ADDRESS_SPECIAL},
    {"2001::1", "2001::1", 6, ADDRESS_SPECIAL},
    {"2001:1::1", "2001:1::1", 6, ADDRESS_PUBLIC},
    {"2001:1::4", "2001:1::4", 6, ADDRESS_SPECIAL},
    {"2001:4:112::1", "2001:4:112::1", 6, ADDRESS_PUBLIC},
    {"2001:1ff::1", "2001:1ff::1", 6, ADDRESS_SPECIAL},
    {"2001:200::1", "2001:200::1", 6, ADDRESS_PUBLIC},
    {"2001:db8::1", "2001:db8::1", 6, ADDRESS_SPECIAL},
    {"2002:808:808::1", "2002:808:808::1", 6, ADDRESS_SPECIAL},
    {"3fff::1", "3fff::1", 6, ADDRESS_SPECIAL},
    {"3fff:1000::1", "3fff:1000::1", 6, ADDRESS_PUBLIC},
    {"4000::1", "4000::1", 6, ADDRESS_SPECIAL},
    {"5f00::1", "5f00::1", 6, ADDRESS_SPECIAL},
    {"fc00::1", "fc00::1", 6, ADDRESS_LOCAL},
    {"fdff::1", "fdff::1", 6, ADDRESS_LOCAL},
    {"fec0::1", "fec0::1", 6, ADDRESS_LOCAL},
    {"ff02::1", "ff02::1", 6, ADDRESS_SPECIAL},
};

static const char *const bogus[] = {
    "",
    " ",
    "unknown",
    "localhost",
    "example.org",
    "1.2.3",
    "1.2.3.",
    "1.2.3.4.",
    "1.2.3.4.5",
    ".1.2.3.4",
    "1..2.3",
    "1.2.3.256",
    "1.2.3.1000",
    "1.2.3.04",
    "01.2.3.4",
    "1.2.3.-4",
    "+1.2.3.4",
    "1.2.3.4 ",
    " 1.2.3.4",
    "1.2.3.4\n",
    "1.2.3.4/24",
    "1.2.3.a",
    "0x1.2.3.4",
    "16909060",
    "1,2,3,4",
    "1.2.3.4:",
    "1.2.3.4:65536",
    "1.2.3.4:999999",
    "1.2.3.4:-1",
    "1.2.3.4:http",
    "1.2.3.4:80:90",
    "1.2.3.4%eth0",
    "1.2.3.4]",
    "[1.2.3.4",
    "[1.2.3.4]x",
    "[1.2.3]",
    "[",
    "]",
    "[]",
    "[]:80",
    "[[::1]]",
    "[::1",
    "::1]",
    "[::1]:",
    "[::1]:x",
    "[::1]:65536",
    "[::1]80",
    ":",
    ":::",
    ":1",
    "1:",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "12345::1",
    "g::1",
    "::1%",
    "::1%eth0/1",
    "::1%a b",
    "::1%0123456789012345678901234567890123456789",
    "%eth0",
    "::ffff:1.2.3.256",
    "::1.2.3",
    "2001:db8::1/64",
    "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000",
    "http://1.2.3.4/",
};

static void
test_addresses_are_read(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct address address;

        if (!address_parse(good[i].text, &arena, &address)) {
            fail_msg("%s: not read", good[i].text);
        }
        if (address.kind != good[i].kind || address.family != good[i].family) {
            fail_msg("%s: kind %d, family %d",
                     good[i].text,
                     (int)address.kind,
                     address.family);
        }
        assert_string_equal(address.text, good[i].canonical);
    }
    arena_finish(&arena);
}

/* Reading the canonical text again gives the same address. */
static void
test_canonical_text_is_stable(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        struct address once;
        struct address twice;

        assert_true(address_parse(good[i].text, &arena, &once));
        assert_true(address_parse(once.text, &arena, &twice));
        assert_int_equal(address_compare(&once, &twice), 0);
        assert_int_equal(once.kind, twice.kind);
        assert_string_equal(once.text, twice.text);
    }
    arena_finish(&arena);
}

static void
test_bogus_is_refused(void **state)
{
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(bogus) / sizeof(bogus[0]); i++) {
        struct address address = {.family = 99};

        if (address_parse(bogus[i], &arena, &address)) {
            fail_msg("\"%s\" was read as %s", bogus[i], address.text);
        }
        assert_int_equal(address.family, 99);
    }
    arena_finish(&arena);
}

static void
test_order(void **state)
{
    static const char *const sorted[] = {
        "1.2.3.4", "1.2.3.5", "200.0.0.0", "::1", "2001:200::1", "fe80::1"};
    struct arena arena = {0};
    struct address a;
    struct address b;

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        for (size_t j = 0; j < 6; j++) {
            int order;

            assert_true(address_parse(sorted[i], &arena, &a));
            assert_true(address_parse(sorted[j], &arena, &b));
            order = address_compare(&a, &b);
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    }
    arena_finish(&arena);
}

/* The bytes that a family does not use are zero, so that two readings of one
 * address compare equal whatever they came from. */
static void
test_unused_bytes_are_zero(void **state)
{
    static const char *const forms[] = {
        "1.2.3.4", "[1.2.3.4]:80", "::ffff:1.2.3.4", "64:ff9b::102:304"};
    static const uint8_t bytes[16] = {1, 2, 3, 4};
    struct arena arena = {0};
    struct address address;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        assert_true(address_parse(forms[i], &arena, &address));
        assert_memory_equal(address.bytes, bytes, sizeof(bytes));
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses_are_read),
        cmocka_unit_test(test_canonical_text_is_stable),
        cmocka_unit_test(test_bogus_is_refused),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_unused_bytes_are_zero),
    };

    return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* FIPS 180-4's own examples, and every way of cutting a text into pieces. */
#include "sys/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
expect(const char *text, const char *hex)
{
    char out[SHA256_TEXT];
    struct sha256 sum;

    sha256_begin(&sum);
    sha256_add(&sum, text, strlen(text));
    assert_string_equal(sha256_text(&sum, out) + strlen("sha256:"), hex);
    assert_memory_equal(out, "sha256:", strlen("sha256:"));
}

static void
test_examples(void **state)
{
    (void)state;
    expect("",
           "e3b0c44298fc1c149afbf4c8996fb924"
           "27ae41e4649b934ca495991b7852b855");
    expect("abc",
           "ba7816bf8f01cfea414140de5dae2223"
           "b00361a396177a9cb410ff61f20015ad");
    expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
           "248d6a61d20638b8e5c026930c3e6039"
           "a33ce45964ff2167f6ecedd419db06c1");
}

static void
test_a_million(void **state)
{
    char a[1000];
    char out[SHA256_TEXT];
    struct sha256 sum;

    (void)state;
    memset(a, 'a', sizeof(a));
    sha256_begin(&sum);
    for (int i = 0; i < 1000; i++) {
        sha256_add(&sum, a, sizeof(a));
    }
    assert_string_equal(sha256_text(&sum, out),
                        "sha256:cdc76e5c9914fb9281a1c7e284d73e67"
                        "f1809a48a497200e046d39ccc7112cd0");
}

/* Lengths around the ends of blocks, cut at every place. */
static void
test_pieces(void **state)
{
    char text[200];

    (void)state;
    for (size_t i = 0; i < sizeof(text); i++) {
        text[i] = (char)('a' + i % 26);
    }
    for (size_t len = 0; len < sizeof(text); len++) {
        char whole[SHA256_TEXT];
        struct sha256 sum;

        sha256_begin(&sum);
        sha256_add(&sum, text, len);
        sha256_text(&sum, whole);
        for (size_t cut = 0; cut <= len; cut++) {
            char parts[SHA256_TEXT];

            sha256_begin(&sum);
            sha256_add(&sum, text, cut);
            sha256_add(&sum, text + cut, len - cut);
            assert_string_equal(sha256_text(&sum, parts), whole);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_a_million),
        cmocka_unit_test(test_pieces),
    };

    return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}

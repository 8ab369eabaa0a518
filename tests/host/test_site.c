/* SPDX-License-Identifier: EUPL-1.2 */
/* Registrable domains, by the list that this machine has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/site.h"

static const struct {
    const char *host;
    const char *site;
} cases[] = {
    {"example.org", "example.org"},
    {"www.example.org", "example.org"},
    {"a.b.c.d.example.org", "example.org"},
    {"www.a.co.uk", "a.co.uk"},
    {"a.co.uk", "a.co.uk"},
    {"www.service-public.fr", "service-public.fr"},
    {"www.impots.gouv.fr", "impots.gouv.fr"}, /* gouv.fr is a suffix */
    {"impots.gouv.fr", "impots.gouv.fr"},
    {"city.kawasaki.jp", "city.kawasaki.jp"}, /* an exception of the list */
    {"www.city.kawasaki.jp", "city.kawasaki.jp"},
    {"x.y.kawasaki.jp", "x.y.kawasaki.jp"}, /* a wildcard of the list */
    /* the private part of the list */
    {"x.github.io", "x.github.io"},
    {"a.x.github.io", "x.github.io"},
    {"bucket.s3.amazonaws.com", "bucket.s3.amazonaws.com"},
    /* punycode */
    {"www.xn--bcher-kva.example.com", "example.com"},
    {"www.xn--caf-dma.fr", "xn--caf-dma.fr"},
    {"www.xn--80ak6aa92e.xn--p1ai", "xn--80ak6aa92e.xn--p1ai"},
    /* a domain that the list does not know: the last label is the suffix */
    {"a.b.cocarde-test", "b.cocarde-test"},
    /* no registrable domain: the host itself */
    {"localhost", "localhost"},
    {"fr", "fr"},
    {"co.uk", "co.uk"},
    {"gouv.fr", "gouv.fr"},
    {"github.io", "github.io"},
    {"", ""},
    {".", "."},
    {".fr", ".fr"},
    {"127.0.0.1", "127.0.0.1"},
    {"1.2.3.4", "1.2.3.4"},
    {"2001:db8::1", "2001:db8::1"},
    {"::1", "::1"},
    {"::ffff:1.2.3.4", "::ffff:1.2.3.4"},
    {"host.4", "host.4"},
};

static void
test_sites(void **state)
{
    struct site_list *list = site_list_open();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *site = site_of(list, cases[i].host);

        if (strcmp(site, cases[i].site) != 0) {
            fail_msg("%s: %s, not %s", cases[i].host, site, cases[i].site);
        }
        /* It points into the host, so that it lives as long. */
        assert_true(site >= cases[i].host &&
                    site <= cases[i].host + strlen(cases[i].host));
    }
    site_list_close(list);
}

static void
test_close_accepts_null(void **state)
{
    (void)state;
    site_list_close(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sites),
        cmocka_unit_test(test_close_accepts_null),
    };

    return cmocka_run_group_tests_name("site", tests, NULL, NULL);
}

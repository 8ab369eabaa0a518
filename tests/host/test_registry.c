/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening the registry, damaged or not, and finding what needs no date. */
#include "fixture.h"

#include "facts/address.h"
#include "facts/registry.h"

static struct fixture fixture;
static struct registry *registry;

static int
set_up(void **state)
{
    struct problem problem = {.status = STATUS_OK};

    (void)state;
    fixture_make(&fixture);
    if (registry_open(fixture.dir, &registry, &problem) != STATUS_OK) {
        fail_msg("%s", problem.what);
    }
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    registry_close(registry);
    fixture_remove(&fixture);
    return 0;
}

static void
test_versions(void **state)
{
    (void)state;
    assert_string_equal(registry_version(registry), "2026-11-21");
    assert_int_equal(strlen(registry_digest(registry)), 7 + 64);
    assert_int_equal(registry_orgs(registry), 19);
}

static const char *
service_of(const char *host)
{
    const struct domain_rule *rule = registry_domain(registry, host);

    return rule != NULL ? rule->service : "";
}

static void
test_domains(void **state)
{
    (void)state;
    assert_string_equal(service_of("us.example"), "Us");
    assert_string_equal(service_of("a.b.us.example"), "Us");
    assert_string_equal(service_of("deep.us.example"), "Deep");
    assert_string_equal(service_of("x.deep.us.example"), "Deep");
    assert_string_equal(service_of("notus.example"), "");
    assert_string_equal(service_of("example"), "");
    assert_string_equal(service_of("us.example.org"), "");
    assert_string_equal(service_of(""), "");
    assert_string_equal(service_of("."), "");
    assert_string_equal(service_of("..us.example"), "Us");
    assert_false(registry_domain(registry, "us.example")->platform);
    assert_true(registry_domain(registry, "me.pages.example")->platform);
    assert_string_equal(registry_domain(registry, "us.example")->purpose,
                        "cloud");
}

static void
test_disguised(void **state)
{
    (void)state;
    assert_string_equal(
        registry_disguised(registry, "metrics.site.example")->service,
        "Metrics");
    assert_null(registry_disguised(registry, "a.metrics.site.example"));
    assert_null(registry_disguised(registry, "site.example"));
    assert_null(registry_disguised(registry, ""));
}

static void
test_networks(void **state)
{
    const struct network_rule *rule = registry_network(registry, 64500);

    (void)state;
    assert_int_equal(rule->role, NETWORK_HOST);
    assert_string_equal(rule->trusted_places, "FR;BE");
    assert_false(rule->worldwide);
    rule = registry_network(registry, 64501);
    assert_int_equal(rule->role, NETWORK_FRONT);
    assert_true(rule->worldwide);
    assert_int_equal(registry_network(registry, 4200000000)->role,
                     NETWORK_ACCESS);
    assert_null(registry_network(registry, 0));
    assert_null(registry_network(registry, 64502));
    assert_null(registry_network(registry, UINT32_MAX));
}

static void
test_prefixes(void **state)
{
    static const struct {
        const char *address;
        bool found;
        bool worldwide;
    } cases[] = {
        {"1.2.2.255", false, false},
        {"1.2.3.0", true, true},
        {"1.2.3.255", true, true},
        {"1.2.4.0", true, false},
        {"1.2.4.1", false, false},
        {"0.0.0.0", false, false},
        {"255.255.255.255", false, false},
        {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", false, false},
        {"2001:db8::", true, false},
        {"2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true, false},
        {"2001:db9::", false, false},
    };
    struct arena arena = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct network_rule *rule;
        struct address address;

        assert_true(address_parse(cases[i].address, &arena, &address));
        rule = registry_prefix(registry, &address);
        if ((rule != NULL) != cases[i].found ||
            (rule != NULL && rule->worldwide != cases[i].worldwide)) {
            fail_msg("%s", cases[i].address);
        }
        assert_true(rule == NULL || rule->trusted_places != NULL);
    }
    arena_finish(&arena);
}

static void
test_regions(void **state)
{
    static const struct {
        const char *host;
        const char *code;
    } cases[] = {
        {"s3.fr-par.scw.cloud", "FR"},
        {"bucket.s3.fr-par.scw.cloud", "FR"},
        {"bucket.s3-eu-west-3.example", "FR"},
        {"x.eu-west-3-01.example", "FR"},
        {"fr-par.example", "FR"},
        {"a.ch-1.example", "CH"},
        /* names that customers choose say nothing */
        {"my-eu-west-3.s3.example", ""},
        {"fr-par-assets.s3.example", ""},
        /* no whole token */
        {"x.eu-west-31.example", ""},
        {"x.xeu-west-3.example", ""},
        {"x.fr-parc.example", ""},
        {"x.fr.par.example", ""},
        /* two of one country agree, two of different ones do not */
        {"x.fr-par.eu-west-3.example", "FR"},
        {"x.fr-par.eu-west-1.example", ""},
        {"", ""},
        {"...", ""},
        {"example", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct country found = registry_region(registry, 0, cases[i].host);

        if (strcmp(found.code, cases[i].code) != 0) {
            fail_msg("%s: \"%s\"", cases[i].host, found.code);
        }
    }
    /* An organisation without regions. */
    assert_string_equal(
        registry_region(registry, 1, "s3.fr-par.scw.cloud").code, "");
}

static void
test_texts(void **state)
{
    struct country us = {"US"};
    struct country zw = {"ZW"};
    struct country none = {""};

    (void)state;
    assert_string_equal(registry_sentence(registry, "R0", LANGUAGE_FR),
                        "Bonjour {org}");
    assert_string_equal(registry_sentence(registry, "R0", LANGUAGE_EN),
                        "Hello {org}");
    assert_null(registry_sentence(registry, "R99", LANGUAGE_EN));
    assert_string_equal(registry_country(registry, us, COUNTRY_IN, LANGUAGE_FR),
                        "aux États-Unis");
    assert_string_equal(registry_country(registry, us, COUNTRY_OF, LANGUAGE_EN),
                        "of the United States");
    assert_string_equal(registry_country(registry, us, COUNTRY_IN, LANGUAGE_EN),
                        "in the United States");
    assert_string_equal(
        registry_country(registry, us, COUNTRY_NAME, LANGUAGE_EN),
        "United States");
    assert_string_equal(registry_country(registry, zw, COUNTRY_IN, LANGUAGE_FR),
                        "ZW");
    assert_string_equal(
        registry_country(registry, none, COUNTRY_IN, LANGUAGE_FR), "");
    assert_string_equal(
        registry_law(registry, "us-cloud-act", LAW_TO, LANGUAGE_FR),
        "au CLOUD Act");
    assert_string_equal(
        registry_law(registry, "us-cloud-act", LAW_TO, LANGUAGE_EN),
        "the CLOUD Act");
    assert_null(registry_law(registry, "us-none", LAW_TO, LANGUAGE_EN));
    assert_string_equal(registry_law_source(registry, "us-sca"), "18 USC 2703");
    assert_string_equal(registry_law_as_of(registry, "us-sca"), "2026-06-30");
    assert_null(registry_law_source(registry, "x"));
    assert_null(registry_law_as_of(registry, "x"));
}

/* ---- what must be refused ---- */

static void
expect_failure(const struct fixture *broken,
               enum status expected,
               const char *named)
{
    struct problem problem = {.status = STATUS_OK};
    struct registry *none = NULL;
    enum status status = registry_open(broken->dir, &none, &problem);

    if (status != expected || strstr(problem.what, named) == NULL) {
        fail_msg("status %d, \"%s\" (expected \"%s\")",
                 (int)status,
                 problem.what,
                 named);
    }
    assert_null(none);
    assert_non_null(strstr(problem.hint, "cocarde data status"));
}

static void
test_broken_manifests(void **state)
{
    static const char *const texts[] = {
        "",
        "\n",
        "version 2026-11-21\n",
        "garbage",
        "version 2026-11-21\ndigest sha256:00\n",
        "sha256:00 12 asn.mmdb\n",
        "<!DOCTYPE html>\n",
    };
    struct fixture broken;
    size_t len;
    char path[64];
    unsigned char *good;

    (void)state;
    fixture_make(&broken);
    fixture_path(&broken, "MANIFEST", path);
    good = fixture_read(path, &len);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        fixture_write(&broken, "MANIFEST", texts[i], strlen(texts[i]));
        expect_failure(&broken, STATUS_CORRUPT, "MANIFEST");
    }
    for (size_t cut = 0; cut < len; cut++) { /* no part of it will do */
        fixture_write(&broken, "MANIFEST", good, cut);
        expect_failure(&broken, STATUS_CORRUPT, "MANIFEST");
    }
    fixture_write(&broken, "MANIFEST", "a\0b\n", 4);
    expect_failure(&broken, STATUS_CORRUPT, "MANIFEST");
    fixture_write(&broken, "MANIFEST", good, len);
    fixture_write(&broken, "asn.mmdb", "longer", 6);
    expect_failure(&broken, STATUS_CORRUPT, "asn.mmdb");
    fixture_path(&broken, "country.mmdb", path);
    fixture_write(&broken, "asn.mmdb", "asn", 3);
    assert_int_equal(remove(path), 0);
    expect_failure(&broken, STATUS_MISSING, "country.mmdb");
    fixture_path(&broken, "MANIFEST", path);
    assert_int_equal(remove(path), 0);
    expect_failure(&broken, STATUS_MISSING, "MANIFEST");
    free(good);
    fixture_remove(&broken);
}

/* A table that is not there, has no row where it must, or a row that cannot
 * be true: the error names the table. */
static void
test_broken_tables(void **state)
{
    static const struct {
        const char *sql;
        const char *table;
    } cases[] = {
        {"DELETE FROM organisations", "organisations"},
        {"UPDATE organisations SET id = 99 WHERE id = 19", "organisations"},
        {"DELETE FROM sentences", "sentences"},
        {"DELETE FROM eea", "eea"},
        {"DELETE FROM classes WHERE country = '*'", "classes"},
        {"DELETE FROM meta", "meta"},
        {"UPDATE meta SET value = '1' WHERE key = 'schema'", "meta"},
        {"UPDATE domains SET org = 99 WHERE suffix = 'us.example'", "domains"},
        {"UPDATE owners SET owner = 99 WHERE org = 4", "owners"},
        {"UPDATE listings SET org = 99 WHERE org = 15", "listings"},
        {"UPDATE qualifications SET org = 99 WHERE org = 8", "qualifications"},
        {"PRAGMA ignore_check_constraints = ON;"
         "UPDATE listings SET framework = 'x' WHERE org = 15",
         "listings"},
        {"PRAGMA ignore_check_constraints = ON;"
         "UPDATE adequacy SET framework = 'x' WHERE framework = 'dpf'",
         "adequacy"},
        {"UPDATE law_map SET law = 'none' WHERE country = 'CN'", "law_map"},
        {"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
         "WHERE i < 70) INSERT INTO law_map SELECT 'US', "
         "group_concat('k' || i, ';'), 'us-any', '', '', 's' FROM n",
         "law_map"}, /* more kinds than the limit */
        {"UPDATE organisations SET seat = 'fr' WHERE id = 1", "organisations"},
        {"PRAGMA ignore_check_constraints = ON;"
         "UPDATE owners SET valid_from = '2020' WHERE org = 4",
         "owners"},
        {"PRAGMA ignore_check_constraints = ON;"
         "UPDATE networks SET role = 'x' WHERE asn = 64500",
         "networks"},
        {"PRAGMA ignore_check_constraints = ON;"
         "UPDATE prefixes SET last = x'01' WHERE first = x'01020400'",
         "prefixes"},
        {"UPDATE prefixes SET first = x'010203ff', last = x'010203ff' "
         "WHERE first = x'01020400'",
         "prefixes"}, /* it overlaps the one before */
        {"UPDATE domains SET service = 'a' || char(9) WHERE org = 2",
         "domains"},
        {"UPDATE domains SET service = 'a' || char(10) WHERE org = 2",
         "domains"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture broken;
        char table[32];

        fixture_make(&broken);
        fixture_change(&broken, cases[i].sql);
        snprintf(table, sizeof(table), "table %s", cases[i].table);
        expect_failure(&broken, STATUS_CORRUPT, table);
        fixture_remove(&broken);
    }
}

/* A text that cannot be what was packed: the error names its table. */
static void
test_broken_texts(void **state)
{
    static const struct {
        const char *sql;
        const char *table;
    } cases[] = {
        {"DROP TABLE packed", "packed"},
        {"ALTER TABLE packed RENAME COLUMN text TO texts", "packed"},
        {"DELETE FROM packed", "countries"},
        {"DELETE FROM packed WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET lines = 2 WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET lines = 4 WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET lines = 1 << 60 WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET lines = -1 WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET text = replace(text, '2' || char(9) || 'Us', '0' "
         "|| char(9) || 'Us') WHERE name = 'domains'",
         "domains"},
        {"UPDATE packed SET text = text || 'FR' WHERE name = 'eea'", "eea"},
        {"UPDATE packed SET text = replace(text, '64501', '64500') "
         "WHERE name = 'networks'",
         "networks"}, /* out of order */
        /* 64501 again to a program that counts no further than it can */
        {"UPDATE packed SET text = replace(text, '64501', '4295031797') "
         "WHERE name = 'networks'",
         "networks"},
        {"UPDATE packed SET text = replace(text, '64501', "
         "'18446744073709616117') WHERE name = 'networks'",
         "networks"},
        {"UPDATE packed SET text = replace(text, '64501', '') "
         "WHERE name = 'networks'",
         "networks"},
        {"UPDATE packed SET text = replace(text, '64501', '-1') "
         "WHERE name = 'networks'",
         "networks"},
        {"UPDATE packed SET text = replace(text, 'us.example', 'a') "
         "WHERE name = 'domains'",
         "domains"}, /* out of order */
        {"UPDATE packed SET text = replace(text, '010203FF', '010203fg') "
         "WHERE name = 'prefixes'",
         "prefixes"},
        {"UPDATE packed SET text = replace(text, '010203FF', '0102') "
         "WHERE name = 'prefixes'",
         "prefixes"},
        /* rows of one organisation that do not stand together */
        {"UPDATE packed SET text = replace(text, '1' || char(9) || "
         "'eu-west-3', '2' || char(9) || 'eu-west-3') WHERE name = 'regions'",
         "regions"},
        {"UPDATE packed SET lines = 2, text = "
         "replace('b||S|||||s|~a||S|||||s|~'"
         ", '~', char(10)) WHERE name = 'alternatives'",
         "alternatives"}, /* columns too few */
        {"UPDATE packed SET lines = 2, text = replace(replace('b||S||||||~"
         "a||S||||||~', '~', char(10)), '|', char(9)) "
         "WHERE name = 'alternatives'",
         "alternatives"}, /* out of order */
        {"UPDATE packed SET lines = 1, text = replace(replace('99|f|e~', '~', "
         "char(10)), '|', char(9)) WHERE name = 'interests'",
         "interests"}, /* of nobody */
        /* the first owner who controls leads the chain */
        {"UPDATE packed SET text = replace(text, '5' || char(9) || '3', '5' || "
         "char(9) || '2') WHERE name = 'owners'",
         "owners"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fixture broken;
        char table[32];

        fixture_make(&broken);
        fixture_sql(&broken, cases[i].sql);
        fixture_write_manifest(&broken);
        snprintf(table, sizeof(table), "table %s", cases[i].table);
        expect_failure(&broken, STATUS_CORRUPT, table);
        fixture_remove(&broken);
    }
}

/* Whatever bytes are in it, the file is refused or read; never more. */
static void
test_damaged_files(void **state)
{
    struct fixture broken;
    size_t len;
    char path[64];
    unsigned char *good;
    size_t refused = 0;

    (void)state;
    fixture_make(&broken);
    fixture_path(&broken, "registry.sqlite", path);
    good = fixture_read(path, &len);
    for (size_t at = 0; at < len; at += at < 4096 ? 37 : 211) {
        struct problem problem = {.status = STATUS_OK};
        struct registry *damaged = NULL;

        good[at] ^= 0xff;
        fixture_write(&broken, "registry.sqlite", good, len);
        good[at] ^= 0xff;
        if (registry_open(broken.dir, &damaged, &problem) != STATUS_OK) {
            assert_non_null(strstr(problem.what, "registry.sqlite"));
            refused++;
        }
        registry_close(damaged);
    }
    assert_true(refused > 20);
    for (size_t cut = 0; cut < len; cut += 1500) {
        fixture_write(&broken, "registry.sqlite", good, cut);
        expect_failure(&broken, STATUS_CORRUPT, "registry.sqlite");
    }
    /* As if the size were right: what is missing may never be read. */
    refused = 0;
    for (size_t cut = 0; cut < len; cut += 1500) {
        struct registry *damaged = NULL;

        fixture_write(&broken, "registry.sqlite", good, cut);
        fixture_write_manifest(&broken);
        refused += registry_open(broken.dir, &damaged, NULL) != STATUS_OK;
        registry_close(damaged);
    }
    assert_true(refused > 20);
    free(good);
    fixture_remove(&broken);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_domains),
        cmocka_unit_test(test_disguised),
        cmocka_unit_test(test_networks),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_regions),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_broken_manifests),
        cmocka_unit_test(test_broken_tables),
        cmocka_unit_test(test_broken_texts),
        cmocka_unit_test(test_damaged_files),
    };

    return cmocka_run_group_tests_name("registry", tests, set_up, tear_down);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Names of cookies and storage keys: which rule speaks of them. */
#include "fixture.h"

#include "facts/registry.h"

#define SITE "www.site.example"

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

/* The pattern that speaks of a name, with "@" when it names hosts; "" when
 * none does. */
static const char *
pattern(const char *host, const char *name, bool storage_key)
{
    static char text[64];
    const struct stored_rule *rule =
        registry_stored(registry, host, name, storage_key);

    if (rule == NULL) {
        return "";
    }
    snprintf(text,
             sizeof(text),
             "%s%s",
             rule->pattern,
             rule->hosts[0] != '\0' ? "@" : "");
    return text;
}

static void
test_order(void **state)
{
    static const struct {
        const char *name;
        const char *pattern;
    } cases[] = {
        /* in full before a pattern; patterns from the longest down */
        {"_us", "_us"},
        {"_us_", "_us_*"},
        {"_us_1", "_us_*"},
        {"_us_1_mix", "_us_*_mix"},
        {"_us_1_mi", "_us_*"},
        {"_us__mix", "_us_*_mix"}, /* nothing is a run too */
        {"_us_mix", "_us_*"},      /* the two parts may not overlap */
        {"_us_a_mix_mix", "_us_*_mix"},
        /* case counts, and the beginning */
        {"_US", ""},
        {"_Us_1", ""},
        {"us", ""},
        {"x_us", ""},
        {"_us1", ""},
        /* two stars */
        {"abc", "a*b*c"},
        {"a--b--c", "a*b*c"},
        {"abbc", "a*b*c"},
        {"abcb", ""},
        {"ac", ""},
        {"acb", ""},
        {"axc", ""},
        {"aXbc", "a*b*c"}, /* as long as aXb*: the first of the two */
        {"aXbd", "aXb*"},
        /* a star in front */
        {"-end", "*-end"},
        {"the-end", "*-end"},
        {"-ends", ""},
        {"%_own_", "%_own_*"},
        {"%_own_-end", "%_own_*"},
        {"_us_-end", "*-end"}, /* as long as _us_*: another first byte */
        {"", ""},
        {"*", ""},
        {"**", ""},
        {"_us_*", "_us_*"}, /* a star in a name is a character */
        {"a*b*c", "a*b*c"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (strcmp(pattern(SITE, cases[i].name, false), cases[i].pattern) !=
            0) {
            fail_msg("\"%s\": \"%s\"",
                     cases[i].name,
                     pattern(SITE, cases[i].name, false));
        }
    }
}

static void
test_hosts(void **state)
{
    static const struct {
        const char *host;
        const char *name;
        const char *pattern;
    } cases[] = {
        {"us.example", "fr", "fr@"},
        {"a.b.us.example", "fr", "fr@"},
        {"fr.example", "fr", "fr@"},
        {"www.fr.example", "fr", "fr@"},
        {"notus.example", "fr", ""},
        {"us.example.org", "fr", ""},
        {"example", "fr", ""},
        {"us.example;", "fr", ""},
        {"", "fr", ""},
        {SITE, "fr", ""},
        /* who sets it before whoever sets it */
        {SITE, "lang", "lang"},
        {"us.example", "lang", "lang@"},
        {SITE, "tools", "tool*"},
        {"us.example", "tools", "tool*@"},
        {SITE, "xyz", ""},
        {"us.example", "xyz", "x*@"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *found = pattern(cases[i].host, cases[i].name, false);

        if (strcmp(found, cases[i].pattern) != 0) {
            fail_msg(
                "%s at \"%s\": \"%s\"", cases[i].name, cases[i].host, found);
        }
    }
}

static void
test_kinds(void **state)
{
    (void)state;
    assert_string_equal(pattern(SITE, "_us", true), "");
    assert_string_equal(pattern(SITE, "_us_1", true), "_us_*");
    assert_string_equal(pattern(SITE, "_us_consent", true), "_us_consent");
    assert_string_equal(pattern(SITE, "_us_consent", false), "_us_*");
    assert_string_equal(pattern(SITE, "tools", true), "");
    assert_string_equal(pattern("us.example", "fr", true), "");
}

static void
test_columns(void **state)
{
    const struct stored_rule *rule = registry_stored(registry, SITE, "_us", 0);

    (void)state;
    assert_int_equal(rule->org, 1); /* keys begin at 0 */
    assert_string_equal(rule->service, "Us");
    assert_string_equal(rule->purpose, "analytics");
    assert_int_equal(rule->exempt, ANSWER_NO);
    rule = registry_stored(registry, SITE, "lang", false);
    assert_true(rule->org == REGISTRY_NONE);
    assert_string_equal(rule->service, "");
    assert_int_equal(rule->exempt, ANSWER_YES);
    rule = registry_stored(registry, SITE, "the-end", false);
    assert_int_equal(rule->exempt, ANSWER_UNKNOWN);
}

/* Whether a pattern fits a name, by trying everything. */
static bool
fits(const char *pattern, const char *name)
{
    if (*pattern == '*') {
        return fits(pattern + 1, name) ||
               (*name != '\0' && fits(pattern, name + 1));
    }
    return *pattern == *name && (*name == '\0' || fits(pattern + 1, name + 1));
}

/* Every name of up to seven of these letters. */
static void
test_every_short_name(void **state)
{
    static const char letters[] = "abcX-";
    size_t found = 0;

    (void)state;
    for (size_t n = 0; n < 78125; n++) { /* 5 to the 7th */
        for (size_t len = 1; len <= 7; len++) {
            char name[8] = "";
            const char *expected;

            for (size_t at = 0, left = n; at < len; at++, left /= 5) {
                name[at] = letters[left % 5];
            }
            expected = fits("a*b*c", name)  ? "a*b*c"
                       : fits("aXb*", name) ? "aXb*"
                                            : "";
            if (strcmp(pattern(SITE, name, false), expected) != 0) {
                fail_msg("%s: \"%s\"", name, pattern(SITE, name, false));
            }
            found += *expected != '\0';
        }
    }
    assert_true(found > 1000);
}

/* Names as a hostile page makes them: any byte, any length. */
static void
test_hostile_names(void **state)
{
    size_t len = (size_t)1024 * 1024;
    char *name = malloc(len + 1);

    (void)state;
    assert_non_null(name);
    for (int byte = 1; byte < 256; byte++) {
        memset(name, byte, len);
        name[len] = '\0';
        assert_string_equal(pattern(SITE, name, false), "");
        assert_string_equal(pattern("us.example", name, false),
                            byte == 'x' ? "x*@" : "");
        name[1] = '\0';
        assert_string_equal(pattern(SITE, name, true), "");
    }
    memset(name, 'b', len);
    name[0] = 'a';
    assert_string_equal(pattern(SITE, name, false), "");
    name[len - 1] = 'c';
    assert_string_equal(pattern(SITE, name, false), "a*b*c");
    memcpy(name, "_us_\xff\n\t", 7);
    assert_string_equal(pattern(SITE, name, true), "_us_*");
    /* A host as long. */
    memset(name, '.', len);
    memcpy(name + len - 10, "us.example", 10);
    assert_string_equal(pattern(name, "fr", false), "fr@");
    free(name);
}

static void
test_measurement(void **state)
{
    struct arena arena = {0};
    struct date day = {20261121};

    (void)state;
    assert_true(registry_org(registry, 0, day, &arena)->measurement);
    assert_false(registry_org(registry, 1, day, &arena)->measurement);
    arena_finish(&arena);
}

static void
expect_refused(const char *sql, const char *table)
{
    struct problem problem = {.status = STATUS_OK};
    struct registry *none = NULL;
    struct fixture broken;

    fixture_make(&broken);
    fixture_sql(&broken, sql);
    fixture_write_manifest(&broken);
    if (registry_open(broken.dir, &none, &problem) != STATUS_CORRUPT ||
        strstr(problem.what, table) == NULL) {
        fail_msg("%s: \"%s\"", sql, problem.what);
    }
    assert_null(none);
    fixture_remove(&broken);
}

/* A text that cannot be what was packed is refused. */
static void
test_broken(void **state)
{
    static const char *const texts[] = {
        "text || 'x'",
        "text || char(10)",
        "char(9) || text",
        "substr(text, 2)",
        "rtrim(text, char(10))",
        "text || text",
        "replace(text, char(9) || 'both', char(9) || 'mixed')",
        "replace(text, char(9) || 'unknown', char(9) || 'perhaps')",
        "replace(text, char(9) || 'no' || char(10), char(9) || char(10))",
        "replace(text, char(9) || '3' || char(9), char(9) || '99' || char(9))",
        "replace(text, char(9) || '3' || char(9), char(9) || '3x' || char(9))",
        "replace(text, char(9) || 'ads', '')",
        "replace(text, 'ads', 'ads' || char(9))",
        "replace(text, char(9) || 'storage', '')",
        "replace(text, '_us_*_mix', '')",
        "replace(text, 'lang' || char(9) || 'us', 'lang' || char(9) || 'us' || "
        "char(9))",
        /* two lines that make one row */
        "replace(text, char(9) || 'ads' || char(9) || 'cookie' || char(9), "
        "char(9) || 'ads' || char(10))",
    };
    char sql[512];

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        snprintf(sql,
                 sizeof(sql),
                 "UPDATE packed SET text = %s WHERE name = 'cookies'",
                 texts[i]);
        expect_refused(sql, "table cookies");
    }
    expect_refused("DELETE FROM packed WHERE name = 'cookies'",
                   "table cookies");
    expect_refused("DELETE FROM packed WHERE name = 'measurement'",
                   "table measurement");
    expect_refused("UPDATE packed SET text = replace(text, '1', '99') "
                   "WHERE name = 'measurement'",
                   "table measurement");
}

/* No rule at all is no fault. */
static void
test_empty(void **state)
{
    struct problem problem = {.status = STATUS_OK};
    struct registry *empty = NULL;
    struct fixture bare;

    (void)state;
    fixture_make(&bare);
    fixture_change(&bare, "DELETE FROM cookies; DELETE FROM measurement");
    assert_int_equal(registry_open(bare.dir, &empty, &problem), STATUS_OK);
    assert_null(registry_stored(empty, SITE, "_us", false));
    assert_null(registry_stored(empty, SITE, "", true));
    registry_close(empty);
    fixture_remove(&bare);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_hosts),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_every_short_name),
        cmocka_unit_test(test_hostile_names),
        cmocka_unit_test(test_measurement),
        cmocka_unit_test(test_broken),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests_name("stored", tests, set_up, tear_down);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The cases of tests/rules/<id>.json: for each rule of the table pages to
 * which it applies (yes), does not (no), and may apply (unknown); see the
 * README there. Each yes must also have words in both languages.
 */
#include "world.h"

#include "core/grade.h"
#include "core/weigh.h"
#include "core/whole.h"
#include "facts/sentence.h"
#include "wire/json.h"
#include "wire/message.h"

#define FILE_BYTES ((size_t)256 * 1024) /* of one file of cases */

static struct sources world;
static int wrong; /* cases that are not as they say */

/* Says what is wrong and goes on: one run shows all of it. */
#define COMPLAIN(...)                                                          \
    do {                                                                       \
        print_error(__VA_ARGS__);                                              \
        print_error("\n");                                                     \
        wrong++;                                                               \
    } while (0)

struct judged {
    struct page page;
    struct dossier dossier;
    const struct weights *weights;
    struct judgement judgement;
};

static const char *
text_of(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL ? "" : text;
}

static bool
flag(const struct json *object, const char *name)
{
    return json_bool(json_get(object, name), false);
}

static void
judge(const struct json *one, struct arena *arena, struct judged *out)
{
    struct problem problem = {.status = STATUS_OK};

    memset(out, 0, sizeof(*out));
    if (message_read_page(one, arena, &out->page, &problem) != STATUS_OK) {
        fail_msg("%s", problem.what);
    }
    out->page.strict = flag(one, "strict");
    if (flag(one, "before_choice")) {
        page_before_choice(&out->page, arena);
    }
    identify_page(&world, &out->page, arena);
    dossier_build(&out->page, arena, &out->dossier);
    out->weights = dossier_weigh(&out->dossier, arena);
    grade_page(&out->dossier, arena, &out->judgement);
}

static bool
of_the_page(const struct rule *rule)
{
    static const char *const ids[] = {"R0", "C4", "M1", "M2", "M3", "U4"};

    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        if (strcmp(rule->id, ids[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The answer of a rule for a page, and in *exposure who says so. */
static enum answer
answer_of(const struct rule *rule,
          const struct judged *judged,
          bool followed,
          const struct exposure **exposure)
{
    enum answer answer = ANSWER_NO;

    *exposure = NULL;
    if (of_the_page(rule)) {
        const struct whole whole =
            whole_of(&judged->dossier, judged->weights, NULL);

        return whole_answer(&whole, rule);
    }
    for (size_t i = 0; i < judged->dossier.nexposures; i++) {
        const struct exposure *one = &judged->dossier.exposures[i];
        enum answer said =
            exposure_answer(&judged->dossier, one, rule, followed);

        if (said == ANSWER_YES || (said == ANSWER_UNKNOWN && !*exposure)) {
            *exposure = one;
            answer = said;
        }
        if (said == ANSWER_YES) {
            break;
        }
    }
    return answer;
}

static bool
is_sentence(const char *text)
{
    size_t len = strlen(text);

    return len > 10 && text[len - 1] == '.' && strpbrk(text, "?{}") == NULL &&
           strstr(text, "  ") == NULL && strstr(text, "()") == NULL &&
           strstr(text, " .") == NULL && strstr(text, "..") == NULL;
}

/* The words of a rule that applies, in both languages. */
static void
check_words(const char *file,
            const struct json *one,
            const struct rule *rule,
            const struct judged *judged,
            const struct exposure *exposure,
            struct arena *arena)
{
    const struct exposure *evidence[] = {exposure};
    struct finding finding = {
        .rule = rule,
        .party = NO_PARTY,
        .best = rule->cap,
        .worst = rule->cap,
        .evidence = evidence,
        .nevidence = exposure == NULL ? 0 : 1,
    };

    if (exposure != NULL) {
        finding.party = exposure->party;
        finding.resource = exposure->resource;
        for (int role = 0; role < ROLE_COUNT; role++) {
            finding.role =
                exposure->roles & SET_OF(role) ? (enum role)role : finding.role;
        }
    } else if (rule->axis == AXIS_NOTICE) {
        finding.party =
            whole_of(&judged->dossier, judged->weights, NULL).observed;
    }
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        const char *want = text_of(one, l == LANGUAGE_FR ? "fr" : "en");
        const char *text = sentence_of(world.registry,
                                       &judged->dossier,
                                       &finding,
                                       (enum language)l,
                                       arena);

        if (!is_sentence(text)) {
            COMPLAIN("%s, %s: \"%s\"", file, text_of(one, "why"), text);
        }
        if (strstr(text, want) == NULL) {
            COMPLAIN("%s, %s: \"%s\" without \"%s\"",
                     file,
                     text_of(one, "why"),
                     text,
                     want);
        }
    }
}

/* "grade": what the page comes to, e.g. "C" or "A–E"; "" when not rated. */
static void
check_grade(const char *file,
            const struct json *one,
            const struct judged *judged,
            struct arena *arena)
{
    const struct json *want = json_get(one, "grade");

    if (want == NULL ||
        strcmp(json_text(want), grade_text(judged->judgement.grade, arena)) !=
            0) {
        COMPLAIN("%s, %s: the grade is \"%s\"",
                 file,
                 text_of(one, "why"),
                 grade_text(judged->judgement.grade, arena));
    }
}

static void
check_cases(const char *file,
            const struct json *root,
            const struct rule *rule,
            const char *name,
            enum answer want)
{
    const struct json *cases = json_get(root, name);
    struct arena arena = {0};

    if (json_count(cases) == 0 &&
        (want != ANSWER_UNKNOWN || text_of(root, "never_unknown")[0] == '\0')) {
        COMPLAIN("%s: no case \"%s\"", file, name);
    }
    for (const struct json *one = json_first(cases); one != NULL;
         one = json_next(one)) {
        struct judged judged;
        const struct exposure *exposure;
        enum answer got;

        if (text_of(one, "why")[0] == '\0') {
            COMPLAIN("%s: a case \"%s\" without \"why\"", file, name);
        }
        judge(one, &arena, &judged);
        got = answer_of(rule, &judged, flag(one, "followed"), &exposure);
        if (got != want) {
            COMPLAIN("%s, %s: the answer is %s, not \"%s\"",
                     file,
                     text_of(one, "why"),
                     got == ANSWER_YES  ? "yes"
                     : got == ANSWER_NO ? "no"
                                        : "unknown",
                     name);
        }
        check_grade(file, one, &judged, &arena);
        if (want == ANSWER_YES) {
            check_words(file, one, rule, &judged, exposure, &arena);
        }
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

static const struct json *
read_file(const char *file, struct arena *arena)
{
    char *bytes = arena_alloc(arena, FILE_BYTES);
    FILE *stream = fopen(file, "rb");
    const struct json *root;
    size_t len;

    if (stream == NULL) {
        COMPLAIN("%s: missing; every rule has its cases", file);
        return NULL;
    }
    len = fread(bytes, 1, FILE_BYTES, stream);
    fclose(stream);
    root = json_parse(bytes, len, arena, NULL);
    if (root == NULL) {
        COMPLAIN("%s: not JSON", file);
    }
    return root;
}

static void
every_rule_has_its_cases(void **state)
{
    struct arena arena = {0};

    (void)state;
    world_open(&world);
    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);
        const char *file =
            arena_format(&arena, "tests/rules/%s.json", rule->id);
        const struct json *root = read_file(file, &arena);

        if (root == NULL) {
            continue;
        }
        assert_string_equal(text_of(root, "rule"), rule->id);
        check_cases(file, root, rule, "yes", ANSWER_YES);
        check_cases(file, root, rule, "no", ANSWER_NO);
        check_cases(file, root, rule, "unknown", ANSWER_UNKNOWN);
    }
    arena_finish(&arena);
    sources_close(&world);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_its_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

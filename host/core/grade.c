/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/grade.h"

#include "core/lever.h"
#include "core/weigh.h"
#include "core/whole.h"

#include <stdlib.h>
#include <string.h>

struct findings {
    struct arena *arena;
    struct finding *items;
    size_t count;
    size_t capacity;
    size_t party; /* of the last one, and the first of its findings: */
    size_t since; /* exposures are sorted by party */
};

/* Whether two findings say the same; the resource is set only where the words
 * depend on it. */
static bool
same_words(const struct finding *a, const struct finding *b)
{
    return a->rule == b->rule && a->party == b->party && a->best == b->best &&
           a->worst == b->worst && a->resource == b->resource &&
           a->doubts == b->doubts &&
           (a->role == b->role || a->rule->wording != WORDING_BY_ROLE);
}

static void
add_finding(struct findings *findings,
            struct finding finding,
            const struct exposure *evidence)
{
    struct finding *into = NULL;
    size_t capacity;

    if (findings->party != finding.party) {
        findings->party = finding.party;
        findings->since = findings->count;
    }
    for (size_t i = findings->since; i < findings->count && into == NULL; i++) {
        if (same_words(&findings->items[i], &finding)) {
            into = &findings->items[i];
        }
    }
    if (into == NULL) {
        findings->items = arena_grow(findings->arena,
                                     findings->items,
                                     findings->count,
                                     &findings->capacity,
                                     sizeof(*findings->items));
        into = &findings->items[findings->count++];
        *into = finding;
    }
    if (evidence == NULL) {
        return;
    }
    if (finding.role > into->role) {
        into->role = finding.role;
    }
    /* arena_grow doubles from 16: the capacity follows from the count. */
    capacity = into->nevidence == 0 ? 0 : 16;
    while (capacity != 0 && capacity < into->nevidence) {
        capacity *= 2;
    }
    into->evidence = arena_grow(findings->arena,
                                into->evidence,
                                into->nevidence,
                                &capacity,
                                sizeof(const struct exposure *));
    into->evidence[into->nevidence++] = evidence;
}

static enum role
heaviest(role_set roles)
{
    int role = ROLE_COUNT - 1;

    while (role > 0 && ((unsigned)roles >> (unsigned)role & 1U) == 0) {
        role--;
    }
    return (enum role)role;
}

/* Doubts that explain a range on an axis; none when the letter is certain. */
static unsigned
axis_doubts(const struct exposure *exposure, enum axis axis, bool range)
{
    unsigned reach = DOUBT_PARTY | DOUBT_LOW | DOUBT_CONTROL | DOUBT_ROLE;
    unsigned destination =
        DOUBT_PARTY | DOUBT_PLACE | DOUBT_LISTING | DOUBT_ENTITY | DOUBT_ROLE;

    if (!range) {
        return 0;
    }
    return exposure->doubts & (axis == AXIS_REACH ? reach : destination);
}

/* Which rule says it when the readings of reach differ. */
static const struct rule *
range_rule(const struct exposure *exposure, const struct rule *worst)
{
    if ((exposure->doubts & (DOUBT_PARTY | DOUBT_CONTROL)) != 0) {
        return rules_find("U2");
    }
    if ((exposure->doubts & DOUBT_LOW) != 0) {
        return rules_find("U3");
    }
    return worst; /* active or passive is not told */
}

static void
weigh_axis(const struct exposure *exposure,
           enum axis axis,
           struct weight weight,
           struct findings *findings)
{
    const struct rule *rule = weight.rule;
    bool range = !weight.certain;

    if (weight.best == LETTER_NONE) {
        return;
    }
    if (range && axis == AXIS_REACH) {
        rule = range_rule(exposure, rule);
    }
    if (rule == NULL) {
        return; /* an A without anything to say */
    }
    add_finding(findings,
                (struct finding){
                    .rule = rule,
                    .party = exposure->party,
                    .best = weight.best,
                    .worst = weight.worst,
                    .resource = rule->wording == WORDING_BY_RESOURCE
                                    ? exposure->resource
                                    : RESOURCE_OTHER,
                    .role = heaviest(exposure->roles),
                    .doubts = axis_doubts(exposure, axis, range),
                },
                exposure);
}

/* Doubts that explain why a rule of consent may apply or not. */
static unsigned
consent_reasons(const struct exposure *exposure, const struct rule *rule)
{
    unsigned always = DOUBT_PHASE | DOUBT_REFUSAL;
    unsigned destination =
        DOUBT_PARTY | DOUBT_PLACE | DOUBT_LISTING | DOUBT_ENTITY;
    /* C3 asks where it goes, the others what it is for. */
    bool where = strcmp(rule->id, "C3") == 0;

    return exposure->doubts &
           (always | (where ? destination : (unsigned)DOUBT_PURPOSE));
}

static void
weigh_consent(const struct exposure *exposure,
              const struct weights *weights,
              struct findings *findings)
{
    rule_set left = weights->sure | weights->maybe;

    for (size_t i = 0; left != 0; i++, left >>= 1) {
        const struct rule *rule = rules_at(i);
        bool sure = (weights->sure >> i & 1U) != 0;

        if ((left & 1U) != 0) {
            add_finding(
                findings,
                (struct finding){
                    .rule = rule,
                    .party = exposure->party,
                    .best = sure ? rule->cap : LETTER_A,
                    .worst = rule->cap,
                    .role = heaviest(exposure->roles),
                    .doubts = sure ? 0 : consent_reasons(exposure, rule),
                },
                exposure);
        }
    }
}

static void
add_notes(const struct exposure *exposure,
          rule_set notes,
          struct findings *findings)
{
    for (size_t i = 0; notes != 0; i++, notes >>= 1) {
        if ((notes & 1U) != 0) {
            add_finding(findings,
                        (struct finding){
                            .rule = rules_at(i),
                            .party = exposure->party,
                            .role = heaviest(exposure->roles),
                        },
                        exposure);
        }
    }
}

static void
add_page_findings(const struct dossier *dossier,
                  const struct weights *weights,
                  struct findings *findings)
{
    const struct whole whole = whole_of(dossier, weights, NULL);

    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);
        enum answer answer = whole_answer(&whole, rule);

        if (answer == ANSWER_YES ||
            (answer == ANSWER_UNKNOWN && rule->cap > LETTER_A)) {
            add_finding(findings,
                        (struct finding){
                            .rule = rule,
                            .party = rule->axis == AXIS_NOTICE ? whole.observed
                                                               : NO_PARTY,
                            .best = answer == ANSWER_YES ? rule->cap : LETTER_A,
                            .worst = rule->cap,
                            .doubts = answer == ANSWER_YES ? 0 : DOUBT_PURPOSE,
                        },
                        NULL);
        }
    }
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* What is certain leads: worst best letter first, then worst worst letter, then
 * the order of the method, then of the parties. */
static int
compare_findings(const void *left, const void *right)
{
    const struct finding *a = left;
    const struct finding *b = right;
    const int orders[] = {
        ORDER(b->best, a->best),
        ORDER(b->worst, a->worst),
        ORDER(a->rule, b->rule),
        ORDER(b->role, a->role),
        ORDER(a->party, b->party),
        ORDER(a->resource, b->resource),
        ORDER(a->doubts, b->doubts),
    };

    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return 0;
}

#undef ORDER

void
grade_page(const struct dossier *dossier,
           struct arena *arena,
           struct judgement *out)
{
    const struct weights *weights = dossier_weigh(dossier, arena);
    struct findings findings = {.arena = arena, .party = NO_PARTY};

    *out = (struct judgement){.grade = {GRADE_NOT_ASSESSED, 0, 0}};
    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
            weigh_axis(
                exposure, (enum axis)axis, weights[i].axes[axis], &findings);
        }
        weigh_consent(exposure, &weights[i], &findings);
        add_notes(exposure, weights[i].notes, &findings);
    }
    add_page_findings(dossier, weights, &findings);
    if (findings.count > 0) {
        qsort(findings.items,
              findings.count,
              sizeof(*findings.items),
              compare_findings);
    }
    out->findings = findings.items;
    out->nfindings = findings.count;
    out->grade = exposures_grade(dossier, weights, NULL, out->axes);
    lever_work_out(
        dossier, weights, out->grade, arena, &out->lever, &out->nlever);
    out->criteria = criteria_of(dossier, weights, out->axes);
    out->completeness = completeness_of(dossier, arena);
}

const char *
grade_state_name(enum grade_state state)
{
    switch (state) {
    case GRADE_NOT_ASSESSED:
        return "not-assessed";
    case GRADE_RATED:
        return "rated";
    case GRADE_RANGE:
        return "range";
    case GRADE_NOT_RATED:
        break;
    }
    return "not-rated";
}

const char *
light_name(enum light light)
{
    switch (light) {
    case LIGHT_MET:
        return "met";
    case LIGHT_NOT_MET:
        return "not-met";
    case LIGHT_NOT_ASSESSED:
        break;
    }
    return "not-assessed";
}

const char *
grade_text(struct grade grade, struct arena *arena)
{
    if (grade.state == GRADE_RATED) {
        return letter_name(grade.worst);
    }
    if (grade.state == GRADE_RANGE) {
        return arena_format(arena,
                            "%s\xE2\x80\x93%s", /* EN DASH */
                            letter_name(grade.best),
                            letter_name(grade.worst));
    }
    return "";
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/lever.h"

#include "core/whole.h"

#include <stdlib.h>
#include <string.h>

#define MAX_STEPS 4 /* a letter is lifted by each: E to A at most */

static struct grade
grade_of(enum letter best, enum letter worst)
{
    if (worst == LETTER_NONE) {
        return (struct grade){GRADE_NOT_RATED, LETTER_NONE, LETTER_NONE};
    }
    return (struct grade){
        best == worst ? GRADE_RATED : GRADE_RANGE,
        best,
        worst,
    };
}

/* The worst of the exposures that are left, on one axis. */
struct span {
    enum letter best;
    enum letter worst;
};

static void
widen(struct span *span, enum letter best, enum letter worst)
{
    span->best = best > span->best ? best : span->best;
    span->worst = worst > span->worst ? worst : span->worst;
}

static struct span
axis_span(const struct dossier *dossier,
          const struct weights *weights,
          const bool *gone,
          enum axis axis)
{
    struct span span = {LETTER_NONE, LETTER_NONE};

    for (size_t i = 0; i < dossier->nexposures; i++) {
        if (gone == NULL || !gone[i]) {
            widen(
                &span, weights[i].axes[axis].best, weights[i].axes[axis].worst);
        }
    }
    if (axis == AXIS_CONSENT && span.worst != LETTER_NONE) {
        enum letter cap = rules_find("C4")->cap;
        enum answer fail = criteria_fail(dossier, weights, gone);

        widen(&span,
              fail == ANSWER_YES ? cap : LETTER_NONE,
              fail != ANSWER_NO ? cap : LETTER_NONE);
    }
    /* Contacts that were left out may be anything, in any role. */
    if (dossier->page->dropped > 0 && span.worst != LETTER_NONE) {
        span.worst = LETTER_E;
    }
    return span;
}

/* Whether anybody behind the contacts that are left is known. */
static bool
identified(const struct dossier *dossier,
           const struct weights *weights,
           const bool *gone)
{
    for (size_t i = 0; i < dossier->nexposures; i++) {
        if ((gone == NULL || !gone[i]) &&
            weights[i].axes[AXIS_REACH].best != LETTER_NONE &&
            dossier->parties[dossier->exposures[i].party].org != NULL) {
            return true;
        }
    }
    return false;
}

struct grade
exposures_grade(const struct dossier *dossier,
                const struct weights *weights,
                const bool *gone,
                struct grade axes[AXIS_COUNT])
{
    struct span all = {LETTER_NONE, LETTER_NONE};
    bool known = identified(dossier, weights, gone);

    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        struct span span = axis_span(dossier, weights, gone, (enum axis)axis);

        if (known) {
            widen(&all, span.best, span.worst);
        }
        if (axes != NULL) {
            axes[axis] = known ? grade_of(span.best, span.worst)
                               : grade_of(LETTER_NONE, LETTER_NONE);
        }
        if (axes != NULL && axis == AXIS_CONSENT && span.worst == LETTER_NONE) {
            axes[axis] = (struct grade){GRADE_NOT_ASSESSED, 0, 0};
        }
    }
    return grade_of(all.best, all.worst);
}

/* Whether the exposure comes with the page itself, and not with something that
 * its site could leave out. */
static bool
serves(const struct exposure *exposure)
{
    return exposure->contact->own_site &&
           (exposure->service == NO_PARTY ||
            (exposure->roles & (SET_OF(ROLE_DOCUMENT) | SET_OF(ROLE_PROXY))) !=
                0);
}

static bool
holds(const struct weights *weights, enum letter letter)
{
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (weights->axes[axis].worst == letter) {
            return true;
        }
    }
    return false;
}

static int
compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The labels (or names) of the marked parties, sorted, each once. */
static size_t
collect(const struct dossier *dossier,
        const bool *marked,
        bool names,
        const char **out)
{
    size_t n = 0;
    size_t kept = 0;

    for (size_t i = 0; i < dossier->nparties; i++) {
        if (marked[i]) {
            out[n++] =
                names ? dossier->parties[i].called : dossier->parties[i].label;
        }
    }
    qsort(out, n, sizeof(*out), compare_texts);
    for (size_t i = 1; i < n; i++) {
        if (strcmp(out[kept], out[i]) != 0) {
            out[++kept] = out[i];
        }
    }
    return n > 0 ? kept + 1 : 0;
}

/* What a step takes away: services with all their contacts, and operators of
 * the page's own site there only. One flag per party each. */
struct removal {
    bool *services;
    bool *hosts;
    bool proxy; /* a host among them stood in front of another */
};

/* Whom a site would leave out to be rid of an exposure. */
static size_t
behind(const struct exposure *exposure)
{
    return exposure->service != NO_PARTY ? exposure->service : exposure->party;
}

static void
mark(const struct exposure *exposure, struct removal *removal)
{
    if (serves(exposure)) {
        removal->hosts[exposure->party] = true;
        removal->proxy |= (exposure->roles & SET_OF(ROLE_PROXY)) != 0;
    } else {
        removal->services[behind(exposure)] = true;
    }
}

/* Whoever holds the worst letter, or the service through which it came. */
static void
choose(const struct dossier *dossier,
       const struct weights *weights,
       enum letter worst,
       const bool *gone,
       struct removal *removal)
{
    for (size_t i = 0; i < dossier->nexposures; i++) {
        if (!gone[i] && holds(&weights[i], worst)) {
            mark(&dossier->exposures[i], removal);
        }
    }
}

static void
take_away(const struct dossier *dossier,
          const struct removal *removal,
          bool *gone)
{
    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        gone[i] |= serves(exposure) ? removal->hosts[exposure->party]
                                    : removal->services[behind(exposure)];
    }
}

static struct removal
no_removal(const struct dossier *dossier, struct arena *arena)
{
    return (struct removal){
        .services = arena_alloc(arena, dossier->nparties * sizeof(bool)),
        .hosts = arena_alloc(arena, dossier->nparties * sizeof(bool)),
    };
}

static size_t
removal_size(const struct dossier *dossier, const struct removal *removal)
{
    size_t n = 0;

    for (size_t i = 0; i < dossier->nparties; i++) {
        n += removal->services[i] || removal->hosts[i];
    }
    return n;
}

static void
add_removal(const struct dossier *dossier,
            const struct removal *more,
            struct removal *removal)
{
    for (size_t i = 0; i < dossier->nparties; i++) {
        removal->services[i] |= more->services[i];
        removal->hosts[i] |= more->hosts[i];
    }
    removal->proxy |= more->proxy;
}

/* With C4 the page is rid of its E as soon as one of the three criteria no
 * longer fails: the one that the fewest parties hold, the first of them. */
static void
choose_criterion(const struct dossier *dossier,
                 const struct weights *weights,
                 const bool *gone,
                 struct arena *arena,
                 struct removal *removal)
{
    static const char *const ids[] = {"C1", "C2", "C3"};
    struct removal smallest = {NULL, NULL, false};
    size_t size = SIZE_MAX;

    for (size_t c = 0; c < sizeof(ids) / sizeof(ids[0]); c++) {
        struct removal one = no_removal(dossier, arena);
        rule_set bit = rule_set_of(rules_find(ids[c]));

        for (size_t i = 0; i < dossier->nexposures; i++) {
            if (!gone[i] && ((weights[i].sure | weights[i].maybe) & bit) != 0) {
                mark(&dossier->exposures[i], &one);
            }
        }
        if (removal_size(dossier, &one) < size) {
            smallest = one;
            size = removal_size(dossier, &one);
        }
    }
    add_removal(dossier, &smallest, removal);
}

static void
make_step(const struct dossier *dossier,
          const struct weights *weights,
          enum letter worst,
          struct arena *arena,
          bool *gone,
          struct step *step)
{
    size_t n = dossier->nparties;
    struct removal removal = no_removal(dossier, arena);

    choose(dossier, weights, worst, gone, &removal);
    take_away(dossier, &removal, gone);
    if (worst == LETTER_E &&
        criteria_fail(dossier, weights, gone) != ANSWER_NO) {
        choose_criterion(dossier, weights, gone, arena, &removal);
        take_away(dossier, &removal, gone);
    }
    for (size_t i = 0; i < n; i++) {
        step->change_host |= removal.hosts[i];
        step->own_storage |=
            removal.services[i] && dossier->parties[i].by == IDENTIFIED_SITE;
        removal.services[i] |= removal.hosts[i];
    }
    step->without = arena_alloc(arena, n * sizeof(*step->without));
    step->names = arena_alloc(arena, n * sizeof(*step->names));
    step->nwithout = collect(dossier, removal.services, false, step->without);
    (void)collect(dossier, removal.services, true, step->names);
    step->grade =
        removal.proxy
            ? (struct grade){GRADE_NOT_RATED, LETTER_NONE, LETTER_NONE}
            : exposures_grade(dossier, weights, gone, NULL);
}

void
lever_work_out(const struct dossier *dossier,
               const struct weights *weights,
               struct grade grade,
               struct arena *arena,
               struct step **steps,
               size_t *nsteps)
{
    bool *gone = arena_alloc(arena, dossier->nexposures * sizeof(*gone) + 1);

    *steps = arena_alloc(arena, MAX_STEPS * sizeof(**steps));
    *nsteps = 0;
    while (*nsteps < MAX_STEPS && grade.worst > LETTER_A &&
           dossier->page->dropped == 0) {
        struct step *step = &(*steps)[*nsteps];

        make_step(dossier, weights, grade.worst, arena, gone, step);
        (*nsteps)++;
        grade = step->grade;
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/lever.h"

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

struct grade
exposures_grade(const struct dossier *dossier,
                const struct weights *weights,
                const bool *gone,
                struct grade axes[AXIS_COUNT])
{
    enum letter best = LETTER_NONE;
    enum letter worst = LETTER_NONE;
    bool identified = false;

    for (int axis = AXIS_REACH; axis <= AXIS_DESTINATION; axis++) {
        enum letter axis_best = LETTER_NONE;
        enum letter axis_worst = LETTER_NONE;

        for (size_t i = 0; i < dossier->nexposures; i++) {
            const struct exposure *exposure = &dossier->exposures[i];
            const struct weight *weight = &weights[i].axes[axis];

            if (gone != NULL && gone[i]) {
                continue;
            }
            identified |= weight->best != LETTER_NONE &&
                          dossier->parties[exposure->party].org != NULL;
            axis_best = weight->best > axis_best ? weight->best : axis_best;
            axis_worst =
                weight->worst > axis_worst ? weight->worst : axis_worst;
        }
        /* Contacts that were left out may be anything, in any role. */
        if (dossier->page->dropped > 0 && axis_worst != LETTER_NONE) {
            axis_worst = LETTER_E;
        }
        if (axes != NULL) {
            axes[axis] = grade_of(axis_best, axis_worst);
        }
        best = axis_best > best ? axis_best : best;
        worst = axis_worst > worst ? axis_worst : worst;
    }
    if (!identified) {
        best = LETTER_NONE;
        worst = LETTER_NONE;
        for (int axis = AXIS_REACH; axes != NULL && axis <= AXIS_DESTINATION;
             axis++) {
            axes[axis] = grade_of(LETTER_NONE, LETTER_NONE);
        }
    }
    return grade_of(best, worst);
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
    return weights->axes[AXIS_REACH].worst == letter ||
           weights->axes[AXIS_DESTINATION].worst == letter;
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
                names ? dossier->parties[i].name : dossier->parties[i].label;
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

/* Whoever holds the worst letter, or the service through which it came. */
static void
choose(const struct dossier *dossier,
       const struct weights *weights,
       enum letter worst,
       const bool *gone,
       struct removal *removal)
{
    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        if (gone[i] || !holds(&weights[i], worst)) {
            continue;
        }
        if (serves(exposure)) {
            removal->hosts[exposure->party] = true;
            removal->proxy |= (exposure->roles & SET_OF(ROLE_PROXY)) != 0;
        } else {
            removal->services[behind(exposure)] = true;
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

static void
make_step(const struct dossier *dossier,
          const struct weights *weights,
          enum letter worst,
          struct arena *arena,
          bool *gone,
          struct step *step)
{
    size_t n = dossier->nparties;
    struct removal removal = {
        .services = arena_alloc(arena, n * sizeof(bool)),
        .hosts = arena_alloc(arena, n * sizeof(bool)),
    };

    choose(dossier, weights, worst, gone, &removal);
    take_away(dossier, &removal, gone);
    for (size_t i = 0; i < n; i++) {
        step->change_host |= removal.hosts[i];
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

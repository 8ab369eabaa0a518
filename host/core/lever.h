/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lever.h - the smallest sets of parties without which the letter is better.
 * Source: METHOD.md §7 step 5.
 */
#ifndef CORE_LEVER_H
#define CORE_LEVER_H

#include "core/grade.h"
#include "core/weigh.h"

/*
 * Work out the steps from the grade of the page down to A: each step takes
 * away every party that holds the worst letter then left.
 *
 * dossier  as judged
 * weights  of dossier_weigh
 * grade    of the whole page
 * steps    set to an array in arena; *nsteps to its length (0 for an A)
 *
 * A party that serves the page (operator of its document) cannot be taken
 * away: the step says change_host, and where it stood in front of a host that
 * was never seen, or nothing else of the page is known, no letter is promised
 * and the steps end. Nor is one for a page of which contacts were left out: it
 * has no steps. Cannot fail.
 */
void lever_work_out(const struct dossier *dossier,
                    const struct weights *weights,
                    struct grade grade,
                    struct arena *arena,
                    struct step **steps,
                    size_t *nsteps);

/* The grade of the exposures not marked in gone (one flag per exposure; NULL:
 * all of them), and of each axis when axes is not NULL. */
struct grade exposures_grade(const struct dossier *dossier,
                             const struct weights *weights,
                             const bool *gone,
                             struct grade axes[AXIS_COUNT]);

#endif

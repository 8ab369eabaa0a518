/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * whole.h - a page as a whole: what the rules of the page ask about it, and
 * the three criteria. Pure.
 * Source: METHOD.md §6, §7 step 4, §9.
 */
#ifndef CORE_WHOLE_H
#define CORE_WHOLE_H

#include "core/grade.h"
#include "core/weigh.h"

/* The page in the best and in the worst reading of what is unknown. */
struct whole {
    struct reading best;
    struct reading worst;
    size_t observed; /* party that a rule on the legal notice speaks of */
};

/* gone: one flag per exposure to leave out; NULL: none. */
struct whole whole_of(const struct dossier *dossier,
                      const struct weights *weights,
                      const bool *gone);

/* Whether a rule of the page applies; NO for a rule of exposures. */
enum answer whole_answer(const struct whole *whole, const struct rule *rule);

/* Whether C1, C2 and C3 fail together; gone as above. */
enum answer criteria_fail(const struct dossier *dossier,
                          const struct weights *weights,
                          const bool *gone);

/* axes: of the same page. */
struct criteria criteria_of(const struct dossier *dossier,
                            const struct weights *weights,
                            const struct grade axes[AXIS_COUNT]);

#endif

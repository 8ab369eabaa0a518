/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * weigh.h - what one exposure does to one axis, in every reading of what is
 * unknown about it. Used by grade.c (findings) and lever.c (what if). Pure.
 * Source: METHOD.md §3-§4, §7 step 2.
 */
#ifndef CORE_WEIGH_H
#define CORE_WEIGH_H

#include "core/party.h"
#include "core/rules.h"

/* The letters of one exposure on one axis. */
struct weight {
    enum letter best; /* NONE: the exposure does not count on this axis */
    enum letter worst;
    const struct rule *rule; /* of the worst reading; NULL: none caps it */
    bool certain;            /* every reading leads to this rule */
};

/* An exposure on both axes that a capture can tell, and its notes. */
struct weights {
    struct weight axes[AXIS_DESTINATION + 1]; /* by AXIS_REACH, _DESTINATION */
    uint32_t notes; /* bit i: the i-th rule is a note and applies */
};

/* The weights of every exposure, in the order of the dossier; in arena. */
const struct weights *dossier_weigh(const struct dossier *dossier,
                                    struct arena *arena);

/* axis is AXIS_REACH or AXIS_DESTINATION. Cannot fail; allocates nothing. */
struct weight exposure_weigh(const struct dossier *dossier,
                             const struct exposure *exposure,
                             enum axis axis);

/* Whether a rule applies to an exposure: in all its readings, in none, or in
 * some (UNKNOWN). For the rules that are not of the page. */
enum answer exposure_answer(const struct dossier *dossier,
                            const struct exposure *exposure,
                            const struct rule *rule);

#endif

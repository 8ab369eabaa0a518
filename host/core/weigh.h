/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * weigh.h - what one exposure does to each axis, in every reading of what is
 * unknown about it. Used by grade.c (findings) and lever.c (what if). Pure.
 * Source: METHOD.md §3-§4, §6, §7 step 2.
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

/* Rules as bits: bit i is the i-th of the table. */
typedef uint64_t rule_set;

/* An exposure on every axis, and its notes. On reach and destination one rule
 * caps it; on consent several may, each in its own right: the weight there is
 * that of all of them together and names none. */
struct weights {
    struct weight axes[AXIS_COUNT];
    rule_set notes; /* notes that apply */
    rule_set sure;  /* caps of consent that apply in every reading */
    rule_set maybe; /* … in some */
};

/* The weights of every exposure, in the order of the dossier; in arena. */
const struct weights *dossier_weigh(const struct dossier *dossier,
                                    struct arena *arena);

/* axis is AXIS_REACH or AXIS_DESTINATION. Cannot fail; allocates nothing. */
struct weight exposure_weigh(const struct dossier *dossier,
                             const struct exposure *exposure,
                             enum axis axis);

/* Whether a rule applies to an exposure: in all its readings, in none, or in
 * some (UNKNOWN). For the rules that are not of the page. followed: as in
 * struct reading; false in every rating. */
enum answer exposure_answer(const struct dossier *dossier,
                            const struct exposure *exposure,
                            const struct rule *rule,
                            bool followed);

/* The set of one rule. */
rule_set rule_set_of(const struct rule *rule);

#endif

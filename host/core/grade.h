/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * grade.h - from exposures to findings, axes, one grade and its lever.
 *
 * The grade is the worst cap among the rules that apply, once for the best
 * reading of what is unknown and once for the worst; it depends neither on the
 * order of the contacts nor on how many times each was made.
 * Source: METHOD.md §7.
 */
#ifndef CORE_GRADE_H
#define CORE_GRADE_H

#include "core/completeness.h"
#include "core/party.h"
#include "core/rules.h"

/* A rule that applies, or may apply, to one party. */
struct finding {
    const struct rule *rule;
    size_t party;      /* index in dossier.parties; NO_PARTY: of the page */
    enum letter best;  /* caps in the best and in the worst reading; */
    enum letter worst; /* NONE for a note */
    enum resource resource; /* what is asked for, where the words differ */
    enum role role;         /* heaviest role among the evidence */
    unsigned doubts;        /* of enum doubt, of all the evidence */
    const struct exposure **evidence; /* in the order of the dossier */
    size_t nevidence;
};

enum grade_state {
    GRADE_NOT_ASSESSED = 0, /* an axis that nobody looked at */
    GRADE_RATED,
    GRADE_RANGE,
    GRADE_NOT_RATED,
};

struct grade {
    enum grade_state state;
    enum letter best; /* NONE unless RATED or RANGE */
    enum letter worst;
};

/*
 * One step of the lever: without these parties, the page would have grade.
 * What a site can leave out is a service, so a contact of another site is named
 * by its service even when the letter comes from the machine behind it.
 */
struct step {
    const char **without; /* labels of parties, sorted, each once */
    const char **names;
    size_t nwithout;
    bool change_host;   /* the one that serves the page is among them */
    bool own_storage;   /* what the site itself stores is among them */
    struct grade grade; /* state NOT_RATED: no letter can be promised */
};

/* A light of the three criteria of 2022; METHOD.md §6. */
enum light {
    LIGHT_NOT_ASSESSED = 0,
    LIGHT_MET,
    LIGHT_NOT_MET,
};

struct criteria {
    enum light prior_consent;      /* C1: MET only where storage was watched */
    enum light personal_data;      /* C2 */
    enum light adequate_countries; /* C3, or the axis "destination" */
};

struct judgement {
    struct grade grade;
    struct grade axes[AXIS_COUNT];
    struct finding *findings; /* what is certain and worst first */
    size_t nfindings;
    struct step *lever;
    size_t nlever;
    struct criteria criteria;
    struct completeness completeness;
};

/* Judge a dossier. Cannot fail; everything is in arena. */
void grade_page(const struct dossier *dossier,
                struct arena *arena,
                struct judgement *out);

const char *grade_state_name(enum grade_state state); /* "rated", … */
const char *light_name(enum light light);             /* "met", … */

/* "D", "D–E" (EN DASH), "" when there is no letter. In arena or static. */
const char *grade_text(struct grade grade, struct arena *arena);

#endif

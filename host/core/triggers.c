/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/triggers.h"

/* An exposure that counts: redirect hops of other sites are only shown. */
static bool
counted(const struct reading *r)
{
    return !r->page && r->role != ROLE_REDIRECT;
}

static bool
core_of_page(const struct reading *r)
{
    return r->role == ROLE_FORM || r->role == ROLE_DOCUMENT ||
           r->role == ROLE_PROXY;
}

bool
european(const struct reading *r)
{
    return r->page && r->all_european;
}

bool
qualified_hybrid(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->foreign_technology &&
           r->qualified;
}

bool
unqualified_hybrid(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->foreign_technology &&
           !r->qualified;
}

bool
adequate_reach(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Q;
}

bool
x_passive(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && r->role == ROLE_PASSIVE;
}

bool
x_active(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && r->role == ROLE_ACTIVE;
}

bool
x_core(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && core_of_page(r);
}

bool
y_core_or_active(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Y &&
           (core_of_page(r) || r->role == ROLE_ACTIVE);
}

bool
y_passive(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Y && r->role == ROLE_PASSIVE;
}

bool
european_with_branches(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->branches;
}

bool
z_reach(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Z;
}

bool
to_eea(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_EEA;
}

bool
to_adequate(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_ADEQUATE;
}

bool
to_listed(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_LISTED;
}

bool
passive_to_third(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_THIRD &&
           r->role == ROLE_PASSIVE;
}

bool
active_to_third(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_THIRD &&
           r->role != ROLE_PASSIVE;
}

bool
origin_hidden(const struct reading *r)
{
    return !r->page && r->role == ROLE_PROXY;
}

bool
party_unknown(const struct reading *r)
{
    return counted(r) && r->party_unknown;
}

bool
low_confidence(const struct reading *r)
{
    return counted(r) && !r->party_unknown && r->low_confidence;
}

/* ---- consent: METHOD.md §6 ---- */

bool
stored_before(const struct reading *r)
{
    return !r->page && r->phase == PHASE_BEFORE && r->stored && !r->exempt;
}

bool
tracked_before(const struct reading *r)
{
    return !r->page && r->phase == PHASE_BEFORE && !r->stored && r->tracker;
}

bool
to_third_before(const struct reading *r)
{
    return counted(r) && r->phase == PHASE_BEFORE && !r->stored &&
           r->destination == DESTINATION_THIRD;
}

bool
all_criteria_fail(const struct reading *r)
{
    return r->page && r->all_criteria_fail;
}

bool
followed_and_promoted(const struct reading *r)
{
    return tracked_before(r) && r->promotes && r->followed;
}

bool
replayed_before(const struct reading *r)
{
    return !r->page && r->phase == PHASE_BEFORE && !r->stored && r->replay;
}

bool
measured_before(const struct reading *r)
{
    return !r->page && r->phase == PHASE_BEFORE && r->measurement;
}

bool
goes_on_after_refusal(const struct reading *r)
{
    return !r->page && r->phase == PHASE_REFUSED &&
           (r->stored ? !r->exempt : r->tracker);
}

/* ---- legal notice: METHOD.md §9 ---- */

bool
declared_other(const struct reading *r)
{
    return r->page && r->declared == ANSWER_YES && r->agrees == ANSWER_NO;
}

bool
declared_nobody(const struct reading *r)
{
    return r->page && r->declared == ANSWER_NO;
}

bool
declared_same(const struct reading *r)
{
    return r->page && r->declared == ANSWER_YES && r->agrees == ANSWER_YES;
}

bool
nothing_identified(const struct reading *r)
{
    return r->page && r->nothing_identified;
}

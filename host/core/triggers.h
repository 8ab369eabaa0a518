/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * triggers.h - when each rule applies: pure predicates over one reading, in
 * the order of the table in rules.c and named after what is true when they
 * hold. For every role but redirect and every class exactly one capped rule of
 * `reach` applies, or none and the letter is A; the same for `destination`:
 * tests/host/test_rules.c walks every cell.
 * Source: METHOD.md §3-§6, §9.
 */
#ifndef CORE_TRIGGERS_H
#define CORE_TRIGGERS_H

#include "core/rules.h"

bool european(const struct reading *r);
bool qualified_hybrid(const struct reading *r);
bool unqualified_hybrid(const struct reading *r);
bool adequate_reach(const struct reading *r);
bool x_passive(const struct reading *r);
bool x_active(const struct reading *r);
bool x_core(const struct reading *r);
bool y_core_or_active(const struct reading *r);
bool y_passive(const struct reading *r);
bool european_with_branches(const struct reading *r);
bool z_reach(const struct reading *r);
bool to_eea(const struct reading *r);
bool to_adequate(const struct reading *r);
bool to_listed(const struct reading *r);
bool passive_to_third(const struct reading *r);
bool active_to_third(const struct reading *r);
bool stored_before(const struct reading *r);
bool tracked_before(const struct reading *r);
bool to_third_before(const struct reading *r);
bool all_criteria_fail(const struct reading *r);
bool followed_and_promoted(const struct reading *r);
bool replayed_before(const struct reading *r);
bool measured_before(const struct reading *r);
bool goes_on_after_refusal(const struct reading *r);
bool declared_other(const struct reading *r);
bool declared_nobody(const struct reading *r);
bool declared_same(const struct reading *r);
bool origin_hidden(const struct reading *r);
bool party_unknown(const struct reading *r);
bool low_confidence(const struct reading *r);
bool nothing_identified(const struct reading *r);

#endif

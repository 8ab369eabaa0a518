/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The predicates stand above the table, in its order, each named after what is
 * true when it applies. For every role but redirect and every class exactly
 * one capped rule of `reach` applies, or none and the letter is A; the same
 * for `destination`: tests/host/test_rules.c walks every cell.
 */
#include "core/rules.h"

#include <assert.h>
#include <string.h>

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

static bool
european(const struct reading *r)
{
    return r->page && r->all_european;
}

static bool
qualified_hybrid(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->foreign_technology &&
           r->qualified;
}

static bool
unqualified_hybrid(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->foreign_technology &&
           !r->qualified;
}

static bool
adequate_reach(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Q;
}

static bool
x_passive(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && r->role == ROLE_PASSIVE;
}

static bool
x_active(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && r->role == ROLE_ACTIVE;
}

static bool
x_core(const struct reading *r)
{
    return counted(r) && r->reach == REACH_X && core_of_page(r);
}

static bool
y_core_or_active(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Y &&
           (core_of_page(r) || r->role == ROLE_ACTIVE);
}

static bool
y_passive(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Y && r->role == ROLE_PASSIVE;
}

static bool
european_with_branches(const struct reading *r)
{
    return counted(r) && r->reach == REACH_E && r->branches;
}

static bool
z_reach(const struct reading *r)
{
    return counted(r) && r->reach == REACH_Z;
}

static bool
to_eea(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_EEA;
}

static bool
to_adequate(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_ADEQUATE;
}

static bool
to_listed(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_LISTED;
}

static bool
passive_to_third(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_THIRD &&
           r->role == ROLE_PASSIVE;
}

static bool
active_to_third(const struct reading *r)
{
    return counted(r) && r->destination == DESTINATION_THIRD &&
           r->role != ROLE_PASSIVE;
}

static bool
origin_hidden(const struct reading *r)
{
    return !r->page && r->role == ROLE_PROXY;
}

static bool
party_unknown(const struct reading *r)
{
    return counted(r) && r->party_unknown;
}

static bool
low_confidence(const struct reading *r)
{
    return counted(r) && !r->party_unknown && r->low_confidence;
}

static bool
nothing_identified(const struct reading *r)
{
    return r->page && r->nothing_identified;
}

#define FIRST "2026-11-22" /* method version of the first release */

/* METHOD.md §3 and §4, line by line. */
static const struct rule rules[] = {
    {"R0",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_A,
     "absence of an extraterritorial row for every company",
     FIRST,
     "every company seen has its seat and its control in the EEA",
     european},
    {"R1",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_B,
     "SecNumCloud 3.2 ch. 19.6",
     FIRST,
     "European control, foreign core technology, offer qualified SecNumCloud",
     qualified_hybrid},
    {"R2",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_B,
     "SecNumCloud 3.2 ch. 19.6",
     FIRST,
     "European control, foreign core technology, qualification not complete",
     unqualified_hybrid},
    {"R3",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_B,
     "GDPR art. 45",
     FIRST,
     "class Q (adequate at the date), any role",
     adequate_reach},
    {"R4",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_C,
     "the law cited, e.g. 18 USC 2713",
     FIRST,
     "class X, role passive",
     x_passive},
    {"R5",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_D,
     "the law cited, e.g. 18 USC 2713",
     FIRST,
     "class X, role active",
     x_active},
    {"R6",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_D,
     "18 USC 2713; CE ord. 13 Oct 2020 n° 444937; Senate hearing 10 June 2025",
     FIRST,
     "class X, role document, proxy or form, wherever the machine stands",
     x_core},
    {"R8",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_E,
     "the law cited, e.g. National Intelligence Law art. 7; laws 374-FZ, "
     "375-FZ",
     FIRST,
     "class Y, role document, proxy, form or active",
     y_core_or_active},
    {"R9",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_D,
     "the law cited, e.g. National Intelligence Law art. 7; laws 374-FZ, "
     "375-FZ",
     FIRST,
     "class Y, role passive",
     y_passive},
    {"R10",
     AXIS_REACH,
     EFFECT_NOTE,
     LETTER_NONE,
     "18 USC 2713 (personal jurisdiction, case by case)",
     FIRST,
     "European company with an establishment of its own in a third country",
     european_with_branches},
    {"R11",
     AXIS_REACH,
     EFFECT_CAP,
     LETTER_C,
     "absence of adequacy; reach not established",
     FIRST,
     "class Z, any role",
     z_reach},
    {"T1",
     AXIS_DESTINATION,
     EFFECT_CAP,
     LETTER_A,
     "GDPR ch. V; T-354/22 Bindl",
     FIRST,
     "recipient and machine in the EEA, established",
     to_eea},
    {"T2",
     AXIS_DESTINATION,
     EFFECT_CAP,
     LETTER_B,
     "GDPR art. 45",
     FIRST,
     "recipient or machine in an adequate country within scope",
     to_adequate},
    {"T3",
     AXIS_DESTINATION,
     EFFECT_CAP,
     LETTER_C,
     "Decision (EU) 2023/1795; T-553/23; pending C-703/25 P",
     FIRST,
     "recipient or machine in the US, company listed under the framework in "
     "force at the date",
     to_listed},
    {"T4",
     AXIS_DESTINATION,
     EFFECT_CAP,
     LETTER_D,
     "GDPR art. 44, 46, 49",
     FIRST,
     "recipient or machine in a third country without adequacy applicable at "
     "the date, role passive",
     passive_to_third},
    {"T5",
     AXIS_DESTINATION,
     EFFECT_CAP,
     LETTER_E,
     "GDPR art. 44, 46, 49",
     FIRST,
     "the same, role document, proxy, form or active",
     active_to_third},
    {"U1",
     AXIS_NONE,
     EFFECT_NOTE,
     LETTER_NONE,
     "-",
     FIRST,
     "a CDN ends the encryption in front of the page's host",
     origin_hidden},
    {"U2",
     AXIS_REACH,
     EFFECT_RANGE,
     LETTER_NONE,
     "-",
     FIRST,
     "the company behind a contact, its seat or its control is not known",
     party_unknown},
    {"U3",
     AXIS_REACH,
     EFFECT_RANGE,
     LETTER_NONE,
     "-",
     FIRST,
     "the row of the company has low confidence",
     low_confidence},
    {"U4",
     AXIS_NONE,
     EFFECT_NOT_RATED,
     LETTER_NONE,
     "-",
     FIRST,
     "no company identified, or not a page",
     nothing_identified},
};

size_t
rules_count(void)
{
    return sizeof(rules) / sizeof(rules[0]);
}

const struct rule *
rules_at(size_t i)
{
    assert(i < rules_count());
    return &rules[i];
}

const struct rule *
rules_find(const char *id)
{
    for (size_t i = 0; i < rules_count(); i++) {
        if (strcmp(rules[i].id, id) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

const char *
axis_name(enum axis axis)
{
    switch (axis) {
    case AXIS_REACH:
        return "reach";
    case AXIS_DESTINATION:
        return "destination";
    case AXIS_CONSENT:
        return "consent";
    case AXIS_NONE:
        break;
    }
    return "none";
}

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
    {
        .id = "R0",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_A,
        .basis = "absence of an extraterritorial row for every company",
        .since = FIRST,
        .title = "every company seen has its seat and its control in the EEA",
        .applies = european,
    },
    {
        .id = "R1",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_B,
        .basis = "SecNumCloud 3.2 ch. 19.6",
        .since = FIRST,
        .title = "European control, foreign core technology, offer qualified "
                 "SecNumCloud",
        .applies = qualified_hybrid,
    },
    {
        .id = "R2",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_B,
        .basis = "SecNumCloud 3.2 ch. 19.6",
        .since = FIRST,
        .title = "European control, foreign core technology, qualification not "
                 "complete",
        .applies = unqualified_hybrid,
    },
    {
        .id = "R3",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_B,
        .basis = "GDPR art. 45",
        .since = FIRST,
        .title = "class Q (adequate at the date), any role",
        .applies = adequate_reach,
    },
    {
        .id = "R4",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_C,
        .basis = "the law cited, e.g. 18 USC 2713",
        .since = FIRST,
        .title = "class X, role passive",
        .applies = x_passive,
        .wording = WORDING_BY_RESOURCE,
    },
    {
        .id = "R5",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "the law cited, e.g. 18 USC 2713",
        .since = FIRST,
        .title = "class X, role active",
        .applies = x_active,
        .wording = WORDING_BY_RESOURCE,
    },
    {
        .id = "R6",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "18 USC 2713; CE ord. 13 Oct 2020 n° 444937; Senate hearing "
                 "10 June 2025",
        .since = FIRST,
        .title = "class X, role document, proxy or form, wherever the machine "
                 "stands",
        .applies = x_core,
        .wording = WORDING_BY_ROLE,
    },
    {
        .id = "R8",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_E,
        .basis = "the law cited, e.g. National Intelligence Law art. 7; laws "
                 "374-FZ, 375-FZ",
        .since = FIRST,
        .title = "class Y, role document, proxy, form or active",
        .applies = y_core_or_active,
    },
    {
        .id = "R9",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "the law cited, e.g. National Intelligence Law art. 7; laws "
                 "374-FZ, 375-FZ",
        .since = FIRST,
        .title = "class Y, role passive",
        .applies = y_passive,
    },
    {
        .id = "R10",
        .axis = AXIS_REACH,
        .effect = EFFECT_NOTE,
        .basis = "18 USC 2713 (personal jurisdiction, case by case)",
        .since = FIRST,
        .title = "European company with an establishment of its own in a third "
                 "country",
        .applies = european_with_branches,
    },
    {
        .id = "R11",
        .axis = AXIS_REACH,
        .effect = EFFECT_CAP,
        .cap = LETTER_C,
        .basis = "absence of adequacy; reach not established",
        .since = FIRST,
        .title = "class Z, any role",
        .applies = z_reach,
    },
    {
        .id = "T1",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_A,
        .basis = "GDPR ch. V; T-354/22 Bindl",
        .since = FIRST,
        .title = "recipient and machine in the EEA, established",
        .applies = to_eea,
    },
    {
        .id = "T2",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_B,
        .basis = "GDPR art. 45",
        .since = FIRST,
        .title = "recipient or machine in an adequate country within scope",
        .applies = to_adequate,
    },
    {
        .id = "T3",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_C,
        .basis = "Decision (EU) 2023/1795; T-553/23; pending C-703/25 P",
        .since = FIRST,
        .title = "recipient or machine in the US, company listed under the "
                 "framework in force at the date",
        .applies = to_listed,
    },
    {
        .id = "T4",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "GDPR art. 44, 46, 49",
        .since = FIRST,
        .title = "recipient or machine in a third country without adequacy "
                 "applicable at the date, role passive",
        .applies = passive_to_third,
    },
    {
        .id = "T5",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_E,
        .basis = "GDPR art. 44, 46, 49",
        .since = FIRST,
        .title = "the same, role document, proxy, form or active",
        .applies = active_to_third,
    },
    {
        .id = "U1",
        .axis = AXIS_NONE,
        .effect = EFFECT_NOTE,
        .basis = "-",
        .since = FIRST,
        .title = "a CDN ends the encryption in front of the page's host",
        .applies = origin_hidden,
    },
    {
        .id = "U2",
        .axis = AXIS_REACH,
        .effect = EFFECT_RANGE,
        .basis = "-",
        .since = FIRST,
        .title = "the company behind a contact, its seat or its control is not "
                 "known",
        .applies = party_unknown,
    },
    {
        .id = "U3",
        .axis = AXIS_REACH,
        .effect = EFFECT_RANGE,
        .basis = "-",
        .since = FIRST,
        .title = "the row of the company has low confidence",
        .applies = low_confidence,
    },
    {
        .id = "U4",
        .axis = AXIS_NONE,
        .effect = EFFECT_NOT_RATED,
        .basis = "-",
        .since = FIRST,
        .title = "no company identified, or not a page",
        .applies = nothing_identified,
    },
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
    static const char *const names[] = {
        "reach", "destination", "consent", "none"};

    return names[axis];
}

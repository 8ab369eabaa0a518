/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/rules.h"

#include "core/triggers.h"

#include <assert.h>
#include <string.h>

#define FIRST "2026-11-22" /* method version of the first release */
/* Transfers of older captures; sentences cite it by the date of the page. */
#define BEFORE_THE_GDPR "; before 25 May 2018 Directive 95/46/EC art. 25, 26"

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
        .basis = "GDPR art. 45" BEFORE_THE_GDPR,
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
        .basis = "GDPR ch. V; T-354/22 Bindl" BEFORE_THE_GDPR,
        .since = FIRST,
        .title = "recipient and machine in the EEA, established",
        .applies = to_eea,
    },
    {
        .id = "T2",
        .axis = AXIS_DESTINATION,
        .effect = EFFECT_CAP,
        .cap = LETTER_B,
        .basis = "GDPR art. 45" BEFORE_THE_GDPR,
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
        .basis = "GDPR art. 44, 46, 49" BEFORE_THE_GDPR,
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
        .basis = "GDPR art. 44, 46, 49" BEFORE_THE_GDPR,
        .since = FIRST,
        .title = "the same, role document, proxy, form or active",
        .applies = active_to_third,
    },
    {
        .id = "C1",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "ePrivacy art. 5(3); law 78-17 art. 82; CNIL delib. 2020-091",
        .since = FIRST,
        .title = "before any choice, something that is not exempt is stored or "
                 "read on the device",
        .applies = stored_before,
    },
    {
        .id = "C2",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "GDPR art. 6, 7; EDPB Guidelines 2/2023; before 25 May 2018 "
                 "Directive 95/46/EC art. 7",
        .since = FIRST,
        .title = "before any choice, a request to analytics, advertising or a "
                 "social network",
        .applies = tracked_before,
    },
    {
        .id = "C3",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "GDPR art. 44" BEFORE_THE_GDPR,
        .since = FIRST,
        .title = "before any choice, a party under T4 or T5",
        .applies = to_third_before,
    },
    {
        .id = "C4",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_E,
        .basis = "the three criteria of 2022: prior consent (ePrivacy), prior "
                 "consent (personal data), adequate countries",
        .since = FIRST,
        .title = "C1, C2 and C3 together",
        .applies = all_criteria_fail,
    },
    {
        .id = "C5",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_NOTE,
        .basis = "GDPR art. 9; C-184/20; C-252/21",
        .since = FIRST,
        .title = "note of the history, outside the rating: a followed "
                 "political site, and advertising or a social network before "
                 "any choice",
        .applies = followed_and_promoted,
    },
    {
        .id = "C6",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_D,
        .basis = "CNIL delib. 2020-091; GDPR art. 5; before 25 May 2018 "
                 "Directive 95/46/EC art. 6",
        .since = FIRST,
        .title = "before any choice, a tool that replays gestures",
        .applies = replayed_before,
    },
    {
        .id = "C7",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_NOTE,
        .basis = "CNIL, self-assessment of 4 July 2025 (14 criteria)",
        .since = FIRST,
        .title = "before any choice, audience measurement that can be exempt "
                 "if well configured",
        .applies = measured_before,
    },
    {
        .id = "C8",
        .axis = AXIS_CONSENT,
        .effect = EFFECT_CAP,
        .cap = LETTER_E,
        .basis = "ePrivacy art. 5(3); law 78-17 art. 82; CNIL sanctions "
                 "2021-2025",
        .since = FIRST,
        .title = "what C1 or C2 describe goes on after a refusal",
        .applies = goes_on_after_refusal,
    },
    {
        .id = "M1",
        .axis = AXIS_NOTICE,
        .effect = EFFECT_NOTE,
        .basis = "LCEN art. 1-1",
        .since = FIRST,
        .title = "the host named in the legal notice is not the one observed",
        .applies = declared_other,
    },
    {
        .id = "M2",
        .axis = AXIS_NOTICE,
        .effect = EFFECT_NOTE,
        .basis = "LCEN art. 1-1",
        .since = FIRST,
        .title = "the legal notice names no host that we know",
        .applies = declared_nobody,
    },
    {
        .id = "M3",
        .axis = AXIS_NOTICE,
        .effect = EFFECT_NOTE,
        .basis = "LCEN art. 1-1",
        .since = FIRST,
        .title = "the host named in the legal notice is the one observed",
        .applies = declared_same,
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

size_t
rules_index(const struct rule *rule)
{
    assert(rule >= rules && rule < rules + rules_count());
    return (size_t)(rule - rules);
}

const struct rule *
rules_find(const char *id)
{
    for (size_t i = 0; i < rules_count(); i++) {
        if (rules[i].id[0] == id[0] && strcmp(rules[i].id, id) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

const char *
axis_name(enum axis axis)
{
    static const char *const names[] = {
        "reach", "destination", "consent", "none", "notice"};

    return names[axis];
}

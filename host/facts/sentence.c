/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * First the key: the rule's own when the finding is certain, else the one that
 * names what is not known. Then the template of that key, with each {name}
 * replaced by a fact of the finding.
 */
#include "facts/sentence.h"

#include "core/exposure.h"
#include "facts/sentence_law.h"

#include <string.h>

#define NAME_BYTES ((size_t)16) /* of a placeholder; the longest has 12 */

static const char *
unknown_party_key(const struct sentence_context *context)
{
    if (context->org != NULL) {
        return "class.maybe";
    }
    if (context->party->capacity == CAPACITY_SERVICE) {
        return "U2.service";
    }
    if (finding_machine(context->finding) == NULL) {
        return "U2.no-address";
    }
    return country_known(finding_registered(context)) ? "U2.registered"
                                                      : "U2.operator";
}

/* What is not known of a destination, the most telling first. */
static const char *
destination_key(const struct sentence_context *context)
{
    unsigned doubts = context->finding->doubts;

    static const struct {
        enum doubt doubt;
        const char *key;
    } keys[] = {
        {DOUBT_PARTY, "T.unknown-party"},
        {DOUBT_PLACE, "T.place-maybe"},
        {DOUBT_LISTING, "T.listing-maybe"},
        {DOUBT_ENTITY, "T.entity-maybe"},
        {DOUBT_ROLE, "role.maybe"},
    };

    if ((doubts & DOUBT_PARTY) != 0 &&
        context->party->capacity == CAPACITY_OPERATOR &&
        finding_machine(context->finding) != NULL) {
        return "T.unknown-operator";
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if ((doubts & keys[i].doubt) != 0) {
            return keys[i].key;
        }
    }
    return "T.place-maybe"; /* without a date nothing but the EEA is sure */
}

/* What is not known of a rule of consent. */
static const char *
consent_key(const struct finding *finding)
{
    static const struct {
        const char *rule;
        const char *key;
    } keys[] = {
        {"C1", "C1.maybe"},
        {"C2", "C2.maybe"},
        {"C3", "C3.maybe"},
        {"C8", "C8.maybe"},
    };

    if ((finding->doubts & DOUBT_PHASE) != 0) {
        return "C.phase-maybe";
    }
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (finding_is(finding, keys[i].rule)) {
            return keys[i].key;
        }
    }
    return "C.phase-maybe";
}

/* A company that the strict reading alone counts as extraterritorial: there
 * is no law to cite. */
static bool
only_strictly(const struct sentence_context *context)
{
    return context->dossier->page->strict && context->org != NULL &&
           (org_reaches(context->org) & (SET_OF(REACH_Q) | SET_OF(REACH_Z))) !=
               0;
}

/* Whose code it is, is the service's business: the operator's machine sends
 * it. Index 1: in the strict reading. */
static const char *
charge_key(const struct sentence_context *context)
{
    static const struct {
        const char *rule;
        enum role role; /* ROLE_COUNT: whatever the role */
        bool operator;
        const char *keys[2];
    } charges[] = {
        {"R4", ROLE_COUNT, true, {"R4.operator", "R4.operator.strict"}},
        {"R4", ROLE_COUNT, false, {"R4", "R4.strict"}},
        {"R5", ROLE_COUNT, true, {"R5.operator", "R5.operator.strict"}},
        {"R5", ROLE_COUNT, false, {"R5", "R5.strict"}},
        {"R6", ROLE_PROXY, true, {"R6.proxy", "R6.proxy.strict"}},
        {"R6", ROLE_FORM, true, {"R6.form", "R6.form.strict"}},
        {"R6", ROLE_FORM, false, {"R6.form", "R6.form.strict"}},
        {"R6", ROLE_COUNT, true, {"R6", "R6.strict"}},
        {"R6", ROLE_COUNT, false, {"R6", "R6.strict"}},
    };
    const struct finding *finding = context->finding;
    bool operator= context->party->capacity == CAPACITY_OPERATOR;

    /* The registered seat alone is of the worst class: no reading is better. */
    if (context->org == NULL && finding->rule->axis == AXIS_REACH) {
        return finding_is(finding, "R9") ? "R9.registered" : "R8.registered";
    }
    for (size_t i = 0; i < sizeof(charges) / sizeof(charges[0]); i++) {
        if (finding_is(finding, charges[i].rule) &&
            charges[i].operator== operator&&(charges[i].role == ROLE_COUNT ||
                                             charges[i].role ==
                                                 finding->role)) {
            return charges[i].keys[only_strictly(context)];
        }
    }
    return finding->rule->id;
}

/* Of a finding that is no more than a range; NULL: it has no words of its own
 * for that. */
static const char *
range_key(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;

    if (finding->rule->axis == AXIS_CONSENT) {
        return consent_key(finding);
    }
    if (finding->rule->axis == AXIS_DESTINATION) {
        return destination_key(context);
    }
    if (finding->rule->effect != EFFECT_CAP) {
        return NULL;
    }
    return (finding->doubts & ~(unsigned)DOUBT_ROLE) == 0 ? "role.maybe"
                                                          : "class.maybe";
}

static const char *
key_of(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;
    bool range = finding->doubts != 0 || finding->best != finding->worst;
    const char *key;

    if (finding_is(finding, "C4") && range) {
        return "C4.maybe";
    }
    if (context->party == NULL || finding->rule->effect == EFFECT_NOTE) {
        return finding->rule->id;
    }
    if (finding_is(finding, "U2")) {
        return unknown_party_key(context);
    }
    key = range ? range_key(context) : NULL;
    if (key != NULL) {
        return key;
    }
    if (finding_is(finding, "T3") && finding_decision_ended(context)) {
        return "T3.ended";
    }
    return charge_key(context);
}

/* What became of the contacts of a finding, when none was answered this time:
 * the words above it speak of what the page asks for. NULL: nothing to add. */
static const char *
outcome_sentence(const struct sentence_context *context)
{
    const struct finding *finding = context->finding;
    enum outcome best = OUTCOME_FAILED;
    bool offered = finding->nevidence > 0;

    if (finding->rule->effect != EFFECT_CAP || finding->rule->cap <= LETTER_A) {
        return NULL;
    }
    for (size_t i = 0; i < finding->nevidence; i++) {
        enum outcome outcome = finding->evidence[i]->contact->outcome;

        best = outcome < best ? outcome : best;
        offered &= contact_is_offered(finding->evidence[i]->contact);
    }
    if (best == OUTCOME_CONTACTED) {
        return NULL;
    }
    if (offered) {
        return sentence_named(context, "outcome", "offered");
    }
    return sentence_named(context, "outcome", outcome_name(best));
}

const char *
sentence_of(const struct registry *registry,
            const struct dossier *dossier,
            const struct finding *finding,
            enum language language,
            struct arena *arena)
{
    struct sentence_context context = {
        .registry = registry,
        .dossier = dossier,
        .finding = finding,
        .language = language,
        .arena = arena,
    };
    struct sentence_text text = {.arena = arena};
    const char *template;
    const char *outcome;

    if (finding->party != NO_PARTY) {
        context.party = &dossier->parties[finding->party];
        context.org = context.party->org;
    }
    template = registry_sentence(registry, key_of(&context), language);
    if (template == NULL) {
        return UNKNOWN_VALUE;
    }
    while (*template != '\0') {
        size_t plain = strcspn(template, "{");
        const char *end = strchr(template + plain, '}');
        char name[NAME_BYTES];
        size_t len;

        sentence_append_bytes(&text, template, plain);
        template += plain;
        if (*template == '\0' || end == NULL) {
            sentence_append(&text, template);
            break;
        }
        len = (size_t)(end - template) - 1;
        len = len < sizeof(name) ? len : sizeof(name) - 1;
        memcpy(name, template + 1, len);
        name[len] = '\0';
        sentence_append(&text, sentence_value(&context, name));
        template = end + 1;
        /* "Cloudflare, Inc." ends a sentence with the point that it has. */
        template +=
            *template == '.' && text.len > 0 && text.bytes[text.len - 1] == '.';
    }
    outcome = outcome_sentence(&context);
    if (outcome != NULL) {
        sentence_append(&text, " ");
        sentence_append(&text, outcome);
    }
    return text.bytes != NULL ? text.bytes : "";
}

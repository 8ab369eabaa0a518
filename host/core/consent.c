/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/consent.h"

#include <string.h>

#define YES SET_OF(true)
#define NO SET_OF(false)

static bool
among(const char *purpose, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(purpose, list[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Advertising and social networks. */
static bool
promotes(const char *purpose)
{
    static const char *const list[] = {"ads", "social"};

    return among(purpose, list, sizeof(list) / sizeof(list[0]));
}

static bool
replays(const char *purpose)
{
    return strcmp(purpose, "session-replay") == 0;
}

/* Rule C2 names them: analytics, advertising, social. */
static bool
tracks(const char *purpose)
{
    return promotes(purpose) || replays(purpose) ||
           strcmp(purpose, "analytics") == 0;
}

static bool
single(uint8_t set)
{
    return (set & (set - 1)) == 0;
}

bool
consent_assessed(const struct page *page)
{
    if (page->choice == CHOICE_NONE) {
        return true;
    }
    for (size_t i = 0; i < page->ncontacts; i++) {
        if (page->contacts[i].phase != PHASE_UNKNOWN) {
            return true;
        }
    }
    return false;
}

/* Only requests that led to the page, by another site. */
static bool
only_led_here(const struct contact *contact)
{
    if (contact->own_site || contact->counts[RESOURCE_REDIRECT] == 0) {
        return false;
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (i != RESOURCE_REDIRECT && contact->counts[i] > 0) {
            return false;
        }
    }
    return true;
}

phase_set
contact_phases(const struct page *page, const struct contact *contact)
{
    phase_set phases = SET_OF(PHASE_BEFORE);

    /* A form that was not sent happened neither before nor after a choice. */
    if (!consent_assessed(page) || only_led_here(contact) ||
        contact_is_offered(contact)) {
        return 0;
    }
    if (contact->phase == PHASE_REFUSED && page->choice_guessed) {
        return SET_OF(PHASE_REFUSED) | SET_OF(PHASE_ACCEPTED);
    }
    if (contact->phase != PHASE_UNKNOWN) {
        return SET_OF(contact->phase);
    }
    switch (page->choice) {
    case CHOICE_NONE:
        break;
    case CHOICE_REFUSED:
        phases |= SET_OF(PHASE_REFUSED);
        if (page->choice_guessed) {
            phases |= SET_OF(PHASE_ACCEPTED);
        }
        break;
    case CHOICE_UNKNOWN:
    case CHOICE_ACCEPTED:
    case CHOICE_PARTLY:
    case CHOICE_COUNT:
        phases |= SET_OF(PHASE_ACCEPTED);
        break;
    }
    return phases;
}

struct consent_facts
consent_of_contact(const struct page *page,
                   const struct contact *contact,
                   enum capacity capacity,
                   const struct org *org)
{
    const char *purpose = contact->service.purpose;
    struct consent_facts facts = {
        .phases = contact_phases(page, contact),
        .exempt = NO,
        .tracker = NO,
    };

    if (capacity != CAPACITY_SERVICE) {
        return facts;
    }
    facts.measurement =
        org != NULL && org->measurement && strcmp(purpose, "analytics") == 0;
    facts.replay = replays(purpose);
    facts.promotes = promotes(purpose);
    if (contact->service.by == IDENTIFIED_UNKNOWN) {
        facts.tracker = TRUTH_ANY;
    } else if (tracks(purpose) && !facts.measurement) {
        facts.tracker = YES;
    }
    return facts;
}

/* Whether what was stored needs no consent. Of a name that we do not know
 * nothing is known, whoever sets it: trackers also keep opt-outs. A name that
 * any software may use (a session) is exempt for the site that was asked for;
 * what a third party needs one for is not known. */
static truth_set
exempt(const struct contact *contact, const struct stored *stored)
{
    switch (stored->exempt) {
    case ANSWER_YES:
        return contact->own_site || stored->org != NULL ? YES : TRUTH_ANY;
    case ANSWER_NO:
        return NO;
    case ANSWER_UNKNOWN:
        break;
    }
    return TRUTH_ANY;
}

struct consent_facts
consent_of_stored(const struct page *page,
                  const struct contact *contact,
                  const struct stored *stored,
                  const struct org *org)
{
    const char *purpose =
        stored->purpose[0] != '\0' ? stored->purpose : contact->service.purpose;
    struct consent_facts facts = {
        .phases = contact_phases(page, contact),
        .exempt = exempt(contact, stored),
        .tracker = NO,
    };

    facts.measurement = org != NULL && org->measurement &&
                        strcmp(purpose, "analytics") == 0 &&
                        stored->exempt != ANSWER_NO;
    if (facts.measurement) {
        facts.exempt = YES; /* neither penalty nor certificate: a note */
    }
    return facts;
}

unsigned
consent_doubts(const struct page *page,
               const struct contact *contact,
               const struct consent_facts *facts)
{
    unsigned doubts = 0;

    if (!single(facts->phases)) {
        doubts |= page->choice_guessed && contact->phase == PHASE_REFUSED
                      ? DOUBT_REFUSAL
                      : DOUBT_PHASE;
    }
    if (facts->phases != 0 &&
        (!single(facts->exempt) || !single(facts->tracker))) {
        doubts |= DOUBT_PURPOSE;
    }
    return doubts;
}

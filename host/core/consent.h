/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * consent.h - what may be true of an exposure as far as consent goes: when it
 * happened, whether it needs a consent. Pure functions of a page, a contact
 * and a company.
 * Source: METHOD.md §6; ePrivacy art. 5(3), art. 82 of law 78-17.
 */
#ifndef CORE_CONSENT_H
#define CORE_CONSENT_H

#include "core/party.h"

/* Whether anybody watched what happened before and after a choice: some phase
 * is known, or nothing was chosen. */
bool consent_assessed(const struct page *page);

/* When a contact may have happened. 0: the page is not assessed, or the
 * contact is a hop before the page, which the page did not choose. */
phase_set contact_phases(const struct page *page,
                         const struct contact *contact);

/*
 * A contact with a company in a capacity.
 *
 * org  NULL: not known
 */
struct consent_facts consent_of_contact(const struct page *page,
                                        const struct contact *contact,
                                        enum capacity capacity,
                                        const struct org *org);

/* Something stored on the device, laid to org (NULL: to the site itself, or to
 * a service that is not known). */
struct consent_facts consent_of_stored(const struct page *page,
                                       const struct contact *contact,
                                       const struct stored *stored,
                                       const struct org *org);

/* Bits of enum doubt about these facts. */
unsigned consent_doubts(const struct page *page,
                        const struct contact *contact,
                        const struct consent_facts *facts);

#endif

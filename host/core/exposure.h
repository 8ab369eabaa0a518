/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * exposure.h - what may be true of one exposure: roles, classes, recipients,
 * doubts, each a pure function of a contact, a machine and a company.
 * Source: METHOD.md §2-§5.
 */
#ifndef CORE_EXPOSURE_H
#define CORE_EXPOSURE_H

#include "core/party.h"

/* { the worse of a and b : a in one set, b in the other }; count: of values */
uint8_t set_worse_of(uint8_t as, uint8_t bs, int count);

/* Classes a company may have: the worse of seat and control, METHOD.md §3. */
reach_set org_reaches(const struct org *org);

/* Roles of a contact for a party, and in *resource the kind that decides. */
role_set contact_roles(const struct contact *contact,
                       bool front,
                       enum resource *resource);

/* What the place of a machine says of a transfer to a company's machine;
 * machine and org may be NULL (not seen, not known). */
destination_set machine_destinations(const struct machine *machine,
                                     const struct org *org);

/* Where what is sent to a service goes: its EEA establishment when it has one,
 * its seat when it has none, either when that is not known. NULL: unknown. */
destination_set org_recipients(const struct org *org);

/* What is not settled about an exposure, bits of enum doubt. */
unsigned exposure_doubts(const struct party *party,
                         const struct exposure *exposure,
                         const struct machine *machine);

#endif

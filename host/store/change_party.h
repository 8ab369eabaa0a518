/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * change_party.h - a company in two rated pages: where it is found, what is
 * told of it, and what may explain that one of the visits lacks it. Of no use
 * outside change_*.c.
 */
#ifndef STORE_CHANGE_PARTY_H
#define STORE_CHANGE_PARTY_H

#include "store/change.h"

/* The party of the same capacity and label; NULL: none. */
const struct party *find_party(const struct rating *rating,
                               const struct party *like);
size_t index_of(const struct rating *rating, const struct party *party);

/* The next exposure of a party from i on; nexposures when there is none. */
size_t
next_exposure(const struct rating *rating, const struct party *party, size_t i);
#define EACH_EXPOSURE(i, rating, party)                                        \
    for (size_t i = next_exposure(rating, party, 0);                           \
         i < (rating)->dossier.nexposures;                                     \
         i = next_exposure(rating, party, i + 1))

bool has_host(const struct entry *entry, const char *host);
void add_host(struct entry *entry, const char *host, struct arena *arena);
/* What is told of a party, with its hosts. */
struct entry entry_of(const struct side *side,
                      const struct party *party,
                      const char *what,
                      struct arena *arena);

/* Phases in which it was contacted; what is stored does not count. */
phase_set phases_of(const struct rating *rating, const struct party *party);
/* Whether nothing is known of it but what it stores on the device. */
bool only_stores(const struct rating *rating, const struct party *party);
/* Whether its consent was at stake: it has a finding on that axis. */
bool needs_consent(const struct rating *rating, const struct party *party);

const struct contact *find_contact(const struct page *page, const char *host);

/* Why a page may lack anything; NULL: it was seen whole. */
const char *excuse_of_page(const struct page *lacks);
/* Why a page may lack this party; NULL: nothing explains it but the site. */
const char *excuse(const struct change *change,
                   const struct rating *has,
                   const struct rating *lacks,
                   const struct party *party);

#endif

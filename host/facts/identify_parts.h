/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * identify_parts.h - one page while it is identified, for identify*.c only.
 */
#ifndef FACTS_IDENTIFY_PARTS_H
#define FACTS_IDENTIFY_PARTS_H

#include "facts/identify.h"

struct work {
    const struct sources *sources;
    struct page *page;
    struct arena *arena;
    const struct org **orgs; /* by key; NULL until asked for */
    bool blind;              /* the addresses say nothing of the machines */
};

/* An organisation at the page's date; worked out once for the page. */
const struct org *identify_org(struct work *work, size_t key);

/* identify_names.c: whose tool stores something under the names that a contact
 * set, and whom the legal notice names. */
void identify_stored(struct work *work, struct contact *contact);
void identify_declared(struct work *work);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * completeness.h - how much of a page was seen and is known: shown beside the
 * letter, never inside it.
 * Source: DESIGN.md §1 promise 7, METHOD.md §2.
 */
#ifndef CORE_COMPLETENESS_H
#define CORE_COMPLETENESS_H

#include "core/party.h"

struct completeness {
    size_t contacts;        /* different host names */
    size_t identified;      /* … with every judged party known */
    size_t without_address; /* host names */
    size_t cached;          /* host names only seen so */
    size_t blocked;
    size_t failed;
    size_t parties;         /* companies known */
    size_t read;            /* … whose source was opened */
    const char *confidence; /* lowest among them; "" when there are none */
};

/* arena: for scratch. */
struct completeness completeness_of(const struct dossier *dossier,
                                    struct arena *arena);

#endif

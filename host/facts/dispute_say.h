/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dispute_say.h - a text of the table `sentences` with its holes filled, for
 * dispute*.c only.
 */
#ifndef FACTS_DISPUTE_SAY_H
#define FACTS_DISPUTE_SAY_H

#include "facts/registry.h"

#define DISPUTE_MAX_HOLES 5 /* of one text */

struct dispute_hole {
    const char *name; /* without braces */
    const char *value;
};

/* The text of a key; holes end with a NULL name or with their fifth. In arena.
 */
const char *dispute_say(const struct registry *registry,
                        enum language language,
                        struct arena *arena,
                        const char *key,
                        const struct dispute_hole holes[DISPUTE_MAX_HOLES]);

/* "2026-11-21"; "?" for a day that is not known. */
const char *dispute_day(struct date day, struct arena *arena);

#endif

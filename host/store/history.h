/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * history.h - the history of political sites: one SQLite file, written only
 * after a yes that it keeps itself, only of sites on the list or followed,
 * never of a private window (PROTOCOL.md, "The history"; DESIGN.md §1.8).
 *
 * It asks the rating and the rating knows nothing of it. The file is opened
 * when it is first needed; a damaged one is set aside, and what can be read of
 * it goes on in a new one. Two processes may use it at once.
 */
#ifndef STORE_HISTORY_H
#define STORE_HISTORY_H

#include "facts/identify.h"
#include "wire/protocol.h"
#include "wire/rating.h"

struct history;

#define HISTORY_FILE "history.sqlite" /* in the folder */

/* What it works with; all of it is borrowed for the life of the history. */
struct history_start {
    const struct sources *sources;      /* NULL: data_problem says why */
    const struct problem *data_problem; /* may be NULL with sources */
    const char *sites;                  /* the list of sites: own_sites() */
    const char *folder;                 /* NULL: there is no home */
    int64_t (*now)(void);               /* seconds since 1970 */
};

/* Opens no file of the person's; maps the list of sites, so that the sandbox
 * may be entered afterwards. Never NULL. */
struct history *history_new(const struct history_start *start);

/* The folder cannot be used, and why (static storage): every operation then
 * answers E_HISTORY_UNREACHABLE or E_HISTORY_READ_ONLY. */
void history_deny(struct history *history, enum error error, const char *why);

/* NULL is fine. What was acknowledged is on the disk already. */
void history_close(struct history *history);

/* Answers the operations of PROTOCOL.md, "The history"; context is the
 * history. */
enum error history_answer(void *context, const struct protocol_ask *ask);

/* The members of one column of a comparison into the open object: "today",
 * "criteria", "parties" (PROTOCOL.md, "history.compare"). */
void history_write_column(struct json_out *out,
                          const struct rating *rating,
                          struct arena *arena);

#endif

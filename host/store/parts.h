/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * parts.h - what the files of store/ share. Of no use outside.
 */
#ifndef STORE_PARTS_H
#define STORE_PARTS_H

#include "store/history.h"
#include "store/political.h"
#include "sys/db.h"
#include "sys/folder.h"
#include "wire/rating.h"

/* Limits, each of what a request may ask for. */
#define HISTORY_PAGE 50       /* elements of a list when no limit is given */
#define HISTORY_MAX_PAGE 200  /* … and at most: a reply has 1,000,000 bytes */
#define HISTORY_MAX_COMPARE 6 /* columns that a screen can show */
#define HISTORY_MAX_TEXT ((size_t)200000) /* bytes of an import, an export */

/* Milliseconds that a write waits for another process: longer than any write,
 * shorter than a person waits. */
#define HISTORY_BUSY_MS 2000

struct history {
    struct history_start start;
    struct political *political;
    char *file; /* owned; NULL: no folder */
    struct db *db;
    struct file_identity identity; /* of what is open */
    enum error denied;             /* E_NONE: it may be used */
    const char *why;
    int64_t pruned; /* day (seconds / 86400) on which the old was deleted */
};

/* One request under way. */
struct ask {
    struct history *history;
    const struct json *request;
    struct json_out *out;
    struct arena *arena;
    struct problem *problem;
    enum language language;
    bool strict; /* the reading for ratings of now */
};

/* ---- history.c: the file ---- */

/* What the file says of itself; zeroed: nobody was asked. */
struct settings {
    enum answer recording;
    bool paused;
    int months; /* 0: kept until deleted */
    char aside[64];
    int64_t lost;
    bool pending; /* deleted bytes may still be in the file */
};
#define SETTINGS_MONTHS 12 /* when nobody chose */

/*
 * Open the file if there is one; history->db is NULL when there is none.
 *
 * make   make one
 *
 * E_NONE, or what PROTOCOL.md has for a history that cannot be used
 */
enum error
history_ready(struct history *history, bool make, struct problem *problem);

/* What a failed call of sys/db.h is on the wire. */
enum error history_error(enum status status);

/* Needs an open file; without one everything is as when nobody was asked. */
enum error history_settings(struct history *history,
                            struct settings *out,
                            struct problem *problem);
/* E_HISTORY_OFF unless somebody said yes. */
enum error history_need_yes(const struct settings *settings,
                            struct problem *problem);
enum error history_set(struct history *history,
                       const char *name,
                       const char *value,
                       struct problem *problem);

/* Begin to write, end it, or leave it all as it was. */
enum error history_begin(struct history *history, struct problem *problem);
enum error history_commit(struct history *history, struct problem *problem);
void history_undo(struct history *history);

/* E_NONE when there are facts to rate from. */
enum error history_need_data(const struct history *history,
                             struct problem *problem);

/* ---- mend.c: damage ---- */

/* Set the damaged file aside and carry what can be read over to a new one. */
enum error history_mend(struct history *history, struct problem *problem);
/* Take away the files set aside. */
void history_forget_aside(struct history *history);
/* The statements that make the tables; one string for each version. */
extern const char *const history_schema[];
#define HISTORY_VERSION 1 /* strings in history_schema */

/* ---- erase.c: deleting ---- */

/* Delete what is older than the retention, once a day. */
enum error history_prune(struct history *history,
                         const struct settings *settings,
                         bool now,
                         struct problem *problem);
/*
 * After rows were deleted and committed: write the file anew and empty the
 * journal, so that none of their bytes is left. *gone (may be NULL): whether
 * that worked; otherwise it is tried again when the file is next opened.
 */
void history_wipe(struct history *history, bool *gone);
/* Rows that belong to nothing any more; inside a transaction that then also
 * notes that bytes are to be wiped. */
enum error history_sweep(struct history *history, struct problem *problem);
/* The oldest time that a retention keeps; INT64_MIN without one. */
int64_t history_oldest(const struct history *history, int months);

/* ---- sites.c: which sites are kept ---- */

struct kept_site {
    int64_t id; /* 0: no row */
    const char *domain;
    bool followed;
    const struct political_site *listed; /* NULL: not on the list */
};

/* The political site that a host name belongs to; false: none. In arena. */
enum error site_of_host(struct history *history,
                        const char *host,
                        struct arena *arena,
                        struct kept_site *out,
                        bool *found,
                        struct problem *problem);
/* The row of exactly this domain; E_NOT_FOUND. */
enum error site_by_domain(struct history *history,
                          const char *domain,
                          struct arena *arena,
                          struct kept_site *out,
                          struct problem *problem);
/* The same, without a row when there is none. */
enum error site_known(struct history *history,
                      const char *domain,
                      struct arena *arena,
                      struct kept_site *out,
                      struct problem *problem);
/* The row of this number. */
enum error site_by_id(struct history *history,
                      int64_t id,
                      struct arena *arena,
                      struct kept_site *out,
                      struct problem *problem);
/* Make the row when there is none; inside a transaction. */
enum error site_ensure(struct history *history,
                       struct kept_site *site,
                       struct problem *problem);
/* The domain that following a host name would take; NULL: it is no site. */
const char *site_to_follow(const struct ask *ask, const char *host);
/* The object "site" of PROTOCOL.md. */
void site_write(struct json_out *out, const struct kept_site *site);

/* ---- requests ---- */

/* E_BAD_REQUEST with what is wrong. */
enum error ask_bad(const struct ask *ask, const char *what);
/* A member that is a whole number; absent or null: fallback. */
enum error ask_integer(const struct ask *ask,
                       const char *name,
                       int64_t fallback,
                       int64_t *out);
/* true or false; absent or null: fallback. */
enum error
ask_bool(const struct ask *ask, const char *name, bool fallback, bool *out);
/* A text; absent or null: NULL. */
enum error ask_text(const struct ask *ask, const char *name, const char **out);
/* `limit` and `after` of a list. */
enum error ask_page(const struct ask *ask, int64_t *limit, int64_t *after);
/* `from` and `to`, days both included, as times in milliseconds. */
enum error ask_period(const struct ask *ask, int64_t *from, int64_t *to);

/* Milliseconds since 1970 of an ISO 8601 text with a day; false: none. */
bool time_parse(const char *text, int64_t *ms);
/* "2018-06-12T10:00:00Z" of a time in milliseconds. */
const char *time_text(int64_t ms, struct arena *arena);
/* Day of a time as the number yyyymmdd. */
int32_t time_day(int64_t seconds);

/* ---- the operations, one file for some of them ---- */

enum error op_settings(struct ask *ask);
enum error op_record(struct ask *ask);
enum error op_list(struct ask *ask);
enum error op_site(struct ask *ask);
enum error op_visit(struct ask *ask);
enum error op_diff(struct ask *ask);
enum error op_compare(struct ask *ask);
enum error op_totals(struct ask *ask);
enum error op_export(struct ask *ask);
enum error op_import(struct ask *ask);
enum error op_delete(struct ask *ask);
enum error op_find(struct ask *ask);
enum error op_follow(struct ask *ask);

#endif

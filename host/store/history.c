/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/history.h"

#include "store/parts.h"
#include "sys/mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define APPLICATION 1131366244 /* "Cocd" in the header of our file */

static const char hint[] = "The rating goes on; nothing is kept meanwhile.";

struct history *
history_new(const struct history_start *start)
{
    struct history *history = mem_alloc(1, sizeof(*history));

    history->start = *start;
    history->political = political_open(start->sites);
    if (start->folder == NULL) {
        history_deny(history,
                     E_HISTORY_UNREACHABLE,
                     "There is no home directory to keep a history in");
    } else {
        struct arena arena = {0};
        const char *path =
            arena_format(&arena, "%s/%s", start->folder, HISTORY_FILE);

        history->file = mem_copy(path, strlen(path));
        arena_finish(&arena);
    }
    return history;
}

void
history_deny(struct history *history, enum error error, const char *why)
{
    history->denied = error;
    history->why = why;
}

void
history_close(struct history *history)
{
    if (history == NULL) {
        return;
    }
    db_close(history->db);
    political_close(history->political);
    free(history->file);
    free(history);
}

enum error
history_error(enum status status)
{
    switch (status) {
    case STATUS_OK:
        return E_NONE;
    case STATUS_BUSY:
        return E_HISTORY_BUSY;
    case STATUS_FULL:
        return E_HISTORY_FULL;
    case STATUS_READ_ONLY:
        return E_HISTORY_READ_ONLY;
    case STATUS_CORRUPT:
        return E_HISTORY_DAMAGED;
    case STATUS_NEWER:
        return E_HISTORY_NEWER;
    case STATUS_END:
    case STATUS_TRUNCATED:
    case STATUS_TOO_LARGE:
    case STATUS_IO:
    case STATUS_MISSING:
    case STATUS_INVALID:
        break;
    }
    return E_HISTORY_UNREACHABLE;
}

enum error
history_need_data(const struct history *history, struct problem *problem)
{
    if (history->start.sources != NULL) {
        return E_NONE;
    }
    *problem = *history->start.data_problem;
    return problem->status == STATUS_MISSING ? E_DATA_MISSING : E_DATA_CORRUPT;
}

/* ---- opening ---- */

static enum status
number(struct db *db, const char *sql, int64_t *out, struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(db, "none", sql, &rows, problem);

    if (status != STATUS_OK) {
        return status;
    }
    *out = db_next(&rows) ? db_integer(&rows, 0) : 0;
    return db_end(&rows, problem);
}

/* Bring the tables to our version, each step in one piece. Another process may
 * have done it between the look and the lock. */
static enum status
migrate(struct db *db, const char *file, struct problem *problem)
{
    struct arena arena = {0};
    enum status status = db_run(db, "BEGIN IMMEDIATE", problem);
    int64_t version = 0;

    if (status != STATUS_OK) {
        return status;
    }
    status = number(db, "PRAGMA user_version", &version, problem);
    for (; status == STATUS_OK && version < HISTORY_VERSION; version++) {
        status = db_run(db, history_schema[version], problem);
    }
    if (status == STATUS_OK && version > HISTORY_VERSION) {
        status = problem_set(problem,
                             STATUS_NEWER,
                             "Update Cocarde on this computer.",
                             "A later Cocarde wrote %s (version %lld)",
                             file,
                             (long long)version);
    }
    if (status == STATUS_OK) {
        status = db_run(
            db,
            arena_format(&arena, "PRAGMA user_version = %d", HISTORY_VERSION),
            problem);
    }
    arena_finish(&arena);
    if (status == STATUS_OK) {
        status = db_run(db, "COMMIT", problem);
    }
    if (status != STATUS_OK && db_in_transaction(db)) {
        struct problem ignored;

        if (db_run(db, "ROLLBACK", &ignored) != STATUS_OK) {
            return status; /* the first failure is the one to tell */
        }
    }
    return status;
}

static enum status
check_version(struct db *db, const char *file, struct problem *problem)
{
    int64_t application = 0;
    int64_t version = 0;
    enum status status =
        number(db, "PRAGMA application_id", &application, problem);

    if (status == STATUS_OK) {
        status = number(db, "PRAGMA user_version", &version, problem);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (application != APPLICATION && (application != 0 || version != 0)) {
        return problem_set(
            problem, STATUS_CORRUPT, hint, "%s is no history of Cocarde", file);
    }
    return version == HISTORY_VERSION ? STATUS_OK : migrate(db, file, problem);
}

static enum status
open_file(struct history *history, struct problem *problem)
{
    enum status status = db_open_own(
        history->file, hint, HISTORY_BUSY_MS, &history->db, problem);

    if (status != STATUS_OK) {
        return status;
    }
    status = check_version(history->db, history->file, problem);
    if (status != STATUS_OK) {
        db_close(history->db);
        history->db = NULL;
        return status;
    }
    history->identity = folder_identity(history->file);
    return STATUS_OK;
}

/* Whether the file that is open still has its name: another process may have
 * set it aside, or the person taken it away. */
static bool
still_there(const struct history *history)
{
    struct file_identity now = folder_identity(history->file);

    return now.file == history->identity.file &&
           now.device == history->identity.device;
}

static enum error
look_after(struct history *history, struct problem *problem)
{
    struct settings settings;
    enum error error = history_settings(history, &settings, problem);

    if (error == E_NONE && settings.pending) {
        history_wipe(history, NULL);
    }
    return error == E_NONE ? history_prune(history, &settings, false, problem)
                           : error;
}

enum error
history_ready(struct history *history, bool make, struct problem *problem)
{
    uint64_t size;
    enum status status;

    if (history->denied != E_NONE) {
        (void)problem_set(problem, STATUS_IO, hint, "%s", history->why);
        return history->denied;
    }
    if (history->db != NULL && still_there(history)) {
        return E_NONE;
    }
    db_close(history->db);
    history->db = NULL;
    if (!make && (!platform_file_size(history->file, &size) || size == 0)) {
        return E_NONE;
    }
    status = folder_make_file(history->file);
    if (status != STATUS_OK) {
        (void)problem_set(
            problem, status, hint, "%s cannot be opened", history->file);
        return history_error(status);
    }
    status = open_file(history, problem);
    if (status == STATUS_CORRUPT) {
        enum error error = history_mend(history, problem);

        return error != E_NONE ? error : look_after(history, problem);
    }
    return status != STATUS_OK ? history_error(status)
                               : look_after(history, problem);
}

/* ---- transactions ---- */

enum error
history_begin(struct history *history, struct problem *problem)
{
    return history_error(db_run(history->db, "BEGIN IMMEDIATE", problem));
}

enum error
history_commit(struct history *history, struct problem *problem)
{
    enum status status = db_run(history->db, "COMMIT", problem);

    if (status != STATUS_OK) {
        history_undo(history);
    }
    return history_error(status);
}

void
history_undo(struct history *history)
{
    struct problem ignored;

    if (history->db != NULL && db_in_transaction(history->db) &&
        db_run(history->db, "ROLLBACK", &ignored) != STATUS_OK) {
        db_close(history->db); /* closing undoes what is not committed */
        history->db = NULL;
    }
}

/* ---- operations ---- */

static const struct {
    const char *name;
    enum error (*answer)(struct ask *ask);
} operations[] = {
    {"record", op_record},
    {"history.settings", op_settings},
    {"history.list", op_list},
    {"history.site", op_site},
    {"history.visit", op_visit},
    {"history.diff", op_diff},
    {"history.compare", op_compare},
    {"history.totals", op_totals},
    {"history.export", op_export},
    {"history.import", op_import},
    {"history.delete", op_delete},
    {"sites.find", op_find},
    {"sites.follow", op_follow},
};

static enum error
read_shared(struct ask *ask)
{
    const char *lang = NULL;
    enum error error = ask_text(ask, "lang", &lang);

    if (error == E_NONE) {
        error = ask_bool(ask, "strict", false, &ask->strict);
    }
    if (error == E_NONE && lang != NULL && strcmp(lang, "fr") != 0 &&
        strcmp(lang, "en") != 0) {
        error = ask_bad(ask, "lang is not fr or en");
    }
    ask->language =
        lang != NULL && strcmp(lang, "en") == 0 ? LANGUAGE_EN : LANGUAGE_FR;
    return error;
}

/* Once more after damage was found on the way: then the file is a new one. */
static enum error
run(struct ask *ask, enum error (*answer)(struct ask *ask))
{
    const struct json_out before = *ask->out;
    enum error error = answer(ask);

    history_undo(ask->history);
    if (error == E_HISTORY_DAMAGED && ask->history->db != NULL) {
        error = history_mend(ask->history, ask->problem);
        if (error == E_NONE) {
            ask->out->len = before.len;
            ask->out->comma = before.comma;
            error = answer(ask);
            history_undo(ask->history);
        }
    }
    return error;
}

enum error
history_answer(void *context, const struct protocol_ask *from)
{
    struct ask ask = {
        .history = context,
        .request = from->request,
        .out = from->out,
        .arena = from->arena,
        .problem = from->problem,
    };

    for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
        if (strcmp(operations[i].name, from->op) == 0) {
            enum error error = read_shared(&ask);

            return error == E_NONE ? run(&ask, operations[i].answer) : error;
        }
    }
    return E_UNKNOWN_OP;
}

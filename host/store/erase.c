/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Deleting. SQLite overwrites what a deleted row took (secure_delete), but a
 * page may keep, in its unused middle, a copy of a row that once lay there: so
 * the file is written anew as well, and the journal, which has the old pages,
 * is emptied. That something is to be wiped is itself in the file, and
 * outlives a process that is killed meanwhile.
 */
#include "store/parts.h"

#define DAY 86400

int64_t
history_oldest(const struct history *history, int months)
{
    int32_t day = time_day(history->start.now());
    int month = day / 100 % 100 - 1 + day / 10000 * 12 - months;
    int year = month / 12;
    struct arena arena = {0};
    int64_t ms = INT64_MIN;

    if (months == 0) {
        return INT64_MIN;
    }
    month = month % 12 + 1;
    /* The 31st of a shorter month is read as the first of the next. */
    if (!time_parse(
            arena_format(&arena, "%04d-%02d-%02d", year, month, day % 100),
            &ms) &&
        !time_parse(arena_format(&arena,
                                 "%04d-%02d-01",
                                 month == 12 ? year + 1 : year,
                                 month % 12 + 1),
                    &ms)) {
        ms = INT64_MIN;
    }
    arena_finish(&arena);
    return ms;
}

enum error
history_sweep(struct history *history, struct problem *problem)
{
    static const char *const statements[] = {
        "DELETE FROM bodies WHERE visit NOT IN (SELECT id FROM visits)",
        ("DELETE FROM sites WHERE followed = 0 AND id NOT IN "
         "(SELECT site FROM visits)"),
        "DELETE FROM versions WHERE id NOT IN (SELECT versions FROM visits)",
    };

    for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
        enum status status = db_run(history->db, statements[i], problem);

        if (status != STATUS_OK) {
            return history_error(status);
        }
    }
    return history_set(history, "pending", "yes", problem);
}

void
history_wipe(struct history *history, bool *gone)
{
    struct problem ignored;
    bool done = db_run(history->db, "VACUUM", &ignored) == STATUS_OK &&
                db_empty_journal(history->db);

    if (done) {
        /* When this fails, the file is wiped once more: no harm. */
        done = history_set(history, "pending", NULL, &ignored) == E_NONE;
        done = db_empty_journal(history->db) && done;
    }
    if (gone != NULL) {
        *gone = done;
    }
}

enum error
history_prune(struct history *history,
              const struct settings *settings,
              bool now,
              struct problem *problem)
{
    int64_t today = history->start.now() / DAY;
    struct db_rows rows;
    enum status status;
    enum error error;

    if (settings->months == 0 || (!now && history->pruned == today)) {
        return E_NONE;
    }
    error = history_begin(history, problem);
    if (error != E_NONE) {
        return error;
    }
    status = db_query(history->db,
                      "visits",
                      "DELETE FROM visits WHERE time < ?1",
                      &rows,
                      problem);
    if (status == STATUS_OK) {
        db_bind_integer(&rows, 1, history_oldest(history, settings->months));
        status = db_finish(&rows, problem);
    }
    error = history_error(status);
    if (error == E_NONE && db_changes(history->db) == 0) {
        history_undo(history);
        history->pruned = today;
        return E_NONE;
    }
    if (error == E_NONE) {
        error = history_sweep(history, problem);
    }
    if (error == E_NONE) {
        error = history_commit(history, problem);
    }
    history_undo(history);
    if (error == E_NONE) {
        history->pruned = today;
        history_wipe(history, NULL);
    }
    return error;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* What the file says of itself. */
#include "store/parts.h"

#include <stdlib.h>
#include <string.h>

static void
read_setting(struct settings *settings, const char *name, const char *value)
{
    if (strcmp(name, "recording") == 0) {
        settings->recording =
            strcmp(value, "yes") == 0 ? ANSWER_YES : ANSWER_NO;
    } else if (strcmp(name, "paused") == 0) {
        settings->paused = strcmp(value, "yes") == 0;
    } else if (strcmp(name, "retention") == 0) {
        settings->months = (int)strtol(value, NULL, 10);
    } else if (strcmp(name, "aside") == 0) {
        size_t len = strnlen(value, sizeof(settings->aside) - 1);

        memcpy(settings->aside, value, len);
        settings->aside[len] = '\0';
    } else if (strcmp(name, "lost") == 0) {
        settings->lost = strtoll(value, NULL, 10);
    } else if (strcmp(name, "pending") == 0) {
        settings->pending = true;
    }
}

enum error
history_settings(struct history *history,
                 struct settings *out,
                 struct problem *problem)
{
    struct db_rows rows;
    enum status status;

    *out = (struct settings){.months = SETTINGS_MONTHS};
    if (history->db == NULL) {
        return E_NONE;
    }
    status = db_query(history->db,
                      "settings",
                      "SELECT name, value FROM settings",
                      &rows,
                      problem);
    if (status != STATUS_OK) {
        return history_error(status);
    }
    while (db_next(&rows)) {
        const char *name = db_text(&rows, 0);

        read_setting(out, name, db_text(&rows, 1));
    }
    return history_error(db_end(&rows, problem));
}

enum error
history_set(struct history *history,
            const char *name,
            const char *value,
            struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(
        history->db,
        "settings",
        value == NULL ? "DELETE FROM settings WHERE name = ?1"
                      : "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT "
                        "(name) DO UPDATE SET value = excluded.value",
        &rows,
        problem);

    if (status == STATUS_OK) {
        db_bind_text(&rows, 1, name);
        if (value != NULL) {
            db_bind_text(&rows, 2, value);
        }
        status = db_finish(&rows, problem);
    }
    return history_error(status);
}

enum error
history_need_yes(const struct settings *settings, struct problem *problem)
{
    if (settings->recording == ANSWER_YES) {
        return E_NONE;
    }
    (void)problem_set(problem,
                      STATUS_INVALID,
                      "Say yes to a history first.",
                      "Nobody said yes to a history");
    return E_HISTORY_OFF;
}

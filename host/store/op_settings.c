/* SPDX-License-Identifier: EUPL-1.2 */
/* history.settings: the question, its answer, and how the file is. */
#include "store/parts.h"

#include "sys/platform.h"

#include <stdio.h>
#include <string.h>

/* What a request changes; UNKNOWN and -1: nothing. */
struct change {
    enum answer recording;
    enum answer paused;
    int months;
    bool seen;
};

static const char *
yes_or_no(enum answer answer)
{
    return answer == ANSWER_YES ? "yes" : "no";
}

static enum error
read_answer(const struct ask *ask,
            const struct json *set,
            const char *name,
            enum answer *out)
{
    const struct json *value = json_get(set, name);

    if (value == NULL) {
        return E_NONE;
    }
    if (json_bool(value, false) != json_bool(value, true)) {
        return ask_bad(
            ask, arena_format(ask->arena, "set.%s is not true or false", name));
    }
    *out = json_bool(value, false) ? ANSWER_YES : ANSWER_NO;
    return E_NONE;
}

static enum error
read_change(const struct ask *ask, const struct json *set, struct change *out)
{
    const struct json *retention = json_get(set, "retention");
    enum answer seen = ANSWER_UNKNOWN;
    int64_t months = 0;
    enum error error;

    *out = (struct change){.months = -1};
    if (!json_is_object(set)) {
        return ask_bad(ask, "set is no object");
    }
    if (retention != NULL) {
        if (!json_is_null(retention) &&
            (!json_whole(retention, &months) ||
             (months != 3 && months != 12 && months != 24))) {
            return ask_bad(ask, "set.retention is not 3, 12, 24 or null");
        }
        out->months = (int)months;
    }
    error = read_answer(ask, set, "recording", &out->recording);
    if (error == E_NONE) {
        error = read_answer(ask, set, "paused", &out->paused);
    }
    if (error == E_NONE) {
        error = read_answer(ask, set, "seen", &seen);
    }
    out->seen = seen == ANSWER_YES;
    return error;
}

static enum error
write_change(struct ask *ask, const struct change *change)
{
    struct history *history = ask->history;
    struct problem *problem = ask->problem;
    char months[16];
    enum error error = history_begin(history, problem);

    if (error == E_NONE && change->recording != ANSWER_UNKNOWN) {
        error = history_set(
            history, "recording", yes_or_no(change->recording), problem);
    }
    if (error == E_NONE && change->paused != ANSWER_UNKNOWN) {
        error =
            history_set(history, "paused", yes_or_no(change->paused), problem);
    }
    if (error == E_NONE && change->months >= 0) {
        (void)snprintf(months, sizeof(months), "%d", change->months);
        error = history_set(history, "retention", months, problem);
    }
    if (error == E_NONE && change->seen) {
        error = history_set(history, "aside", NULL, problem);
    }
    return error == E_NONE ? history_commit(history, problem) : error;
}

/* ---- the reply ---- */

struct counted {
    int64_t visits;
    int64_t sites;
    const char *first;
    const char *last;
};

static enum error
count_visits(struct ask *ask, struct counted *out)
{
    struct db_rows rows;
    enum status status;

    if (ask->history->db == NULL) {
        return E_NONE;
    }
    status = db_query(ask->history->db,
                      "visits",
                      "SELECT count(*), count(DISTINCT site),"
                      " (SELECT at FROM visits ORDER BY time LIMIT 1),"
                      " (SELECT at FROM visits ORDER BY time DESC LIMIT 1)"
                      " FROM visits",
                      &rows,
                      ask->problem);
    if (status != STATUS_OK) {
        return history_error(status);
    }
    if (db_next(&rows)) {
        const char *first = db_text(&rows, 2);
        const char *last;

        out->visits = db_integer(&rows, 0);
        out->sites = db_integer(&rows, 1);
        out->first = arena_copy(ask->arena, first, strlen(first));
        last = db_text(&rows, 3);
        out->last = arena_copy(ask->arena, last, strlen(last));
    }
    return history_error(db_end(&rows, ask->problem));
}

static enum error
write_followed(struct ask *ask)
{
    struct db_rows rows;
    enum status status = STATUS_OK;

    json_key(ask->out, "followed");
    json_begin_array(ask->out);
    if (ask->history->db != NULL) {
        status = db_query(
            ask->history->db,
            "sites",
            "SELECT domain FROM sites WHERE followed <> 0 ORDER BY domain",
            &rows,
            ask->problem);
        if (status == STATUS_OK) {
            while (db_next(&rows)) {
                json_string(ask->out, db_text(&rows, 0));
            }
            status = db_end(&rows, ask->problem);
        }
    }
    json_end_array(ask->out);
    return history_error(status);
}

static int64_t
bytes_of(const struct ask *ask)
{
    static const char *const suffixes[] = {"", "-wal"};
    int64_t bytes = 0;

    for (size_t i = 0; i < 2 && ask->history->file != NULL; i++) {
        uint64_t size;

        if (platform_file_size(
                arena_format(
                    ask->arena, "%s%s", ask->history->file, suffixes[i]),
                &size)) {
            bytes += (int64_t)size;
        }
    }
    return bytes;
}

static const char *
state_of(const struct history *history,
         enum error error,
         const struct settings *settings)
{
    static const struct {
        enum error error;
        const char *state;
    } states[] = {
        {E_HISTORY_BUSY, "busy"},
        {E_HISTORY_FULL, "full"},
        {E_HISTORY_READ_ONLY, "read-only"},
        {E_HISTORY_DAMAGED, "damaged"},
        {E_HISTORY_NEWER, "newer"},
    };

    if (error == E_NONE) {
        return history->db == NULL          ? "none"
               : settings->aside[0] != '\0' ? "damaged-before"
                                            : "ok";
    }
    for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
        if (states[i].error == error) {
            return states[i].state;
        }
    }
    return "unreachable";
}

static void
put_known(struct json_out *out, const char *name, enum answer answer)
{
    if (answer == ANSWER_UNKNOWN) {
        json_key(out, name);
        json_null(out);
    } else {
        json_put_boolean(out, name, answer == ANSWER_YES);
    }
}

static enum error
write_settings(struct ask *ask, enum error state)
{
    struct json_out *out = ask->out;
    struct settings settings = {.months = SETTINGS_MONTHS};
    struct counted counted = {.first = "", .last = ""};
    enum error error = E_NONE;

    if (state == E_NONE) {
        error = history_settings(ask->history, &settings, ask->problem);
    }
    if (state == E_NONE && error == E_NONE) {
        error = count_visits(ask, &counted);
    }
    json_begin_object(out);
    put_known(out, "recording", settings.recording);
    json_put_boolean(out, "paused", settings.paused);
    json_key(out, "retention");
    if (settings.months == 0) {
        json_null(out);
    } else {
        json_integer(out, settings.months);
    }
    json_put_word(out, "state", state_of(ask->history, state, &settings));
    json_put_string(out, "file", ask->history->file);
    json_put_integer(out, "bytes", bytes_of(ask));
    json_put_integer(out, "visits", counted.visits);
    json_put_integer(out, "sites", counted.sites);
    if (error == E_NONE && state == E_NONE) {
        error = write_followed(ask);
    } else {
        json_key(out, "followed");
        json_begin_array(out);
        json_end_array(out);
    }
    rating_put_text(out, "first", counted.first);
    rating_put_text(out, "last", counted.last);
    rating_put_text(out, "aside", settings.aside);
    json_put_integer(out, "lost", settings.lost);
    json_put_string(out, "msg", state == E_NONE ? NULL : ask->problem->what);
    json_put_string(out, "hint", state == E_NONE ? NULL : ask->problem->hint);
    json_end_object(out);
    return error;
}

enum error
op_settings(struct ask *ask)
{
    struct history *history = ask->history;
    const struct json *set = json_get(ask->request, "set");
    struct change change = {.months = -1};
    struct settings settings = {0};
    enum error error = E_NONE;
    enum error state;

    if (set != NULL && !json_is_null(set)) {
        error = read_change(ask, set, &change);
        if (error != E_NONE) {
            return error;
        }
    }
    state =
        history_ready(history, change.recording == ANSWER_YES, ask->problem);
    if (set == NULL || json_is_null(set) ||
        (state == E_NONE && history->db == NULL)) {
        return write_settings(ask, state);
    }
    error = state == E_NONE ? write_change(ask, &change) : state;
    if (error == E_NONE && change.months > 0) {
        settings.months = change.months;
        error = history_prune(history, &settings, true, ask->problem);
    }
    return error == E_NONE ? write_settings(ask, E_NONE) : error;
}

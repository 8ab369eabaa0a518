/* SPDX-License-Identifier: EUPL-1.2 */
/* history.delete: one visit, one site, everything; gone from the file. */
#include "store/kept.h"

static enum error
count(struct ask *ask, const char *sql, int64_t number, int64_t *changed)
{
    struct db_rows rows;
    enum status status =
        db_query(ask->history->db, "visits", sql, &rows, ask->problem);

    if (status == STATUS_OK) {
        if (number != 0) {
            db_bind_integer(&rows, 1, number);
        }
        status = db_finish(&rows, ask->problem);
    }
    *changed = db_changes(ask->history->db);
    return history_error(status);
}

/* Everything that was kept; the settings stay, and numbers begin anew. */
static enum error
delete_all(struct ask *ask, int64_t *visits, int64_t *followed)
{
    int64_t ignored;
    enum error error = count(ask, "DELETE FROM visits", 0, visits);

    if (error == E_NONE) {
        error = count(ask,
                      "UPDATE sites SET followed = 0 WHERE followed <> 0",
                      0,
                      followed);
    }
    if (error == E_NONE) {
        error = count(ask, "DELETE FROM sqlite_sequence", 0, &ignored);
    }
    if (error == E_NONE) {
        error = history_set(ask->history, "aside", NULL, ask->problem);
    }
    return error;
}

static enum error
reply(struct ask *ask, int64_t visits, int64_t followed, bool gone)
{
    struct json_out *out = ask->out;

    json_begin_object(out);
    json_put_integer(out, "visits", visits);
    json_put_integer(out, "followed", followed);
    json_put_boolean(out, "gone", gone);
    json_end_object(out);
    return E_NONE;
}

static enum error
erase(struct ask *ask, int64_t visit, int64_t site, bool all)
{
    struct history *history = ask->history;
    int64_t visits = 0;
    int64_t followed = 0;
    bool gone = false;
    enum error error = history_begin(history, ask->problem);

    if (error == E_NONE) {
        error =
            all ? delete_all(ask, &visits, &followed)
            : visit != 0
                ? count(ask, "DELETE FROM visits WHERE id = ?1", visit, &visits)
                : count(
                      ask, "DELETE FROM visits WHERE site = ?1", site, &visits);
    }
    if (error == E_NONE) {
        error = history_sweep(history, ask->problem);
    }
    if (error == E_NONE) {
        error = history_commit(history, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    /* A file that was set aside holds what is deleted here; what could be read
     * of it was carried over long ago. */
    history_forget_aside(history);
    history_wipe(history, &gone);
    return reply(ask, visits, followed, gone);
}

static enum error
read_which(struct ask *ask, int64_t *visit, const char **domain, bool *all)
{
    enum error error = ask_integer(ask, "visit", 0, visit);

    if (error == E_NONE) {
        error = ask_text(ask, "site", domain);
    }
    if (error == E_NONE) {
        error = ask_bool(ask, "all", false, all);
    }
    if (error == E_NONE &&
        (*visit != 0) + (*domain != NULL) + (*all ? 1 : 0) != 1) {
        error = ask_bad(ask, "Neither visit nor site nor all is given, or two");
    }
    return error;
}

enum error
op_delete(struct ask *ask)
{
    const char *domain = NULL;
    struct kept_site site = {0};
    struct visit row;
    int64_t visit;
    bool all;
    enum error error = read_which(ask, &visit, &domain, &all);

    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE && domain != NULL) {
        error = site_by_domain(
            ask->history, domain, ask->arena, &site, ask->problem);
    }
    if (error == E_NONE && visit != 0) {
        error = visit_load(ask->history, visit, ask->arena, &row, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    return ask->history->db == NULL ? reply(ask, 0, 0, true)
                                    : erase(ask, visit, site.id, all);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Which sites are kept: those of the list, and those followed. */
#include "store/parts.h"

#include <string.h>

/* The row of a domain; *out is left alone when there is none. */
static enum status
find_row(struct history *history,
         const char *domain,
         struct kept_site *out,
         struct problem *problem)
{
    struct db_rows rows;
    enum status status =
        db_query(history->db,
                 "sites",
                 "SELECT id, followed FROM sites WHERE domain = ?1",
                 &rows,
                 problem);

    if (status != STATUS_OK) {
        return status;
    }
    db_bind_text(&rows, 1, domain);
    if (db_next(&rows)) {
        out->id = db_integer(&rows, 0);
        out->followed = db_integer(&rows, 1) != 0;
    }
    return db_end(&rows, problem);
}

/* From the whole host to its last two labels: the longest name counts. */
enum error
site_of_host(struct history *history,
             const char *host,
             struct arena *arena,
             struct kept_site *out,
             bool *found,
             struct problem *problem)
{
    *found = false;
    for (const char *at = host; at != NULL && !*found;) {
        const char *dot = strchr(at, '.');
        struct kept_site site = {
            .domain = arena_copy(arena, at, strlen(at)),
            .listed = political_find(history->political, at),
        };

        if (history->db != NULL) {
            enum status status = find_row(history, at, &site, problem);

            if (status != STATUS_OK) {
                return history_error(status);
            }
        }
        *found = site.listed != NULL || site.followed;
        if (*found) {
            *out = site;
        }
        at = dot == NULL ? NULL : dot + 1;
    }
    return E_NONE;
}

enum error
site_known(struct history *history,
           const char *domain,
           struct arena *arena,
           struct kept_site *out,
           struct problem *problem)
{
    struct kept_site site = {
        .domain = arena_copy(arena, domain, strlen(domain)),
        .listed = political_find(history->political, domain),
    };
    enum status status = STATUS_OK;

    if (history->db != NULL) {
        status = find_row(history, domain, &site, problem);
    }
    if (status == STATUS_OK) {
        *out = site;
    }
    return history_error(status);
}

enum error
site_by_domain(struct history *history,
               const char *domain,
               struct arena *arena,
               struct kept_site *out,
               struct problem *problem)
{
    struct kept_site site = {0};
    enum error error = site_known(history, domain, arena, &site, problem);

    if (error == E_NONE && site.id == 0) {
        (void)problem_set(problem,
                          STATUS_INVALID,
                          "It may have been deleted: ask for the list again.",
                          "There is no site %.100s in the history",
                          domain);
        return E_NOT_FOUND;
    }
    *out = site;
    return error;
}

enum error
site_by_id(struct history *history,
           int64_t id,
           struct arena *arena,
           struct kept_site *out,
           struct problem *problem)
{
    struct kept_site site = {.id = id, .domain = ""};
    struct db_rows rows;
    enum status status =
        db_query(history->db,
                 "sites",
                 "SELECT domain, followed FROM sites WHERE id = ?1",
                 &rows,
                 problem);

    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, id);
    if (db_next(&rows)) {
        const char *domain = db_text(&rows, 0);

        site.domain = arena_copy(arena, domain, strlen(domain));
        site.followed = db_integer(&rows, 1) != 0;
        site.listed = political_find(history->political, site.domain);
    }
    *out = site;
    return history_error(db_end(&rows, problem));
}

/* What was known of the row before the transaction may be old: another process
 * may have made it meanwhile, or taken it away. */
enum error
site_ensure(struct history *history,
            struct kept_site *site,
            struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(
        history->db,
        "sites",
        "INSERT OR IGNORE INTO sites (domain, followed) VALUES (?1, 0)",
        &rows,
        problem);

    if (status == STATUS_OK) {
        db_bind_text(&rows, 1, site->domain);
        status = db_finish(&rows, problem);
    }
    if (status == STATUS_OK) {
        status = find_row(history, site->domain, site, problem);
    }
    return history_error(status);
}

void
site_write(struct json_out *out, const struct kept_site *site)
{
    static const struct political_site unlisted = {
        .name = "",
        .kind = "",
        .person = "",
        .party = "",
        .election = "",
        .country = "",
        .level = "",
        .status = "",
    };
    const struct political_site *row =
        site->listed == NULL ? &unlisted : site->listed;

    json_begin_object(out);
    json_put_string(out, "site", site->domain);
    rating_put_text(out, "name", row->name);
    rating_put_text(out, "kind", row->kind);
    rating_put_text(out, "person", row->person);
    rating_put_text(out, "party", row->party);
    rating_put_text(out, "election", row->election);
    rating_put_text(out, "country", row->country);
    rating_put_text(out, "level", row->level);
    rating_put_text(out, "status", row->status);
    json_put_boolean(out, "listed", site->listed != NULL);
    if (row->yours) { /* said only where it is so */
        json_put_boolean(out, "yours", true);
    }
    json_put_boolean(out, "followed", site->followed);
    json_end_object(out);
}

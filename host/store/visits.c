/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of visits, in and out. */
#include "store/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
column(const struct db_rows *rows, int at, struct arena *arena)
{
    const char *text = db_text(rows, at);

    return arena_copy(arena, text, strlen(text));
}

/* "19 17 3 1 0"; what is missing is 0. */
static void
counts_read(const char *text, uint32_t counts[KEPT_COUNTS])
{
    for (int i = 0; i < KEPT_COUNTS; i++) {
        char *end;
        unsigned long value = strtoul(text, &end, 10);

        counts[i] = value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
        text = end;
    }
}

void
visit_row(const struct db_rows *rows, struct arena *arena, struct visit *out)
{
    *out = (struct visit){
        .id = db_integer(rows, 0),
        .site = db_integer(rows, 1),
        .time = db_integer(rows, 2),
        .key = column(rows, 3, arena),
        .at = column(rows, 4, arena),
        .host = column(rows, 5, arena),
        .strict = db_integer(rows, 6) != 0,
        .choice = column(rows, 9, arena),
        .banner = column(rows, 10, arena),
        .control = column(rows, 11, arena),
        .who = column(rows, 12, arena),
        .imported = db_integer(rows, 13) != 0,
        .body = db_integer(rows, 14) != 0,
        .versions = {.cocarde = column(rows, 15, arena),
                     .method = column(rows, 16, arena),
                     .method_digest = column(rows, 17, arena),
                     .data = column(rows, 18, arena),
                     .digest = column(rows, 19, arena),
                     .second = column(rows, 20, arena)},
    };
    if (!letters_read(db_text(rows, 7), &out->letters)) {
        out->letters.grades[0].state = GRADE_NOT_RATED; /* unknown: no letter */
    }
    counts_read(db_text(rows, 8), out->counts);
}

enum error
visit_load(struct history *history,
           int64_t id,
           struct arena *arena,
           struct visit *out,
           struct problem *problem)
{
    struct db_rows rows;
    enum status status = STATUS_OK;
    bool found = false;

    if (history->db != NULL) {
        status = db_query(history->db,
                          "visits",
                          "SELECT " VISIT_COLUMNS VISIT_FROM "WHERE v.id = ?1",
                          &rows,
                          problem);
        if (status == STATUS_OK) {
            db_bind_integer(&rows, 1, id);
            found = db_next(&rows);
            if (found) {
                visit_row(&rows, arena, out);
            }
            status = db_end(&rows, problem);
        }
    }
    if (status == STATUS_OK && !found) {
        (void)problem_set(problem,
                          STATUS_INVALID,
                          "It may have been deleted: ask for the list again.",
                          "There is no visit %lld",
                          (long long)id);
        return E_NOT_FOUND;
    }
    return history_error(status);
}

/* ---- in ---- */

static enum status
ensure_versions(struct history *history,
                const struct kept_versions *versions,
                int64_t *id,
                struct problem *problem)
{
    static const char *const statements[] = {
        "INSERT OR IGNORE INTO versions (cocarde, method, method_digest, data,"
        " digest, second) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        "SELECT id FROM versions WHERE cocarde = ?1 AND method = ?2 AND "
        "method_digest = ?3 AND data = ?4 AND digest = ?5 AND second = ?6",
    };

    for (size_t i = 0; i < 2; i++) {
        struct db_rows rows;
        enum status status =
            db_query(history->db, "versions", statements[i], &rows, problem);

        if (status != STATUS_OK) {
            return status;
        }
        db_bind_text(&rows, 1, versions->cocarde);
        db_bind_text(&rows, 2, versions->method);
        db_bind_text(&rows, 3, versions->method_digest);
        db_bind_text(&rows, 4, versions->data);
        db_bind_text(&rows, 5, versions->digest);
        db_bind_text(&rows, 6, versions->second);
        if (db_next(&rows)) {
            *id = db_integer(&rows, 0);
        }
        status = db_end(&rows, problem);
        if (status != STATUS_OK) {
            return status;
        }
    }
    return STATUS_OK;
}

/* Number of the visit that this one is; 0: none is there. */
static enum status
find_same(struct history *history,
          const struct visit *visit,
          int64_t *id,
          struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(
        history->db,
        "visits",
        "SELECT id FROM visits WHERE site = ?1 AND time = ?2 AND key = ?3",
        &rows,
        problem);

    *id = 0;
    if (status != STATUS_OK) {
        return status;
    }
    db_bind_integer(&rows, 1, visit->site);
    db_bind_integer(&rows, 2, visit->time);
    db_bind_text(&rows, 3, visit->key);
    if (db_next(&rows)) {
        *id = db_integer(&rows, 0);
    }
    return db_end(&rows, problem);
}

static enum status
write_row(struct history *history,
          const struct visit *visit,
          int64_t versions,
          struct arena *arena,
          struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(
        history->db,
        "visits",
        "INSERT OR REPLACE INTO visits (id, site, time, key, at, host, strict,"
        " letters, counts, choice, banner, control, who, versions, imported) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
        "?15)",
        &rows,
        problem);

    if (status != STATUS_OK) {
        return status;
    }
    if (visit->id != 0) {
        db_bind_integer(&rows, 1, visit->id);
    }
    db_bind_integer(&rows, 2, visit->site);
    db_bind_integer(&rows, 3, visit->time);
    db_bind_text(&rows, 4, visit->key);
    db_bind_text(&rows, 5, visit->at);
    db_bind_text(&rows, 6, visit->host);
    db_bind_integer(&rows, 7, visit->strict);
    db_bind_text(&rows, 8, letters_text(&visit->letters, arena));
    db_bind_text(&rows,
                 9,
                 arena_format(arena,
                              "%u %u %u %u %u",
                              (unsigned)visit->counts[0],
                              (unsigned)visit->counts[1],
                              (unsigned)visit->counts[2],
                              (unsigned)visit->counts[3],
                              (unsigned)visit->counts[4]));
    db_bind_text(&rows, 10, visit->choice);
    db_bind_text(&rows, 11, visit->banner);
    db_bind_text(&rows, 12, visit->control);
    db_bind_text(&rows, 13, visit->who);
    db_bind_integer(&rows, 14, versions);
    db_bind_integer(&rows, 15, visit->imported);
    return db_finish(&rows, problem);
}

static enum status
write_body(struct history *history,
           int64_t visit,
           const unsigned char *body,
           size_t size,
           struct problem *problem)
{
    struct db_rows rows;
    enum status status =
        db_query(history->db,
                 "bodies",
                 body == NULL ? "DELETE FROM bodies WHERE visit = ?1"
                              : "INSERT OR REPLACE INTO bodies VALUES (?1, ?2)",
                 &rows,
                 problem);

    if (status != STATUS_OK) {
        return status;
    }
    db_bind_integer(&rows, 1, visit);
    if (body != NULL) {
        db_bind_bytes(&rows, 2, body, size);
    }
    return db_finish(&rows, problem);
}

enum error
visit_store(struct history *history,
            struct visit *visit,
            const unsigned char *body,
            size_t size,
            bool keep,
            bool *updated,
            struct problem *problem)
{
    struct arena arena = {0};
    int64_t versions = 0;
    int64_t same;
    enum status status = find_same(history, visit, &same, problem);

    if (status == STATUS_OK && same != 0 && keep) {
        visit->id = same;
        *updated = true;
        return E_NONE;
    }
    if (status == STATUS_OK) {
        status = ensure_versions(history, &visit->versions, &versions, problem);
    }
    if (status == STATUS_OK) {
        visit->id = same != 0 ? same : visit->id;
        status = write_row(history, visit, versions, &arena, problem);
    }
    if (status == STATUS_OK) {
        visit->id = visit->id != 0 ? visit->id : db_last_row(history->db);
        status = write_body(history, visit->id, body, size, problem);
    }
    *updated = same != 0;
    arena_finish(&arena);
    return history_error(status);
}

enum error
visit_beside(struct history *history,
             const struct visit *visit,
             bool after,
             int64_t *id,
             struct problem *problem)
{
    struct db_rows rows;
    enum status status = db_query(
        history->db,
        "visits",
        after ? "SELECT id FROM visits WHERE site = ?1 AND (time, key) > "
                "(?2, ?3) ORDER BY time, key LIMIT 1"
              : "SELECT id FROM visits WHERE site = ?1 AND (time, key) < "
                "(?2, ?3) ORDER BY time DESC, key DESC LIMIT 1",
        &rows,
        problem);

    *id = 0;
    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, visit->site);
    db_bind_integer(&rows, 2, visit->time);
    db_bind_text(&rows, 3, visit->key);
    if (db_next(&rows)) {
        *id = db_integer(&rows, 0);
    }
    return history_error(db_end(&rows, problem));
}

/* ---- out ---- */

static void
put_countries(struct json_out *out, const char *list)
{
    json_key(out, "control");
    json_begin_array(out);
    while (*list != '\0') {
        size_t len = strcspn(list, ";");
        struct country country = {""};

        if (len == 2) {
            const char code[3] = {list[0], list[1], '\0'};

            country = country_parse(code);
        }
        json_string(out, country_known(country) ? country.code : NULL);
        list += len + (list[len] == ';');
    }
    json_end_array(out);
}

static void
put_versions(struct json_out *out, const struct kept_versions *versions)
{
    json_key(out, "versions");
    json_begin_object(out);
    rating_put_text(out, "cocarde", versions->cocarde);
    rating_put_text(out, "method", versions->method);
    rating_put_text(out, "method_digest", versions->method_digest);
    rating_put_text(out, "data", versions->data);
    rating_put_text(out, "digest", versions->digest);
    rating_put_text(out, "second_opinion", versions->second);
    json_end_object(out);
}

void
visit_write(struct json_out *out, const struct visit *visit)
{
    static const char *const names[KEPT_COUNTS] = {
        "contacts", "identified", "cached", "blocked", "failed"};

    json_put_integer(out, "visit", visit->id);
    json_put_string(out, "at", visit->at);
    json_put_string(out, "host", visit->host);
    json_key(out, "grade");
    letters_write(out, &visit->letters);
    json_put_word(out, "reading", visit->strict ? "strict" : "standard");
    json_put_string(out, "choice", visit->choice);
    json_put_string(out, "banner", visit->banner);
    put_countries(out, visit->control);
    json_key(out, "completeness");
    json_begin_object(out);
    for (size_t i = 0; i < KEPT_COUNTS; i++) {
        json_put_integer(out, names[i], visit->counts[i]);
    }
    json_end_object(out);
    put_versions(out, &visit->versions);
    json_put_boolean(out, "imported", visit->imported);
    json_put_boolean(out, "contacts_kept", visit->body);
}

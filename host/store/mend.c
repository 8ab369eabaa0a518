/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A damaged file gets another name, and its rows are carried over one by one
 * to a new one. Rows are found by their number alone: an index that is damaged
 * hides nothing. What cannot be read is counted; the person is told.
 */
#include "store/kept.h"

#include "sys/platform.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

/* Numbers tried behind the last row that could be read before the rest is
 * given up: rows of a damaged part lie together, some 30 to a page. */
#define GAP 5000

struct table {
    const char *name;
    const char *select; /* ?1: the least number */
    const char *insert;
    int columns;
    bool counts; /* its rows are visits: what is lost of them is told */
};

static const struct table tables[] = {
    {"sites",
     "SELECT id, domain, followed FROM sites WHERE id >= ?1 ORDER BY id",
     "INSERT OR IGNORE INTO sites VALUES (?1, ?2, ?3)",
     3,
     false},
    {"versions",
     "SELECT id, cocarde, method, method_digest, data, digest, second FROM "
     "versions WHERE id >= ?1 ORDER BY id",
     "INSERT OR IGNORE INTO versions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
     7,
     false},
    {"visits",
     "SELECT id, site, time, key, at, host, strict, letters, counts, choice, "
     "banner, control, who, versions, imported FROM visits WHERE id >= ?1 "
     "ORDER BY id",
     "INSERT OR IGNORE INTO visits VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
     "?9, ?10, ?11, ?12, ?13, ?14, ?15)",
     15,
     true},
    {"bodies",
     "SELECT visit, body FROM bodies WHERE visit >= ?1 ORDER BY visit",
     "INSERT OR IGNORE INTO bodies VALUES (?1, ?2)",
     2,
     true},
};

/* Put the row that the reader stands on into the new file. */
static void
carry_row(const struct table *table, struct db_rows *from, struct db_rows *to)
{
    db_again(to);
    for (int i = 0; i < table->columns; i++) {
        size_t size;
        const unsigned char *bytes = db_bytes(from, i, &size);

        switch (db_kind(from, i)) {
        case DB_INTEGER:
            db_bind_integer(to, i + 1, db_integer(from, i));
            break;
        case DB_TEXT:
            db_bind_text(to, i + 1, db_text(from, i));
            break;
        case DB_BYTES:
            db_bind_bytes(to, i + 1, bytes, size);
            break;
        case DB_NULL:
            break;
        }
    }
    while (db_next(to)) {
    }
}

/* Read from a number on; the number behind the last row read, and in *whole
 * whether the end was reached. */
static int64_t
carry_from(const struct table *table,
           struct db *from,
           struct db_rows *to,
           int64_t first,
           bool *whole)
{
    struct db_rows rows;
    struct problem ignored;
    int64_t next = first;

    *whole = false;
    if (db_query(from, table->name, table->select, &rows, &ignored) !=
        STATUS_OK) {
        return first;
    }
    db_bind_integer(&rows, 1, first);
    while (db_next(&rows)) {
        int64_t id = db_integer(&rows, 0);

        if (id < next) { /* in no order: the tree itself is damaged */
            break;
        }
        carry_row(table, &rows, to);
        next = id == INT64_MAX ? id : id + 1;
    }
    *whole = db_end(&rows, &ignored) == STATUS_OK;
    return next;
}

/* One table; how many numbers could not be read. */
static int64_t
carry_table(const struct table *table, struct db *from, struct db *into)
{
    struct db_rows to;
    struct problem ignored;
    int64_t next = 1;
    int64_t lost = 0;
    int64_t missed = 0;
    bool whole = false;

    if (db_query(into, table->name, table->insert, &to, &ignored) !=
        STATUS_OK) {
        return 0;
    }
    while (!whole && missed < GAP && next < INT64_MAX) {
        int64_t before = next;

        next = carry_from(table, from, &to, next, &whole);
        if (next > before) {
            lost += missed;
            missed = 0;
        }
        if (!whole) {
            next++;
            missed++;
        }
    }
    if (db_end(&to, &ignored) != STATUS_OK) {
        return lost; /* the row that failed is not the end of the others */
    }
    return lost;
}

/* Visits whose site could not be read are found again by their host name. */
static void
name_lost_sites(struct db *db)
{
    struct problem ignored;

    if (db_run(db,
               "INSERT OR IGNORE INTO sites SELECT site, min(host), 0 FROM "
               "visits WHERE site NOT IN (SELECT id FROM sites) GROUP BY site",
               &ignored) != STATUS_OK) {
        return; /* they are there, without a name */
    }
}

/* The row of a visit of which only the body could be read. Which versions
 * rated it is lost; its letters are not. */
static void
make_row(struct history *history, int64_t id, struct arena *arena)
{
    const struct sources *sources = history->start.sources;
    const unsigned char *bytes;
    size_t size;
    const struct json *body;
    struct page *page;
    struct rating rating;
    struct visit visit;
    struct kept_site site;
    struct problem ignored;
    bool done;
    const char *letters;

    if (!body_bytes(history, id, arena, &bytes, &size)) {
        return;
    }
    body = body_parse(bytes, size, arena);
    page = visit_page(body, arena);
    letters = json_text(json_get(body, "letters"));
    if (page == NULL || letters == NULL ||
        site_of_host(history, page->host, arena, &site, &done, &ignored) !=
            E_NONE) {
        return;
    }
    page->strict = json_bool(json_get(body, "strict"), false);
    rating_make(sources, page, arena, &rating);
    visit_make(sources, &rating, arena, &visit);
    visit.versions = (struct kept_versions){"", "", "", "", "", ""};
    visit.id = id;
    if (!letters_read(letters, &visit.letters) ||
        (!done && site_known(history,
                             site_of(sources->sites, page->host),
                             arena,
                             &site,
                             &ignored) != E_NONE) ||
        site_ensure(history, &site, &ignored) != E_NONE) {
        return;
    }
    visit.site = site.id;
    if (visit_store(history, &visit, bytes, size, true, &done, &ignored) !=
        E_NONE) {
        return; /* the next ones may do */
    }
}

static void
make_lost_rows(struct history *history)
{
    static const char sql[] = "SELECT visit FROM bodies WHERE visit > ?1 AND "
                              "visit NOT IN (SELECT id FROM visits) LIMIT 1";
    struct db_rows rows;
    struct problem ignored;
    int64_t id = 0;

    if (history->start.sources == NULL ||
        db_query(history->db, "bodies", sql, &rows, &ignored) != STATUS_OK) {
        return;
    }
    for (;;) {
        struct arena arena = {0};

        db_again(&rows);
        db_bind_integer(&rows, 1, id);
        if (!db_next(&rows)) {
            break;
        }
        id = db_integer(&rows, 0);
        make_row(history, id, &arena);
        arena_finish(&arena);
    }
    if (db_end(&rows, &ignored) != STATUS_OK) {
        return;
    }
}

static void
carry_settings(struct history *history, struct db *from)
{
    struct db_rows rows;
    struct problem ignored;

    if (db_query(from,
                 "settings",
                 "SELECT name, value FROM settings",
                 &rows,
                 &ignored) != STATUS_OK) {
        return;
    }
    while (db_next(&rows)) {
        struct arena arena = {0};
        const char *name = db_text(&rows, 0);
        const char *kept = arena_copy(&arena, name, strlen(name));

        if (history_set(history, kept, db_text(&rows, 1), &ignored) != E_NONE) {
            arena_finish(&arena);
            break;
        }
        arena_finish(&arena);
    }
    if (db_end(&rows, &ignored) != STATUS_OK) {
        return; /* what was not read is as when nobody was asked */
    }
}

static const char *
aside_name(const struct history *history, struct arena *arena)
{
    int64_t now = history->start.now();
    int64_t second = now % 86400;

    return arena_format(arena,
                        "history-damaged-%08d-%02d%02d%02d.sqlite",
                        (int)time_day(now),
                        (int)(second / 3600),
                        (int)(second / 60 % 60),
                        (int)(second % 60));
}

/* Give the file and its journal another name. The index of the journal is made
 * again from it. */
static bool
set_aside(const struct history *history, const char *to, struct arena *arena)
{
    folder_remove(arena_format(arena, "%s-shm", history->file));
    (void)folder_rename(arena_format(arena, "%s-wal", history->file),
                        arena_format(arena, "%s-wal", to));
    return folder_rename(history->file, to);
}

static void
carry_all(struct history *history, const char *aside, const char *path)
{
    struct db *from = NULL;
    struct problem ignored;
    int64_t lost = 0;
    char number[32];
    bool read = db_open_damaged(path, &from, &ignored) == STATUS_OK;

    if (history_begin(history, &ignored) != E_NONE) {
        db_close(from);
        return;
    }
    for (size_t i = 0; read && i < sizeof(tables) / sizeof(tables[0]); i++) {
        int64_t count = carry_table(&tables[i], from, history->db);

        /* A visit without body is lost as one without row is. */
        lost = tables[i].counts && count > lost ? count : lost;
    }
    if (read) {
        name_lost_sites(history->db);
        make_lost_rows(history);
        carry_settings(history, from);
    }
    db_close(from);
    (void)snprintf(number, sizeof(number), "%lld", (long long)lost);
    if (history_set(history, "aside", aside, &ignored) != E_NONE ||
        history_set(history, "lost", number, &ignored) != E_NONE ||
        history_commit(history, &ignored) != E_NONE) {
        history_undo(history);
    }
}

enum error
history_mend(struct history *history, struct problem *problem)
{
    struct arena arena = {0};
    const char *aside = aside_name(history, &arena);
    const char *path =
        arena_format(&arena, "%s/%s", history->start.folder, aside);
    enum error error;

    db_close(history->db);
    history->db = NULL;
    if (!set_aside(history, path, &arena)) {
        (void)problem_set(problem,
                          STATUS_CORRUPT,
                          "Move it elsewhere, and restart the browser.",
                          "%s is damaged, and cannot be set aside",
                          history->file);
        arena_finish(&arena);
        return E_HISTORY_DAMAGED;
    }
    error = history_ready(history, true, problem);
    if (error == E_NONE) {
        carry_all(history, aside, path);
    }
    arena_finish(&arena);
    return error;
}

/* Files set aside, their journals among them. */
static bool
is_aside(const char *name)
{
    static const char prefix[] = "history-damaged-";

    return strncmp(name, prefix, sizeof(prefix) - 1) == 0;
}

void
history_forget_aside(struct history *history)
{
    struct arena arena = {0};
    const char **names;
    size_t count;

    if (platform_list(history->start.folder, &arena, &names, &count) ==
        STATUS_OK) {
        for (size_t i = 0; i < count; i++) {
            if (is_aside(names[i])) {
                folder_wipe(arena_format(
                    &arena, "%s/%s", history->start.folder, names[i]));
            }
        }
    }
    arena_finish(&arena);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * history.export: a file in pieces. The place in it is "VISIT:BYTES": the
 * first visit that is not there whole, and how much of its line is.
 */
#include "store/lines.h"

#include <stdlib.h>
#include <string.h>

/* Visits looked at for one piece: what they hold is in memory meanwhile. */
#define MOST_VISITS 500

struct file {
    bool csv;
    int64_t visit; /* 0: not one alone */
    int64_t site;  /* 0: not one alone */
    const char *domain;
    int64_t from; /* visits before this number are there */
    size_t skip;  /* bytes of the first line that are there */
    bool begins;
};

static bool
read_place(const char *after, struct file *file)
{
    char *end;
    long long from = strtoll(after, &end, 10);
    unsigned long long skip;

    if (end == after || *end != ':' || from < 0) {
        return false;
    }
    after = end + 1;
    skip = strtoull(after, &end, 10);
    if (end == after || *end != '\0') {
        return false;
    }
    file->from = from;
    file->skip = (size_t)skip;
    file->begins = false;
    return true;
}

static enum error
read_file(struct ask *ask, struct file *file)
{
    const char *format = NULL;
    const char *after = NULL;
    enum error error = ask_text(ask, "format", &format);

    *file = (struct file){.begins = true};
    if (error == E_NONE) {
        error = ask_text(ask, "after", &after);
    }
    if (error == E_NONE) {
        error = ask_text(ask, "site", &file->domain);
    }
    if (error == E_NONE) {
        error = ask_integer(ask, "visit", 0, &file->visit);
    }
    if (error != E_NONE) {
        return error;
    }
    if (format != NULL && strcmp(format, "json") != 0 &&
        strcmp(format, "csv") != 0) {
        return ask_bad(ask, "format is not json or csv");
    }
    if (after != NULL && !read_place(after, file)) {
        return ask_bad(ask, "after is not what a reply said");
    }
    file->csv = format != NULL && strcmp(format, "csv") == 0;
    return E_NONE;
}

static enum error
read_visits(struct ask *ask,
            const struct file *file,
            struct visit *visits,
            size_t *count)
{
    struct db_rows rows;
    enum status status = db_query(
        ask->history->db,
        "visits",
        "SELECT " VISIT_COLUMNS VISIT_FROM
        "WHERE v.id >= ?1 AND (?2 IS NULL OR v.site = ?2) AND (?3 IS NULL OR "
        "v.id = ?3) ORDER BY v.id LIMIT ?4",
        &rows,
        ask->problem);

    *count = 0;
    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, file->from);
    if (file->site != 0) {
        db_bind_integer(&rows, 2, file->site);
    }
    if (file->visit != 0) {
        db_bind_integer(&rows, 3, file->visit);
    }
    db_bind_integer(&rows, 4, MOST_VISITS);
    while (*count < MOST_VISITS && db_next(&rows)) {
        visit_row(&rows, ask->arena, &visits[(*count)++]);
    }
    return history_error(db_end(&rows, ask->problem));
}

/* The line of one visit; empty for JSON of a visit without contacts. */
static enum error
write_line(struct ask *ask,
           const struct file *file,
           const struct visit *visit,
           struct json_out *line)
{
    struct kept_site site;
    enum error error =
        site_by_id(ask->history, visit->site, ask->arena, &site, ask->problem);

    json_out_reset(line);
    if (error != E_NONE) {
        return error;
    }
    if (file->csv) {
        line_write_csv(line, visit, &site, ask->arena);
        return E_NONE;
    }
    line_write_json(line,
                    visit,
                    &site,
                    body_read(ask->history, visit->id, ask->arena),
                    ask->arena);
    if (line->len > 0) {
        json_raw(line, "\n", 1);
        line->comma = false;
    }
    return E_NONE;
}

/* A cut between two characters of UTF-8, at most so far. */
static size_t
cut(const char *text, size_t len, size_t most)
{
    if (len <= most) {
        return len;
    }
    while (most > 0 && ((unsigned char)text[most] & 0xC0U) == 0x80) {
        most--;
    }
    return most;
}

static void
append(struct json_out *text, const char *bytes, size_t len)
{
    text->comma = false;
    json_raw(text, bytes, len);
    text->comma = false;
}

/* The piece from the place on; *next: the place after it, NULL at the end. */
static enum error
write_piece(struct ask *ask,
            const struct file *file,
            struct json_out *text,
            const char **next)
{
    struct visit *visits =
        arena_alloc(ask->arena, MOST_VISITS * sizeof(*visits));
    struct json_out line = {0};
    size_t skip = file->skip;
    size_t count = 0;
    enum error error = read_visits(ask, file, visits, &count);

    *next = NULL;
    for (size_t i = 0; i < count && error == E_NONE && *next == NULL; i++) {
        size_t rest;
        size_t part;

        error = write_line(ask, file, &visits[i], &line);
        skip = skip < line.len ? skip : line.len;
        rest = line.len - skip;
        part = rest == 0
                   ? 0
                   : cut(line.text + skip, rest, HISTORY_MAX_TEXT - text->len);
        if (part > 0) {
            append(text, line.text + skip, part);
        }
        if (part < rest) {
            *next = arena_format(
                ask->arena, "%lld:%zu", (long long)visits[i].id, skip + part);
        }
        skip = 0;
    }
    if (error == E_NONE && *next == NULL && count == MOST_VISITS) {
        *next = arena_format(
            ask->arena, "%lld:0", (long long)visits[count - 1].id + 1);
    }
    json_out_free(&line);
    return error;
}

static const char *
name_of(struct ask *ask, const struct file *file, const struct visit *visit)
{
    const char *suffix = file->csv ? "csv" : "json";

    if (file->visit != 0) {
        return arena_format(
            ask->arena, "cocarde-%s-%.10s.%s", visit->host, visit->at, suffix);
    }
    if (file->domain != NULL) {
        return arena_format(ask->arena, "cocarde-%s.%s", file->domain, suffix);
    }
    return arena_format(ask->arena,
                        "cocarde-%.10s.%s",
                        time_text(ask->history->start.now() * 1000, ask->arena),
                        suffix);
}

/* The visit or the site asked for must be there. */
static enum error
look_up(struct ask *ask, struct file *file, struct visit *visit)
{
    struct kept_site site;
    enum error error = E_NONE;

    if (file->visit != 0) {
        error = visit_load(
            ask->history, file->visit, ask->arena, visit, ask->problem);
    }
    if (error == E_NONE && file->domain != NULL) {
        error = site_by_domain(
            ask->history, file->domain, ask->arena, &site, ask->problem);
        file->site = error == E_NONE ? site.id : 0;
    }
    return error;
}

enum error
op_export(struct ask *ask)
{
    struct file file;
    struct visit visit = {.host = "", .at = ""};
    struct json_out text = {0};
    const char *next = NULL;
    enum error error = read_file(ask, &file);

    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE) {
        error = look_up(ask, &file, &visit);
    }
    if (error != E_NONE) {
        return error;
    }
    if (file.csv && file.begins) {
        append(&text, line_csv_names(), strlen(line_csv_names()));
    }
    if (ask->history->db != NULL) {
        error = write_piece(ask, &file, &text, &next);
    }
    if (error == E_NONE) {
        json_finish(&text);
        json_begin_object(ask->out);
        json_put_string(ask->out, "name", name_of(ask, &file, &visit));
        json_put_string(ask->out, "text", text.len == 0 ? "" : text.text);
        json_put_string(ask->out, "next", next);
        json_end_object(ask->out);
    }
    json_out_free(&text);
    return error;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* history.import: lines that history.export wrote, or that somebody made. */
#include "store/lines.h"

#include "wire/message.h"

#include <string.h>

#define MOST_REFUSED 1000 /* lines told one by one */

struct import {
    struct ask *ask;
    struct settings settings;
    int64_t added;
    int64_t known;
    int64_t line;
    size_t refused;
};

/* One more line, and why it is not kept; NULL: it is. */
static void
note(struct import *import, const char *why)
{
    if (why != NULL && import->refused++ < MOST_REFUSED) {
        struct json_out *out = import->ask->out;

        json_begin_object(out);
        json_put_integer(out, "line", import->line);
        json_put_word(out, "why", why);
        json_end_object(out);
    }
}

static enum error
follow(struct import *import, struct kept_site *site)
{
    struct ask *ask = import->ask;
    struct db_rows rows;
    enum status status;

    if (site->followed) {
        return E_NONE;
    }
    status = db_query(ask->history->db,
                      "sites",
                      "UPDATE sites SET followed = 1 WHERE id = ?1",
                      &rows,
                      ask->problem);
    if (status == STATUS_OK) {
        db_bind_integer(&rows, 1, site->id);
        status = db_finish(&rows, ask->problem);
    }
    return history_error(status);
}

/* Where a visit belongs, making the site when it may be; *why: it may not. */
static enum error
find_site(struct import *import,
          const struct visit *visit,
          bool followed,
          struct kept_site *site,
          const char **why)
{
    struct ask *ask = import->ask;
    struct history *history = ask->history;
    bool found;
    enum error error = site_of_host(
        history, visit->host, ask->arena, site, &found, ask->problem);

    *why = NULL;
    if (error == E_NONE && !found) {
        const char *domain = followed ? site_to_follow(ask, visit->host) : NULL;

        if (domain == NULL) {
            *why = "not-political";
            return E_NONE;
        }
        error = site_known(history, domain, ask->arena, site, ask->problem);
    }
    if (error == E_NONE) {
        error = site_ensure(history, site, ask->problem);
    }
    return error == E_NONE && followed ? follow(import, site) : error;
}

static enum error
keep(struct import *import,
     struct visit *visit,
     bool followed,
     const unsigned char *body,
     size_t size)
{
    struct ask *ask = import->ask;
    struct kept_site site;
    const char *why = NULL;
    bool known = false;
    enum error error;

    if (visit->time < history_oldest(ask->history, import->settings.months)) {
        note(import, "too-old");
        return E_NONE;
    }
    error = find_site(import, visit, followed, &site, &why);
    if (error != E_NONE || why != NULL) {
        note(import, why);
        return error;
    }
    visit->site = site.id;
    visit->imported = true;
    error = visit_store(
        ask->history, visit, body, size, true, &known, ask->problem);
    import->known += known ? 1 : 0;
    import->added += known ? 0 : 1;
    return error;
}

/* ---- JSON ---- */

static enum error
read_page(struct import *import, const struct json *line)
{
    struct ask *ask = import->ask;
    struct page *page = arena_alloc(ask->arena, sizeof(*page));
    const char *schema = json_text(json_get(line, "schema"));
    const struct json *kept = json_get(line, "kept");
    struct problem ignored;
    struct rating rating;
    struct visit visit;
    const unsigned char *body;
    size_t size;
    bool followed = false;

    if (schema == NULL ||
        strncmp(schema, "cocarde.page/", strlen("cocarde.page/")) != 0 ||
        message_read_page(line, ask->arena, page, &ignored) != STATUS_OK) {
        note(import, "unreadable");
        return E_NONE;
    }
    if (page->private_window) {
        note(import, "private");
        return E_NONE;
    }
    page->strict = ask->strict;
    rating_make(ask->history->start.sources, page, ask->arena, &rating);
    visit_make(ask->history->start.sources, &rating, ask->arena, &visit);
    if (!time_parse(page->at, &visit.time)) {
        note(import, "undated");
        return E_NONE;
    }
    /* What was said then stays what was said; of another's capture nothing
     * was, and what is said now is kept. */
    if (line_read_kept(kept, &visit, &followed)) {
        body_from(
            page, &visit, json_get(kept, "said"), ask->arena, &body, &size);
    } else {
        body_make(&rating, ask->arena, &body, &size);
    }
    return keep(import, &visit, followed, body, size);
}

static enum error
import_json(struct import *import, const char *text)
{
    enum error error = E_NONE;

    while (*text != '\0' && error == E_NONE) {
        size_t len = strcspn(text, "\n");

        import->line++;
        if (strspn(text, " \t\r") < len) {
            error = read_page(import,
                              json_parse(text, len, import->ask->arena, NULL));
        }
        text += len + (text[len] == '\n');
    }
    return error;
}

/* ---- CSV ---- */

static enum error
import_csv(struct import *import, const char *text)
{
    struct arena *arena = import->ask->arena;
    struct csv csv;
    struct visit visit;
    bool followed;
    bool good;
    enum error error = E_NONE;

    if (!csv_open(&csv, text, arena)) {
        return ask_bad(import->ask,
                       "The first line does not name the columns at and host");
    }
    import->line = 1;
    while (error == E_NONE && csv_next(&csv, arena, &visit, &followed, &good)) {
        import->line++;
        if (good) {
            error = keep(import, &visit, followed, NULL, 0);
        } else {
            note(import, "unreadable");
        }
    }
    return error;
}

static enum error
read_lines(struct import *import)
{
    struct ask *ask = import->ask;
    const char *format = NULL;
    const char *lines = NULL;
    enum error error = ask_text(ask, "format", &format);

    if (error == E_NONE) {
        error = ask_text(ask, "lines", &lines);
    }
    if (error == E_NONE && lines == NULL) {
        error = ask_bad(ask, "lines is no text");
    }
    if (error != E_NONE) {
        return error;
    }
    return format != NULL && strcmp(format, "csv") == 0
               ? import_csv(import, lines)
               : import_json(import, lines);
}

enum error
op_import(struct ask *ask)
{
    struct import import = {.ask = ask};
    enum error error = history_need_data(ask->history, ask->problem);

    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE) {
        error = history_settings(ask->history, &import.settings, ask->problem);
    }
    if (error == E_NONE) {
        error = history_need_yes(&import.settings, ask->problem);
    }
    if (error == E_NONE) {
        error = history_begin(ask->history, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    json_begin_object(ask->out);
    json_key(ask->out, "refused");
    json_begin_array(ask->out);
    error = read_lines(&import);
    if (error == E_NONE) {
        error = history_commit(ask->history, ask->problem);
    }
    json_end_array(ask->out);
    json_put_integer(ask->out, "added", import.added);
    json_put_integer(ask->out, "known", import.known);
    json_put_integer(ask->out,
                     "more",
                     import.refused > MOST_REFUSED
                         ? (int64_t)(import.refused - MOST_REFUSED)
                         : 0);
    json_end_object(ask->out);
    return error;
}

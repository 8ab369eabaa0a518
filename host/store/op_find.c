/* SPDX-License-Identifier: EUPL-1.2 */
/* sites.find and sites.follow. */
#include "store/fold.h"
#include "store/parts.h"
#include "wire/message.h"

#include <stdlib.h>
#include <string.h>

struct found {
    struct kept_site site;
    int64_t visits;
    int rank;
};

struct results {
    struct found *items;
    size_t count;
    size_t capacity;
};

static void
add(struct ask *ask, struct results *results, struct found found)
{
    results->items = arena_grow(ask->arena,
                                results->items,
                                results->count,
                                &results->capacity,
                                sizeof(*results->items));
    results->items[results->count++] = found;
}

/* Rows of the file: those followed, and those with visits. */
static enum error
read_rows(struct ask *ask, struct results *out)
{
    struct db_rows rows;
    enum status status;

    if (ask->history->db == NULL) {
        return E_NONE;
    }
    status = db_query(ask->history->db,
                      "sites",
                      "SELECT s.id, s.domain, s.followed, (SELECT count(*) "
                      "FROM visits v WHERE v.site = s.id) FROM sites s",
                      &rows,
                      ask->problem);
    if (status != STATUS_OK) {
        return history_error(status);
    }
    while (db_next(&rows)) {
        const char *domain = db_text(&rows, 1);

        add(ask,
            out,
            (struct found){
                .site = {.id = db_integer(&rows, 0),
                         .domain =
                             arena_copy(ask->arena, domain, strlen(domain)),
                         .followed = db_integer(&rows, 2) != 0,
                         .listed =
                             political_find(ask->history->political, domain)},
                .visits = db_integer(&rows, 3),
            });
    }
    return history_error(db_end(&rows, ask->problem));
}

static bool
holds(const struct results *results, size_t count, const char *domain)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(results->items[i].site.domain, domain) == 0) {
            return true;
        }
    }
    return false;
}

/* Everything that can be found. */
static enum error
read_all(struct ask *ask, struct results *out)
{
    enum error error = read_rows(ask, out);
    size_t known = out->count;
    size_t count;
    const struct political_site *sites =
        political_sites(ask->history->political, &count);

    for (size_t i = 0; i < count; i++) {
        if (!holds(out, known, sites[i].domain)) {
            add(ask,
                out,
                (struct found){
                    .site = {.domain = sites[i].domain, .listed = &sites[i]}});
        }
    }
    return error;
}

static int
better(const void *a, const void *b)
{
    const struct found *x = a;
    const struct found *y = b;

    return x->rank != y->rank ? y->rank - x->rank
                              : strcmp(x->site.domain, y->site.domain);
}

struct wanted {
    const char *query;
    const char *host;
    const char *kind;
    const char *country;
    bool followed;
    int64_t limit;
    int64_t after;
};

static enum error
read_wanted(struct ask *ask, struct wanted *out)
{
    const struct {
        const char *name;
        const char **text;
    } texts[] = {
        {"query", &out->query},
        {"host", &out->host},
        {"kind", &out->kind},
        {"country", &out->country},
    };
    enum error error = E_NONE;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && error == E_NONE;
         i++) {
        error = ask_text(ask, texts[i].name, texts[i].text);
    }
    if (error == E_NONE) {
        error = ask_bool(ask, "followed", false, &out->followed);
    }
    return error == E_NONE ? ask_page(ask, &out->limit, &out->after) : error;
}

static bool
is_or_any(const char *wanted, const char *value)
{
    return wanted == NULL || strcmp(wanted, value) == 0;
}

static void
choose(struct ask *ask, const struct wanted *wanted, struct results *results)
{
    struct fold_words words =
        fold_split(fold(wanted->query == NULL ? "" : wanted->query, ask->arena),
                   ask->arena);
    size_t kept = 0;

    for (size_t i = 0; i < results->count; i++) {
        struct found found = results->items[i];
        const struct political_site *row = found.site.listed;
        const char *const alone[] = {found.site.domain, NULL};

        found.rank = fold_match(row == NULL ? alone : row->folded, &words);
        if (found.rank > 0 && (!wanted->followed || found.site.followed) &&
            is_or_any(wanted->kind, row == NULL ? "" : row->kind) &&
            is_or_any(wanted->country, row == NULL ? "" : row->country)) {
            results->items[kept++] = found;
        }
    }
    results->count = kept;
    if (kept > 0) {
        qsort(results->items, kept, sizeof(*results->items), better);
    }
}

/* The domain that following a host name would take; NULL: it is no site. */
const char *
site_to_follow(const struct ask *ask, const char *host)
{
    const struct sources *sources = ask->history->start.sources;

    return sources == NULL ? NULL : site_registrable(sources->sites, host);
}

static void
put_found(struct json_out *out, const struct found *found)
{
    json_begin_object(out);
    json_key(out, "site");
    site_write(out, &found->site);
    json_put_integer(out, "visits", found->visits);
    json_end_object(out);
}

static void
write_results(struct ask *ask,
              const struct wanted *wanted,
              const struct results *results,
              const char *would_be)
{
    struct json_out *out = ask->out;
    size_t first = (size_t)wanted->after;
    size_t end = first + (size_t)wanted->limit;

    end = end < results->count ? end : results->count;
    json_begin_object(out);
    json_key(out, "sites");
    json_begin_array(out);
    for (size_t i = first; i < end; i++) {
        put_found(out, &results->items[i]);
    }
    json_end_array(out);
    json_put_integer(out, "total", (int64_t)results->count);
    json_put_string(out, "would_be", would_be);
    json_key(out, "next");
    if (end < results->count) {
        json_integer(out, (int64_t)end);
    } else {
        json_null(out);
    }
    json_end_object(out);
}

/* The one political site that a host name belongs to. */
static enum error
find_host(struct ask *ask, const struct wanted *wanted)
{
    const char *host = message_host(wanted->host, ask->arena);
    struct results all = {0};
    struct results one = {0};
    struct kept_site site;
    bool found;
    enum error error;

    if (host == NULL) {
        return ask_bad(ask, "host is no host name");
    }
    error = site_of_host(
        ask->history, host, ask->arena, &site, &found, ask->problem);
    if (error == E_NONE) {
        error = read_rows(ask, &all);
    }
    if (error == E_NONE && found) {
        struct found item = {.site = site};

        for (size_t i = 0; i < all.count; i++) {
            if (all.items[i].site.id == site.id) {
                item.visits = all.items[i].visits;
            }
        }
        add(ask, &one, item);
    }
    if (error == E_NONE) {
        write_results(ask, wanted, &one, site_to_follow(ask, host));
    }
    return error;
}

enum error
op_find(struct ask *ask)
{
    struct wanted wanted = {0};
    struct results results = {0};
    enum error error = read_wanted(ask, &wanted);

    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
        /* The list does not hang on the file. */
        if (error != E_NONE && error != E_BAD_REQUEST) {
            error = E_NONE;
        }
    }
    if (error == E_NONE && wanted.host != NULL) {
        return find_host(ask, &wanted);
    }
    if (error == E_NONE) {
        error = read_all(ask, &results);
    }
    if (error == E_NONE) {
        choose(ask, &wanted, &results);
        write_results(ask, &wanted, &results, NULL);
    }
    return error;
}

/* ---- following ---- */

static enum error
set_followed(struct ask *ask, struct kept_site *site, bool follow)
{
    struct history *history = ask->history;
    struct db_rows rows;
    enum status status;
    enum error error = history_begin(history, ask->problem);

    if (error == E_NONE) {
        error = site_ensure(history, site, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    status = db_query(history->db,
                      "sites",
                      "UPDATE sites SET followed = ?2 WHERE id = ?1",
                      &rows,
                      ask->problem);
    if (status == STATUS_OK) {
        db_bind_integer(&rows, 1, site->id);
        db_bind_integer(&rows, 2, follow);
        status = db_finish(&rows, ask->problem);
    }
    if (status == STATUS_OK && !follow) {
        /* A site that nobody follows and nobody visited leaves no trace. */
        error = history_sweep(history, ask->problem);
    }
    error = status == STATUS_OK ? error : history_error(status);
    if (error == E_NONE) {
        error = history_commit(history, ask->problem);
    }
    if (error == E_NONE && !follow) {
        history_wipe(history, NULL);
    }
    site->followed = follow;
    return error;
}

enum error
op_follow(struct ask *ask)
{
    const char *text = NULL;
    const char *host;
    struct kept_site site;
    struct settings settings;
    bool follow;
    bool found = false;
    enum error error = ask_text(ask, "host", &text);

    if (error == E_NONE) {
        error = ask_bool(ask, "follow", true, &follow);
    }
    if (error != E_NONE) {
        return error;
    }
    host = text == NULL ? NULL : message_host(text, ask->arena);
    if (host == NULL) {
        return ask_bad(ask, "host is no host name");
    }
    error = history_ready(ask->history, false, ask->problem);
    if (error == E_NONE && follow) {
        error = history_settings(ask->history, &settings, ask->problem);
    }
    if (error == E_NONE && follow) {
        error = history_need_yes(&settings, ask->problem);
    }
    if (error == E_NONE) {
        error = site_of_host(
            ask->history, host, ask->arena, &site, &found, ask->problem);
    }
    if (error == E_NONE && !found) {
        const char *domain = site_to_follow(ask, host);

        if (domain == NULL) {
            return ask_bad(ask, "host belongs to no site");
        }
        error =
            site_known(ask->history, domain, ask->arena, &site, ask->problem);
    }
    if (error == E_NONE && (follow || site.id != 0)) {
        error = set_followed(ask, &site, follow);
    }
    if (error == E_NONE) {
        json_begin_object(ask->out);
        json_key(ask->out, "site");
        site_write(ask->out, &site);
        json_end_object(ask->out);
    }
    return error;
}

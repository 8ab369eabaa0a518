/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * history.list: the sites visited. There are as many of them as there are
 * political sites, so all are read, one short row each, and what is asked for
 * is chosen here.
 */
#include "store/change.h"
#include "store/fold.h"
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

struct item {
    struct kept_site site;
    struct visit last;
    int64_t visits;
    int64_t first; /* ms; the text is looked up for what is shown */
    int rank;
};

struct items {
    struct item *items;
    size_t count;
    size_t capacity;
};

struct filter {
    struct fold_words words;
    const char *kind;
    const char *country;
    const char *control;
    int64_t from;
    int64_t to;
    bool by_site;
    bool changes;
    int64_t limit;
    int64_t after;
};

static enum error
read_filter(struct ask *ask, struct filter *filter)
{
    const char *query = NULL;
    const char *sort = NULL;
    enum error error = ask_text(ask, "query", &query);

    if (error == E_NONE) {
        error = ask_text(ask, "kind", &filter->kind);
    }
    if (error == E_NONE) {
        error = ask_text(ask, "country", &filter->country);
    }
    if (error == E_NONE) {
        error = ask_text(ask, "control", &filter->control);
    }
    if (error == E_NONE) {
        error = ask_text(ask, "sort", &sort);
    }
    if (error == E_NONE) {
        error = ask_bool(ask, "changes", false, &filter->changes);
    }
    if (error == E_NONE) {
        error = ask_period(ask, &filter->from, &filter->to);
    }
    if (error == E_NONE) {
        error = ask_page(ask, &filter->limit, &filter->after);
    }
    if (error == E_NONE && sort != NULL && strcmp(sort, "site") != 0 &&
        strcmp(sort, "last") != 0) {
        error = ask_bad(ask, "sort is not last or site");
    }
    filter->by_site = sort != NULL && strcmp(sort, "site") == 0;
    filter->words =
        fold_split(fold(query == NULL ? "" : query, ask->arena), ask->arena);
    return error;
}

/* Each site with a visit in the period; numbers are of all its visits. */
static enum error
read_sites(struct ask *ask, const struct filter *filter, struct items *out)
{
    static const char sql[] =
        "SELECT s.id, s.domain, s.followed, g.n, g.first FROM "
        "(SELECT site, count(*) n, min(time) first,"
        " sum(time BETWEEN ?1 AND ?2) inside FROM visits GROUP BY site) g "
        "JOIN sites s ON s.id = g.site WHERE g.inside > 0 ORDER BY s.domain";
    struct db_rows rows;
    enum status status =
        db_query(ask->history->db, "sites", sql, &rows, ask->problem);

    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, filter->from);
    db_bind_integer(&rows, 2, filter->to);
    while (db_next(&rows)) {
        const char *domain = db_text(&rows, 1);
        struct item *item;

        out->items = arena_grow(ask->arena,
                                out->items,
                                out->count,
                                &out->capacity,
                                sizeof(*out->items));
        item = &out->items[out->count++];
        *item = (struct item){
            .site = {.id = db_integer(&rows, 0),
                     .domain = arena_copy(ask->arena, domain, strlen(domain)),
                     .followed = db_integer(&rows, 2) != 0,
                     .listed = political_find(ask->history->political, domain)},
            .visits = db_integer(&rows, 3),
            .first = db_integer(&rows, 4),
        };
    }
    return history_error(db_end(&rows, ask->problem));
}

static enum error
read_last(struct ask *ask, struct items *items)
{
    struct db_rows rows;
    enum status status = db_query(ask->history->db,
                                  "visits",
                                  "SELECT " VISIT_COLUMNS VISIT_FROM
                                  "WHERE v.site = ?1 ORDER BY v.time DESC, "
                                  "v.key DESC LIMIT 1",
                                  &rows,
                                  ask->problem);

    if (status != STATUS_OK) {
        return history_error(status);
    }
    for (size_t i = 0; i < items->count; i++) {
        db_again(&rows);
        db_bind_integer(&rows, 1, items->items[i].site.id);
        if (!db_next(&rows)) {
            break;
        }
        visit_row(&rows, ask->arena, &items->items[i].last);
    }
    return history_error(db_end(&rows, ask->problem));
}

/* ---- choosing ---- */

/* Whether a country is in "US;?". */
static bool
lists(const char *list, const char *country)
{
    size_t len = strlen(country);

    while (*list != '\0') {
        size_t part = strcspn(list, ";");

        if (part == len && memcmp(list, country, len) == 0) {
            return true;
        }
        list += part + (list[part] == ';');
    }
    return false;
}

static bool
is_or_any(const char *wanted, const char *value)
{
    return wanted == NULL || strcmp(wanted, value) == 0;
}

static int
match(const struct filter *filter, const struct item *item)
{
    const struct political_site *row = item->site.listed;
    const char *const alone[] = {item->site.domain, NULL};

    if (!is_or_any(filter->kind, row == NULL ? "" : row->kind) ||
        !is_or_any(filter->country, row == NULL ? "" : row->country) ||
        (filter->control != NULL &&
         !lists(item->last.control, filter->control))) {
        return 0;
    }
    return fold_match(row == NULL ? alone : row->folded, &filter->words);
}

static int
by_last(const void *a, const void *b)
{
    const struct item *x = a;
    const struct item *y = b;

    if (x->last.time != y->last.time) {
        return x->last.time < y->last.time ? 1 : -1;
    }
    return strcmp(x->site.domain, y->site.domain);
}

static struct items
choose(struct ask *ask, const struct filter *filter, const struct items *all)
{
    struct items chosen = {
        .items =
            arena_alloc(ask->arena, (all->count + 1) * sizeof(struct item)),
    };

    for (size_t i = 0; i < all->count; i++) {
        if (match(filter, &all->items[i]) > 0) {
            chosen.items[chosen.count++] = all->items[i];
        }
    }
    if (!filter->by_site && chosen.count > 0) {
        qsort(chosen.items, chosen.count, sizeof(*chosen.items), by_last);
    }
    return chosen;
}

/* ---- the reply ---- */

/* How many sites have each value, in the order of the values. */
struct value {
    const char *name;
    int64_t sites;
};

static int
by_name(const void *a, const void *b)
{
    return strcmp(((const struct value *)a)->name,
                  ((const struct value *)b)->name);
}

struct values {
    struct value *values;
    size_t count;
    size_t capacity;
};

static void
count_value(struct values *values, const char *name, struct arena *arena)
{
    size_t i = 0;

    while (i < values->count && strcmp(values->values[i].name, name) != 0) {
        i++;
    }
    if (i == values->count) {
        values->values = arena_grow(arena,
                                    values->values,
                                    values->count,
                                    &values->capacity,
                                    sizeof(*values->values));
        values->values[values->count++] = (struct value){.name = name};
    }
    values->values[i].sites++;
}

static void
put_values(struct ask *ask,
           const char *member,
           const char *name,
           struct values *values)
{
    struct json_out *out = ask->out;

    if (values->count > 0) {
        qsort(values->values, values->count, sizeof(*values->values), by_name);
    }
    json_key(out, member);
    json_begin_array(out);
    for (size_t i = 0; i < values->count; i++) {
        const struct value *value = &values->values[i];

        json_begin_object(out);
        json_put_string(
            out, name, strcmp(value->name, "?") == 0 ? NULL : value->name);
        json_put_integer(out, "sites", value->sites);
        json_end_object(out);
    }
    json_end_array(out);
}

static void
put_menus(struct ask *ask, const struct items *all)
{
    struct values kinds = {0};
    struct values countries = {0};
    struct values controls = {0};

    for (size_t i = 0; i < all->count; i++) {
        const struct item *item = &all->items[i];
        const char *list = item->last.control;

        if (item->site.listed != NULL) {
            count_value(&kinds, item->site.listed->kind, ask->arena);
            count_value(&countries, item->site.listed->country, ask->arena);
        }
        while (*list != '\0') {
            size_t len = strcspn(list, ";");

            count_value(
                &controls, arena_copy(ask->arena, list, len), ask->arena);
            list += len + (list[len] == ';');
        }
    }
    put_values(ask, "kinds", "kind", &kinds);
    put_values(ask, "countries", "country", &countries);
    put_values(ask, "controls", "country", &controls);
}

static enum error
put_item(struct ask *ask, const struct filter *filter, struct item *item)
{
    struct json_out *out = ask->out;
    enum error error = E_NONE;

    json_begin_object(out);
    json_key(out, "site");
    site_write(out, &item->site);
    json_put_integer(out, "visits", item->visits);
    json_put_string(out, "first", time_text(item->first, ask->arena));
    json_key(out, "last");
    json_begin_object(out);
    visit_write(out, &item->last);
    json_end_object(out);
    if (filter->changes) {
        json_key(out, "change");
        error = change_write_short(ask, &item->last);
    }
    json_end_object(out);
    return error;
}

static enum error
write_list(struct ask *ask,
           const struct filter *filter,
           const struct items *all,
           const struct items *chosen)
{
    struct json_out *out = ask->out;
    size_t first = (size_t)filter->after;
    size_t end = first + (size_t)filter->limit;
    enum error error = E_NONE;

    end = end < chosen->count ? end : chosen->count;
    json_begin_object(out);
    json_key(out, "sites");
    json_begin_array(out);
    for (size_t i = first; i < end && error == E_NONE; i++) {
        error = put_item(ask, filter, &chosen->items[i]);
    }
    json_end_array(out);
    json_put_integer(out, "total", (int64_t)chosen->count);
    put_menus(ask, all);
    json_key(out, "next");
    if (end < chosen->count) {
        json_integer(out, (int64_t)end);
    } else {
        json_null(out);
    }
    json_end_object(out);
    return error;
}

enum error
op_list(struct ask *ask)
{
    struct filter filter = {0};
    struct items all = {0};
    struct items chosen;
    enum error error = read_filter(ask, &filter);

    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE && filter.changes) {
        error = history_need_data(ask->history, ask->problem);
    }
    if (error == E_NONE && ask->history->db != NULL) {
        error = read_sites(ask, &filter, &all);
    }
    if (error == E_NONE && all.count > 0) {
        error = read_last(ask, &all);
    }
    if (error != E_NONE) {
        return error;
    }
    chosen = choose(ask, &filter, &all);
    return write_list(ask, &filter, &all, &chosen);
}

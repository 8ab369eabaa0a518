/* SPDX-License-Identifier: EUPL-1.2 */
/* history.totals: who controls what the visits of a period contacted. */
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

struct total {
    const char *key; /* "US", "alphabet:US"; "?", "?:": not known */
    int64_t contacts;
    int64_t visits;
    int64_t sites;
    int64_t last_site; /* visits come site by site */
};

/* A hash table that grows: keys are few, visits are many. */
struct totals {
    struct total **slots;
    size_t mask;
    struct total **all;
    size_t count;
    size_t capacity;
};
#define FIRST_SLOTS ((size_t)256)
#define MOST_COUNTRIES 300 /* there are fewer; a file may say anything */

static size_t
hash_of(const char *key, size_t len)
{
    uint32_t hash = 2166136261U; /* FNV-1a */

    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)key[i]) * 16777619U;
    }
    return hash;
}

static void
place(struct totals *totals, struct total *total)
{
    size_t i = hash_of(total->key, strlen(total->key)) & totals->mask;

    while (totals->slots[i] != NULL) {
        i = (i + 1) & totals->mask;
    }
    totals->slots[i] = total;
}

static void
make_room(struct totals *totals, struct arena *arena)
{
    size_t slots = totals->slots == NULL ? FIRST_SLOTS : 2 * (totals->mask + 1);

    if (totals->slots != NULL && totals->count < (totals->mask + 1) / 2) {
        return;
    }
    totals->slots = arena_alloc(arena, slots * sizeof(struct total *));
    totals->mask = slots - 1;
    for (size_t i = 0; i < totals->count; i++) {
        place(totals, totals->all[i]);
    }
}

static struct total *
find(struct totals *totals, const char *key, size_t len, struct arena *arena)
{
    size_t i;
    struct total *total;

    make_room(totals, arena);
    i = hash_of(key, len) & totals->mask;
    for (; totals->slots[i] != NULL; i = (i + 1) & totals->mask) {
        total = totals->slots[i];
        if (strncmp(total->key, key, len) == 0 && total->key[len] == '\0') {
            return total;
        }
    }
    total = arena_alloc(arena, sizeof(*total));
    total->key = arena_copy(arena, key, len);
    totals->slots[i] = total;
    totals->all = arena_grow(arena,
                             totals->all,
                             totals->count,
                             &totals->capacity,
                             sizeof(*totals->all));
    totals->all[totals->count++] = total;
    return total;
}

/* "US:3;?:1" up to the end of the part; the count is behind the last colon. */
static const char *
add_part(struct totals *totals,
         const char *text,
         int64_t site,
         struct arena *arena)
{
    while (*text != '\0' && *text != '|') {
        size_t len = strcspn(text, ";|");
        size_t key = len;

        while (key > 0 && text[key - 1] != ':') {
            key--;
        }
        if (key > 1) {
            struct total *total = find(totals, text, key - 1, arena);

            total->contacts += strtol(text + key, NULL, 10);
            total->visits++;
            total->sites += total->last_site != site;
            total->last_site = site;
        }
        text += len + (text[len] == ';');
    }
    return *text == '|' ? text + 1 : text;
}

struct period {
    struct totals countries;
    struct totals companies;
    int64_t visits;
    int64_t sites;
    int64_t contacts;
    int64_t last_site;
};

static void
add_visit(struct period *period,
          int64_t site,
          const char *who,
          struct arena *arena)
{
    char *end;
    long contacts = strtol(who, &end, 10);

    period->visits++;
    period->sites += period->last_site != site;
    period->last_site = site;
    if (*end != '|') {
        return; /* nothing was said */
    }
    period->contacts += contacts;
    add_part(&period->companies,
             add_part(&period->countries, end + 1, site, arena),
             site,
             arena);
}

static int
most_first(const void *a, const void *b)
{
    const struct total *x = *(struct total *const *)a;
    const struct total *y = *(struct total *const *)b;

    if (x->contacts != y->contacts) {
        return x->contacts < y->contacts ? 1 : -1;
    }
    return strcmp(x->key, y->key);
}

static void
put_counts(struct json_out *out, const struct total *total)
{
    json_put_integer(out, "contacts", total->contacts);
    json_put_integer(out, "visits", total->visits);
    json_put_integer(out, "sites", total->sites);
}

static void
put_country(struct json_out *out, const char *code)
{
    rating_put_text(out, "country", strlen(code) == 2 ? code : "");
}

/* "alphabet:US"; the name is the one that the data has today. */
static void
put_company(struct ask *ask, const struct total *total)
{
    struct json_out *out = ask->out;
    const struct sources *sources = ask->history->start.sources;
    size_t len = strcspn(total->key, ":");
    const char *org = arena_copy(ask->arena, total->key, len);
    const char *code = total->key + len + (total->key[len] == ':');
    bool known = strcmp(org, "?") != 0;
    const char *name = known ? org : NULL;
    size_t key;

    if (known && sources != NULL &&
        registry_find(sources->registry, org, &key)) {
        name = registry_org_name(sources->registry, key);
    }
    json_begin_object(out);
    json_put_string(out, "org", known ? org : NULL);
    json_put_string(out, "name", name);
    put_country(out, code);
    put_counts(out, total);
    json_end_object(out);
}

static void
sort(struct totals *totals)
{
    if (totals->count > 0) {
        qsort(totals->all, totals->count, sizeof(*totals->all), most_first);
    }
}

static void
write_period(struct ask *ask, struct period *period, int64_t limit)
{
    struct json_out *out = ask->out;
    size_t most = (size_t)limit < period->companies.count
                      ? (size_t)limit
                      : period->companies.count;

    sort(&period->countries);
    sort(&period->companies);
    json_begin_object(out);
    json_put_integer(out, "visits", period->visits);
    json_put_integer(out, "sites", period->sites);
    json_put_integer(out, "contacts", period->contacts);
    json_key(out, "countries");
    json_begin_array(out);
    for (size_t i = 0; i < period->countries.count && i < MOST_COUNTRIES; i++) {
        json_begin_object(out);
        put_country(out, period->countries.all[i]->key);
        put_counts(out, period->countries.all[i]);
        json_end_object(out);
    }
    json_end_array(out);
    json_key(out, "companies");
    json_begin_array(out);
    for (size_t i = 0; i < most; i++) {
        put_company(ask, period->companies.all[i]);
    }
    json_end_array(out);
    json_put_integer(out, "more", (int64_t)(period->companies.count - most));
    json_end_object(out);
}

static enum error
read_period(struct ask *ask, int64_t from, int64_t to, struct period *period)
{
    struct db_rows rows;
    enum status status =
        db_query(ask->history->db,
                 "visits",
                 "SELECT site, who FROM visits WHERE time BETWEEN ?1 AND ?2 "
                 "ORDER BY site",
                 &rows,
                 ask->problem);

    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, from);
    db_bind_integer(&rows, 2, to);
    while (db_next(&rows)) {
        int64_t site = db_integer(&rows, 0);

        add_visit(period, site, db_text(&rows, 1), ask->arena);
    }
    return history_error(db_end(&rows, ask->problem));
}

enum error
op_totals(struct ask *ask)
{
    struct period period = {0};
    int64_t limit;
    int64_t after;
    int64_t from;
    int64_t to;
    enum error error = ask_page(ask, &limit, &after);

    if (error == E_NONE) {
        error = ask_period(ask, &from, &to);
    }
    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE && ask->history->db != NULL) {
        error = read_period(ask, from, to, &period);
    }
    if (error == E_NONE) {
        write_period(ask, &period, limit);
    }
    return error;
}

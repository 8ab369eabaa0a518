/* SPDX-License-Identifier: EUPL-1.2 */
/* One table after the other, each in the three steps of registry_load.h. */
#include "facts/registry_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HINT "Reinstall cocarde-data, or run: cocarde data status"
#define POOL_BYTES ((size_t)32 * 1024)
#define SQL_BYTES ((size_t)1024) /* our own queries; the longest has 250 */

static enum status
corrupt(const struct loader *loader, const char *why)
{
    return problem_set(loader->problem,
                       STATUS_CORRUPT,
                       HINT,
                       "%s is damaged: table %s %s",
                       loader->path,
                       loader->table,
                       why);
}

static enum status
query(struct loader *loader, const char *before, const char *from)
{
    char sql[SQL_BYTES];

    (void)snprintf(sql, sizeof(sql), "SELECT %s FROM %s", before, from);
    return db_query(
        loader->db, loader->table, sql, &loader->rows, loader->problem);
}

enum status
load_begin(struct loader *loader,
           const char *table,
           const char *columns,
           const char *from,
           bool may_be_empty)
{
    enum status status;
    int64_t count = 0;

    loader->table = table;
    loader->next = 0;
    loader->bad = false;
    memset(loader->last, 0, sizeof(loader->last));
    status = query(loader, "count(*)", from);
    if (status != STATUS_OK) {
        return status;
    }
    if (db_next(&loader->rows)) {
        count = db_integer(&loader->rows, 0);
    }
    status = db_end(&loader->rows, loader->problem);
    if (status != STATUS_OK) {
        return status;
    }
    if (count <= 0 && !may_be_empty) {
        return corrupt(loader, "has no row");
    }
    loader->count = (size_t)count;
    return query(loader, columns, from);
}

void *
load_array(struct loader *loader, size_t size)
{
    return arena_alloc(loader->arena, loader->count * size);
}

bool
load_next(struct loader *loader, size_t *i)
{
    if (loader->next >= loader->count || loader->bad ||
        !db_next(&loader->rows)) {
        return false;
    }
    *i = loader->next++;
    return true;
}

void
load_bad(struct loader *loader)
{
    loader->bad = true;
}

enum status
load_end(struct loader *loader)
{
    enum status status = db_end(&loader->rows, loader->problem);
    char why[64];

    if (status != STATUS_OK) {
        return status;
    }
    if (loader->bad || loader->next != loader->count) {
        (void)snprintf(why, sizeof(why), "has a wrong row %zu", loader->next);
        return corrupt(loader, why);
    }
    return STATUS_OK;
}

static char *
copy_text(struct loader *loader, const char *text, size_t size)
{
    char *copy;

    if (size > POOL_BYTES) {
        return arena_copy(loader->arena, text, size - 1);
    }
    if (size > loader->left) {
        loader->pool = arena_alloc_raw(loader->arena, POOL_BYTES);
        loader->left = POOL_BYTES;
    }
    copy = loader->pool;
    memcpy(copy, text, size);
    loader->pool += size;
    loader->left -= size;
    return copy;
}

const char *
load_text(struct loader *loader, int column)
{
    const char *text = db_text(&loader->rows, column);
    const char **last = &loader->last[column];

    /* Neighbours often share a source or a kind: one copy serves them. */
    if (text[0] == '\0') {
        return "";
    }
    if (*last == NULL || strcmp(*last, text) != 0) {
        *last = copy_text(loader, text, strlen(text) + 1);
    }
    return *last;
}

struct country
load_country(struct loader *loader, int column)
{
    const char *text = db_text(&loader->rows, column);
    struct country country = registry_code(text);

    if (!country_known(country) && text[0] != '\0') {
        load_bad(loader);
    }
    return country;
}

struct country
load_known_country(struct loader *loader, int column)
{
    struct country country = registry_code(db_text(&loader->rows, column));

    if (!country_known(country)) {
        load_bad(loader);
        return (struct country){"ZZ"}; /* so that it can be an index */
    }
    return country;
}

static struct date
load_date(struct loader *loader, int column)
{
    const char *text = db_text(&loader->rows, column);
    struct date date = date_parse(text);

    if (date.ymd == 0 && text[0] != '\0') {
        load_bad(loader);
    }
    return date;
}

struct period
load_period(struct loader *loader, int from, int to)
{
    return (struct period){load_date(loader, from), load_date(loader, to)};
}

enum framework
load_framework(struct loader *loader, int column)
{
    static const char *const names[FRAMEWORK_COUNT] = {
        [FRAMEWORK_NONE] = "",
        [FRAMEWORK_SAFE_HARBOUR] = "safe-harbour",
        [FRAMEWORK_PRIVACY_SHIELD] = "privacy-shield",
        [FRAMEWORK_DPF] = "dpf",
    };
    const char *text = db_text(&loader->rows, column);

    for (int i = 0; i < FRAMEWORK_COUNT; i++) {
        if (strcmp(text, names[i]) == 0) {
            return (enum framework)i;
        }
    }
    load_bad(loader);
    return FRAMEWORK_NONE;
}

static int
compare_ids(const void *key, const void *element)
{
    int64_t id = *(const int64_t *)key;
    int64_t other = ((const struct organisation *)element)->id;

    return (id > other) - (id < other);
}

bool
load_org_numbered(const struct loader *loader, int64_t id, size_t *org)
{
    const struct registry *registry = loader->registry;
    const struct organisation *found;

    /* data/build numbers them from 1 on: look there first. */
    if (id > 0 && (uint64_t)id <= registry->norgs &&
        registry->orgs[id - 1].id == id) {
        *org = (size_t)(id - 1);
        return true;
    }
    found = bsearch(&id,
                    registry->orgs,
                    registry->norgs,
                    sizeof(*registry->orgs),
                    compare_ids);

    if (found == NULL) {
        return false;
    }
    *org = (size_t)(found - registry->orgs);
    return true;
}

size_t
load_org(struct loader *loader, int column)
{
    size_t org = 0;

    if (!load_org_numbered(loader, db_integer(&loader->rows, column), &org)) {
        load_bad(loader);
    }
    return org;
}

void
load_extend(struct span *span, size_t i)
{
    if (span->count == 0) {
        span->first = i;
    }
    span->count++;
}

enum status
registry_load(struct registry *registry,
              const char *path,
              struct problem *problem)
{
    struct loader loader = {
        .registry = registry,
        .arena = &registry->arena,
        .path = path,
        .problem = problem,
    };
    enum status status = db_open(path, HINT, &loader.db, problem);

    if (status == STATUS_OK) {
        status = load_laws(&loader);
        status = status == STATUS_OK ? load_companies(&loader) : status;
        db_close(loader.db);
    }
    return status;
}

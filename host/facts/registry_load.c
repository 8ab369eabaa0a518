/* SPDX-License-Identifier: EUPL-1.2 */
/* The texts of all tables are read first; then one table after the other is
 * taken from its text, in the three steps of registry_load.h. */
#include "facts/registry_load.h"

#include "sys/db.h"

#include <stdio.h>
#include <string.h>

#define HINT "Reinstall cocarde-data, or run: cocarde data status"
#define SCHEMA 3 /* layout of data/schema.sql that this program reads */

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

/* ---- the texts ---- */

static enum status
check_schema(struct loader *loader, struct db *db)
{
    struct db_rows rows;
    enum status status;
    bool same;

    loader->table = "meta";
    status = db_query(db,
                      loader->table,
                      "SELECT value FROM meta WHERE key = 'schema'",
                      &rows,
                      loader->problem);
    if (status != STATUS_OK) {
        return status;
    }
    same = db_next(&rows) && db_integer(&rows, 0) == SCHEMA;
    status = db_end(&rows, loader->problem);
    if (status == STATUS_OK && !same) {
        status = corrupt(loader, "speaks of another layout");
    }
    return status;
}

static enum status
read_texts(struct loader *loader, struct db *db)
{
    size_t capacity = 0;
    struct db_rows rows;
    enum status ended;
    enum status status = db_query(db,
                                  "packed",
                                  "SELECT rowid, name, lines FROM packed",
                                  &rows,
                                  loader->problem);

    if (status != STATUS_OK) {
        return status;
    }
    while (status == STATUS_OK && db_next(&rows)) {
        const char *name = db_text(&rows, 1);
        struct packed_table table = {
            .name = arena_copy(loader->arena, name, strlen(name)),
            .lines = (size_t)db_integer(&rows, 2),
        };

        status = db_read(db,
                         "packed",
                         "text",
                         db_integer(&rows, 0),
                         loader->arena,
                         &table.text,
                         loader->problem);
        loader->tables = arena_grow(loader->arena,
                                    loader->tables,
                                    loader->ntables,
                                    &capacity,
                                    sizeof(*loader->tables));
        loader->tables[loader->ntables++] = table;
    }
    ended = db_end(&rows, loader->problem);
    return status == STATUS_OK ? ended : status;
}

/* ---- a table ---- */

enum status
load_begin(struct loader *loader,
           const char *table,
           size_t width,
           bool may_be_empty)
{
    const struct packed_table *found = NULL;

    loader->table = table;
    loader->width = width;
    loader->next = 0;
    loader->bad = false;
    for (size_t i = 0; i < loader->ntables && found == NULL; i++) {
        if (strcmp(loader->tables[i].name, table) == 0) {
            found = &loader->tables[i];
        }
    }
    if (found == NULL) {
        return corrupt(loader, "is not there");
    }
    loader->rows = (struct packed){.at = found->text};
    loader->count = found->lines;
    if (loader->count > strlen(found->text)) { /* a row has a byte at least */
        return corrupt(loader, "lacks rows");
    }
    if (loader->count == 0 && !may_be_empty) {
        return corrupt(loader, "has no row");
    }
    return STATUS_OK;
}

void *
load_array(struct loader *loader, size_t size)
{
    return arena_alloc(loader->arena, loader->count * size);
}

bool
load_next(struct loader *loader, size_t *i)
{
    if (loader->bad || loader->next == loader->count ||
        !packed_next(&loader->rows, loader->columns, loader->width)) {
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
    char why[64];

    if (loader->bad || loader->next != loader->count ||
        *loader->rows.at != '\0') {
        (void)snprintf(why, sizeof(why), "has a wrong row %zu", loader->next);
        return corrupt(loader, why);
    }
    return STATUS_OK;
}

/* ---- values ---- */

const char *
load_text(const struct loader *loader, size_t column)
{
    return loader->columns[column];
}

bool
load_is(const struct loader *loader, size_t column, const char *text)
{
    return strcmp(loader->columns[column], text) == 0;
}

uint32_t
load_number(struct loader *loader, size_t column)
{
    const char *at = loader->columns[column];
    uint64_t number = 0;

    do {
        if (*at < '0' || *at > '9' || number > UINT32_MAX) {
            load_bad(loader);
            return 0;
        }
        number = 10 * number + (uint64_t)(*at++ - '0');
    } while (*at != '\0');
    if (number > UINT32_MAX) {
        load_bad(loader);
        return 0;
    }
    return (uint32_t)number;
}

struct country
load_country(struct loader *loader, size_t column)
{
    const char *text = loader->columns[column];
    struct country country = registry_code(text);

    if (!country_known(country) && text[0] != '\0') {
        load_bad(loader);
    }
    return country;
}

struct country
load_known_country(struct loader *loader, size_t column)
{
    struct country country = registry_code(loader->columns[column]);

    if (!country_known(country)) {
        load_bad(loader);
        return (struct country){"ZZ"}; /* so that it can be an index */
    }
    return country;
}

static struct date
load_date(struct loader *loader, size_t column)
{
    const char *text = loader->columns[column];
    struct date date = date_parse(text);

    if (date.ymd == 0 && text[0] != '\0') {
        load_bad(loader);
    }
    return date;
}

struct period
load_period(struct loader *loader, size_t from, size_t to)
{
    return (struct period){load_date(loader, from), load_date(loader, to)};
}

enum framework
load_framework(struct loader *loader, size_t column)
{
    static const char *const names[FRAMEWORK_COUNT] = {
        [FRAMEWORK_NONE] = "",
        [FRAMEWORK_SAFE_HARBOUR] = "safe-harbour",
        [FRAMEWORK_PRIVACY_SHIELD] = "privacy-shield",
        [FRAMEWORK_DPF] = "dpf",
    };

    for (int i = 0; i < FRAMEWORK_COUNT; i++) {
        if (load_is(loader, column, names[i])) {
            return (enum framework)i;
        }
    }
    load_bad(loader);
    return FRAMEWORK_NONE;
}

size_t
load_org(struct loader *loader, size_t column)
{
    uint32_t id = load_number(loader, column);

    if (id < 1 || id > loader->registry->norgs) {
        load_bad(loader);
        return 0;
    }
    return id - 1;
}

size_t
load_org_or_none(struct loader *loader, size_t column)
{
    return load_is(loader, column, "") ? REGISTRY_NONE
                                       : load_org(loader, column);
}

void
load_extend(struct loader *loader, struct span *span, size_t i)
{
    if (span->count == 0) {
        span->first = (uint32_t)i;
    }
    if (span->first + span->count != i) {
        load_bad(loader);
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
    struct db *db;
    enum status status = db_open(path, HINT, &db, problem);

    if (status != STATUS_OK) {
        return status;
    }
    status = check_schema(&loader, db);
    status = status == STATUS_OK ? read_texts(&loader, db) : status;
    db_close(db);
    status = status == STATUS_OK ? load_laws(&loader) : status;
    return status == STATUS_OK ? load_companies(&loader) : status;
}

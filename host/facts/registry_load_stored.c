/* SPDX-License-Identifier: EUPL-1.2 */
/* Names of cookies and storage keys, and what may measure without consent. */
#include "facts/packed.h"
#include "facts/registry_load.h"

#include <stdlib.h>
#include <string.h>

/* Columns of a packed row. */
enum column {
    PATTERN = 0,
    HOSTS,
    ORG,
    SERVICE,
    PURPOSE,
    LETTERS, /* the first of kind, the first of exempt */
    COLUMNS,
};

static bool
read_letters(const char *letters, struct stored_rule *rule)
{
    static const char kinds[] = "csb";   /* cookie, storage, both */
    static const char exempts[] = "uny"; /* by enum answer */
    const char *kind;
    const char *exempt;

    if (strlen(letters) != 2) {
        return false;
    }
    kind = strchr(kinds, letters[0]);
    exempt = strchr(exempts, letters[1]);
    if (kind == NULL || exempt == NULL) {
        return false;
    }
    rule->cookie = *kind != 's';
    rule->storage = *kind != 'c';
    rule->exempt = (enum answer)(exempt - exempts);
    return true;
}

/* The number of an organisation; "" is none. */
static bool
is_org(struct loader *loader, const char *text, size_t *org)
{
    char *end;
    long id = strtol(text, &end, 10);

    if (text[0] == '\0') {
        *org = REGISTRY_NONE;
        return true;
    }
    return *end == '\0' && load_org_numbered(loader, id, org);
}

/* Whether a row comes after another: the searches rest on it. */
static bool
in_order(const struct stored_rule *before, const struct stored_rule *rule)
{
    int order = strcmp(before->pattern, rule->pattern);

    return order < 0 || (order == 0 && strcmp(before->hosts, rule->hosts) < 0);
}

/* Fills stored from the text, which stays for good. Returns false when it
 * cannot be what was packed. */
static bool
unpack(struct loader *loader, char *text)
{
    struct registry *registry = loader->registry;
    struct packed packed = {.at = text};
    size_t count = packed_count(text);
    const char *columns[COLUMNS];

    registry->stored =
        arena_alloc(loader->arena, count * sizeof(*registry->stored));
    while (packed_next(&packed, columns, COLUMNS)) {
        struct stored_rule *rule = &registry->stored[registry->nstored++];

        rule->pattern = columns[PATTERN];
        rule->hosts = columns[HOSTS];
        rule->service = columns[SERVICE];
        rule->purpose = columns[PURPOSE];
        if (rule->pattern[0] == '\0' ||
            !is_org(loader, columns[ORG], &rule->org) ||
            !read_letters(columns[LETTERS], rule) ||
            (rule > registry->stored && !in_order(rule - 1, rule))) {
            return false;
        }
    }
    /* Fewer than there are lines: one of them lacked a column. */
    return !packed.bad && registry->nstored == count;
}

/* Makes the pattern ready to be compared; it has one '*' or two. */
static void
take_apart(const struct stored_rule *rule, struct wildcard *wildcard)
{
    const char *first = strchr(rule->pattern, '*');
    const char *last = strrchr(rule->pattern, '*');

    *wildcard = (struct wildcard){
        .rule = rule,
        .before = (size_t)(first - rule->pattern),
        .middle = first + 1,
        .inside = last > first ? (size_t)(last - first) - 1 : 0,
        .end = last + 1,
        .after = strlen(last + 1),
    };
}

/* One index for the names in full, one for the patterns. */
static void
make_indices(struct registry *registry)
{
    size_t patterns = 0;
    size_t next = 0;

    for (size_t i = 0; i < registry->nstored; i++) {
        patterns += strchr(registry->stored[i].pattern, '*') != NULL;
    }
    table_init(
        &registry->by_name, &registry->arena, registry->nstored - patterns);
    registry->wildcards =
        arena_alloc(&registry->arena, patterns * sizeof(struct wildcard));
    for (size_t i = 0; i < registry->nstored; i++) {
        const struct stored_rule *rule = &registry->stored[i];

        if (strchr(rule->pattern, '*') != NULL) {
            unsigned char first = (unsigned char)rule->pattern[0];

            take_apart(rule, &registry->wildcards[next]);
            load_extend(&registry->wildcards_by[first], next++);
        } else if (i == 0 || strcmp(rule[-1].pattern, rule->pattern) != 0) {
            table_put(&registry->by_name, rule->pattern, i);
        }
    }
}

static enum status
load_names(struct loader *loader)
{
    enum status status = load_begin(
        loader, "packed", "text", "packed WHERE name = 'cookies'", false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    while (load_next(loader, &i)) {
        const char *text = db_text(&loader->rows, 0);

        if (!unpack(loader, arena_copy(loader->arena, text, strlen(text)))) {
            load_bad(loader);
        }
    }
    status = load_end(loader);
    if (status == STATUS_OK) {
        make_indices(loader->registry);
    }
    return status;
}

static enum status
load_measurement(struct loader *loader)
{
    enum status status =
        load_begin(loader, "measurement", "org", "measurement", true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    while (load_next(loader, &i)) {
        loader->registry->orgs[load_org(loader, 0)].measurement = true;
    }
    return load_end(loader);
}

enum status
load_stored(struct loader *loader)
{
    enum status status = load_names(loader);

    return status == STATUS_OK ? load_measurement(loader) : status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Names of cookies and storage keys, and what may measure without consent. */
#include "facts/registry_load.h"

#include <string.h>

static enum answer
load_answer(struct loader *loader, size_t column)
{
    if (load_is(loader, column, "yes")) {
        return ANSWER_YES;
    }
    if (load_is(loader, column, "no")) {
        return ANSWER_NO;
    }
    if (!load_is(loader, column, "unknown")) {
        load_bad(loader);
    }
    return ANSWER_UNKNOWN;
}

/* kind: cookie, storage or both */
static void
load_kind(struct loader *loader, size_t column, struct stored_rule *rule)
{
    rule->cookie = !load_is(loader, column, "storage");
    rule->storage = !load_is(loader, column, "cookie");
    if (rule->cookie && rule->storage && !load_is(loader, column, "both")) {
        load_bad(loader);
    }
}

/* Whether a row comes after another: the searches rest on it. */
static bool
in_order(const struct stored_rule *before, const struct stored_rule *rule)
{
    int order = strcmp(before->pattern, rule->pattern);

    return order < 0 || (order == 0 && strcmp(before->hosts, rule->hosts) < 0);
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
make_indices(struct loader *loader)
{
    struct registry *registry = loader->registry;
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
            load_extend(loader, &registry->wildcards_by[first], next++);
        } else if (i == 0 || strcmp(rule[-1].pattern, rule->pattern) != 0) {
            table_put(&registry->by_name, rule->pattern, i);
        }
    }
}

static enum status
load_names(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "cookies", 7, true);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->stored = load_array(loader, sizeof(*registry->stored));
    registry->nstored = loader->count;
    while (load_next(loader, &i)) {
        struct stored_rule *rule = &registry->stored[i];

        rule->pattern = load_text(loader, 0);
        rule->hosts = load_text(loader, 1);
        rule->org = load_org_or_none(loader, 2);
        rule->service = load_text(loader, 3);
        rule->purpose = load_text(loader, 4);
        load_kind(loader, 5, rule);
        rule->exempt = load_answer(loader, 6);
        if (rule->pattern[0] == '\0' || (i > 0 && !in_order(rule - 1, rule))) {
            load_bad(loader);
        }
    }
    status = load_end(loader);
    if (status == STATUS_OK) {
        make_indices(loader);
    }
    return status;
}

static enum status
load_measurement(struct loader *loader)
{
    enum status status = load_begin(loader, "measurement", 1, true);
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

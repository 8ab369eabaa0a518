/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/har.h"

#include "capture/builder.h"
#include "capture/document.h"
#include "capture/har_entry.h"
#include "capture/when.h"

#include <stdlib.h>
#include <string.h>

/* A page of the log, declared or made for its entries. */
struct group {
    const char *id;
    const char *at;
    int64_t started_us;
    bool timed; /* at is an instant */
    bool declared;
    struct url hint; /* from `_url` or a title that is one */
    size_t nentries;
};

struct har {
    struct arena *arena;
    struct har_entry *entries; /* in the order of time */
    size_t nentries;
    size_t *belongs; /* group of each entry; NO_GROUP */
    struct group *groups;
    size_t ngroups;
    size_t capacity;
    size_t ndeclared;
    size_t seen; /* entries in the file, usable or not */
};
#define NO_GROUP ((size_t)-1)

static int
compare_entries(const void *left, const void *right)
{
    const struct har_entry *a = left;
    const struct har_entry *b = right;

    return request_order(&a->request, &b->request);
}

/* All usable entries, ordered by time, equal ones as in the file. */
static void
read_entries(struct har *har, const struct json *entries)
{
    int64_t previous_us = 0;

    har->entries =
        arena_alloc(har->arena, json_count(entries) * sizeof(*har->entries));
    for (const struct json *entry = json_first(entries); entry != NULL;
         entry = json_next(entry)) {
        struct har_entry *next = &har->entries[har->nentries];

        if (har_entry_read(entry, previous_us, har->arena, next)) {
            previous_us = next->request.started_us;
            next->request.place = har->nentries++;
        }
        har->seen++;
    }
    qsort(har->entries, har->nentries, sizeof(*har->entries), compare_entries);
}

static struct group *
add_group(struct har *har, const char *id, const char *at)
{
    struct group *group;

    har->groups = arena_grow(har->arena,
                             har->groups,
                             har->ngroups,
                             &har->capacity,
                             sizeof(*har->groups));
    group = &har->groups[har->ngroups++];
    *group = (struct group){.id = id, .at = at};
    group->timed = when_parse(at, &group->started_us);
    return group;
}

static void
read_pages(struct har *har, const struct json *pages)
{
    for (const struct json *page = json_first(pages);
         page != NULL && har->ngroups < CAPTURE_MAX_PAGES;
         page = json_next(page)) {
        const char *id = json_text(json_get(page, "id"));
        struct group *group =
            add_group(har,
                      id == NULL ? "" : id,
                      json_text(json_get(page, "startedDateTime")));

        group->declared = true;
        har->ndeclared++;
        if (!url_parse(
                json_text(json_get(page, "_url")), har->arena, &group->hint) &&
            !url_parse(
                json_text(json_get(page, "_URL")), har->arena, &group->hint)) {
            url_parse(
                json_text(json_get(page, "title")), har->arena, &group->hint);
        }
    }
}

/* The last declared page that had begun by an instant, else the first. */
static size_t
page_by_time(const struct har *har, int64_t when_us)
{
    size_t best = 0;

    for (size_t i = 1; i < har->ndeclared; i++) {
        if (har->groups[i].timed && har->groups[i].started_us <= when_us) {
            best = i;
        }
    }
    return best;
}

static size_t
group_of(struct har *har, const struct har_entry *entry)
{
    if (entry->pageref[0] == '\0' && har->ndeclared > 0) {
        return page_by_time(har, entry->request.started_us);
    }
    for (size_t i = 0; i < har->ngroups; i++) {
        if (strcmp(har->groups[i].id, entry->pageref) == 0) {
            return i;
        }
    }
    if (har->ngroups >= CAPTURE_MAX_PAGES) {
        return NO_GROUP;
    }
    add_group(har, entry->pageref, entry->request.started);
    return har->ngroups - 1;
}

static void
assign_entries(struct har *har)
{
    har->belongs =
        arena_alloc(har->arena, har->nentries * sizeof(*har->belongs));
    for (size_t i = 0; i < har->nentries; i++) {
        har->belongs[i] = group_of(har, &har->entries[i]);
        if (har->belongs[i] != NO_GROUP) {
            har->groups[har->belongs[i]].nentries++;
        }
    }
}

static void
build_page(const struct har *har, size_t index, struct page *page)
{
    const struct group *group = &har->groups[index];
    const struct request **requests = arena_alloc(
        har->arena, group->nentries * sizeof(const struct request *));
    size_t count = 0;

    for (size_t i = 0; i < har->nentries; i++) {
        if (har->belongs[i] == index) {
            requests[count++] = &har->entries[i].request;
        }
    }
    document_page(requests,
                  count,
                  &group->hint,
                  group->timed ? group->at : requests[0]->started,
                  har->arena,
                  page);
}

enum status
har_read(const struct json *root,
         struct arena *arena,
         struct capture *out,
         struct problem *problem)
{
    struct har har = {.arena = arena};
    const struct json *log = json_get(root, "log");

    if (!json_is_array(json_get(log, "entries"))) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record it again",
                           "HAR without a list of requests (log.entries)");
    }
    read_entries(&har, json_get(log, "entries"));
    read_pages(&har, json_get(log, "pages"));
    assign_entries(&har);
    out->pages = arena_alloc(arena, har.ngroups * sizeof(*out->pages));
    out->npages = 0;
    out->empty = 0;
    for (size_t i = 0; i < har.ngroups; i++) {
        if (har.groups[i].nentries > 0) {
            build_page(&har, i, &out->pages[out->npages++]);
        } else {
            out->empty++;
        }
    }
    return out->npages == 0 ? builder_no_page(out, har.seen, problem)
                            : STATUS_OK;
}

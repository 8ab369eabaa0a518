/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/har_document.h"

#include "capture/resource.h"

#include <assert.h>
#include <string.h>

#define HOPS_MAX 20 /* redirects in a row; browsers give up there, too */

/* The requests of one page, while they are read. */
struct scene {
    const struct har_entry *const *entries;
    size_t count;
    const struct har_hint *hint;
};

static bool
posted(const struct har_entry *entry)
{
    return strcmp(entry->method, "POST") == 0;
}

static bool
asks(const struct har_entry *entry)
{
    return entry->method[0] == '\0' || strcmp(entry->method, "GET") == 0 ||
           strcmp(entry->method, "HEAD") == 0;
}

/* The first later entry for a URL; count when there is none. */
static size_t
find_later(const struct scene *scene, size_t from, const struct url *url)
{
    size_t i = from + 1;

    while (i < scene->count && !url_same(&scene->entries[i]->url, url)) {
        i++;
    }
    return i;
}

/* Where a redirect leads; count when that is not in the capture. */
static size_t
next_hop(const struct scene *scene, size_t from)
{
    const struct har_entry *entry = scene->entries[from];

    if (entry->redirect.host != NULL) {
        return find_later(scene, from, &entry->redirect);
    }
    return scene->count;
}

/* Whether another request names this one as the document it comes from. */
static bool
referred_to(const struct scene *scene, size_t index)
{
    const struct url *url = &scene->entries[index]->url;

    for (size_t i = 0; i < scene->count; i++) {
        const struct har_entry *entry = scene->entries[i];

        if (i != index && entry->referer.host != NULL &&
            url_same(&entry->referer, url)) {
            return true;
        }
    }
    return false;
}

static bool
hinted(const struct scene *scene, size_t index)
{
    return scene->hint->url.host != NULL &&
           url_same(&scene->hint->url, &scene->entries[index]->url);
}

static enum resource
of_content(const struct har_entry *entry)
{
    return resource_of_content(entry->mime,
                               entry->url.text + entry->url.path,
                               entry->url.len - entry->url.path);
}

static bool
is_document(const struct scene *scene, size_t index, bool first)
{
    const struct har_entry *entry = scene->entries[index];

    if (entry->outcome == OUTCOME_FAILED || har_entry_redirects(entry)) {
        return false;
    }
    if (entry->told) {
        return entry->word == RESOURCE_DOCUMENT;
    }
    if (!asks(entry) && !posted(entry)) {
        return false;
    }
    if (resource_is_html(entry->mime)) {
        return true;
    }
    return of_content(entry) == RESOURCE_OTHER &&
           (referred_to(scene, index) || (first && hinted(scene, index)));
}

/* The request with which the page begins. */
static size_t
find_start(const struct scene *scene)
{
    size_t refused = 0;

    for (size_t i = 0; i < scene->count; i++) {
        const struct har_entry *entry = scene->entries[i];

        if (entry->told && entry->word == RESOURCE_DOCUMENT &&
            entry->outcome != OUTCOME_FAILED) {
            return i;
        }
    }
    while (refused < scene->count &&
           scene->entries[refused]->outcome == OUTCOME_FAILED) {
        refused++;
    }
    return refused < scene->count ? refused : 0;
}

/* The document when the first request does not lead to it: what its referrer
 * names, should the clock of the recorder have put it later. */
static size_t
find_referred(const struct scene *scene, size_t start)
{
    const struct url *referer = &scene->entries[start]->referer;

    if (referer->host != NULL) {
        for (size_t i = 0; i < scene->count; i++) {
            if (url_same(&scene->entries[i]->url, referer) &&
                is_document(scene, i, false)) {
                return i;
            }
        }
    }
    return HAR_NO_DOCUMENT;
}

/* What a subresource is; redirects are what they lead to. */
static enum resource
kind_of_entry(const struct scene *scene, size_t index)
{
    const struct har_entry *entry = scene->entries[index];
    enum resource resource;

    for (int hops = 0; hops < HOPS_MAX && !entry->told && asks(entry) &&
                       har_entry_redirects(entry);
         hops++) {
        size_t next = next_hop(scene, index);

        if (next == scene->count) {
            if (entry->redirect.host == NULL) {
                return RESOURCE_OTHER;
            }
            return resource_of_content(
                NULL,
                entry->redirect.text + entry->redirect.path,
                entry->redirect.len - entry->redirect.path);
        }
        index = next;
        entry = scene->entries[index];
    }
    if (entry->told) {
        return entry->word == RESOURCE_DOCUMENT ? RESOURCE_FRAME : entry->word;
    }
    if (!asks(entry)) {
        return RESOURCE_FETCH; /* a page posts by scripts and forms only */
    }
    resource = of_content(entry);
    if (resource == RESOURCE_OTHER && resource_is_html(entry->mime) &&
        referred_to(scene, index)) {
        resource = RESOURCE_FRAME;
    }
    return resource;
}

/*
 * Follow the redirects from the first request; mark the hops when they lead
 * to a document.
 *
 * lost   set to where they lead when that is not in the capture
 */
static size_t
follow(const struct scene *scene,
       size_t start,
       enum resource *resources,
       const struct har_entry **lost)
{
    size_t hops[HOPS_MAX];
    size_t nhops = 0;
    size_t at = start;

    while (har_entry_redirects(scene->entries[at]) && nhops < HOPS_MAX) {
        size_t next = next_hop(scene, at);

        if (next == scene->count) {
            /* The browser never showed what the recorder stopped before. */
            *lost = scene->entries[at];
            return HAR_NO_DOCUMENT;
        }
        hops[nhops++] = at;
        at = next;
    }
    if (!is_document(scene, at, true)) {
        return HAR_NO_DOCUMENT;
    }
    for (size_t i = 0; i < nhops; i++) {
        resources[hops[i]] =
            posted(scene->entries[hops[i]]) ? RESOURCE_FORM : RESOURCE_REDIRECT;
    }
    return at;
}

void
har_document_read(const struct har_entry *const *entries,
                  size_t count,
                  const struct har_hint *hint,
                  struct arena *arena,
                  struct har_reading *out)
{
    const struct scene scene = {entries, count, hint};
    const struct har_entry *lost = NULL;
    size_t start;

    assert(count > 0);
    *out = (struct har_reading){
        .document = HAR_NO_DOCUMENT,
        .resources = arena_alloc(arena, count * sizeof(*out->resources)),
    };
    for (size_t i = 0; i < count; i++) {
        out->resources[i] = kind_of_entry(&scene, i);
    }
    start = find_start(&scene);
    out->document = follow(&scene, start, out->resources, &lost);
    if (out->document == HAR_NO_DOCUMENT) {
        out->document = find_referred(&scene, start);
    }
    if (out->document != HAR_NO_DOCUMENT) {
        out->resources[out->document] = RESOURCE_DOCUMENT;
        out->host = entries[out->document]->url.host;
    } else if (entries[start]->referer.host != NULL) {
        out->host = entries[start]->referer.host;
    } else if (hint->url.host != NULL) {
        out->host = hint->url.host;
    } else if (lost != NULL && lost->redirect.host != NULL) {
        out->host = lost->redirect.host;
    } else {
        out->host = entries[start]->url.host;
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/document.h"

#include "capture/builder.h"
#include "capture/by_url.h"
#include "capture/resource.h"
#include "capture/when.h"
#include "wire/message.h"

#include <assert.h>
#include <string.h>

#define HOPS_MAX 20 /* redirects in a row; browsers give up there, too */

/* The requests of one page, while they are read. */
struct scene {
    const struct request *const *requests;
    size_t count;
    const struct url *hint;
    struct by_url own;     /* by what they ask for */
    struct by_url referer; /* by the document they name; some name none */
};

static bool
posted(const struct request *request)
{
    return strcmp(request->method, "POST") == 0;
}

static bool
asks(const struct request *request)
{
    return request->method[0] == '\0' || strcmp(request->method, "GET") == 0 ||
           strcmp(request->method, "HEAD") == 0;
}

static void
list_urls(struct scene *scene, struct arena *arena)
{
    for (size_t i = 0; i < scene->count; i++) {
        const struct request *request = scene->requests[i];

        by_url_add(&scene->own, arena, &request->url, i);
        if (request->referer.host != NULL) {
            by_url_add(&scene->referer, arena, &request->referer, i);
        }
    }
    by_url_sort(&scene->own);
    by_url_sort(&scene->referer);
}

/* Where a redirect leads; BY_URL_NONE when that is not in the capture. */
static size_t
next_hop(const struct scene *scene, size_t from)
{
    const struct request *request = scene->requests[from];

    return request->redirect.host == NULL
               ? BY_URL_NONE
               : by_url_find(&scene->own, &request->redirect, from + 1);
}

/* Whether another request names this one as the document it comes from. */
static bool
referred_to(const struct scene *scene, size_t index)
{
    const struct url *url = &scene->requests[index]->url;
    size_t by = by_url_find(&scene->referer, url, 0);

    if (by == index) {
        by = by_url_find(&scene->referer, url, index + 1);
    }
    return by != BY_URL_NONE;
}

static bool
hinted(const struct scene *scene, size_t index)
{
    return scene->hint->host != NULL &&
           url_same(scene->hint, &scene->requests[index]->url);
}

static enum resource
of_content(const struct request *request)
{
    return resource_of_content(request->mime,
                               request->url.text + request->url.path,
                               request->url.len - request->url.path);
}

static bool
is_document(const struct scene *scene, size_t index, bool first)
{
    const struct request *request = scene->requests[index];

    if (request->outcome == OUTCOME_FAILED || request_redirects(request)) {
        return false;
    }
    if (request->told) {
        return request->word == RESOURCE_DOCUMENT;
    }
    if (!asks(request) && !posted(request)) {
        return false;
    }
    if (resource_is_html(request->mime)) {
        return true;
    }
    return of_content(request) == RESOURCE_OTHER &&
           (referred_to(scene, index) || (first && hinted(scene, index)));
}

/* The request with which the page begins. */
static size_t
find_start(const struct scene *scene)
{
    size_t refused = 0;

    for (size_t i = 0; i < scene->count; i++) {
        const struct request *request = scene->requests[i];

        if (request->told && request->word == RESOURCE_DOCUMENT &&
            request->outcome != OUTCOME_FAILED) {
            return i;
        }
    }
    while (refused < scene->count &&
           scene->requests[refused]->outcome == OUTCOME_FAILED) {
        refused++;
    }
    return refused < scene->count ? refused : 0;
}

/* The document when the first request does not lead to it: what its referrer
 * names, should the clock of the recorder have put it later. */
static size_t
find_referred(const struct scene *scene, size_t start)
{
    const struct url *referer = &scene->requests[start]->referer;

    if (referer->host != NULL) {
        for (size_t i = 0; i < scene->count; i++) {
            if (url_same(&scene->requests[i]->url, referer) &&
                is_document(scene, i, false)) {
                return i;
            }
        }
    }
    return NO_DOCUMENT;
}

/* What a subresource is; redirects are what they lead to. */
static enum resource
kind_of_request(const struct scene *scene, size_t index)
{
    const struct request *request = scene->requests[index];
    enum resource resource;

    for (int hops = 0; hops < HOPS_MAX && !request->told && asks(request) &&
                       request_redirects(request);
         hops++) {
        size_t next = next_hop(scene, index);

        if (next == BY_URL_NONE) {
            if (request->redirect.host == NULL) {
                return RESOURCE_OTHER;
            }
            return resource_of_content(
                NULL,
                request->redirect.text + request->redirect.path,
                request->redirect.len - request->redirect.path);
        }
        index = next;
        request = scene->requests[index];
    }
    if (request->told) {
        return request->word == RESOURCE_DOCUMENT ? RESOURCE_FRAME
                                                  : request->word;
    }
    if (!asks(request)) {
        return RESOURCE_FETCH; /* a page posts by scripts and forms only */
    }
    resource = of_content(request);
    if (resource == RESOURCE_OTHER && resource_is_html(request->mime) &&
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
       const struct request **lost)
{
    size_t hops[HOPS_MAX];
    size_t nhops = 0;
    size_t at = start;

    while (request_redirects(scene->requests[at]) && nhops < HOPS_MAX) {
        size_t next = next_hop(scene, at);

        if (next == BY_URL_NONE) {
            /* The browser never showed what the recorder stopped before. */
            *lost = scene->requests[at];
            return NO_DOCUMENT;
        }
        hops[nhops++] = at;
        at = next;
    }
    if (!is_document(scene, at, true)) {
        return NO_DOCUMENT;
    }
    for (size_t i = 0; i < nhops; i++) {
        resources[hops[i]] = posted(scene->requests[hops[i]])
                                 ? RESOURCE_FORM
                                 : RESOURCE_REDIRECT;
    }
    return at;
}

/*
 * When the recorder says which requests led to the page itself: the last of
 * them brought it, whatever the answer, and those before are hops.
 *
 * Returns the index of the last; NO_DOCUMENT when the recorder does not say.
 */
static size_t
follow_told(const struct scene *scene, enum resource *resources)
{
    size_t last = NO_DOCUMENT;

    for (size_t i = 0; i < scene->count; i++) {
        if (scene->requests[i]->main == ANSWER_YES) {
            last = i;
            resources[i] =
                posted(scene->requests[i]) ? RESOURCE_FORM : RESOURCE_REDIRECT;
        }
    }
    if (last != NO_DOCUMENT && !request_redirects(scene->requests[last])) {
        resources[last] = RESOURCE_DOCUMENT;
    }
    return last;
}

/* The reading of a page whose recorder says which request is the document. */
static void
read_told(const struct scene *scene, size_t last, struct reading *out)
{
    const struct request *request = scene->requests[last];

    out->host = request->url.host;
    if (request_redirects(request)) {
        out->failed = true;
        if (request->redirect.host != NULL) {
            out->host = request->redirect.host;
        }
        return;
    }
    out->failed = request->status <= 0 || request->status >= 400;
    if (request->outcome != OUTCOME_FAILED) {
        out->document = last;
    }
}

static void
read_untold(const struct scene *scene, struct reading *out)
{
    const struct request *lost = NULL;
    size_t start = find_start(scene);

    out->document = follow(scene, start, out->resources, &lost);
    if (out->document == NO_DOCUMENT) {
        out->document = find_referred(scene, start);
    }
    if (out->document != NO_DOCUMENT) {
        out->resources[out->document] = RESOURCE_DOCUMENT;
        out->host = scene->requests[out->document]->url.host;
        out->failed = scene->requests[out->document]->status >= 400;
    } else if (scene->requests[start]->referer.host != NULL) {
        out->host = scene->requests[start]->referer.host;
    } else if (scene->hint->host != NULL) {
        out->host = scene->hint->host;
    } else if (lost != NULL && lost->redirect.host != NULL) {
        out->host = lost->redirect.host;
    } else {
        out->host = scene->requests[start]->url.host;
    }
}

void
document_read(const struct request *const *requests,
              size_t count,
              const struct url *hint,
              struct arena *arena,
              struct reading *out)
{
    struct scene scene = {.requests = requests, .count = count, .hint = hint};
    size_t told;

    assert(count > 0);
    *out = (struct reading){
        .document = NO_DOCUMENT,
        .resources = arena_alloc(arena, count * sizeof(*out->resources)),
    };
    list_urls(&scene, arena);
    for (size_t i = 0; i < count; i++) {
        out->resources[i] = kind_of_request(&scene, i);
    }
    told = follow_told(&scene, out->resources);
    if (told != NO_DOCUMENT) {
        read_told(&scene, told, out);
    } else {
        read_untold(&scene, out);
    }
}

/* A time in the form that the protocol has; "" for anything else. */
static const char *
known_time(const char *at, struct arena *arena)
{
    int64_t us;

    if (date_parse(at).ymd != 0 && strlen(at) <= MESSAGE_MAX_WORD &&
        at[strspn(at, "0123456789-T:.Z+")] == '\0') {
        return at;
    }
    return when_parse(at, &us) && us >= 0 ? when_text(us, arena) : "";
}

void
document_page(const struct request *const *requests,
              size_t count,
              const struct url *hint,
              const char *at,
              struct arena *arena,
              struct page *page)
{
    struct reading reading;

    document_read(requests, count, hint, arena, &reading);
    builder_begin(page, reading.host, known_time(at, arena));
    for (size_t i = 0; i < count; i++) {
        const struct request *request = requests[i];
        struct contact *contact = builder_request(page,
                                                  arena,
                                                  request->url.host,
                                                  reading.resources[i],
                                                  request->outcome);

        if (contact == NULL) {
            continue;
        }
        if (i == reading.document && posted(request)) {
            contact->counts[RESOURCE_FORM]++;
        }
        if (request->address.kind != ADDRESS_NONE) {
            contact_add_address(contact, arena, request->address);
        }
        request_cookies(request, contact, arena);
    }
    if (reading.failed) {
        page->notes |= NOTE_INCOMPLETE_CAPTURE;
    }
    page_normalise(page, arena);
}

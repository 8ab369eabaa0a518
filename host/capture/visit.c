/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/visit.h"

#include "capture/builder.h"
#include "capture/resource.h"
#include "capture/when.h"

#include <string.h>

void
visit_begin(struct visit *visit,
            struct page *page,
            struct arena *arena,
            const char *host,
            const char *at)
{
    int64_t instant;

    *visit = (struct visit){.page = page, .arena = arena};
    builder_begin(page,
                  host,
                  when_parse(at, &instant) && instant >= 0
                      ? when_text(instant, arena)
                      : "");
    visit_ask(visit, host, RESOURCE_DOCUMENT, true);
}

struct contact *
visit_find(const struct visit *visit, const char *host)
{
    for (size_t i = 0; i < visit->page->ncontacts; i++) {
        struct contact *contact = &visit->page->contacts[i];

        if ((contact->outcome == OUTCOME_CONTACTED ||
             contact->outcome == OUTCOME_POSSIBLE) &&
            strcmp(contact->host, host) == 0) {
            return contact;
        }
    }
    return NULL;
}

struct contact *
visit_ask(struct visit *visit,
          const char *host,
          enum resource resource,
          bool answered)
{
    struct contact *known = visit_find(visit, host);
    enum outcome outcome = answered ? OUTCOME_CONTACTED : OUTCOME_POSSIBLE;

    if (known != NULL && answered) {
        known->outcome = outcome;
    } else if (known != NULL) {
        outcome = known->outcome;
    }
    return builder_request(visit->page, visit->arena, host, resource, outcome);
}

void
visit_hops(struct visit *visit,
           const struct json *urls,
           const struct url *document)
{
    for (const struct json *hop = json_first(urls); hop != NULL;
         hop = json_next(hop)) {
        struct url url;

        if (url_parse(json_text(hop), visit->arena, &url) &&
            !url_same(&url, document)) {
            visit_ask(visit, url.host, RESOURCE_REDIRECT, true);
        }
    }
}

static enum resource
kind_of_url(const struct url *url)
{
    return url->socket ? RESOURCE_SOCKET
                       : resource_of_content(
                             NULL, url->text + url->path, url->len - url->path);
}

void
visit_url(struct visit *visit, const char *text, bool answered)
{
    struct url url;

    if (url_parse(text, visit->arena, &url)) {
        visit_ask(visit, url.host, kind_of_url(&url), answered);
    }
}

void
visit_script(struct visit *visit, const char *text)
{
    struct url url;

    if (url_parse(text, visit->arena, &url) &&
        strcmp(url.host, visit->page->host) != 0) {
        visit_ask(visit, url.host, RESOURCE_SCRIPT, true);
    }
}

size_t
visit_pages(struct visit *visit, const struct json *urls)
{
    size_t count = 0;

    visit->visited =
        arena_alloc(visit->arena, VISIT_MAX_PAGES * sizeof(*visit->visited));
    for (const struct json *page = json_first(urls); page != NULL;
         page = json_next(page)) {
        struct url url;

        if (url_parse(json_text(page), visit->arena, &url)) {
            count++;
            if (visit->nvisited < VISIT_MAX_PAGES) {
                visit->visited[visit->nvisited++] = url.host;
            }
        }
    }
    return count;
}

void
visit_frame(struct visit *visit, const char *text)
{
    struct url url;

    if (!url_parse(text, visit->arena, &url) ||
        strcmp(url.host, visit->page->host) == 0) {
        return;
    }
    for (size_t i = 0; i < visit->nvisited; i++) {
        if (strcmp(visit->visited[i], url.host) == 0) {
            return;
        }
    }
    visit_ask(visit, url.host, RESOURCE_FRAME, true);
}

const char *
visit_host(struct visit *visit, const char *text)
{
    struct url url;

    if (text == NULL ||
        !url_parse(arena_format(visit->arena, "https://%s", text),
                   visit->arena,
                   &url)) {
        return NULL;
    }
    return url.host;
}

/* Whether nothing is told of a contact but that it led to the document. */
static bool
only_led(const struct contact *contact)
{
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (i != RESOURCE_DOCUMENT && i != RESOURCE_REDIRECT &&
            contact->counts[i] > 0) {
            return false;
        }
    }
    return true;
}

static void
add_listed(struct visit *visit, const char *host)
{
    const struct contact *known = visit_find(visit, host);

    /* Such a list has each host once, however often it was asked. */
    if (known == NULL ||
        (!only_led(known) && known->counts[RESOURCE_OTHER] == 0)) {
        visit_ask(visit, host, RESOURCE_OTHER, false);
    }
}

void
visit_hosts(struct visit *visit, const struct json *hosts, const char *except)
{
    for (const struct json *item = json_first(hosts); item != NULL;
         item = json_next(item)) {
        const char *text = json_text(item);
        const char *host = visit_host(visit, text);

        if (host != NULL && (except == NULL || strcmp(text, except) != 0)) {
            add_listed(visit, host);
        } else if (json_is_object(hosts) && json_is_array(item)) {
            visit_hosts(visit, item, except);
        }
    }
}

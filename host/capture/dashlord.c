/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/dashlord.h"

#include "capture/builder.h"
#include "capture/headers.h"
#include "capture/jar.h"
#include "capture/visit.h"
#include "capture/when.h"
#include "facts/address.h"

#include <string.h>

static const char *
text_of(const struct json *object, const char *name)
{
    return json_text(json_get(object, name));
}

/* The page: never one of the trackers, which are of other domains. */
static const char *
find_page(struct visit *visit, const struct json *root)
{
    const struct json *first = json_first(json_get(root, "endpoints"));
    const struct json *tracker = json_first(json_get(root, "trackers"));
    const char *host = visit_host(visit, text_of(first, "hostname"));

    for (; host != NULL && tracker != NULL; tracker = json_next(tracker)) {
        struct url url;

        if (url_parse(text_of(tracker, "url"), visit->arena, &url) &&
            strcmp(url.host, host) == 0) {
            return NULL;
        }
    }
    return host;
}

static void
read_trackers(struct visit *visit, const struct json *trackers)
{
    for (const struct json *tracker = json_first(trackers); tracker != NULL;
         tracker = json_next(tracker)) {
        visit_url(visit, text_of(tracker, "url"), false);
    }
}

static void
read_endpoints(struct visit *visit, const struct json *endpoints)
{
    for (const struct json *endpoint = json_first(endpoints); endpoint != NULL;
         endpoint = json_next(endpoint)) {
        const char *host = visit_host(visit, text_of(endpoint, "hostname"));
        const char *ip = text_of(endpoint, "ip");
        struct contact *contact = NULL;
        struct address address;

        if (host != NULL) {
            contact = visit_find(visit, host);
            if (contact == NULL) {
                contact = visit_ask(visit, host, RESOURCE_OTHER, false);
            }
        }
        if (contact != NULL && ip != NULL &&
            address_parse(ip, visit->arena, &address)) {
            contact_add_address(contact, visit->arena, address);
        }
    }
}

static void
read_cookies(struct visit *visit, const struct json *cookies)
{
    for (const struct json *cookie = json_first(cookies); cookie != NULL;
         cookie = json_next(cookie)) {
        jar_put(visit->page,
                visit->arena,
                text_of(cookie, "domain"),
                text_of(cookie, "name"),
                SETTER_UNKNOWN);
    }
}

enum status
dashlord_read(const struct json *root,
              struct arena *arena,
              struct capture *out,
              struct problem *problem)
{
    struct visit visit = {.arena = arena};
    const char *host = find_page(&visit, root);
    struct page *page;

    if (!json_is_array(json_get(root, "trackers"))) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record the page again",
                           "%s of a page that did not come",
                           capture_kind_name(out->kind));
    }
    if (host == NULL) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record the page again",
                           "%s without the page (its first endpoint)",
                           capture_kind_name(out->kind));
    }
    page = builder_page(out, arena, problem);
    if (page == NULL) {
        return STATUS_TOO_LARGE;
    }
    visit_begin(
        &visit,
        page,
        arena,
        host,
        when_http(headers_get(json_get(root, "headers"), "Date"), arena));
    read_trackers(&visit, json_get(root, "trackers"));
    read_endpoints(&visit, json_get(root, "endpoints"));
    read_cookies(&visit, json_get(root, "cookies"));
    page_normalise(page, arena);
    return STATUS_OK;
}

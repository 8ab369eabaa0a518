/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/urlscan.h"

#include "capture/devtools.h"
#include "capture/jar.h"
#include "capture/when.h"

#include <string.h>

#define EVENTS_EACH ((size_t)3) /* of a request, besides those of its hops */

/* The events that a result is made of, while they are put in order again. */
struct log {
    struct devtools_event *events;
    size_t count;
    const char *at; /* of the scan */
};

static const char *
text_of(const struct json *object, const char *name)
{
    return json_text(json_get(object, name));
}

static void
add_event(struct log *log, const char *method, const struct json *params)
{
    if (json_is_object(params)) {
        log->events[log->count++] = (struct devtools_event){
            .method = method,
            .params = params,
            .at = log->at,
        };
    }
}

static const char *
url_of(const struct json *sent)
{
    return text_of(json_get(sent, "request"), "url");
}

/* Each hop in its order; the last of them is told a second time. */
static void
add_sent(struct log *log, const struct json *item)
{
    const struct json *hop = json_first(json_get(item, "requests"));
    const struct json *sent = json_get(item, "request");
    const char *url = url_of(sent);
    const char *last = NULL;

    for (; hop != NULL; hop = json_next(hop)) {
        add_event(log, "Network.requestWillBeSent", hop);
        last = url_of(hop);
    }
    if (last == NULL || url == NULL || strcmp(last, url) != 0) {
        add_event(log, "Network.requestWillBeSent", sent);
    }
}

static void
add_request(struct log *log, const struct json *item)
{
    const struct json *ended = json_get(item, "response");

    add_sent(log, item);
    if (json_is_object(json_get(ended, "response"))) {
        add_event(log, "Network.responseReceived", ended);
    }
    add_event(log, "Network.loadingFailed", json_get(ended, "failed"));
}

/* The jar is that of the last page, and of those that led to it. */
static void
add_cookies(struct capture *out,
            const struct json *cookies,
            struct arena *arena)
{
    for (const struct json *cookie = json_first(cookies); cookie != NULL;
         cookie = json_next(cookie)) {
        bool laid = false;

        for (size_t i = out->npages; i > 0 && !laid; i--) {
            laid = jar_put(&out->pages[i - 1],
                           arena,
                           text_of(cookie, "domain"),
                           text_of(cookie, "name"),
                           SETTER_UNKNOWN);
        }
    }
    for (size_t i = 0; i < out->npages; i++) {
        page_normalise(&out->pages[i], arena);
    }
}

enum status
urlscan_read(const struct json *root,
             struct arena *arena,
             struct capture *out,
             struct problem *problem)
{
    const struct json *data = json_get(root, "data");
    const struct json *requests = json_get(data, "requests");
    const char *at = text_of(json_get(root, "task"), "time");
    struct log log = {.at = ""};
    int64_t instant;
    size_t most = 0;
    enum status status;

    if (!json_is_array(requests)) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "fetch the whole result, api/v1/result",
                           "%s without a list of requests (data.requests)",
                           capture_kind_name(out->kind));
    }
    if (when_parse(at, &instant)) {
        log.at = at;
    }
    for (const struct json *item = json_first(requests); item != NULL;
         item = json_next(item)) {
        most += json_count(json_get(item, "requests")) + EVENTS_EACH;
    }
    log.events = arena_alloc(arena, most * sizeof(*log.events));
    for (const struct json *item = json_first(requests); item != NULL;
         item = json_next(item)) {
        add_request(&log, item);
    }
    status = devtools_pages(log.events, log.count, arena, out, problem);
    if (status == STATUS_OK) {
        add_cookies(out, json_get(data, "cookies"), arena);
    }
    return status;
}

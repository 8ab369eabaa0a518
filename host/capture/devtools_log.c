/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/devtools_log.h"

#include "capture/when.h"

#include <string.h>

#define WALL_MAX 253402300800.0 /* seconds since 1970: the year 10000 */

static bool
is_flag(const struct json *object, const char *name)
{
    return json_bool(json_get(object, name), false);
}

/* ---- names ---- */

/* A WebTransport has a name of its own kind. */
static const char *
name_of(const struct devtools_event *event)
{
    const char *id = request_text(event->params, "requestId");

    return id[0] != '\0' ? id : request_text(event->params, "transportId");
}

/* The chain that an event names, made when it is new; NULL without a name. */
static struct chain *
chain_of(struct devtools_log *log, const struct devtools_event *event)
{
    const char *id = name_of(event);
    size_t index = ids_find(&log->ids, id);

    if (id[0] == '\0') {
        return NULL;
    }
    if (index == IDS_NONE) {
        log->chains = arena_grow(log->arena,
                                 log->chains,
                                 log->nchains,
                                 &log->chains_capacity,
                                 sizeof(*log->chains));
        index = log->nchains++;
        log->chains[index] =
            (struct chain){.first = NO_HOP, .last = NO_HOP, .leg = NO_LEG};
        ids_put(&log->ids, log->arena, id, index);
    }
    return &log->chains[index];
}

/* What an event without a URL is about: the last hop of what it names. NULL
 * when the log has none. */
static struct hop *
hop_of(struct devtools_log *log, const struct devtools_event *event)
{
    size_t index = ids_find(&log->ids, name_of(event));
    size_t last = index == IDS_NONE ? NO_HOP : log->chains[index].last;

    return last == NO_HOP ? NULL : &log->hops[last];
}

/* ---- hops ---- */

static struct hop *
add_hop(struct devtools_log *log, struct chain *chain, const char *url)
{
    struct hop *hop;

    log->hops = arena_grow(
        log->arena, log->hops, log->nhops, &log->capacity, sizeof(*log->hops));
    hop = &log->hops[log->nhops];
    *hop = (struct hop){
        .request = {.started = "", .method = "", .mime = ""},
        .next = NO_HOP,
        .leg = chain->leg,
    };
    hop->request.main = chain->main ? ANSWER_YES : ANSWER_UNKNOWN;
    hop->web = url_parse(url, log->arena, &hop->request.url);
    if (chain->last == NO_HOP) {
        chain->first = log->nhops;
    } else {
        struct hop *before = &log->hops[chain->last];

        before->next = log->nhops;
        before->request.redirect = hop->request.url;
        hop->request.word = before->request.word;
        hop->request.told = before->request.told;
    }
    chain->last = log->nhops++;
    chain->nhops++;
    return hop;
}

static const char *
wall_time(const struct devtools_event *event, struct arena *arena)
{
    double seconds;

    if (json_number(json_get(event->params, "wallTime"), &seconds) &&
        seconds > 0 && seconds < WALL_MAX) {
        return when_text((int64_t)(seconds * 1e6), arena);
    }
    return event->at;
}

/* The first hop of a chain, and the page it belongs to. */
static struct hop *
begin_chain(struct devtools_log *log,
            struct chain *chain,
            const struct devtools_event *event,
            const char *url)
{
    const struct json *params = event->params;
    struct url parsed;
    const struct origin origin = {
        .frame = request_text(params, "frameId"),
        .loader = request_text(params, "loaderId"),
        .document = request_text(params, "documentURL"),
        .at = wall_time(event, log->arena),
        .asks_document = strcmp(request_text(params, "type"), "Document") == 0,
        .web = url_parse(url, log->arena, &parsed),
    };

    chain->leg = navigation_leg(&log->navigation, &origin, &chain->main);
    return add_hop(log, chain, url);
}

static void
take_response(struct devtools_log *log,
              struct hop *hop,
              const struct json *response)
{
    struct request *request = &hop->request;

    if (!hop->web || request->status > 0) {
        return;
    }
    request->status = request_status(json_get(response, "status"));
    request->mime = request_text(response, "mimeType");
    request->headers = json_get(response, "headers");
    request_take_address(
        request, json_text(json_get(response, "remoteIPAddress")), log->arena);
    hop->ending.headers = request->headers;
    hop->ending.status = request->status;
    hop->ending.cached = hop->ending.cached ||
                         is_flag(response, "fromDiskCache") ||
                         is_flag(response, "fromPrefetchCache");
    hop->ending.by_worker = is_flag(response, "fromServiceWorker");
    hop->ending.source = request_text(response, "serviceWorkerResponseSource");
    hop->ending.reached = request->address.kind != ADDRESS_NONE;
}

/* Whether a report of the network belongs to the answer; some logs say. */
static void
take_extra(struct hop *hop, const struct json *flag)
{
    if (flag != NULL) {
        hop->extra = json_bool(flag, false) ? ANSWER_YES : ANSWER_NO;
    }
}

/* ---- events ---- */

static void
on_request(struct devtools_log *log, const struct devtools_event *event)
{
    const struct json *params = event->params;
    const struct json *request = json_get(params, "request");
    const struct json *answer = json_get(params, "redirectResponse");
    const char *url = request_text(request, "url");
    struct chain *chain = chain_of(log, event);
    struct hop *hop;

    if (chain == NULL || (chain->first != NO_HOP && !json_is_object(answer))) {
        return; /* the same request, told by another part of the browser */
    }
    if (json_is_object(answer)) {
        hop = chain->last != NO_HOP
                  ? &log->hops[chain->last]
                  : begin_chain(log, chain, event, request_text(answer, "url"));
        request_take_word(&hop->request, request_text(params, "type"));
        take_response(log, hop, answer);
        take_extra(hop, json_get(params, "redirectHasExtraInfo"));
        hop = add_hop(log, chain, url);
    } else {
        hop = begin_chain(log, chain, event, url);
    }
    hop->request.method = request_text(request, "method");
    request_take_word(&hop->request, request_text(params, "type"));
    if (strcmp(request_text(json_get(params, "initiator"), "type"),
               "preflight") == 0) {
        request_take_word(&hop->request, "preflight");
    }
    url_parse(
        request_text(params, "documentURL"), log->arena, &hop->request.referer);
}

static void
on_response(struct devtools_log *log, const struct devtools_event *event)
{
    const struct json *response = json_get(event->params, "response");
    struct chain *chain = chain_of(log, event);
    struct hop *hop;

    if (chain == NULL) {
        return;
    }
    hop = chain->last != NO_HOP
              ? &log->hops[chain->last]
              : begin_chain(log, chain, event, request_text(response, "url"));
    request_take_word(&hop->request, request_text(event->params, "type"));
    take_response(log, hop, response);
    take_extra(hop, json_get(event->params, "hasExtraInfo"));
    if (chain->main) {
        navigation_shown(&log->navigation, chain->leg);
    }
}

static void
on_failed(struct devtools_log *log, const struct devtools_event *event)
{
    struct hop *hop = hop_of(log, event);

    if (hop != NULL && hop->failure == NULL) {
        request_take_word(&hop->request, request_text(event->params, "type"));
        hop->failure = event->params;
    }
}

static void
on_answered(struct devtools_log *log, const struct devtools_event *event)
{
    struct hop *hop = hop_of(log, event);

    if (hop != NULL && hop->request.status == 0) {
        hop->ending.answered = true;
    }
}

static void
on_cached(struct devtools_log *log, const struct devtools_event *event)
{
    struct hop *hop = hop_of(log, event);

    if (hop != NULL) {
        hop->ending.cached = true;
    }
}

static void
on_sent(struct devtools_log *log, const struct devtools_event *event)
{
    struct chain *chain = chain_of(log, event);

    if (chain != NULL) {
        chain->nsent++;
    }
}

static void
on_extra(struct devtools_log *log, const struct devtools_event *event)
{
    struct chain *chain = chain_of(log, event);
    struct extra *extra;

    if (chain == NULL) {
        return;
    }
    extra = arena_alloc(log->arena, sizeof(*extra));
    extra->params = event->params;
    if (chain->extras == NULL) {
        chain->extras = extra;
    } else {
        chain->extras_last->next = extra;
    }
    chain->extras_last = extra;
    chain->nextras++;
}

/* WebSocket and WebTransport say neither frame nor document. */
static void
on_socket(struct devtools_log *log, const struct devtools_event *event)
{
    struct chain *chain = chain_of(log, event);
    struct hop *hop;

    if (chain != NULL && chain->first == NO_HOP) {
        hop =
            begin_chain(log, chain, event, request_text(event->params, "url"));
        request_take_word(&hop->request, "websocket");
    }
}

static void
on_handshake(struct devtools_log *log, const struct devtools_event *event)
{
    struct hop *hop = hop_of(log, event);

    if (hop != NULL) {
        take_response(log, hop, json_get(event->params, "response"));
    }
}

static void
on_navigated(struct devtools_log *log, const struct devtools_event *event)
{
    const struct json *frame = json_get(event->params, "frame");

    navigation_committed(&log->navigation, request_text(frame, "loaderId"));
}

static const struct {
    const char *method;
    void (*take)(struct devtools_log *log, const struct devtools_event *event);
} takers[] = {
    {"Network.requestWillBeSent", on_request},
    {"Network.requestWillBeSentExtraInfo", on_sent},
    {"Network.requestServedFromCache", on_cached},
    {"Network.responseReceived", on_response},
    {"Network.responseReceivedExtraInfo", on_extra},
    {"Network.loadingFinished", on_answered},
    {"Network.loadingFailed", on_failed},
    {"Network.webSocketCreated", on_socket},
    {"Network.webSocketHandshakeResponseReceived", on_handshake},
    {"Network.webSocketFrameError", on_failed},
    {"Network.webTransportCreated", on_socket},
    {"Network.webTransportConnectionEstablished", on_answered},
    {"Page.frameNavigated", on_navigated},
};

/* Frames come first, from all of the log: what is inside of what is told after
 * the first requests of a frame. */
static void
read_frames(struct devtools_log *log,
            const struct devtools_event *events,
            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct json *params = events[i].params;
        const struct json *frame = json_get(params, "frame");

        if (strcmp(events[i].method, "Page.frameAttached") == 0) {
            navigation_frame(&log->navigation,
                             request_text(params, "frameId"),
                             request_text(params, "parentFrameId"));
        } else if (strcmp(events[i].method, "Page.frameNavigated") == 0 &&
                   (json_get(frame, "parentId") != NULL || !events[i].aside)) {
            navigation_frame(&log->navigation,
                             request_text(frame, "id"),
                             request_text(frame, "parentId"));
        }
    }
}

void
devtools_log_read(struct devtools_log *log,
                  const struct devtools_event *events,
                  size_t count,
                  struct arena *arena)
{
    *log = (struct devtools_log){.arena = arena};
    navigation_begin(&log->navigation, arena);
    read_frames(log, events, count);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < sizeof(takers) / sizeof(takers[0]); k++) {
            if (strcmp(events[i].method, takers[k].method) == 0) {
                takers[k].take(log, &events[i]);
                break;
            }
        }
    }
}

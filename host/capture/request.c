/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/request.h"

#include "capture/builder.h"
#include "capture/headers.h"
#include "capture/resource.h"
#include "facts/address.h"

#include <string.h>

#define STATUS_MAX 999 /* three digits, RFC 9110 §15 */

/* Errors after which no machine can have received anything of the request,
 * as Chromium, Firefox and mitmproxy (Python) write them. */
static const char *const never_sent[] = {
    "NAME_NOT_RESOLVED",
    "NAME_RESOLUTION_FAILED",
    "UNKNOWN_HOST",
    "CONNECTION_REFUSED",
    "CONNECTION_FAILED",
    "CONNECTION_TIMED_OUT",
    "ADDRESS_UNREACHABLE",
    "ADDRESS_INVALID",
    "INTERNET_DISCONNECTED",
    "BLOCKED_BY_CSP",
    "UNSAFE_PORT",
    "Connect call failed",
    "nodename nor servname",
    "Name or service not known",
    "getaddrinfo",
    "ECONNREFUSED",
    "ENOTFOUND",
    NULL,
};

static const char *const by_own_tools[] = {
    "BLOCKED_BY_CLIENT",
    "BLOCKED_BY_ADMINISTRATOR",
    NULL,
};

/* Network.BlockedReason of DevTools. The others are given after an answer
 * (content-type, corp-…), or stand for several things (other). */
static const struct {
    const char *reason;
    enum outcome outcome;
} reasons[] = {
    {"csp", OUTCOME_FAILED},
    {"mixed-content", OUTCOME_FAILED},
    {"origin", OUTCOME_FAILED},
    {"inspector", OUTCOME_BLOCKED},
    {"subresource-filter", OUTCOME_BLOCKED},
};

/* Network.SetCookieBlockedReason of DevTools that are the person's choice or
 * say nothing: the page asked for the cookie all the same. */
static const char *const own_choice[] = {
    "UserPreferences",
    "ThirdPartyPhaseout",
    "ThirdPartyBlockedInFirstPartySet",
    "UnknownError",
    NULL,
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const char *
request_text(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL ? "" : text;
}

static bool
contains(const char *text, const char *const *parts)
{
    for (; text != NULL && *parts != NULL; parts++) {
        if (strstr(text, *parts) != NULL) {
            return true;
        }
    }
    return false;
}

/* What a reason for blocking means; `possible` when it does not tell. */
static enum outcome
of_reason(const char *reason)
{
    for (size_t i = 0; reason != NULL && i < COUNT(reasons); i++) {
        if (strcmp(reason, reasons[i].reason) == 0) {
            return reasons[i].outcome;
        }
    }
    return OUTCOME_POSSIBLE;
}

/*
 * Chromium answers in place of the machine when a request is redirected by an
 * extension ("WebRequest API", "Delegate") or by DevTools; what it does so for
 * itself ("HSTS") leads to the same machine.
 */
static bool
redirected_by_own_tools(const struct ending *ending)
{
    const char *by = headers_get(ending->headers, "Non-Authoritative-Reason");

    return ending->status == 307 && by != NULL && strcmp(by, "HSTS") != 0;
}

/* What a service worker gave it may have kept; it may also have made it, or
 * fetched it by a request of its own, and then does not say. */
static bool
by_worker_alone(const struct ending *ending)
{
    return ending->by_worker && !ending->reached &&
           (ending->source == NULL || strcmp(ending->source, "network") != 0);
}

static bool
was_kept(const struct ending *ending)
{
    return ending->cached || (ending->by_worker && ending->source != NULL &&
                              (strcmp(ending->source, "cache-storage") == 0 ||
                               strcmp(ending->source, "http-cache") == 0));
}

enum outcome
request_outcome(const struct ending *ending)
{
    enum outcome told = of_reason(ending->reason);

    if (redirected_by_own_tools(ending) ||
        (!ending->sent && !ending->answered &&
         (contains(ending->error, by_own_tools) || told == OUTCOME_BLOCKED))) {
        return OUTCOME_BLOCKED;
    }
    if (was_kept(ending) && ending->status != 304) {
        return OUTCOME_CACHED;
    }
    if (ending->answered || (ending->status > 0 && !by_worker_alone(ending))) {
        return OUTCOME_CONTACTED;
    }
    if (ending->sent) {
        return OUTCOME_POSSIBLE;
    }
    return contains(ending->error, never_sent) ? OUTCOME_FAILED : told;
}

bool
request_redirects(const struct request *request)
{
    return request->status >= 300 && request->status < 400 &&
           request->status != 304;
}

int
request_order(const struct request *a, const struct request *b)
{
    if (a->started_us != b->started_us) {
        return a->started_us < b->started_us ? -1 : 1;
    }
    return (a->place > b->place) - (a->place < b->place);
}

void
request_take_redirect(struct request *request,
                      const char *target,
                      struct arena *arena)
{
    if (target == NULL || target[0] == '\0') {
        target = headers_get(request->headers, "Location");
    }
    url_resolve(&request->url, target, arena, &request->redirect);
}

int
request_status(const struct json *value)
{
    double status = 0;

    return json_number(value, &status) && status > 0 && status <= STATUS_MAX
               ? (int)status
               : 0;
}

void
request_take_word(struct request *request, const char *word)
{
    if (resource_of_word(word, &request->word)) {
        request->told = true;
    }
}

void
request_take_frame(struct request *request)
{
    if (request->main != ANSWER_YES && request->told &&
        request->word == RESOURCE_DOCUMENT) {
        request->word = RESOURCE_FRAME;
    }
}

void
request_take_address(struct request *request,
                     const char *text,
                     struct arena *arena)
{
    if ((text != NULL && address_parse(text, arena, &request->address)) ||
        address_parse(request->url.host, arena, &request->address)) {
        return;
    }
    request->address = (struct address){.kind = ADDRESS_NONE};
}

/* Whether the browser turned a line down for what it is. */
static bool
turned_down(const struct json *refused, const char *line, size_t len)
{
    for (; refused != NULL; refused = json_next(refused)) {
        const char *text = json_text(json_get(refused, "cookieLine"));
        const struct json *reason =
            json_first(json_get(refused, "blockedReasons"));

        if (text == NULL || strlen(text) != len ||
            memcmp(text, line, len) != 0) {
            continue;
        }
        for (; reason != NULL; reason = json_next(reason)) {
            const char *word = json_text(reason);

            if (word != NULL && !contains(word, own_choice)) {
                return true;
            }
        }
    }
    return false;
}

static void
header_cookies(const struct json *headers,
               const struct json *refused,
               struct contact *contact,
               struct arena *arena)
{
    struct headers_walk walk = {0};
    const char *line;
    size_t len;

    while ((line = headers_next_cookie(headers, &walk, &len)) != NULL) {
        size_t name = strcspn(line, "=;\n");

        if (name < len && line[name] == '=' &&
            !turned_down(json_first(refused), line, len)) {
            builder_cookie(contact, arena, line, name, false);
        }
    }
}

void
request_cookies(const struct request *request,
                struct contact *contact,
                struct arena *arena)
{
    for (const struct json *cookie = json_first(request->cookies);
         cookie != NULL;
         cookie = json_next(cookie)) {
        const char *name = json_text(json_get(cookie, "name"));

        if (name != NULL) {
            builder_cookie(contact, arena, name, strlen(name), false);
        }
    }
    header_cookies(request->headers, request->refused, contact, arena);
    header_cookies(request->raw, request->refused, contact, arena);
}

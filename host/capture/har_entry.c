/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/har_entry.h"

#include "capture/builder.h"
#include "capture/resource.h"
#include "capture/when.h"
#include "facts/address.h"

#include <string.h>
#include <strings.h>

static const char *
text_or_empty(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL ? "" : text;
}

const char *
har_header(const struct json *message, const char *name)
{
    const struct json *header = json_first(json_get(message, "headers"));

    for (; header != NULL; header = json_next(header)) {
        const char *known = json_text(json_get(header, "name"));

        if (known != NULL && strcasecmp(known, name) == 0) {
            return json_text(json_get(header, "value"));
        }
    }
    return NULL;
}

/* Where recorders write the address of the machine that answered. */
static struct address
read_address(const struct json *entry,
             const struct json *response,
             const struct url *url,
             struct arena *arena)
{
    struct address address = {.kind = ADDRESS_NONE};
    const char *const texts[] = {
        json_text(json_get(entry, "serverIPAddress")),    /* HAR 1.2 */
        json_text(json_get(entry, "_serverIPAddress")),   /* Playwright */
        json_text(json_get(entry, "_ip_addr")),           /* WebPageTest */
        json_text(json_get(response, "_remoteAddress")),  /* capture-har */
        json_text(json_get(response, "remoteIPAddress")), /* DevTools */
        url->host, /* an address for a name */
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i] != NULL && address_parse(texts[i], arena, &address)) {
            return address;
        }
    }
    return (struct address){.kind = ADDRESS_NONE};
}

static bool
contains(const char *text, const char *const *parts)
{
    for (; *parts != NULL; parts++) {
        if (strstr(text, *parts) != NULL) {
            return true;
        }
    }
    return false;
}

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

/* What the recorder says went wrong; "" when nothing. */
static const char *
error_of(const struct json *entry, const struct json *response)
{
    const char *const texts[] = {
        json_text(json_get(response, "_error")),
        json_text(json_get(response, "_failureText")),
        json_text(json_get(entry, "_error")),
        json_text(json_get(entry, "_blockedReason")),
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i] != NULL && texts[i][0] != '\0') {
            return texts[i];
        }
    }
    return "";
}

/* A member that says by its presence or its value that a cache answered. */
static bool
says_cached(const struct json *member)
{
    return json_text(member) != NULL ? json_text(member)[0] != '\0'
                                     : json_bool(member, false);
}

static bool
from_cache(const struct json *entry,
           const struct json *response,
           enum address_kind address)
{
    const struct json *cache = json_get(entry, "cache");

    if (says_cached(json_get(entry, "_fromCache")) ||
        says_cached(json_get(entry, "_fromDiskCache")) ||
        says_cached(json_get(entry, "_fromMemoryCache")) ||
        says_cached(json_get(response, "fromDiskCache")) ||
        says_cached(json_get(response, "fromPrefetchCache"))) {
        return true;
    }
    /* Firefox and Firebug describe the entry of the cache that they used;
     * Charles does, too, when it asked the server all the same. */
    return address == ADDRESS_NONE && json_is_object(cache) &&
           (json_get(cache, "afterRequest") != NULL ||
            json_get(cache, "beforeRequest") != NULL);
}

/*
 * Without an answer, only the error tells whether anything was sent; what is
 * not told stays `possible`, which counts.
 */
static enum outcome
outcome_of(const struct har_entry *entry,
           const struct json *raw,
           const struct json *response)
{
    const char *error = error_of(raw, response);

    if (contains(error, by_own_tools)) {
        return OUTCOME_BLOCKED;
    }
    if (entry->status > 0) {
        return entry->status != 304 &&
                       from_cache(raw, response, entry->address.kind)
                   ? OUTCOME_CACHED
                   : OUTCOME_CONTACTED;
    }
    return contains(error, never_sent) ? OUTCOME_FAILED : OUTCOME_POSSIBLE;
}

/* What the browser said was asked for: `told` is false when it is silent. */
static void
read_word(struct har_entry *out,
          const struct json *entry,
          const struct json *request)
{
    const char *const texts[] = {
        json_text(json_get(entry, "_resourceType")),
        json_text(json_get(entry, "_resource_type")),
        json_text(json_get(entry, "_request_type")),
        har_header(request, "Sec-Fetch-Dest"),
    };
    const char *by = har_header(request, "X-Requested-With");

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (resource_of_word(texts[i], &out->word)) {
            out->told = true;
            return;
        }
    }
    if (out->url.socket || out->status == 101) {
        out->word = RESOURCE_SOCKET;
        out->told = true;
    } else if (by != NULL && strcasecmp(by, "XMLHttpRequest") == 0) {
        out->word = RESOURCE_FETCH;
        out->told = true;
    }
}

static void
read_links(struct har_entry *out,
           const struct json *request,
           struct arena *arena)
{
    const char *target = json_text(json_get(out->response, "redirectURL"));

    if (target == NULL || target[0] == '\0') {
        target = har_header(out->response, "Location");
    }
    url_resolve(&out->url, target, arena, &out->redirect);
    url_parse(har_header(request, "Referer"), arena, &out->referer);
}

bool
har_entry_read(const struct json *entry,
               int64_t previous_us,
               struct arena *arena,
               struct har_entry *out)
{
    const struct json *request = json_get(entry, "request");
    double status = 0;

    *out = (struct har_entry){.response = json_get(entry, "response")};
    if (!url_parse(json_text(json_get(request, "url")), arena, &out->url)) {
        return false;
    }
    out->mime = text_or_empty(json_get(out->response, "content"), "mimeType");
    if (resource_is_revocation(out->mime)) {
        return false;
    }
    if (json_number(json_get(out->response, "status"), &status) &&
        status > -1000 && status < 1000) {
        out->status = (int)status;
    }
    out->started = text_or_empty(entry, "startedDateTime");
    if (!when_parse(out->started, &out->started_us)) {
        out->started_us = previous_us;
    }
    out->pageref = text_or_empty(entry, "pageref");
    out->method = text_or_empty(request, "method");
    out->address = read_address(entry, out->response, &out->url, arena);
    out->outcome = outcome_of(out, entry, out->response);
    read_word(out, entry, request);
    read_links(out, request, arena);
    return true;
}

bool
har_entry_redirects(const struct har_entry *entry)
{
    return entry->status >= 300 && entry->status < 400 && entry->status != 304;
}

void
har_entry_cookies(const struct har_entry *entry,
                  struct contact *contact,
                  struct arena *arena)
{
    const struct json *cookie =
        json_first(json_get(entry->response, "cookies"));
    const struct json *header =
        json_first(json_get(entry->response, "headers"));

    for (; cookie != NULL; cookie = json_next(cookie)) {
        const char *name = json_text(json_get(cookie, "name"));

        if (name != NULL) {
            builder_cookie(contact, arena, name, strlen(name), false);
        }
    }
    for (; header != NULL; header = json_next(header)) {
        const char *name = json_text(json_get(header, "name"));
        const char *line = json_text(json_get(header, "value"));

        if (name == NULL || line == NULL ||
            strcasecmp(name, "Set-Cookie") != 0) {
            continue;
        }
        /* Chrome joins several of them with line feeds. */
        while (*line != '\0') {
            size_t end = strcspn(line, "\n");
            size_t equals = strcspn(line, "=;\n");

            if (line[equals] == '=') {
                builder_cookie(contact, arena, line, equals, false);
            }
            line += line[end] == '\n' ? end + 1 : end;
        }
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/har_entry.h"

#include "capture/headers.h"
#include "capture/resource.h"
#include "capture/when.h"
#include "facts/address.h"

#include <string.h>
#include <strings.h>

/* Where recorders write the address of the machine that answered. */
static void
read_address(struct request *request,
             const struct json *entry,
             const struct json *response,
             struct arena *arena)
{
    const char *const texts[] = {
        json_text(json_get(entry, "serverIPAddress")),    /* HAR 1.2 */
        json_text(json_get(entry, "_serverIPAddress")),   /* Playwright */
        json_text(json_get(entry, "_ip_addr")),           /* WebPageTest */
        json_text(json_get(response, "_remoteAddress")),  /* capture-har */
        json_text(json_get(response, "remoteIPAddress")), /* DevTools */
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i] != NULL &&
            address_parse(texts[i], arena, &request->address)) {
            return;
        }
    }
    request_take_address(request, NULL, arena);
}

/* What the recorder says went wrong; "" when nothing. */
static const char *
error_of(const struct json *entry, const struct json *response)
{
    const char *const texts[] = {
        json_text(json_get(response, "_error")),
        json_text(json_get(response, "_failureText")),
        json_text(json_get(entry, "_error")),
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

static enum outcome
outcome_of(const struct request *request,
           const struct json *entry,
           const struct json *response)
{
    return request_outcome(&(struct ending){
        .status = request->status,
        .cached = request->status > 0 &&
                  from_cache(entry, response, request->address.kind),
        .headers = request->headers,
        .error = error_of(entry, response),
        .reason = json_text(json_get(entry, "_blockedReason")),
    });
}

/* What the browser said was asked for: `told` is false when it is silent. */
static void
read_word(struct request *out,
          const struct json *entry,
          const struct json *request)
{
    const char *const texts[] = {
        json_text(json_get(entry, "_resourceType")),
        json_text(json_get(entry, "_resource_type")),
        json_text(json_get(entry, "_request_type")),
        headers_get(json_get(request, "headers"), "Sec-Fetch-Dest"),
    };
    const char *by =
        headers_get(json_get(request, "headers"), "X-Requested-With");

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && !out->told;
         i++) {
        request_take_word(out, texts[i]);
    }
    if (out->told) {
        return;
    }
    if (out->url.socket || out->status == 101) {
        request_take_word(out, "websocket");
    } else if (by != NULL && strcasecmp(by, "XMLHttpRequest") == 0) {
        request_take_word(out, "xhr");
    }
}

bool
har_entry_read(const struct json *entry,
               int64_t previous_us,
               struct arena *arena,
               struct har_entry *out)
{
    const struct json *request = json_get(entry, "request");
    const struct json *response = json_get(entry, "response");
    struct request *read = &out->request;

    *out = (struct har_entry){.pageref = request_text(entry, "pageref")};
    if (!url_parse(json_text(json_get(request, "url")), arena, &read->url)) {
        return false;
    }
    read->mime = request_text(json_get(response, "content"), "mimeType");
    if (resource_is_revocation(read->mime)) {
        return false;
    }
    read->status = request_status(json_get(response, "status"));
    read->started = request_text(entry, "startedDateTime");
    if (!when_parse(read->started, &read->started_us)) {
        read->started_us = previous_us;
    }
    read->method = request_text(request, "method");
    read->cookies = json_get(response, "cookies");
    read->headers = json_get(response, "headers");
    read_address(read, entry, response, arena);
    read->outcome = outcome_of(read, entry, response);
    read_word(read, entry, request);
    request_take_redirect(
        read, json_text(json_get(response, "redirectURL")), arena);
    url_parse(headers_get(json_get(request, "headers"), "Referer"),
              arena,
              &read->referer);
    return true;
}

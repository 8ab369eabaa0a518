/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/kind.h"

#include "capture/lighthouse.h"

#include <string.h>

#define KIND_LOOK 50 /* elements of an array to look at before giving up */

static bool
has(const struct json *object, const char *name)
{
    return json_get(object, name) != NULL;
}

static bool
has_text(const struct json *object, const char *name)
{
    return json_text(json_get(object, name)) != NULL;
}

/* Whether a member is the text given; prefix: begins with it. */
static bool
says(const struct json *object, const char *name, const char *text, bool prefix)
{
    const char *value = json_text(json_get(object, name));

    if (value == NULL) {
        return false;
    }
    return prefix ? strncmp(value, text, strlen(text)) == 0
                  : strcmp(value, text) == 0;
}

static bool
is_har(const struct json *root)
{
    return json_is_object(json_get(root, "log"));
}

static bool
is_page(const struct json *root)
{
    return says(root, "schema", "cocarde.page/", true);
}

static bool
is_rating(const struct json *root)
{
    return says(root, "schema", "cocarde.rating/", true);
}

/* A user flow keeps its reports in steps. */
static bool
is_lighthouse(const struct json *root)
{
    return lighthouse_report(root) != NULL ||
           lighthouse_report(json_first(json_get(root, "steps"))) != NULL;
}

static bool
is_perf_log(const struct json *root)
{
    const struct json *message = json_get(root, "message");

    return has(root, "level") && (json_is_object(message) ||
                                  says(root, "message", "{\"message\":", true));
}

static bool
is_devtools_event(const struct json *root)
{
    const char *method = json_text(json_get(root, "method"));

    return method != NULL && strchr(method, '.') != NULL &&
           json_is_object(json_get(root, "params"));
}

/* Of old, its members begin with "_". */
static bool
is_network_record(const struct json *root)
{
    return (has(root, "requestId") || has(root, "_requestId")) &&
           (has_text(root, "url") || has_text(root, "_url")) &&
           (has(root, "resourceType") || has(root, "_resourceType") ||
            has(root, "statusCode") || has(root, "_statusCode"));
}

static bool
is_blacklight(const struct json *root)
{
    return says(root, "title", "Blacklight", true) ||
           (has_text(root, "uri_ins") && has(root, "reports"));
}

static bool
is_wec(const struct json *root)
{
    return says(root, "title", "Website Evidence Collection", false) ||
           (has_text(root, "uri_ins") && has(root, "uri_refs"));
}

/* A list, or null: it did not come to one. */
static bool
is_list_or_null(const struct json *value)
{
    return json_is_array(value) || json_is_null(value);
}

static bool
is_dashlord(const struct json *root)
{
    return is_list_or_null(json_get(root, "trackers")) &&
           is_list_or_null(json_get(root, "endpoints"));
}

static bool
is_urlscan(const struct json *root)
{
    return has(json_get(root, "task"), "uuid") && has(root, "lists") &&
           json_is_object(json_get(root, "page"));
}

/* In this order: Blacklight is a WEC report with more in it. */
static const struct {
    enum capture_kind kind;
    const char *name;
    bool (*is)(const struct json *root);
    bool in_array; /* also as the element of an array */
} kinds[] = {
    {CAPTURE_HAR, "HAR", is_har, false},
    {CAPTURE_PAGE, "page exported by Cocarde", is_page, false},
    {CAPTURE_RATING, "rating by Cocarde", is_rating, false},
    {CAPTURE_LIGHTHOUSE, "Lighthouse report", is_lighthouse, true},
    {CAPTURE_PERF_LOG, "Chrome performance log", is_perf_log, true},
    {CAPTURE_DEVTOOLS_LOG, "DevTools log", is_devtools_event, true},
    {CAPTURE_NETWORK_RECORDS,
     "Lighthouse network records",
     is_network_record,
     true},
    {CAPTURE_BLACKLIGHT, "Blacklight inspection", is_blacklight, false},
    {CAPTURE_WEC, "EDPS WEC inspection", is_wec, false},
    {CAPTURE_DASHLORD, "DashLord third parties", is_dashlord, false},
    {CAPTURE_URLSCAN, "urlscan.io result", is_urlscan, false},
};

static enum capture_kind
kind_of_object(const struct json *root, bool in_array)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if ((!in_array || kinds[i].in_array) && kinds[i].is(root)) {
            return kinds[i].kind;
        }
    }
    return CAPTURE_UNKNOWN;
}

enum capture_kind
kind_of(const struct json *root)
{
    const struct json *element;
    int looked = 0;

    if (json_is_object(root)) {
        return kind_of_object(root, false);
    }
    if (!json_is_array(root)) {
        return CAPTURE_UNKNOWN;
    }
    for (element = json_first(root); element != NULL && looked < KIND_LOOK;
         element = json_next(element)) {
        enum capture_kind kind = kind_of_object(element, true);

        if (kind != CAPTURE_UNKNOWN) {
            return kind;
        }
        looked++;
    }
    return CAPTURE_UNKNOWN;
}

const char *
capture_kind_name(enum capture_kind kind)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (kinds[i].kind == kind) {
            return kinds[i].name;
        }
    }
    return "unknown";
}

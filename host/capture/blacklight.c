/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/blacklight.h"

#include "capture/builder.h"
#include "capture/inspection.h"
#include "capture/jar.h"
#include "capture/resource.h"

#include <string.h>

static const char *
text_of(const struct json *object, const char *name)
{
    return json_text(json_get(object, name));
}

/* ---- reports ---- */

/* Groups of scripts: {"group":{"URL":…}} and {"group":["URL"]}. */
static void
read_scripts(struct visit *visit, const struct json *report)
{
    for (const struct json *group = json_first(report); group != NULL;
         group = json_next(group)) {
        for (const struct json *script = json_first(group); script != NULL;
             script = json_next(script)) {
            visit_script(visit,
                         json_is_object(group) ? json_name(script)
                                               : json_text(script));
        }
    }
}

/* {"pattern":["host/path"]}: requests that a known recorder makes. */
static void
read_recorders(struct visit *visit, const struct json *report)
{
    for (const struct json *group = json_first(report); group != NULL;
         group = json_next(group)) {
        for (const struct json *item = json_first(group); item != NULL;
             item = json_next(item)) {
            const char *text = json_text(item);

            if (text != NULL) {
                visit_url(visit,
                          arena_format(visit->arena, "https://%s", text),
                          false);
            }
        }
    }
}

/* A request that the recorder kept from leaving. */
static void
add_blocked(struct visit *visit, const char *text)
{
    struct url url;

    if (url_parse(text, visit->arena, &url)) {
        (void)builder_request(
            visit->page,
            visit->arena,
            url.host,
            resource_of_content(NULL, url.text + url.path, url.len - url.path),
            OUTCOME_BLOCKED);
    }
}

/* Requests that a filter list matched, with the document that made them. */
static void
read_trackers(struct visit *visit, const struct json *report, bool blocked)
{
    for (const struct json *item = json_first(report); item != NULL;
         item = json_next(item)) {
        if (blocked) {
            add_blocked(visit, text_of(item, "url"));
        } else {
            visit_url(visit, text_of(item, "url"), false);
        }
        visit_frame(visit,
                    text_of(json_first(json_get(item, "stack")), "fileName"));
    }
}

/* {"site":[{"post_request_url":…}]}: what was typed into a form, sent off
 * before anybody submitted it, by a script therefore. */
static void
read_keys(struct visit *visit, const struct json *report)
{
    for (const struct json *group = json_first(report); group != NULL;
         group = json_next(group)) {
        for (const struct json *item = json_first(group); item != NULL;
             item = json_next(item)) {
            struct url url;

            if (url_parse(
                    text_of(item, "post_request_url"), visit->arena, &url)) {
                visit_ask(visit, url.host, RESOURCE_FETCH, false);
            }
        }
    }
}

static void
read_reports(struct visit *visit, const struct json *reports, bool blocked)
{
    static const char *const scripts[] = {
        "behaviour_event_listeners",
        "canvas_fingerprinters",
        "canvas_font_fingerprinters",
        "fingerprintable_api_calls",
    };

    for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
        read_scripts(visit, json_get(reports, scripts[i]));
    }
    read_recorders(visit, json_get(reports, "session_recorders"));
    read_keys(visit, json_get(reports, "key_logging"));
    read_keys(visit, json_get(reports, "data_exfiltration")); /* until 2020 */
    read_trackers(visit, json_get(reports, "third_party_trackers"), blocked);
    read_trackers(visit, json_get(reports, "web_beacons"), blocked); /* same */
}

/* ---- cookies ---- */

static void
put_cookie(struct visit *visit, const struct json *cookie, enum setter setter)
{
    jar_put(visit->page,
            visit->arena,
            text_of(cookie, "domain"),
            text_of(cookie, "name"),
            setter);
}

static void
read_cookies(struct visit *visit, const struct json *cookies)
{
    for (const struct json *cookie = json_first(cookies); cookie != NULL;
         cookie = json_next(cookie)) {
        const char *type = text_of(cookie, "type");
        bool both = type != NULL && strcmp(type, "both") == 0;

        if (both || (type != NULL && strcmp(type, "http") == 0)) {
            put_cookie(visit, cookie, SETTER_HEADER);
        }
        if (both || (type != NULL && strcmp(type, "js") == 0)) {
            put_cookie(visit, cookie, SETTER_SCRIPT);
        }
        put_cookie(visit, cookie, SETTER_UNKNOWN); /* when neither is told */
    }
}

enum status
blacklight_read(const struct json *root,
                struct arena *arena,
                struct capture *out,
                struct problem *problem)
{
    const struct json *reports = json_get(root, "reports");
    const struct json *config = json_get(root, "config");
    struct visit visit;
    enum status status = inspection_begin(root, arena, out, &visit, problem);

    if (status != STATUS_OK) {
        return status;
    }
    read_reports(
        &visit, reports, json_bool(json_get(config, "enableAdBlock"), false));
    inspection_hosts(root, &visit);
    read_cookies(&visit, json_get(reports, "cookies"));
    page_normalise(visit.page, arena);
    return STATUS_OK;
}

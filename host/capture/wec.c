/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/wec.h"

#include "capture/builder.h"
#include "capture/inspection.h"
#include "capture/jar.h"
#include "capture/visit.h"

#include <string.h>

static const char *
text_of(const struct json *object, const char *name)
{
    return json_text(json_get(object, name));
}

/* ---- what was asked for ---- */

/* Where its log says that something comes from. */
static const struct json *
stack_of(const struct json *item)
{
    return json_first(json_get(json_get(item, "log"), "stack"));
}

static void
read_beacons(struct visit *visit, const struct json *beacons)
{
    for (const struct json *beacon = json_first(beacons); beacon != NULL;
         beacon = json_next(beacon)) {
        visit_url(visit, text_of(beacon, "url"), false);
        visit_frame(visit, text_of(stack_of(beacon), "fileName"));
    }
}

/* By the name of a request; a message that came in is an answer. */
static void
read_sockets(struct visit *visit, const struct json *sockets)
{
    for (const struct json *socket = json_first(sockets); socket != NULL;
         socket = json_next(socket)) {
        const struct json *message = json_first(json_get(socket, "messages"));
        bool answered = false;

        for (; message != NULL && !answered; message = json_next(message)) {
            const char *direction = text_of(message, "io");

            answered = direction != NULL && strcmp(direction, "in") == 0;
        }
        visit_url(visit, text_of(socket, "url"), answered);
    }
}

/* ---- what was stored ---- */

static enum setter
setter_of(const struct json *cookie)
{
    const char *type = text_of(json_get(cookie, "log"), "type");

    if (type != NULL && strcmp(type, "Cookie.HTTP") == 0) {
        return SETTER_HEADER;
    }
    return type != NULL && strcmp(type, "Cookie.JS") == 0 ? SETTER_SCRIPT
                                                          : SETTER_UNKNOWN;
}

/* The answers and scripts that set cookies are requests as well. */
static void
read_setters(struct visit *visit, const struct json *cookies)
{
    for (const struct json *cookie = json_first(cookies); cookie != NULL;
         cookie = json_next(cookie)) {
        const struct json *call = stack_of(cookie);

        switch (setter_of(cookie)) {
        case SETTER_HEADER:
            visit_url(visit, text_of(call, "fileName"), true);
            break;
        case SETTER_SCRIPT:
            for (; call != NULL; call = json_next(call)) {
                visit_script(visit, text_of(call, "fileName"));
            }
            break;
        case SETTER_UNKNOWN:
            break;
        }
    }
}

/* Whether the person set a cookie before the visit, and the page did not. */
static bool
is_preset(const struct json *root, const struct json *cookie)
{
    const struct json *preset =
        json_first(json_get(json_get(root, "browser"), "preset_cookies"));
    const char *name = text_of(cookie, "name");

    if (name == NULL || setter_of(cookie) != SETTER_UNKNOWN) {
        return false;
    }
    for (; preset != NULL; preset = json_next(preset)) {
        const char *known = text_of(preset, "name");

        if (known != NULL && strcmp(known, name) == 0) {
            return true;
        }
    }
    return false;
}

/* The contact whose answer set a cookie, where the log has it. */
static struct contact *
sender_of(struct visit *visit, const struct json *cookie)
{
    struct url sender;

    return setter_of(cookie) == SETTER_HEADER &&
                   url_parse(text_of(stack_of(cookie), "fileName"),
                             visit->arena,
                             &sender)
               ? visit_find(visit, sender.host)
               : NULL;
}

static void
read_cookies(struct visit *visit, const struct json *root)
{
    for (const struct json *cookie = json_first(json_get(root, "cookies"));
         cookie != NULL;
         cookie = json_next(cookie)) {
        const char *name = text_of(cookie, "name");
        struct contact *sender = sender_of(visit, cookie);

        if (is_preset(root, cookie)) {
            continue;
        }
        if (sender != NULL && name != NULL) {
            builder_cookie(sender, visit->arena, name, strlen(name), false);
        } else {
            jar_put(visit->page,
                    visit->arena,
                    text_of(cookie, "domain"),
                    name,
                    setter_of(cookie));
        }
    }
}

/* By origin, of each frame that was open at the end. */
static void
read_storage(struct visit *visit, const struct json *origins)
{
    for (const struct json *origin = json_first(origins); origin != NULL;
         origin = json_next(origin)) {
        struct url url;
        struct contact *contact;

        if (!json_is_object(origin) ||
            !url_parse(json_name(origin), visit->arena, &url)) {
            continue;
        }
        visit_frame(visit, json_name(origin));
        contact = visit_find(visit, url.host);
        for (const struct json *key = json_first(origin);
             contact != NULL && key != NULL;
             key = json_next(key)) {
            const char *name = json_name(key);

            builder_storage(contact, visit->arena, name, strlen(name));
        }
    }
}

enum status
wec_read(const struct json *root,
         struct arena *arena,
         struct capture *out,
         struct problem *problem)
{
    const struct json *cookies = json_get(root, "cookies");
    const struct json *storage = json_get(root, "localStorage");
    struct visit visit;
    enum status status = inspection_begin(root, arena, out, &visit, problem);

    if (status != STATUS_OK) {
        return status;
    }
    read_beacons(&visit, json_get(root, "beacons"));
    read_sockets(&visit, json_get(root, "websockets"));
    read_sockets(&visit, json_get(root, "websocketLog"));
    read_setters(&visit, cookies);
    inspection_hosts(root, &visit);
    read_cookies(&visit, root);
    read_storage(&visit, storage);
    visit.page->storage_seen =
        json_is_array(cookies) && json_is_object(storage);
    page_normalise(visit.page, arena);
    return STATUS_OK;
}

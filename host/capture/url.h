/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * url.h - the host name in a URL as captures write it, and nothing of it that
 * could not cross our borders: the path is borrowed for finding out what kind
 * of thing was asked for, and never kept.
 * Source: WHATWG URL, reduced to http, https, ws and wss.
 */
#ifndef CAPTURE_URL_H
#define CAPTURE_URL_H

#include "core/arena.h"

#include <stdbool.h>

struct url {
    const char *host; /* in arena; see url_parse() */
    bool socket;      /* ws or wss */
    const char *text; /* borrowed, from the scheme on */
    size_t len;       /* of text without query and fragment */
    size_t path;      /* where the path begins in text; len when empty */
};

/*
 * Read a URL.
 *
 * text  NUL-terminated, may be NULL; must outlive out
 * out   set when true. Its host is in the form that the protocol has it
 *       (message_host()): lower case, without port, user name or final dot; an
 *       IPv6 address without brackets, canonical; names beyond ASCII in
 *       punycode.
 *
 * Returns false for anything without a machine to contact: data:, blob:,
 * about:, file:, extension schemes, relative and malformed URLs.
 */
bool url_parse(const char *text, struct arena *arena, struct url *out);

/* Whether both name the same thing: query and fragment left aside, an empty
 * path being "/". Scheme included. */
bool url_same(const struct url *a, const struct url *b);

/* < 0, 0, > 0: a total order in which those that are the same are equal. */
int url_order(const struct url *a, const struct url *b);

/*
 * The URL that a reference (Location, redirectURL) leads to from base.
 *
 * reference  absolute, "//host/…", "/…" or relative; may be NULL
 * out        set when true
 *
 * Returns false when reference is empty or leads to no machine.
 */
bool url_resolve(const struct url *base,
                 const char *reference,
                 struct arena *arena,
                 struct url *out);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * request.h - one request that a browser made, in whatever file it was found:
 * HAR, DevTools log, Lighthouse. Each reader fills it from its own fields; what
 * they mean is decided here, once for all of them.
 */
#ifndef CAPTURE_REQUEST_H
#define CAPTURE_REQUEST_H

#include "capture/url.h"
#include "core/page.h"
#include "wire/json.h"

struct request {
    struct url url;
    struct url referer;  /* the document it comes from; host NULL: not told */
    struct url redirect; /* where it sends the browser; host NULL: nowhere */
    int64_t started_us;  /* since 1970 or any other instant: for the order */
    size_t place;        /* in the file: the order of what began at once */
    const char *started; /* ISO 8601, "" when not told */
    const char *method;  /* "GET", … as given; "" when not told */
    const char *mime;    /* as given, "" when not told */
    int status;          /* of HTTP; 0 or less: no answer was recorded */
    enum resource word;  /* what the browser said it was */
    bool told;           /* … and whether it said anything */
    enum answer main;    /* it, or what it leads to, is the page itself */
    enum outcome outcome;
    struct address address; /* kind NONE when there is none */

    /* cookies that the answer sets; borrowed, NULL when there is none */
    const struct json *cookies; /* a list of objects with a name */
    const struct json *headers; /* of the answer; see headers_get() */
    const struct json *raw;     /* … with those that scripts may not read */
    const struct json *refused; /* lines that the browser turned down */
};

/* The text of a member; "" when it is none. */
const char *request_text(const struct json *object, const char *name);

/* What is known of how a request ended, for its outcome. */
struct ending {
    int status;         /* of HTTP; 0 or less: no answer was recorded */
    bool cached;        /* the browser's cache answered */
    bool by_worker;     /* the page's service worker answered */
    const char *source; /* … from where, in DevTools' words; or NULL */
    bool reached;       /* the address of a machine was seen */
    bool sent;          /* the network saw it leave, whatever came of it */
    bool answered;      /* a machine answered, and the browser hid the answer */
    const struct json *headers; /* of the answer; or NULL */
    const char *error;  /* as Chromium, Firefox, mitmproxy write it; or NULL */
    const char *reason; /* why it was blocked, in DevTools' words; or NULL */
};

/*
 * Without an answer, only the error tells whether anything was sent; what is
 * not told stays `possible`, which counts.
 */
enum outcome request_outcome(const struct ending *ending);

/* Whether the answer was a redirect: a 3xx other than 304. */
bool request_redirects(const struct request *request);

/* < 0, 0, > 0: which began first. */
int request_order(const struct request *a, const struct request *b);

/* Where the answer sends the browser: to target, or (NULL or "") to what its
 * header Location says. After url and headers. */
void request_take_redirect(struct request *request,
                           const char *target,
                           struct arena *arena);

/* The status of an HTTP answer; 0 for anything that is none. */
int request_status(const struct json *value);

/* Take the word of a browser for what is asked for, unless it says nothing. */
void request_take_word(struct request *request, const char *word);

/* Where it is told which request is for the page itself (`main`), any other
 * document is that of a frame. */
void request_take_frame(struct request *request);

/* The address of the machine: of text, else of the URL itself when its host is
 * one. text may be NULL. */
void request_take_address(struct request *request,
                          const char *text,
                          struct arena *arena);

/*
 * Add the names of the cookies that the answer sets to its contact. Those that
 * every browser of its kind turns down (malformed, for a foreign domain, not
 * secure …) were never stored; those that only the person's own settings
 * turned down count, as a contact that was blocked does.
 */
void request_cookies(const struct request *request,
                     struct contact *contact,
                     struct arena *arena);

#endif

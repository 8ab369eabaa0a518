/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * visit.h - the page of a recorder that lists hosts rather than requests (EDPS
 * WEC, Blacklight, DashLord), and tells of some of them more.
 *
 * One contact per host. It is `contacted` when something shows that it
 * answered, else `possible`: such a list holds what the browser set out to ask.
 * What was asked of a host is `other`, beside the kinds that are told; of a
 * host that served the document, or only redirected to it, nothing more is
 * supposed. The phase is never told.
 */
#ifndef CAPTURE_VISIT_H
#define CAPTURE_VISIT_H

#include "capture/url.h"
#include "core/page.h"
#include "wire/json.h"

#define VISIT_MAX_PAGES                                                        \
    ((size_t)256) /* visited in a row, that are told apart                     \
                     from frames; recorders take a few */

struct visit {
    struct page *page;
    struct arena *arena;
    const char **visited; /* hosts of the pages visited in a row */
    size_t nvisited;
};

/*
 * Begin a page with its document, which answered.
 *
 * host  in arena
 * at    an instant as when.h reads it; any other text, or NULL: none is told
 */
void visit_begin(struct visit *visit,
                 struct page *page,
                 struct arena *arena,
                 const char *host,
                 const char *at);

/*
 * The URLs of all pages that the recorder went to, one after the other, and
 * whose hosts it does not keep apart. Call it before visit_frame().
 *
 * Returns how many they are.
 */
size_t visit_pages(struct visit *visit, const struct json *urls);

/* One request of a kind to a host (in arena). Returns its contact, valid until
 * the next call; NULL when the page is full. */
struct contact *visit_ask(struct visit *visit,
                          const char *host,
                          enum resource resource,
                          bool answered);

/* The contact with a host from which something came back, or may have; NULL
 * when there is none. Valid until the next visit_ask(). */
struct contact *visit_find(const struct visit *visit, const char *host);

/* A list of URLs, each of which sent the browser on to the next one and the
 * last to the document; the document's own may be among them. */
void visit_hops(struct visit *visit,
                const struct json *urls,
                const struct url *document);

/* A URL that was asked for; its path tells the kind, or nothing does. Anything
 * that is no URL of a machine counts for nothing. */
void visit_url(struct visit *visit, const char *text, bool answered);

/* A URL whose code ran: a script, unless it is the page's own document. */
void visit_script(struct visit *visit, const char *text);

/* The URL of a document that asked for something: a frame, unless it is of the
 * page's host or of that of another page visited. */
void visit_frame(struct visit *visit, const char *text);

/*
 * A list of the hosts that were asked for something: an array of names, or an
 * object with such arrays in it. Call it last.
 *
 * except  a name in it that is none; NULL: all are
 */
void
visit_hosts(struct visit *visit, const struct json *hosts, const char *except);

/* A host name as such lists have it, in the form of the page; in arena. NULL
 * when text is none, or NULL. */
const char *visit_host(struct visit *visit, const char *text);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * builder.h - a page out of single requests, for every reader of captures:
 * requests to one host with one outcome become one contact.
 */
#ifndef CAPTURE_BUILDER_H
#define CAPTURE_BUILDER_H

#include "capture/capture.h"

/*
 * One more page of a file, zeroed; valid until the next call. NULL when there
 * are CAPTURE_MAX_PAGES of them, and problem says so.
 */
struct page *
builder_page(struct capture *out, struct arena *arena, struct problem *problem);

/* What to say of a file in which nothing was a page: out->kind, and how many
 * requests were seen in it. */
MUST_CHECK enum status builder_no_page(const struct capture *out,
                                       size_t seen,
                                       struct problem *problem);

/* A zeroed page that says of itself only where and when. host, at: in arena
 * or outliving it; at may be "". */
void builder_begin(struct page *page, const char *host, const char *at);

/*
 * Count one request.
 *
 * host  in arena
 *
 * Returns its contact, for addresses and cookies, valid until the next call;
 * NULL when the page is full.
 */
struct contact *builder_request(struct page *page,
                                struct arena *arena,
                                const char *host,
                                enum resource resource,
                                enum outcome outcome);

/* A cookie that a response header or a script sets; name[0..len) is copied.
 * Past CONTACT_MAX_NAMES it is left out; the same name counts once. */
void builder_cookie(struct contact *contact,
                    struct arena *arena,
                    const char *name,
                    size_t len,
                    bool by_script);

/* The name of a storage key that a script of the contact's origin wrote. */
void builder_storage(struct contact *contact,
                     struct arena *arena,
                     const char *name,
                     size_t len);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/jar.h"

#include "capture/builder.h"
#include "wire/message.h"

#include <string.h>

/* An address is below nothing: only in one is the last label a number (WHATWG
 * URL, "ends in a number"). */
static bool
ends_in_number(const char *host)
{
    const char *dot = strrchr(host, '.');

    return dot != NULL && dot[1 + strspn(dot + 1, "0123456789")] == '\0';
}

bool
jar_matches(const char *host, const char *domain)
{
    size_t len = strlen(host);
    size_t tail = strlen(domain);

    if (len == tail) {
        return strcmp(host, domain) == 0;
    }
    return len > tail && tail > 0 && host[len - tail - 1] == '.' &&
           strcmp(host + len - tail, domain) == 0 && !ends_in_number(host);
}

/* Smaller is likelier; a contact from which nothing came back sets nothing. */
static int
likelihood(const struct contact *contact)
{
    switch (contact->outcome) {
    case OUTCOME_CONTACTED:
        return 0;
    case OUTCOME_POSSIBLE:
        return 1;
    case OUTCOME_CACHED:
        return 2;
    case OUTCOME_BLOCKED:
    case OUTCOME_FAILED:
    case OUTCOME_COUNT:
        break;
    }
    return -1;
}

/* Whether a contact did nothing but send the browser on. */
static bool
only_sent_on(const struct contact *contact)
{
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (i != RESOURCE_REDIRECT && contact->counts[i] > 0) {
            return false;
        }
    }
    return contact->counts[RESOURCE_REDIRECT] > 0;
}

/* What is looked for: a cookie of a page. */
struct cookie {
    const struct page *page;
    const char *domain;
    enum setter setter;
};

/* In the order of jar.h; smaller is likelier. */
static int
rank(const struct cookie *cookie, const struct contact *contact)
{
    bool own = strcmp(contact->host, cookie->page->host) == 0;

    if (own && cookie->setter == SETTER_SCRIPT) {
        return 0;
    }
    if (strcmp(contact->host, cookie->domain) == 0 && !only_sent_on(contact)) {
        return 1;
    }
    return own ? 2 : 3 + likelihood(contact);
}

static bool
likelier(const struct cookie *cookie,
         const struct contact *a,
         const struct contact *b)
{
    int rank_a = rank(cookie, a);
    int rank_b = rank(cookie, b);

    if (rank_a != rank_b) {
        return rank_a < rank_b;
    }
    if (likelihood(a) != likelihood(b)) {
        return likelihood(a) < likelihood(b);
    }
    return strcmp(a->host, b->host) < 0;
}

static bool
has_cookie(const struct contact *contact, const char *name)
{
    for (size_t i = 0; i < contact->ncookies; i++) {
        if (strcmp(contact->cookies[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

bool
jar_put(struct page *page,
        struct arena *arena,
        const char *domain,
        const char *name,
        enum setter setter)
{
    struct cookie cookie = {.page = page, .setter = setter};
    struct contact *best = NULL;

    if (name == NULL || name[0] == '\0') {
        return false;
    }
    if (domain != NULL && domain[0] == '.') {
        domain++;
    }
    cookie.domain = domain == NULL || domain[0] == '\0'
                        ? page->host
                        : message_host(domain, arena);
    for (size_t i = 0; cookie.domain != NULL && i < page->ncontacts; i++) {
        struct contact *contact = &page->contacts[i];

        if (likelihood(contact) < 0 ||
            !jar_matches(contact->host, cookie.domain)) {
            continue;
        }
        if (setter == SETTER_UNKNOWN && has_cookie(contact, name)) {
            return true;
        }
        if (best == NULL || likelier(&cookie, contact, best)) {
            best = contact;
        }
    }
    if (best != NULL) {
        builder_cookie(
            best, arena, name, strlen(name), setter == SETTER_SCRIPT);
    }
    return best != NULL;
}

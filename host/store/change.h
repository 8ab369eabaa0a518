/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * change.h - what is different between two visits, by cause. Both pages are
 * rated with the data of now, the older one also on the day of the newer, so
 * that what differs between those two ratings lies in the pages alone:
 *
 *   site     the page asked for something else, and nothing that is known of
 *            the visits explains it otherwise
 *   unseen   it asked, or did not, and a blocker, a cache, another choice …
 *            may be why: it cannot be told whether the site changed
 *   data     the same page was said to be something else
 *
 * Where two causes are possible, the change is not laid to the site.
 */
#ifndef STORE_CHANGE_H
#define STORE_CHANGE_H

#include "store/kept.h"

/* One difference; NULL: nothing to say. PROTOCOL.md, "history.diff". */
struct entry {
    const char *what;
    const char *org;
    const char *name;
    const char *capacity;
    const char *country;
    const char **hosts;
    size_t nhosts;
    const char *axis;
    const char *before;
    const char *after;
    const char *reason;
    int64_t visit;     /* 0: of both */
    enum letter worst; /* of the party that it is about */
};

struct entries {
    struct entry *entries;
    size_t count;
    size_t capacity;
};

/* One visit, rated anew. */
struct side {
    const struct visit *visit;
    const struct json *body;
    struct rating rating;          /* both on the day of the newer visit */
    struct rating own;             /* on the day of the visit itself */
    struct party_letters *letters; /* of rating */
};

enum cause {
    CAUSE_NONE = 0,
    CAUSE_SITE,
    CAUSE_DATA,
    CAUSE_UNSEEN,
};
const char *cause_name(enum cause cause);

struct change {
    struct side a;
    struct side b;
    bool same_site;
    struct entries site;
    struct entries data;
    struct entries unseen;
    bool moved_site; /* the letter moved, by this */
    bool moved_data;
    bool moved_unseen;
    enum cause main;
};

/* false: one of the two has no contacts. */
bool change_work_out(const struct ask *ask,
                     const struct visit *a,
                     const struct visit *b,
                     struct change *out);

/* The differences that lie in the pages: site and unseen. */
void change_pages(struct change *change, struct arena *arena);

/* The entry to name first, as one value; null when nothing changed. */
void change_write_first(struct json_out *out, const struct change *change);

struct entry *entries_add(struct entries *entries, struct arena *arena);

/* One value: the change from the visit before this one; null without. */
enum error change_write_short(struct ask *ask, const struct visit *visit);

#endif

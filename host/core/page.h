/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page.h - one page as it was seen: its contacts and what identifies them.
 * Plain data; no I/O; no dependency.
 *
 * Life: a reader (wire/message, capture/…) fills the upper half; page_normalise
 * puts it in canonical form; facts/identify fills the lower half; core judges
 * it. Everything belongs to one arena; strings are NUL-terminated and never
 * NULL unless it says so.
 * Source: DESIGN.md §2 and §5, METHOD.md §2.
 */
#ifndef CORE_PAGE_H
#define CORE_PAGE_H

#include "core/arena.h"
#include "core/terms.h"

/* Limits of one page. Ours: what a popup can show and a reply can carry. */
#define PAGE_MAX_CONTACTS ((size_t)4096)   /* contacts; more are counted */
#define CONTACT_MAX_ADDRESSES ((size_t)32) /* addresses of one contact */
#define CONTACT_MAX_NAMES ((size_t)256)    /* cookies, storage keys each */
#define PAGE_MAX_DECLARED ((size_t)16)     /* hosts of one legal notice */
#define HOST_MAX ((size_t)253)             /* bytes; RFC 1035 §2.3.4 */

/* What an address is by its number alone (IANA special-purpose registries). */
enum address_kind {
    ADDRESS_NONE = 0, /* no address at all */
    ADDRESS_PUBLIC,
    ADDRESS_LOCAL,   /* loopback, link-local, private use */
    ADDRESS_NAT64,   /* 64:ff9b:1::/48: the machine behind cannot be told */
    ADDRESS_SPECIAL, /* documentation, multicast, reserved, unspecified */
};

struct address {
    enum address_kind kind;
    uint8_t family;    /* 4 or 6; 0 when there is none */
    uint8_t bytes[16]; /* network order; the first 4 when family is 4 */
    const char *text;  /* canonical: no brackets, no port, v4 un-mapped */
};

struct org; /* core/party.h */

/* A name under which something was stored on the device, or read there: of a
 * cookie, or of a storage key. Values are never read. */
struct stored {
    const char *name;
    bool by_script; /* set by a script, not by a response header */
    bool key;       /* of localStorage or the like, not a cookie */

    /* from facts/identify */
    const struct org *org; /* whose tool sets it; NULL when not known */
    const char *service;   /* what the tool is called; "" when not known */
    const char *purpose;   /* "analytics", …; "" when not known */
    enum answer exempt;    /* needs no consent (art. 82 LIL) */
};

/* How a company was recognised; DESIGN.md §6 `identified_by`. */
enum identified_by {
    IDENTIFIED_NOBODY = 0, /* there is nobody to judge in this capacity */
    IDENTIFIED_UNKNOWN,    /* there is somebody whom we do not know */
    IDENTIFIED_DOMAIN,
    IDENTIFIED_DISGUISED,
    IDENTIFIED_PREFIX,
    IDENTIFIED_ASN,
    IDENTIFIED_COOKIE, /* by the name of what it stores on the device */
    IDENTIFIED_SITE,   /* the site visited itself: only of what it stores */
};

/* Who stands behind a contact in one capacity. */
struct identity {
    enum identified_by by;
    const struct org *org; /* not NULL exactly for DOMAIN and later; the same
                            * one wherever the page meets it */
    const char *label;     /* slug of org; of an unknown: site or "AS64500" */
    const char *name;      /* as shown: service or organisation */
    const char *purpose;   /* of a service: "analytics", …; "" unknown */
    /* Of an unknown operator, the class of its network's registered seat; the
     * same for all of one label. 0 and REACH_ANY: not known. */
    reach_set registered_reach;
    bool yours; /* the row that led here is a correction of the user */
};

/* Where a machine stands, METHOD.md §5. */
struct place {
    enum certainty certainty;
    struct country country; /* "" when certainty is UNKNOWN */
    struct country dbip;    /* what each source says; "" when it says nothing */
    struct country ipfire;
    bool worldwide; /* anycast or a worldwide front: no place to state */
    /* What sending data there is, when ESTABLISHED. LISTED stands for the US:
     * whether the company is on the list then decides. */
    enum destination destination;
};

/* What one address of one contact stands for. */
struct machine {
    const struct address *address;
    uint32_t asn;              /* 0 when no network announces it in our data */
    const char *network;       /* registered name of the ASN; "" when none */
    struct country registered; /* its seat by the regional registries; "" */
    bool front; /* a CDN that ends the encryption before the host */
    struct place place;
    struct identity operator;
};

struct contact {
    /* from the capture */
    const char *host; /* lower case, punycode, no port, no final dot */
    struct address *addresses;
    size_t naddresses;
    uint32_t counts[RESOURCE_COUNT]; /* requests per kind */
    enum frame frame;
    enum outcome outcome;
    enum phase phase;
    struct stored *cookies;
    size_t ncookies;
    struct stored *storage; /* keys of localStorage and the like */
    size_t nstorage;

    /* from facts/identify */
    const char *site; /* registrable domain; the host when there is none */
    bool own_site;    /* same site as the page */
    struct identity service;
    struct machine *machines; /* one per address */
    size_t nmachines;
};

/* Notes on completeness: bits of page.notes, names in page_note_name(). */
enum page_note {
    NOTE_ADDRESSES_ALL_IDENTICAL = 1U << 0, /* a replay server or a proxy */
    NOTE_NO_ADDRESSES = 1U << 1,
    NOTE_NO_SECOND_OPINION = 1U << 2,
    NOTE_OPENED_BEFORE = 1U << 3,
    NOTE_IP_DATA_FAR = 1U << 4, /* IP tables over a year from the capture */
    NOTE_TOO_MANY_CONTACTS = 1U << 5,
    NOTE_NO_ADDRESS_OF_PAGE = 1U << 6,
    NOTE_INCOMPLETE_CAPTURE = 1U << 7, /* an error or challenge page was seen */
};
#define NOTE_COUNT 8

struct page {
    const char *key; /* the extension's name for it; "" from a file */
    const char *host;
    const char *site; /* by facts/identify; "" before */
    const char *at;   /* ISO 8601 with time, as given; "" when not told */
    struct date date; /* day of `at`: laws and owners are read at it */
    bool private_window;
    bool opened_before;   /* the page was open before Cocarde */
    const char *banner;   /* consent tool or "none"; "unknown" otherwise */
    enum choice choice;   /* what the person chose, as far as it was seen */
    bool choice_guessed;  /* … by a click, not by the tool's own word */
    bool storage_seen;    /* cookies and storage of scripts were watched */
    bool strict;          /* strict reading, METHOD.md §3 */
    enum answer declared; /* a legal notice names a host; UNKNOWN: not read */
    const char **declared_hosts; /* slugs of the organisations it names */
    const char **declared_names; /* their names, by facts/identify */
    size_t ndeclared_hosts;
    struct contact *contacts;
    size_t ncontacts;
    size_t capacity;  /* of contacts; for page_add */
    uint32_t dropped; /* contacts past PAGE_MAX_CONTACTS */
    unsigned notes;   /* of enum page_note */
};

/*
 * Add a zeroed contact and return it, for the reader to fill; NULL when the
 * page is full (it is counted in page->dropped). The pointer is valid until
 * the next call.
 */
struct contact *page_add(struct page *page, struct arena *arena);

/*
 * Add an address to a contact; past CONTACT_MAX_ADDRESSES it is left out
 * (true to form: the first ones seen are kept).
 */
void contact_add_address(struct contact *contact,
                         struct arena *arena,
                         struct address address);

/*
 * Put the page in canonical form: contacts that agree in host, frame, outcome
 * and phase become one (addresses, names: the union; counts: the larger, so
 * that sending a contact twice changes nothing), and everything is sorted by a
 * total order. Call once, after the last page_add.
 */
void page_normalise(struct page *page, struct arena *arena);

/*
 * Say of a normalised page that nobody chose anything while it was captured:
 * every contact of unknown phase came before a choice (METHOD.md §6).
 */
void page_before_choice(struct page *page, struct arena *arena);

/*
 * Whether nothing was sent yet: all that the page has for this host is the
 * target of a form (kind form, outcome cached), which the person may send.
 */
bool contact_is_offered(const struct contact *contact);

/* Number of different host names among the contacts (normalised page). */
size_t page_hosts(const struct page *page);

/* Name of a note as in the reply, e.g. "no-addresses". Static storage. */
const char *page_note_name(enum page_note note);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registry.h - the authored facts: organisations, owners, networks, domains,
 * classes of countries, laws, sentences. Loaded whole from registry.sqlite at
 * open (sys/db), then held in memory; every question names a date.
 * data/schema.sql describes the tables. The list of political sites is in
 * another file that this module never opens: the rating is blind by
 * construction.
 */
#ifndef FACTS_REGISTRY_H
#define FACTS_REGISTRY_H

#include "core/party.h"
#include "sys/status.h"

struct registry;

enum language {
    LANGUAGE_FR = 0,
    LANGUAGE_EN,
    LANGUAGE_COUNT,
};

enum network_role {
    NETWORK_UNKNOWN = 0, /* no authored row */
    NETWORK_HOST,
    NETWORK_FRONT,  /* cdn-proxy */
    NETWORK_ACCESS, /* access or transit: gives no operator */
};

/* Where a row that leads to a company comes from. */
struct origin {
    const char *source;
    const char *as_of;
    bool yours; /* a correction of the user, not a row of ours */
};

/* A row of `domains` or `disguised`. */
struct domain_rule {
    size_t org; /* key for registry_org */
    const char *suffix;
    const char *service;
    const char *purpose;
    bool platform;               /* shared by many sites, e.g. github.io */
    const struct origin *origin; /* never NULL */
};

/* A row of `networks` or `prefixes`. */
struct network_rule {
    size_t org;
    enum network_role role;
    bool worldwide;
    const char *trusted_places;  /* "FR;CA": only these can be established;
                                  * "-US": all but these; "": all */
    const struct origin *origin; /* never NULL */
};

#define REGISTRY_NONE ((size_t)-1) /* no organisation */

/* A row of `host_names`. */
struct host_name {
    const char *name;
    size_t org; /* key, or REGISTRY_NONE: a word of everyday language, which
                 * alone does not name the company that is called so */
};

/* A row of `cookies`: a name under which a tool stores something. */
struct stored_rule {
    const char *pattern; /* '*' stands for any characters, or none */
    const char *hosts;   /* "a.example;b.example": set by them; "" by anyone */
    size_t org;          /* key, or REGISTRY_NONE: nobody's, or not known */
    const char *service; /* "" when only the purpose is known */
    const char *purpose;
    enum answer exempt; /* needs no consent */
    bool cookie;
    bool storage; /* a key of localStorage and the like */
};

/* A row of `alternatives`: what one can use instead, for a purpose. */
struct alternative {
    const char *purpose;
    size_t org; /* key, or REGISTRY_NONE: nobody's, to be run by oneself */
    const char *service; /* has "self-hosted" in it when one runs it oneself */
    struct country country; /* of whoever makes it; "" when it has none */
    const char *domain;     /* "" when it has none */
    const char *licence;
    const char *note; /* English; "" when there is nothing to add */
    const char *source;
    const char *as_of;
};

/* Open <dir>/registry.sqlite and check <dir>/MANIFEST: sizes of the files,
 * version, digest. STATUS_MISSING, STATUS_CORRUPT, STATUS_IO: problem names
 * the file and what to do. */
MUST_CHECK enum status
registry_open(const char *dir, struct registry **out, struct problem *problem);

/* The same with <corrections>/registry.sqlite in place of ours: ours with a
 * user's rows over it. Version and digest stay ours. */
MUST_CHECK enum status registry_open_corrected(const char *dir,
                                               const char *corrections,
                                               struct registry **out,
                                               struct problem *problem);
void registry_close(struct registry *registry); /* NULL is fine */

const char *registry_version(const struct registry *registry);
const char *registry_digest(const struct registry *registry); /* "sha256:…" */

/* Longest rule whose suffix is the host or ends it at a dot; NULL: none. */
const struct domain_rule *registry_domain(const struct registry *registry,
                                          const char *host);

/* Rule for exactly this host name; NULL: none. */
const struct domain_rule *registry_disguised(const struct registry *registry,
                                             const char *host);

/*
 * The rule for a name, NULL when none fits. The name in full goes before a
 * pattern, then the pattern with the most characters of its own, then the rule
 * that names the host before the one that names none.
 *
 * host         that set it, or whose page's script did
 * name         any bytes; case counts
 * storage_key  a key of storage, not a cookie
 */
const struct stored_rule *registry_stored(const struct registry *registry,
                                          const char *host,
                                          const char *name,
                                          bool storage_key);

const struct network_rule *registry_network(const struct registry *registry,
                                            uint32_t asn);
const struct network_rule *registry_prefix(const struct registry *registry,
                                           const struct address *address);

/*
 * Country of a documented region in the host name of an organisation's
 * service ("s3.eu-west-3.amazonaws.com" -> FR); "" when there is none, and when
 * two regions contradict each other. A token counts as a whole label, or
 * between hyphens in any label but the first, which customers choose
 * ("my-eu-west-3.s3.amazonaws.com" says nothing).
 */
struct country
registry_region(const struct registry *registry, size_t org, const char *host);

/*
 * An organisation as it was on a day: chain of owners, control, classes,
 * recipient, laws. Allocated in arena, once per page and organisation is the
 * caller's business.
 */
const struct org *registry_org(const struct registry *registry,
                               size_t key,
                               struct date day,
                               struct arena *arena);

/* Key of the organisation with this slug; false: there is none. */
bool
registry_find(const struct registry *registry, const char *slug, size_t *key);

/* Number of organisations: every key is smaller. */
size_t registry_orgs(const struct registry *registry);

/* What an organisation is called and what it is, on every day. */
const char *registry_org_slug(const struct registry *registry, size_t key);
const char *registry_org_name(const struct registry *registry, size_t key);
const char *registry_org_kind(const struct registry *registry, size_t key);

/* All rows of `host_names`. */
const struct host_name *registry_host_names(const struct registry *registry,
                                            size_t *count);

/* The alternatives for a purpose: first what one runs oneself, then by name;
 * NULL and 0 when the data has none. */
const struct alternative *registry_alternatives(const struct registry *registry,
                                                const char *purpose,
                                                size_t *count);

/* What readers should know of those who recommend an organisation, as one
 * sentence; NULL when there is nothing. */
const char *registry_interest(const struct registry *registry,
                              size_t key,
                              enum language language);

/*
 * Class of a country on a day, METHOD.md §3. In this order: E when it is in
 * the EEA, then what is authored as X or Y, then Q when an adequacy decision
 * that needs no list is in force, then the class of every other country (Z).
 *
 * Returns one bit; REACH_ANY for ""; on an unknown day the bits of all classes
 * that the country has had.
 */
reach_set registry_reach(const struct registry *registry,
                         struct country country,
                         struct date day);

/* What a transfer to a country is on a day, METHOD.md §4; DESTINATION_LISTED
 * stands for "the US, when the company is listed" whatever the company. */
enum destination registry_destination(const struct registry *registry,
                                      struct country country,
                                      struct date day);

/* Number of the adequacy decision for a country on a day: one for everybody,
 * else the framework that needs a list; "" when there is none. */
const char *registry_decision(const struct registry *registry,
                              struct country country,
                              struct date day);

/* Whether that decision had ended by the day of the data. */
bool registry_decision_ended(const struct registry *registry,
                             struct country country,
                             struct date day);

/* The text of a key of `sentences`; NULL when there is none. */
const char *registry_sentence(const struct registry *registry,
                              const char *key,
                              enum language language);

enum country_form {
    COUNTRY_NAME = 0, /* États-Unis / United States */
    COUNTRY_OF,       /* des États-Unis / of the United States */
    COUNTRY_IN,       /* aux États-Unis / in the United States */
};
/* The code itself when the table has no such country; "" for "". */
const char *registry_country(const struct registry *registry,
                             struct country country,
                             enum country_form form,
                             enum language language);

enum law_form {
    LAW_NAME = 0, /* CLOUD Act (18 USC 2713) */
    LAW_THE,      /* le CLOUD Act … / the CLOUD Act … */
    LAW_TO,       /* au CLOUD Act … / the CLOUD Act … */
};
const char *registry_law(const struct registry *registry,
                         const char *id,
                         enum law_form form,
                         enum language language); /* NULL: no such law */
/* Whether there is such a law and it was in force on a day. */
bool registry_law_holds(const struct registry *registry,
                        const char *id,
                        struct date day);
const char *registry_law_source(const struct registry *registry,
                                const char *id);
const char *registry_law_as_of(const struct registry *registry, const char *id);

#endif

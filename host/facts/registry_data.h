/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * registry_data.h - the registry as it lies in memory, for the files
 * registry*.c only. Everything is in one arena and never changes after
 * registry_open. References between tables are indices into the arrays here.
 */
#ifndef FACTS_REGISTRY_DATA_H
#define FACTS_REGISTRY_DATA_H

#include "facts/manifest.h"
#include "facts/registry.h"
#include "facts/table.h"

/* Rows [first, first + count) of an array that is sorted by its owner. */
struct span {
    uint32_t first;
    uint32_t count;
};

/* Kinds of organisation that the law map names, one bit each. */
typedef uint64_t kind_set;
#define KIND_OTHER ((kind_set)1) /* "*": every kind without a row */
#define KINDS_MAX ((size_t)63)   /* the map names 36 */

/* Both ends belong to it; {0} is open. */
struct period {
    struct date from;
    struct date to;
};

struct organisation {
    const char *slug;
    const char *name;
    const char *kind;
    kind_set law_kind;     /* 0 when the law map does not name it */
    const char *eu_entity; /* a name, "none" or "" */
    const char *branches;
    const char *source;
    const char *as_of;
    const char *confidence;
    struct country seat;
    struct country controlled_from;
    struct country technology_from;
    bool measurement; /* can be exempt from consent */
    bool yours;       /* its row, or one of its owners, is the user's */
    struct span owners;
    struct span listings;
    struct span qualifications;
    struct span regions;
};

/* Only the rows that control; sorted by organisation, then slug of owner. */
struct owner {
    size_t org;
    size_t owner;
    bool certain; /* false: a row of low confidence */
    struct period period;
};

/* Lists of American companies that the Union recognised, one after another. */
enum framework {
    FRAMEWORK_NONE = 0, /* an adequacy decision that needs no list */
    FRAMEWORK_SAFE_HARBOUR,
    FRAMEWORK_PRIVACY_SHIELD,
    FRAMEWORK_DPF,
    FRAMEWORK_COUNT,
};

/* What a list says of an organisation; sorted by organisation. */
struct listing {
    enum framework framework;
    enum answer listed; /* UNKNOWN: a row of low confidence */
    struct period period;
};

/* An offer of an organisation that holds SecNumCloud as a hybrid; sorted by
 * organisation. */
struct qualification {
    const char *offer; /* "" when its name is not known */
    struct period period;
};

struct eea_row {
    struct country country;
    struct period period;
};

struct adequacy_row {
    struct country country;
    const char *decision;
    enum framework framework; /* not NONE: only those on its list */
    struct period period;
};

struct class_row {
    struct country country;
    enum reach_class reach;
    struct period period;
};

struct law {
    const char *id;
    const char *forms[3][LANGUAGE_COUNT]; /* by enum law_form */
    const char *source;
    const char *as_of;
    struct period period;
};

struct law_row {
    struct country country;
    kind_set kinds;
    size_t law;
    struct period period;
};

/* A rule of `cookies` with '*' in its pattern: what stands between them. */
struct wildcard {
    const struct stored_rule *rule;
    size_t before;      /* length of what comes before the first '*' */
    const char *middle; /* between two; empty when there is one */
    size_t inside;      /* its length */
    const char *end;    /* what comes after the last */
    size_t after;       /* its length */
};

struct prefix {
    uint8_t first[16];
    uint8_t last[16];
    uint8_t family;
    struct network_rule rule;
};

struct network {
    uint32_t asn;
    struct network_rule rule;
};

struct region {
    size_t org;
    const char *token;
    struct country country;
};

struct sentence {
    const char *key;
    const char *text[LANGUAGE_COUNT];
};

/* A sentence about a company that stands among the alternatives. */
struct interest {
    size_t org;
    const char *text[LANGUAGE_COUNT];
};

/* Everything that is kept by country; the names are NULL without a row. */
struct nation {
    char code[3];
    const char *forms[3][LANGUAGE_COUNT]; /* by enum country_form */
    struct span eea;
    struct span adequacy;
    struct span classes;
    struct span laws;
};

#define NATIONS ((size_t)26 * 26)

struct registry {
    struct arena arena; /* holds everything, this struct too */
    struct manifest manifest;
    struct nation nations[NATIONS]; /* by the two letters */
    enum reach_class otherwise;     /* class of a country without a row */

    struct organisation *orgs;
    size_t norgs;
    struct host_name *host_names;
    size_t nhost_names;
    struct owner *owners;
    size_t nowners;
    struct listing *listings;
    size_t nlistings;
    struct qualification *qualifications;
    size_t nqualifications;
    struct eea_row *eea;
    size_t neea;
    struct adequacy_row *adequacy;
    size_t nadequacy;
    struct class_row *classes;
    size_t nclasses;
    struct law *laws;
    size_t nlaws;
    struct law_row *law_map;
    size_t nlaw_map;
    struct origin *origins;
    size_t norigins;
    struct domain_rule *domains; /* sorted by suffix */
    size_t ndomains;
    struct domain_rule *disguised; /* sorted by host */
    size_t ndisguised;
    struct stored_rule *stored; /* sorted by pattern, then hosts */
    size_t nstored;
    struct wildcard *wildcards;    /* sorted by pattern, then hosts */
    struct span wildcards_by[256]; /* by the first byte, '*' too */
    struct network *networks;      /* sorted by number */
    size_t nnetworks;
    struct prefix *prefixes; /* sorted by family, then first */
    size_t nprefixes;
    struct region *regions; /* sorted by organisation */
    size_t nregions;
    struct alternative *alternatives; /* sorted by purpose */
    size_t nalternatives;
    struct interest *interests;
    size_t ninterests;
    struct sentence *sentences;
    size_t nsentences;

    struct table by_name; /* of stored: first one with this pattern */
    struct table by_law;  /* id */
    struct table by_kind; /* number of the bit in a kind_set */
    size_t nkinds;        /* bits in use, without KIND_OTHER */
    struct table by_key;  /* of sentences */
};

/* What the loader calls: fills everything but arena and manifest. */
MUST_CHECK enum status registry_load(struct registry *registry,
                                     const char *path,
                                     struct problem *problem);

/* What is kept of a country; NULL unless its code is two capital letters. */
const struct nation *registry_nation(const struct registry *registry,
                                     struct country country);

/* Two capital letters as they are, with EU and XE, which the table countries
 * has and no address; {""} otherwise. */
struct country registry_code(const char *text);

/* Whether a period holds a day; UNKNOWN when the day is not known and the
 * period has a bound. */
enum answer period_holds(struct period period, struct date day);

/* What a transfer to an organisation in a country may be on a day. */
destination_set registry_destinations(const struct registry *registry,
                                      const struct organisation *org,
                                      struct country country,
                                      struct date day);

/*
 * Whether an organisation is on the list of the framework in force.
 *
 * text   set to the word for the reply: "yes", "no", "unknown", or "na" when
 *        no list was in force, and for a company outside the United States of
 *        which no list says anything
 */
enum answer registry_listed(const struct registry *registry,
                            const struct organisation *org,
                            struct date day,
                            const char **text);

/* Name of an organisation's hybrid offer that was qualified on a day, ""
 * when the name is not known; NULL when none was, or the day is not known. */
const char *registry_offer(const struct registry *registry,
                           const struct organisation *org,
                           struct date day);

/*
 * Ids of the laws to cite for an organisation that answers to a country.
 *
 * kinds   of the organisation and of those who control it, itself first: what
 *         binds a provider reaches what its subsidiaries hold, so the kind
 *         whose law stands first in `law_map` decides
 *
 * The array is in arena.
 */
const char *const *registry_laws(const struct registry *registry,
                                 struct country country,
                                 const kind_set *kinds,
                                 size_t nkinds,
                                 struct date day,
                                 struct arena *arena,
                                 size_t *count);

#endif

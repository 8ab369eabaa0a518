/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rules.h - the method: every rule, one entry each, in one table.
 *
 * A rule's trigger is a predicate over one reading: a world in which nothing
 * is unknown. What is unknown about an exposure makes several readings; a rule
 * then applies (yes) in all of them, in none (no), or in some (unknown).
 * Source: METHOD.md §3-§4, facts/rules.csv of the specification.
 */
#ifndef CORE_RULES_H
#define CORE_RULES_H

#include "core/terms.h"

/* Changes whenever a rule does; sent in every reply, beside the digest. A test
 * holds the two together. */
#define METHOD_VERSION "2026-11-22.3"

/* Hexadecimal digits of rules_digest, and the NUL. */
#define RULES_DIGEST_SIZE 17

enum axis {
    AXIS_REACH = 0,
    AXIS_DESTINATION,
    AXIS_CONSENT,
    AXIS_COUNT,
    AXIS_NONE = AXIS_COUNT, /* rules of the page: completeness, not rated */
    AXIS_NOTICE,            /* the legal notice: notes outside the letter */
};

/* What a rule does to the letter. */
enum effect {
    EFFECT_CAP = 0, /* the letter is at best the cap */
    EFFECT_NOTE,    /* said, never counted */
    EFFECT_RANGE,   /* names the unknown that makes two readings */
    EFFECT_NOT_RATED,
};

/* What the words of a rule depend on, beside the company. */
enum wording {
    WORDING_ALIKE = 0,
    WORDING_BY_RESOURCE, /* what is fetched, or what code may do */
    WORDING_BY_ROLE,     /* serves, stands in front, receives a form */
};

/* One exposure in a world where nothing is unknown, or, for the rules of the
 * page (`page` is true), the page as a whole. */
struct reading {
    bool page;
    /* of an exposure */
    enum role role;
    enum reach_class reach;
    enum destination destination;
    bool foreign_technology; /* hybrid: European control, foreign technology */
    bool qualified;          /* … with SecNumCloud for the offer */
    bool branches;           /* European with establishments elsewhere */
    bool party_unknown;      /* the company, its seat or its control */
    bool low_confidence;     /* its row has low confidence */
    /* of an exposure, for consent */
    enum phase phase;
    bool stored;      /* something stored or read on the device */
    bool exempt;      /* … that needs no consent */
    bool tracker;     /* a request to analytics, advertising, social */
    bool promotes;    /* … to advertising or social */
    bool replay;      /* a request to a tool that replays gestures */
    bool measurement; /* audience measurement that can be exempt */
    bool followed;    /* the person follows the site as a political one; the
                       * rating never knows, only the history sets it */
    /* of the page */
    bool all_european;       /* every exposure: class E, own technology */
    bool nothing_identified; /* no known party, or not a page */
    bool all_criteria_fail;  /* C1, C2 and C3 together */
    enum answer declared; /* a legal notice names a host; UNKNOWN: not read */
    enum answer agrees;   /* … and it is the one observed */
};

struct rule {
    const char *id; /* "R4"; stable for ever */
    enum axis axis;
    enum effect effect;
    enum letter cap;   /* LETTER_NONE unless effect is CAP */
    const char *basis; /* text of law, decision or source it rests on */
    const char *since; /* method version that introduced it */
    const char *title; /* English, for METHOD.md: what triggers it */
    bool (*applies)(const struct reading *reading); /* pure */
    enum wording wording;
};

size_t rules_count(void);

/* The i-th rule, i < rules_count(); the rules stand in one static array. */
const struct rule *rules_at(size_t i);

/* By id; NULL when there is none. */
const struct rule *rules_find(const char *id);

/* Place of a rule in the table: rules_at(rules_index(rule)) == rule. */
size_t rules_index(const struct rule *rule);

/* FNV-1a (64 bits) of every field of the table but the predicates, as text in
 * out, which is returned. Source: METHOD.md §7 step 6. */
const char *rules_digest(char out[RULES_DIGEST_SIZE]);

const char *axis_name(enum axis axis); /* "reach", …, "none", "notice" */

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terms.h - the words of the method as types: letters, classes of countries,
 * roles, outcomes. Plain data; no I/O; no dependency.
 *
 * Zero means unknown everywhere. A zeroed struct is valid and claims nothing.
 * Source: DESIGN.md §2 (words), METHOD.md §2-§4.
 */
#ifndef CORE_TERMS_H
#define CORE_TERMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A fact that we may not know. Never test it as a boolean: compare. */
enum answer {
    ANSWER_UNKNOWN = 0,
    ANSWER_NO,
    ANSWER_YES,
};

/* Best first: a larger value is a worse letter. NONE: no letter at all. */
enum letter {
    LETTER_NONE = 0,
    LETTER_A,
    LETTER_B,
    LETTER_C,
    LETTER_D,
    LETTER_E,
};

/* ISO 3166-1 alpha-2, upper case, NUL-terminated; "" when unknown. */
struct country {
    char code[3];
};

/* A calendar day in UTC as the number yyyymmdd, e.g. 20180612; 0: unknown. */
struct date {
    int32_t ymd;
};

/* Class of a country for the axis "reach", METHOD.md §3; worse is larger. */
enum reach_class {
    REACH_E = 0, /* European Economic Area */
    REACH_Q,     /* adequacy decision in force that fits */
    REACH_Z,     /* reach not established */
    REACH_X,     /* law with reach abroad, judge or court before it */
    REACH_Y,     /* law with reach abroad, no independent control */
    REACH_COUNT,
};

/* What protects a destination, METHOD.md §4; worse is larger. */
enum destination {
    DESTINATION_EEA = 0,
    DESTINATION_ADEQUATE,
    DESTINATION_LISTED, /* US, on the list of the framework in force */
    DESTINATION_THIRD,  /* third country, no adequacy applicable */
    DESTINATION_COUNT,
};

/* Role of a contact, METHOD.md §2; heavier is larger. */
enum role {
    ROLE_REDIRECT = 0, /* hop of another site before the document: a note */
    ROLE_PASSIVE,      /* image, font, style, media */
    ROLE_ACTIVE,       /* script, frame, beacon, fetch, socket */
    ROLE_FORM,
    ROLE_DOCUMENT, /* serves the page */
    ROLE_PROXY,    /* ends the encryption in front of the page's host */
    ROLE_COUNT,
};

/*
 * What may be true, as one bit per value of the enum above: exactly one bit
 * when it is known, several when it is not. Never 0 in a judged exposure.
 */
typedef uint8_t reach_set;
typedef uint8_t destination_set;
typedef uint8_t role_set;
typedef uint8_t phase_set; /* 0: nobody watched what was chosen when */
typedef uint8_t truth_set; /* of a statement: SET_OF(false), SET_OF(true) */

#define SET_OF(value) ((uint8_t)(1U << (value)))
#define REACH_ANY ((reach_set)((1U << REACH_COUNT) - 1U))
#define TRUTH_ANY ((truth_set)(SET_OF(false) | SET_OF(true)))
#define DESTINATION_ANY ((destination_set)((1U << DESTINATION_COUNT) - 1U))

/* In which capacity a company is judged, METHOD.md §2. */
enum capacity {
    CAPACITY_SERVICE = 0, /* whose name the host bears */
    CAPACITY_OPERATOR,    /* whose machine answers */
};

/* What became of a contact; DESIGN.md §2. */
enum outcome {
    OUTCOME_CONTACTED = 0,
    OUTCOME_POSSIBLE, /* reset or aborted after sending */
    OUTCOME_CACHED,
    OUTCOME_BLOCKED, /* by the person's own tools */
    OUTCOME_FAILED,  /* nobody can have received anything */
    OUTCOME_COUNT,
};

enum phase {
    PHASE_UNKNOWN = 0,
    PHASE_BEFORE,
    PHASE_ACCEPTED,
    PHASE_REFUSED,
    PHASE_COUNT,
};

/* What the person chose about storage and tracking, as far as it was seen. */
enum choice {
    CHOICE_UNKNOWN = 0,
    CHOICE_NONE, /* nothing was chosen while the page was watched */
    CHOICE_ACCEPTED,
    CHOICE_REFUSED,
    CHOICE_PARTLY, /* some purposes accepted, some refused */
    CHOICE_COUNT,
};

/* Where in the page a contact came from. */
enum frame {
    FRAME_TOP = 0,
    FRAME_SAME_SITE,
    FRAME_FOREIGN,
    FRAME_COUNT,
};

/* Kinds of request: the closed list of the protocol (PROTOCOL.md, `types`). */
enum resource {
    RESOURCE_OTHER = 0, /* not told: active or passive */
    RESOURCE_DOCUMENT,
    RESOURCE_REDIRECT,
    RESOURCE_FORM,
    RESOURCE_FRAME,
    RESOURCE_SCRIPT,
    RESOURCE_FETCH,
    RESOURCE_SOCKET,
    RESOURCE_BEACON,
    RESOURCE_STYLE,
    RESOURCE_FONT,
    RESOURCE_IMAGE,
    RESOURCE_MEDIA,
    RESOURCE_COUNT,
};

/* How sure the country of a machine is, METHOD.md §5. */
enum certainty {
    CERTAINTY_UNKNOWN = 0,
    CERTAINTY_HINT,
    CERTAINTY_ESTABLISHED,
};

/* "A".."E"; "" for LETTER_NONE. Static storage. */
const char *letter_name(enum letter letter);

/* The names used on the wire ("contacted", "before", "top", "font", …), and
 * back: *_parse returns false for any other text and leaves *out alone. */
const char *outcome_name(enum outcome outcome);
bool outcome_parse(const char *text, enum outcome *out);
const char *phase_name(enum phase phase);
bool phase_parse(const char *text, enum phase *out);
const char *choice_name(enum choice choice);
bool choice_parse(const char *text, enum choice *out);
const char *frame_name(enum frame frame);
bool frame_parse(const char *text, enum frame *out);
const char *resource_name(enum resource resource);
bool resource_parse(const char *text, enum resource *out);
const char *role_name(enum role role);
const char *reach_name(enum reach_class reach);
const char *capacity_name(enum capacity capacity);
const char *certainty_name(enum certainty certainty);

/* "2018-06-12…" (10 characters or more) -> 20180612; {0} when it is not one. */
struct date date_parse(const char *text);

/* Whether from <= day <= to; an unknown bound is open; an unknown day is in
 * no interval that has a bound. */
bool date_within(struct date day, struct date from, struct date to);

/* Two upper- or lower-case letters -> upper case; {""} for anything else and
 * for the codes that name no country (EU, AP, ZZ, XX, ??, T1). */
struct country country_parse(const char *text);
bool country_known(struct country country);
bool country_same(struct country a, struct country b);

#endif

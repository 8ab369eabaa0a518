/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * party.h - companies, and what each contact exposes the person to.
 *
 * facts/identify says who stands behind a contact; this module turns that into
 * parties (a company in a capacity) and exposures (one party behind one
 * contact at one machine) with everything that may be true of them as sets.
 * Pure; no look-up; no I/O.
 * Source: METHOD.md §2-§5.
 */
#ifndef CORE_PARTY_H
#define CORE_PARTY_H

#include "core/page.h"

/*
 * An organisation at one date, as facts/registry read it. Borrowed by the
 * page; never NULL strings.
 */
struct org {
    const char *slug;
    const char *name;
    const char *kind;               /* "cloud", "analytics", … */
    struct country seat;            /* "" when unknown */
    struct country controlled_from; /* at the date; "" when unknown */
    struct country technology_from; /* "" when its own or European */
    struct country answers_to;      /* seat or control: the worse class */
    bool qualified;                 /* hybrid offer with SecNumCloud */
    const char *offer;              /* its name; "" not known, or no offer */
    bool measurement;     /* measures audiences; can be exempt from consent */
    const char *branches; /* third countries, "US;CA"; "" none */
    const char *const *chain; /* slugs, itself first, then owners */
    const char *const *chain_names;
    size_t nchain;
    enum answer entity;      /* has an EEA establishment */
    const char *entity_name; /* "" unless entity is YES */
    enum answer listed;      /* on the list of the framework in force */
    const char *dpf;         /* the same: "yes", "no", "unknown", "na" */
    const char *decision;    /* adequacy decision of answers_to; "" none */
    const char *const *laws; /* ids to cite, most telling first */
    size_t nlaws;
    const char *source;
    const char *as_of;
    const char *confidence; /* "high", "medium", "low" */
    bool read;              /* the source was opened */
    bool yours;             /* a row of its chain is a correction of the user */

    reach_set seat_reach;           /* classes at the date; ANY when unknown */
    reach_set control_reach;        /* the same for controlled_from */
    destination_set seat_recipient; /* what a transfer to its seat is */
    destination_set us_recipient;   /* what a transfer to it in the US is */
};

#define PARTY_MAX_PURPOSES ((size_t)8)

/* A company as service or as operator of one or more contacts. */
struct party {
    enum capacity capacity;
    enum identified_by by;
    const struct org *org; /* NULL when by is UNKNOWN */
    const char *label;     /* unique with capacity; see struct identity */
    const char *name;      /* as shown */
    const char *called;    /* the same in a sentence: without "(…)" */
    const char *service;   /* name of the service; "" for an operator */
    const char *purposes[PARTY_MAX_PURPOSES];
    size_t npurposes;
    reach_set reaches; /* classes it may have */
    role_set roles;    /* roles of all its exposures, certain or not */
    bool yours; /* what it is, or what led to it, is the user's correction */
};

/* Why something is not settled: bits of exposure.doubts. */
enum doubt {
    DOUBT_PARTY = 1U << 0,   /* the company is not known */
    DOUBT_LOW = 1U << 1,     /* its row has low confidence */
    DOUBT_CONTROL = 1U << 2, /* seat or control not known */
    DOUBT_ROLE = 1U << 3,    /* active or passive: not told */
    DOUBT_PLACE = 1U << 4,   /* place of the machine not established */
    DOUBT_LISTING = 1U << 5, /* on the framework's list or not */
    DOUBT_ENTITY = 1U << 6,  /* EEA establishment or not */
    DOUBT_PHASE = 1U << 7,   /* before the choice or after it */
    DOUBT_PURPOSE = 1U << 8, /* exempt from consent, tracker: not known */
    DOUBT_REFUSAL = 1U << 9, /* that the choice was a refusal is a guess */
};

#define NO_PARTY ((size_t)-1)

/* What matters to consent about an exposure; METHOD.md §6. */
struct consent_facts {
    phase_set phases;  /* when it may have happened; 0: not assessed */
    truth_set exempt;  /* of what was stored: needs no consent */
    truth_set tracker; /* measures audiences, advertises, is a network */
    bool promotes;     /* of a tracker: advertises or is a social network */
    bool replay;       /* records gestures to play them again */
    bool measurement;  /* can be exempt if well configured */
};

/* One party behind one contact at one machine, or behind one thing stored on
 * the device through that contact. */
struct exposure {
    size_t party;                  /* index in dossier.parties */
    size_t service;                /* that of the contact's service, NO_PARTY */
    const struct contact *contact; /* borrowed from the page */
    const struct machine *machine; /* NULL: no address was seen */
    const struct stored *stored;   /* NULL: a contact. Else its roles, reaches
                                    * and destinations are 0: only consent is
                                    * asked about */
    enum resource resource;        /* the kind that decides its role */
    role_set roles;
    reach_set reaches;
    destination_set destinations;
    struct consent_facts consent;
    unsigned doubts; /* of enum doubt */
};

/* A page with everything that is known of it, ready to be judged. */
struct dossier {
    const struct page *page;
    struct party *parties; /* sorted by capacity, then label */
    size_t nparties;
    struct exposure *exposures; /* sorted by party, then contact */
    size_t nexposures;
};

/* What a company is called in a sentence: "Google" for "Google (Google LLC /
 * Google Ireland Ltd)". The name itself, or in arena. */
const char *party_called(struct arena *arena, const char *name);

/*
 * Build the dossier of an identified page.
 *
 * page   normalised and identified; must outlive the dossier
 * out    set; its arrays live in arena
 *
 * A contact whose outcome is FAILED gives no exposure: nobody received
 * anything. The page's own site is not judged as a service, unless its host
 * belongs to a shared platform or bears a disguised name (identify decides:
 * service.by is NOBODY otherwise). What is stored on the device is laid to the
 * company whose tool bears that name, else to the service of the contact, else
 * to the site itself (a party by SITE, without organisation). A contact of the
 * page's own site behind which nobody at all is known gives one unknown
 * operator.
 */
void dossier_build(const struct page *page,
                   struct arena *arena,
                   struct dossier *out);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/* A row from a rating. */
#include "store/kept.h"

#include <string.h>

/* Texts, each once, in the order of their first mention, with a count. */
struct tally {
    const char **names;
    uint32_t *counts;
    size_t count;
};

static void
tally_add(struct tally *tally, const char *name)
{
    size_t i = 0;

    while (i < tally->count && strcmp(tally->names[i], name) != 0) {
        i++;
    }
    if (i == tally->count) {
        tally->names[tally->count++] = name;
    }
    tally->counts[i]++;
}

static struct tally
tally_new(size_t most, struct arena *arena)
{
    return (struct tally){
        .names = arena_alloc(arena, (most + 1) * sizeof(const char *)),
        .counts = arena_alloc(arena, (most + 1) * sizeof(uint32_t)),
    };
}

static const char *
control_of(const struct party *party)
{
    return party->org == NULL || !country_known(party->org->controlled_from)
               ? "?"
               : party->org->controlled_from.code;
}

/* Countries of control of those whose findings are as bad as the page's
 * letter: the certain first, as findings come. */
static const char *
control_text(const struct rating *rating, struct arena *arena)
{
    const struct judgement *judgement = &rating->judgement;
    struct tally tally = tally_new(judgement->nfindings, arena);
    const char *text = "";

    if (judgement->grade.worst <= LETTER_A) {
        return text;
    }
    for (size_t i = 0; i < judgement->nfindings; i++) {
        const struct finding *finding = &judgement->findings[i];

        if (finding->party != NO_PARTY &&
            finding->worst == judgement->grade.worst) {
            tally_add(&tally,
                      control_of(&rating->dossier.parties[finding->party]));
        }
    }
    for (size_t i = 0; i < tally.count; i++) {
        text = arena_format(
            arena, "%s%s%s", text, i == 0 ? "" : ";", tally.names[i]);
    }
    return text;
}

/* "alphabet:US", "?:" for somebody whom we do not know. */
static const char *
top_of(const struct party *party, struct arena *arena)
{
    if (party->org == NULL || party->org->nchain == 0) {
        return "?:";
    }
    return arena_format(arena,
                        "%s:%s",
                        party->org->chain[party->org->nchain - 1],
                        control_of(party));
}

/* Whether the browser talked to it, this time. */
static bool
was_made(const struct contact *contact)
{
    return contact->outcome == OUTCOME_CONTACTED ||
           contact->outcome == OUTCOME_POSSIBLE;
}

static const char *
tally_text(const struct tally *tally, struct arena *arena)
{
    const char *text = "";

    for (size_t i = 0; i < tally->count; i++) {
        text = arena_format(arena,
                            "%s%s%s:%u",
                            text,
                            i == 0 ? "" : ";",
                            tally->names[i],
                            (unsigned)tally->counts[i]);
    }
    return text;
}

struct who {
    struct tally countries; /* of all hosts so far */
    struct tally tops;
    struct tally lands; /* of the host at hand, each once */
    struct tally owners;
};

/* The host at hand is complete: what stands behind it counts once. */
static void
next_host(struct who *who)
{
    for (size_t i = 0; i < who->lands.count; i++) {
        tally_add(&who->countries, who->lands.names[i]);
    }
    for (size_t i = 0; i < who->owners.count; i++) {
        tally_add(&who->tops, who->owners.names[i]);
    }
    who->lands.count = 0;
    who->owners.count = 0;
}

static void
add_contact(struct who *who,
            const struct dossier *dossier,
            const struct contact *contact,
            struct arena *arena)
{
    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        if (exposure->contact == contact && exposure->stored == NULL) {
            const struct party *party = &dossier->parties[exposure->party];

            tally_add(&who->owners, top_of(party, arena));
            tally_add(&who->lands, control_of(party));
        }
    }
}

static const char *
who_text(const struct rating *rating, struct arena *arena)
{
    const struct dossier *dossier = &rating->dossier;
    const struct page *page = rating->page;
    struct who who = {
        .countries = tally_new(dossier->nexposures, arena),
        .tops = tally_new(dossier->nexposures, arena),
        .lands = tally_new(dossier->nexposures, arena),
        .owners = tally_new(dossier->nexposures, arena),
    };
    const char *host = "";
    unsigned hosts = 0;

    for (size_t i = 0; i < page->ncontacts; i++) {
        const struct contact *contact = &page->contacts[i];

        if (!was_made(contact)) {
            continue;
        }
        if (strcmp(contact->host, host) != 0) { /* contacts are sorted */
            next_host(&who);
            host = contact->host;
            hosts++;
        }
        add_contact(&who, dossier, contact, arena);
    }
    next_host(&who);
    return arena_format(arena,
                        "%u|%s|%s",
                        hosts,
                        tally_text(&who.countries, arena),
                        tally_text(&who.tops, arena));
}

void
visit_make(const struct sources *sources,
           const struct rating *rating,
           struct arena *arena,
           struct visit *out)
{
    const struct page *page = rating->page;
    const struct completeness *seen = &rating->judgement.completeness;
    char *second = arena_alloc(arena, RATING_SECOND_OPINION);

    rating_second_opinion(sources, second);
    *out = (struct visit){
        .key = page->key,
        .at = page->at,
        .host = page->host,
        .strict = page->strict,
        .letters = letters_of(&rating->judgement),
        .counts = {(uint32_t)seen->contacts,
                   (uint32_t)seen->identified,
                   (uint32_t)seen->cached,
                   (uint32_t)seen->blocked,
                   (uint32_t)seen->failed},
        .choice = choice_name(page->choice),
        .banner = page->banner,
        .control = control_text(rating, arena),
        .who = who_text(rating, arena),
        .versions = {.cocarde = COCARDE_VERSION,
                     .method = METHOD_VERSION,
                     .method_digest = sources->method,
                     .data = registry_version(sources->registry),
                     .digest = registry_digest(sources->registry),
                     .second = second},
        .body = true,
    };
    (void)time_parse(page->at, &out->time);
}

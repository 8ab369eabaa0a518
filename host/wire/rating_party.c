/* SPDX-License-Identifier: EUPL-1.2 */
/* Parties with their contacts, the unknown, and the laws that are named. */
#include "wire/rating_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *
identified_name(enum identified_by by)
{
    switch (by) {
    case IDENTIFIED_DOMAIN:
        return "domain";
    case IDENTIFIED_DISGUISED:
        return "disguised-name";
    case IDENTIFIED_PREFIX:
        return "prefix";
    case IDENTIFIED_ASN:
        return "asn";
    case IDENTIFIED_COOKIE:
        return "cookie";
    case IDENTIFIED_SITE:
        return "site";
    case IDENTIFIED_NOBODY:
    case IDENTIFIED_UNKNOWN:
        break;
    }
    return "unknown";
}

/* The class, when only one is possible. */
static const char *
class_name(reach_set reaches)
{
    for (int i = 0; i < REACH_COUNT; i++) {
        if (reaches == SET_OF(i)) {
            return reach_name((enum reach_class)i);
        }
    }
    return NULL;
}

static void
put_texts(struct json_out *out,
          const char *name,
          const char *const *texts,
          size_t count)
{
    json_key(out, name);
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_string(out, texts[i]);
    }
    json_end_array(out);
}

void
rating_put_org(struct json_out *out, const struct org *known, reach_set reaches)
{
    static const struct org nobody = {
        .source = "", .as_of = "", .confidence = ""};
    const struct org *org = known != NULL ? known : &nobody;

    rating_put_country(out, "seat", org->seat);
    rating_put_country(out, "controlled_from", org->controlled_from);
    put_texts(out, "chain", org->chain, org->nchain);
    put_texts(out, "chain_names", org->chain_names, org->nchain);
    json_put_string(out,
                    "eu_entity",
                    org->entity == ANSWER_YES  ? org->entity_name
                    : org->entity == ANSWER_NO ? "none"
                                               : NULL);
    rating_put_country(out, "technology_from", org->technology_from);
    json_put_word(out, "class", class_name(reaches));
    put_texts(out, "laws", org->laws, org->nlaws);
    json_put_string(out, "dpf", org->dpf);
    rating_put_text(out, "source", org->source);
    rating_put_text(out, "as_of", org->as_of);
    rating_put_text(out, "confidence", org->confidence);
    json_put_boolean(out, "read", org->read);
}

static void
put_roles(struct json_out *out, role_set roles)
{
    json_key(out, "roles");
    json_begin_array(out);
    for (int i = ROLE_COUNT - 1; i >= 0; i--) {
        if (((unsigned)roles >> i & 1U) != 0) {
            json_string(out, role_name((enum role)i));
        }
    }
    json_end_array(out);
}

struct party_letters *
rating_party_letters(const struct dossier *dossier,
                     const struct judgement *judgement,
                     struct arena *arena)
{
    struct party_letters *letters =
        arena_alloc(arena, (dossier->nparties + 1) * sizeof(*letters));

    for (size_t i = 0; i < judgement->nfindings; i++) {
        const struct finding *finding = &judgement->findings[i];

        if (finding->party != NO_PARTY) {
            struct party_letters *l = &letters[finding->party];

            l->best = finding->best > l->best ? finding->best : l->best;
            l->worst = finding->worst > l->worst ? finding->worst : l->worst;
        }
    }
    return letters;
}

static void
write_party(const struct rating_writer *writer,
            const struct party *party,
            struct party_letters letters,
            const struct exposure *exposures,
            size_t nexposures)
{
    struct json_out *out = writer->out;

    json_begin_object(out);
    json_put_string(out, "org", party->label);
    json_put_string(out, "name", party->name);
    json_put_word(out, "capacity", capacity_name(party->capacity));
    rating_put_text(out, "service", party->service);
    rating_put_org(out, party->org, party->reaches);
    if (party->yours) { /* said only where it is so */
        json_put_boolean(out, "yours", true);
    }
    put_texts(out, "purposes", party->purposes, party->npurposes);
    put_roles(out, writer->judgement == NULL ? 0 : party->roles);
    json_put_word(out, "identified_by", identified_name(party->by));
    json_key(out, "letter");
    if (letters.worst == LETTER_NONE) {
        json_null(out);
    } else {
        json_begin_object(out);
        rating_put_letters(out, letters.best, letters.worst);
        json_end_object(out);
    }
    json_key(out, "contacts");
    rating_write_exposures(writer, exposures, nexposures, false);
    json_key(out, "stored");
    rating_write_exposures(writer, exposures, nexposures, true);
    json_end_object(out);
}

/* Exposures of a party from the first on: they are sorted by party. */
static size_t
count_exposures(const struct dossier *dossier, size_t first, size_t party)
{
    size_t n = 0;

    while (first + n < dossier->nexposures &&
           dossier->exposures[first + n].party == party) {
        n++;
    }
    return n;
}

void
rating_write_party(const struct rating_writer *writer, size_t index)
{
    const struct dossier *dossier = writer->dossier;
    size_t first = 0;

    while (first < dossier->nexposures &&
           dossier->exposures[first].party != index) {
        first++;
    }
    write_party(writer,
                &dossier->parties[index],
                (struct party_letters){LETTER_NONE, LETTER_NONE},
                &dossier->exposures[first],
                count_exposures(dossier, first, index));
}

/* Parties that the findings which are written speak of, and as many others as
 * there is room for. */
static bool *
chosen_parties(const struct rating_writer *writer)
{
    const struct judgement *judgement = writer->judgement;
    size_t nparties = writer->dossier->nparties;
    bool *chosen = arena_alloc(writer->arena, nparties + 1);
    size_t n = 0;

    for (size_t i = 0; i < judgement->nfindings && i < writer->items; i++) {
        size_t party = judgement->findings[i].party;

        if (party != NO_PARTY && !chosen[party]) {
            chosen[party] = true;
            n++;
        }
    }
    for (size_t i = 0; i < nparties && n < writer->items; i++) {
        n += !chosen[i];
        chosen[i] = true;
    }
    return chosen;
}

size_t
rating_write_parties(const struct rating_writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    const struct party_letters *letters =
        rating_party_letters(writer->dossier, writer->judgement, writer->arena);
    const bool *chosen = chosen_parties(writer);
    size_t first = 0;
    size_t left = 0;

    json_begin_array(writer->out);
    for (size_t i = 0; i < dossier->nparties; i++) {
        size_t n = count_exposures(dossier, first, i);

        if (chosen[i]) {
            write_party(writer,
                        &dossier->parties[i],
                        letters[i],
                        &dossier->exposures[first],
                        n);
        }
        left += !chosen[i];
        first += n;
    }
    json_end_array(writer->out);
    return left;
}

/* ---- the unknown ---- */

static const char *
address_text(const struct exposure *exposure)
{
    return exposure->machine == NULL ? "" : exposure->machine->address->text;
}

static int
compare_machines(const void *left, const void *right)
{
    const struct exposure *a = *(const struct exposure *const *)left;
    const struct exposure *b = *(const struct exposure *const *)right;
    int by_host = strcmp(a->contact->host, b->contact->host);

    return by_host != 0 ? by_host : strcmp(address_text(a), address_text(b));
}

size_t
rating_write_unknown(const struct rating_writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    const struct exposure **list = arena_alloc(
        writer->arena,
        (dossier->nexposures + 1) * sizeof(const struct exposure *));
    size_t n = 0;
    size_t written = 0;
    size_t left = 0;

    for (size_t i = 0; i < dossier->nexposures; i++) {
        const struct exposure *exposure = &dossier->exposures[i];

        if (exposure->stored == NULL &&
            dossier->parties[exposure->party].org == NULL) {
            list[n++] = exposure;
        }
    }
    qsort(list, n, sizeof(const struct exposure *), compare_machines);
    json_begin_array(writer->out);
    for (size_t i = 0; i < n; i++) {
        const struct machine *machine = list[i]->machine;

        if (i > 0 && compare_machines(&list[i - 1], &list[i]) == 0) {
            continue;
        }
        if (written == writer->items) {
            left++;
            continue;
        }
        json_begin_object(writer->out);
        json_put_string(writer->out, "host", list[i]->contact->host);
        rating_put_text(writer->out, "ip", address_text(list[i]));
        rating_put_asn(writer->out, machine == NULL ? 0 : machine->asn);
        json_end_object(writer->out);
        written++;
    }
    json_end_array(writer->out);
    return left;
}

/* ---- laws ---- */

static int
compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* How many laws a party brings with it: none when nothing was sent to it, and
 * only the name of its tool was seen. */
static size_t
laws_of(const struct party *party)
{
    return party->org == NULL || party->roles == 0 ? 0 : party->org->nlaws;
}

void
rating_write_laws(const struct rating_writer *writer)
{
    const struct registry *registry = writer->sources->registry;
    const struct dossier *dossier = writer->dossier;
    const char **ids;
    size_t n = 0;

    for (size_t i = 0; i < dossier->nparties; i++) {
        n += laws_of(&dossier->parties[i]);
    }
    ids = arena_alloc(writer->arena, (n + 1) * sizeof(*ids));
    n = 0;
    for (size_t i = 0; i < dossier->nparties; i++) {
        const struct org *org = dossier->parties[i].org;

        for (size_t j = 0; j < laws_of(&dossier->parties[i]); j++) {
            ids[n++] = org->laws[j];
        }
    }
    qsort(ids, n, sizeof(*ids), compare_texts);
    json_begin_array(writer->out);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && strcmp(ids[i - 1], ids[i]) == 0) {
            continue;
        }
        json_begin_object(writer->out);
        json_put_string(writer->out, "id", ids[i]);
        json_put_string(
            writer->out,
            "name",
            registry_law(registry, ids[i], LAW_NAME, writer->language));
        json_put_string(
            writer->out, "source", registry_law_source(registry, ids[i]));
        json_put_string(
            writer->out, "as_of", registry_law_as_of(registry, ids[i]));
        json_end_object(writer->out);
    }
    json_end_array(writer->out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Findings with their evidence and sentence, and the lever. */
#include "wire/rating_parts.h"

#include "facts/sentence.h"

static enum role
heaviest(role_set roles)
{
    int role = ROLE_COUNT - 1;

    while (role > 0 && ((unsigned)roles >> role & 1U) == 0) {
        role--;
    }
    return (enum role)role;
}

static void
write_evidence(struct json_out *out, const struct exposure *exposure)
{
    const struct machine *machine = exposure->machine;

    json_begin_object(out);
    json_put_string(out, "host", exposure->contact->host);
    json_put_word(out, "ip", machine == NULL ? NULL : machine->address->text);
    rating_put_asn(out, machine == NULL ? 0 : machine->asn);
    json_put_word(
        out,
        "role",
        exposure->stored == NULL ? role_name(heaviest(exposure->roles)) : NULL);
    if (exposure->stored != NULL) {
        json_put_string(out, "stored", exposure->stored->name);
    }
    json_end_object(out);
}

/* What a law has to say: where reach is charged, and nowhere else. */
static void
put_laws(struct json_out *out, const struct rule *rule, const struct org *org)
{
    bool charged = rule->axis == AXIS_REACH && rule->effect == EFFECT_CAP;

    json_key(out, "laws");
    json_begin_array(out);
    for (size_t i = 0; charged && org != NULL && i < org->nlaws; i++) {
        json_string(out, org->laws[i]);
    }
    json_end_array(out);
}

/* name: what the sentence calls the company. */
static void
write_finding(const struct rating_writer *writer, const struct finding *finding)
{
    struct json_out *out = writer->out;
    const struct rule *rule = finding->rule;
    const struct party *party = finding->party == NO_PARTY
                                    ? NULL
                                    : &writer->dossier->parties[finding->party];
    const struct org *org = party == NULL ? NULL : party->org;

    json_begin_object(out);
    json_put_word(out, "rule", rule->id);
    json_put_word(
        out, "axis", rule->axis == AXIS_NONE ? NULL : axis_name(rule->axis));
    rating_put_letters(out, finding->best, finding->worst);
    json_put_string(out, "party", party == NULL ? NULL : party->label);
    json_put_string(out, "name", party == NULL ? NULL : party->called);
    json_put_word(
        out, "capacity", party == NULL ? NULL : capacity_name(party->capacity));
    json_put_string(out,
                    "text",
                    sentence_of(writer->sources->registry,
                                writer->dossier,
                                finding,
                                writer->language,
                                writer->arena));
    json_key(out, "evidence");
    json_begin_array(out);
    for (size_t i = 0; i < finding->nevidence && i < writer->entries; i++) {
        write_evidence(out, finding->evidence[i]);
    }
    json_end_array(out);
    rating_put_more(out, finding->nevidence, writer->entries);
    put_laws(out, rule, org);
    rating_put_text(out, "source", org == NULL ? "" : org->source);
    rating_put_text(out, "as_of", org == NULL ? "" : org->as_of);
    if (party != NULL && party->yours) {
        json_put_boolean(out, "yours", true);
    }
    json_end_object(out);
}

size_t
rating_write_findings(const struct rating_writer *writer)
{
    const struct judgement *judgement = writer->judgement;

    json_begin_array(writer->out);
    for (size_t i = 0; i < judgement->nfindings && i < writer->items; i++) {
        write_finding(writer, &judgement->findings[i]);
    }
    json_end_array(writer->out);
    return judgement->nfindings > writer->items
               ? judgement->nfindings - writer->items
               : 0;
}

static void
put_names(const struct rating_writer *writer,
          const char *member,
          const char **names,
          size_t count)
{
    json_key(writer->out, member);
    json_begin_array(writer->out);
    for (size_t i = 0; i < count && i < writer->items; i++) {
        json_string(writer->out, names[i]);
    }
    json_end_array(writer->out);
}

void
rating_write_lever(const struct rating_writer *writer)
{
    const struct judgement *judgement = writer->judgement;

    json_begin_array(writer->out);
    for (size_t i = 0; i < judgement->nlever; i++) {
        const struct step *step = &judgement->lever[i];

        json_begin_object(writer->out);
        put_names(writer, "without", step->without, step->nwithout);
        put_names(writer, "names", step->names, step->nwithout);
        rating_put_text(
            writer->out, "grade", grade_text(step->grade, writer->arena));
        json_put_boolean(writer->out, "change_host", step->change_host);
        json_put_boolean(writer->out, "own_storage", step->own_storage);
        rating_put_more(writer->out, step->nwithout, writer->items);
        json_end_object(writer->out);
    }
    json_end_array(writer->out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/brief.h"

#include "core/rules.h"

#include <string.h>

static void
put_flag(struct json_out *out, const char *name, bool value)
{
    if (value) {
        json_put_boolean(out, name, true);
    }
}

static void
put_unless(struct json_out *out,
           const char *name,
           const char *value,
           const char *usual)
{
    if (strcmp(value, usual) != 0) {
        json_put_string(out, name, value);
    }
}

static void
write_about(struct json_out *out, const struct page *page)
{
    json_begin_object(out);
    put_unless(out, "key", page->key, "");
    json_put_string(out, "host", page->host);
    json_put_string(out, "at", page->at);
    put_unless(out, "banner", page->banner, "unknown");
    put_unless(out, "choice", choice_name(page->choice), "unknown");
    put_flag(out, "choice_guessed", page->choice_guessed);
    put_flag(out, "storage_seen", page->storage_seen);
    put_flag(out, "opened_before", page->opened_before);
    put_flag(out, "incomplete", (page->notes & NOTE_INCOMPLETE_CAPTURE) != 0);
    if (page->declared != ANSWER_UNKNOWN) {
        json_key(out, "declared_host");
        json_begin_array(out);
        for (size_t i = 0; i < page->ndeclared_hosts; i++) {
            json_string(out, page->declared_hosts[i]);
        }
        json_end_array(out);
    }
    if (page->dropped > 0) {
        json_put_integer(out, "dropped", page->dropped);
    }
    json_end_object(out);
}

static void
write_types(struct json_out *out, const struct contact *contact)
{
    bool any = false;

    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (contact->counts[i] > 0) {
            if (!any) {
                json_key(out, "types");
                json_begin_object(out);
            }
            any = true;
            json_put_integer(
                out, resource_name((enum resource)i), contact->counts[i]);
        }
    }
    if (any) {
        json_end_object(out);
    }
}

static void
write_stored(struct json_out *out, const struct contact *contact)
{
    if (contact->ncookies > 0) {
        json_key(out, "cookies");
        json_begin_array(out);
        for (size_t i = 0; i < contact->ncookies; i++) {
            json_begin_object(out);
            json_put_string(out, "name", contact->cookies[i].name);
            json_put_string(
                out, "by", contact->cookies[i].by_script ? "script" : "header");
            json_end_object(out);
        }
        json_end_array(out);
    }
    if (contact->nstorage > 0) {
        json_key(out, "storage");
        json_begin_array(out);
        for (size_t i = 0; i < contact->nstorage; i++) {
            json_string(out, contact->storage[i].name);
        }
        json_end_array(out);
    }
}

static void
write_contact(struct json_out *out, const struct contact *contact)
{
    json_begin_object(out);
    json_put_string(out, "host", contact->host);
    if (contact->naddresses > 0) {
        json_key(out, "ips");
        json_begin_array(out);
        for (size_t i = 0; i < contact->naddresses; i++) {
            json_string(out, contact->addresses[i].text);
        }
        json_end_array(out);
    }
    write_types(out, contact);
    put_unless(out, "frame", frame_name(contact->frame), "top");
    put_unless(out, "outcome", outcome_name(contact->outcome), "contacted");
    put_unless(out, "phase", phase_name(contact->phase), "unknown");
    write_stored(out, contact);
    json_end_object(out);
}

void
brief_write_page(struct json_out *out, const struct page *page)
{
    json_key(out, "page");
    write_about(out, page);
    json_key(out, "contacts");
    json_begin_array(out);
    for (size_t i = 0; i < page->ncontacts; i++) {
        write_contact(out, &page->contacts[i]);
    }
    json_end_array(out);
}

/* ---- what was said ---- */

static const char *
letter_or_null(enum letter letter)
{
    return letter == LETTER_NONE ? NULL : letter_name(letter);
}

static const char *
class_of(const struct party *party)
{
    for (int i = 0; i < REACH_COUNT; i++) {
        if (party->reaches == SET_OF(i)) {
            return reach_name((enum reach_class)i);
        }
    }
    return NULL;
}

static void
write_six(struct json_out *out, const char *const texts[BRIEF_MEMBERS])
{
    json_begin_array(out);
    for (size_t i = 0; i < BRIEF_MEMBERS; i++) {
        json_string(out, texts[i]);
    }
    json_end_array(out);
}

static void
write_finding(struct json_out *out,
              const struct dossier *dossier,
              const struct finding *finding)
{
    const struct party *party =
        finding->party == NO_PARTY ? NULL : &dossier->parties[finding->party];
    const char *const texts[BRIEF_MEMBERS] = {
        finding->rule->id,
        finding->rule->axis == AXIS_NONE ? NULL
                                         : axis_name(finding->rule->axis),
        letter_or_null(finding->best),
        letter_or_null(finding->worst),
        party == NULL ? NULL : party->label,
        party == NULL ? NULL : capacity_name(party->capacity),
    };

    write_six(out, texts);
}

static void
write_party(struct json_out *out,
            const struct party *party,
            struct party_letters letters)
{
    const struct country nowhere = {""};
    struct country country =
        party->org == NULL ? nowhere : party->org->controlled_from;
    const char *const texts[BRIEF_MEMBERS] = {
        party->label,
        capacity_name(party->capacity),
        country_known(country) ? country.code : NULL,
        class_of(party),
        letter_or_null(letters.best),
        letter_or_null(letters.worst),
    };

    write_six(out, texts);
}

void
brief_write_said(struct json_out *out,
                 const struct rating *rating,
                 struct arena *arena)
{
    const struct dossier *dossier = &rating->dossier;
    const struct judgement *judgement = &rating->judgement;
    const struct party_letters *letters =
        rating_party_letters(dossier, judgement, arena);

    json_begin_object(out);
    json_key(out, "findings");
    json_begin_array(out);
    for (size_t i = 0; i < judgement->nfindings; i++) {
        write_finding(out, dossier, &judgement->findings[i]);
    }
    json_end_array(out);
    json_key(out, "parties");
    json_begin_array(out);
    for (size_t i = 0; i < dossier->nparties; i++) {
        write_party(out, &dossier->parties[i], letters[i]);
    }
    json_end_array(out);
    json_end_object(out);
}

bool
brief_read(const struct json *value, struct brief *out)
{
    const struct json *item = json_first(value);

    if (!json_is_array(value) || json_count(value) != BRIEF_MEMBERS) {
        return false;
    }
    for (size_t i = 0; i < BRIEF_MEMBERS; i++, item = json_next(item)) {
        out->texts[i] = json_text(item);
    }
    return out->texts[0] != NULL;
}

static void
copy_list(struct json_out *out, const struct json *said, const char *name)
{
    json_key(out, name);
    json_begin_array(out);
    for (const struct json *item = json_first(json_get(said, name));
         item != NULL;
         item = json_next(item)) {
        struct brief brief;

        if (brief_read(item, &brief)) {
            write_six(out, brief.texts);
        }
    }
    json_end_array(out);
}

void
brief_copy_said(struct json_out *out, const struct json *said)
{
    json_begin_object(out);
    copy_list(out, said, "findings");
    copy_list(out, said, "parties");
    json_end_object(out);
}

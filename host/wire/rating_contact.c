/* SPDX-License-Identifier: EUPL-1.2 */
/* The contacts of a party, and what it stores on the device. */
#include "wire/rating_parts.h"

static void
put_place(struct json_out *out, const struct machine *machine)
{
    const struct place nowhere = {0};
    const struct place *place = machine == NULL ? &nowhere : &machine->place;

    json_key(out, "place");
    json_begin_object(out);
    rating_put_country(out, "country", place->country);
    json_put_word(out, "state", certainty_name(place->certainty));
    json_put_boolean(out, "worldwide", place->worldwide);
    json_end_object(out);
}

static void
write_contact(struct json_out *out, const struct exposure *exposure)
{
    const struct machine *machine = exposure->machine;

    json_begin_object(out);
    json_put_string(out, "host", exposure->contact->host);
    json_put_word(out, "ip", machine == NULL ? NULL : machine->address->text);
    rating_put_asn(out, machine == NULL ? 0 : machine->asn);
    rating_put_text(out, "network", machine == NULL ? "" : machine->network);
    rating_put_country(out,
                       "registered",
                       machine == NULL ? (struct country){""}
                                       : machine->registered);
    put_place(out, machine);
    json_put_word(out, "outcome", outcome_name(exposure->contact->outcome));
    json_put_word(out, "phase", phase_name(exposure->contact->phase));
    json_end_object(out);
}

static void
write_stored(struct json_out *out, const struct exposure *exposure)
{
    const struct stored *stored = exposure->stored;

    json_begin_object(out);
    json_put_string(out, "name", stored->name);
    json_put_string(out,
                    "by",
                    stored->key         ? "storage"
                    : stored->by_script ? "script"
                                        : "header");
    json_put_string(out, "host", exposure->contact->host);
    rating_put_text(out, "service", stored->service);
    rating_put_text(out, "purpose", stored->purpose);
    json_put_word(out, "phase", phase_name(exposure->contact->phase));
    json_end_object(out);
}

void
rating_write_exposures(const struct rating_writer *writer,
                       const struct exposure *exposures,
                       size_t count,
                       bool stored)
{
    struct json_out *out = writer->out;
    size_t written = 0;
    size_t left = 0;

    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        if ((exposures[i].stored != NULL) != stored) {
            continue;
        }
        if (written == writer->entries) {
            left++;
        } else if (stored) {
            write_stored(out, &exposures[i]);
            written++;
        } else {
            write_contact(out, &exposures[i]);
            written++;
        }
    }
    json_end_array(out);
    if (left > 0) {
        json_put_integer(out, stored ? "more_stored" : "more", (int64_t)left);
    }
}

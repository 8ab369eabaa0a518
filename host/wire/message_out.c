/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/message.h"

/* null: no legal notice was read; [] when one names nobody we know. */
static void
write_declared(struct json_out *out, const struct page *page)
{
    if (page->declared == ANSWER_UNKNOWN) {
        json_null(out);
        return;
    }
    json_begin_array(out);
    for (size_t i = 0; i < page->ndeclared_hosts; i++) {
        json_string(out, page->declared_hosts[i]);
    }
    json_end_array(out);
}

static void
write_about(struct json_out *out, const struct page *page)
{
    json_begin_object(out);
    json_put_string(out, "key", page->key);
    json_put_string(out, "host", page->host);
    json_put_string(out, "at", page->at);
    json_put_boolean(out, "private", page->private_window);
    json_put_string(out, "banner", page->banner);
    json_put_word(out, "choice", choice_name(page->choice));
    json_put_boolean(out, "choice_guessed", page->choice_guessed);
    json_put_boolean(out, "storage_seen", page->storage_seen);
    json_put_boolean(out, "opened_before", page->opened_before);
    json_put_boolean(
        out, "incomplete", (page->notes & NOTE_INCOMPLETE_CAPTURE) != 0);
    json_key(out, "declared_host");
    write_declared(out, page);
    json_put_integer(out, "dropped", page->dropped);
    json_end_object(out);
}

static void
write_contact(struct json_out *out, const struct contact *contact)
{
    json_begin_object(out);
    json_put_string(out, "host", contact->host);
    json_key(out, "ips");
    json_begin_array(out);
    for (size_t i = 0; i < contact->naddresses; i++) {
        json_string(out, contact->addresses[i].text);
    }
    json_end_array(out);
    json_key(out, "types");
    json_begin_object(out);
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (contact->counts[i] > 0) {
            json_put_integer(
                out, resource_name((enum resource)i), contact->counts[i]);
        }
    }
    json_end_object(out);
    json_put_string(out, "frame", frame_name(contact->frame));
    json_put_string(out, "outcome", outcome_name(contact->outcome));
    json_put_string(out, "phase", phase_name(contact->phase));
    json_key(out, "cookies");
    json_begin_array(out);
    for (size_t i = 0; i < contact->ncookies; i++) {
        const struct stored *cookie = &contact->cookies[i];

        json_begin_object(out);
        json_put_string(out, "name", cookie->name);
        json_put_string(out, "by", cookie->by_script ? "script" : "header");
        json_end_object(out);
    }
    json_end_array(out);
    json_key(out, "storage");
    json_begin_array(out);
    for (size_t i = 0; i < contact->nstorage; i++) {
        json_string(out, contact->storage[i].name);
    }
    json_end_array(out);
    json_end_object(out);
}

void
message_write_page(struct json_out *out, const struct page *page)
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

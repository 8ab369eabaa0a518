/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading; writing is message_out.c, with the fields in the same order. The
 * first field that is not right is remembered in the reader, and the rest is
 * read as if it were: one place decides, at the end of each contact.
 */
#include "wire/message.h"

#include "facts/address.h"

#include <string.h>

/* Where we are in the message, and what was wrong with it so far. */
struct reader {
    struct arena *arena;
    struct problem *problem;
    enum status status;
    const struct json *object; /* the one whose fields are read */
    size_t index;              /* of the contact; NO_CONTACT: "page" */
};
#define NO_CONTACT ((size_t)-1)

static const char hint[] = "See PROTOCOL.md, \"A page\".";

static void
refuse(struct reader *reader, const char *field, const char *expected)
{
    if (reader->status != STATUS_OK) {
        return;
    }
    if (reader->index == NO_CONTACT) {
        reader->status = problem_set(reader->problem,
                                     STATUS_INVALID,
                                     hint,
                                     "page.%s is not %s",
                                     field,
                                     expected);
    } else {
        reader->status = problem_set(reader->problem,
                                     STATUS_INVALID,
                                     hint,
                                     "contacts[%zu].%s is not %s",
                                     reader->index,
                                     field,
                                     expected);
    }
}

/* ---- fields of one kind ---- */

/* A member that may be absent or null: NULL for both. */
static const struct json *
member(const struct reader *reader, const char *field)
{
    const struct json *value = json_get(reader->object, field);

    return json_is_null(value) ? NULL : value;
}

/* A text of these characters only, at most so many bytes. */
static const char *
read_word(struct reader *reader,
          const char *field,
          const char *characters,
          const char *fallback)
{
    const struct json *value = member(reader, field);
    const char *text = value == NULL ? fallback : json_text(value);

    if (text == NULL || strlen(text) > MESSAGE_MAX_WORD ||
        text[strspn(text, characters)] != '\0') {
        refuse(reader, field, "a word of its kind");
        return fallback;
    }
    return text;
}

static bool
read_flag(struct reader *reader, const char *field)
{
    const struct json *value = member(reader, field);

    if (value != NULL && json_bool(value, false) != json_bool(value, true)) {
        refuse(reader, field, "true or false");
    }
    return json_bool(value, false);
}

/* A count of requests, or of contacts. */
static uint32_t
read_count(struct reader *reader, const struct json *value, const char *field)
{
    int64_t count = 0;

    if (value != NULL && (!json_whole(value, &count) || count < 0 ||
                          count > MESSAGE_MAX_COUNT)) {
        refuse(reader, field, "made of whole numbers up to 1000000");
        return 0;
    }
    return (uint32_t)count;
}

static const char *
read_host(struct reader *reader, const char *field)
{
    const char *text = json_text(json_get(reader->object, field));
    const char *host = text == NULL ? NULL : message_host(text, reader->arena);

    if (host == NULL) {
        refuse(reader, field, "a host name");
        return "";
    }
    return host;
}

/* Members of a list, at most so many. */
static const struct json *
read_list(struct reader *reader, const char *field, size_t most, size_t *count)
{
    const struct json *list = member(reader, field);

    if (list != NULL && !json_is_array(list)) {
        refuse(reader, field, "a list");
        list = NULL;
    }
    *count = json_count(list);
    if (*count > most) {
        *count = most;
    }
    return json_first(list);
}

/* ---- "page" ---- */

static void
read_choice(struct reader *reader, struct page *page)
{
    const struct json *choice = member(reader, "choice");

    if (choice != NULL && (json_text(choice) == NULL ||
                           !choice_parse(json_text(choice), &page->choice))) {
        refuse(reader, "choice", "unknown, none, accepted, refused or partly");
    }
    page->choice_guessed = read_flag(reader, "choice_guessed");
}

/* Slugs of organisations; an empty list: the notice names nobody we know. */
static void
read_declared(struct reader *reader, struct page *page)
{
    static const char slug[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t count;
    const struct json *item;

    if (member(reader, "declared_host") == NULL) {
        return;
    }
    item = read_list(reader, "declared_host", PAGE_MAX_DECLARED, &count);
    page->declared = count > 0 ? ANSWER_YES : ANSWER_NO;
    page->declared_hosts =
        arena_alloc(reader->arena, count * sizeof(*page->declared_hosts));
    for (; page->ndeclared_hosts < count; item = json_next(item)) {
        const char *text = json_text(item);

        if (text == NULL || strlen(text) > MESSAGE_MAX_KEY ||
            text[strspn(text, slug)] != '\0') {
            refuse(reader, "declared_host", "made of names of our data");
            text = "";
        }
        page->declared_hosts[page->ndeclared_hosts++] = text;
    }
}

static void
read_about(struct reader *reader, struct page *page)
{
    static const char words[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const struct json *key = member(reader, "key");

    page->key = key == NULL ? "" : json_text(key);
    if (page->key == NULL || strlen(page->key) > MESSAGE_MAX_KEY) {
        refuse(reader, "key", "a text of at most 128 bytes");
        page->key = "";
    }
    page->host = read_host(reader, "host");
    page->site = "";
    page->at = read_word(reader, "at", "0123456789-T:.Z+", "");
    page->date = date_parse(page->at);
    if (page->at[0] != '\0' && page->date.ymd == 0) {
        refuse(reader, "at", "a date and time (ISO 8601)");
    }
    page->private_window = read_flag(reader, "private");
    page->banner = read_word(reader, "banner", words, "unknown");
    read_choice(reader, page);
    page->opened_before = read_flag(reader, "opened_before");
    if (read_flag(reader, "incomplete")) {
        page->notes |= NOTE_INCOMPLETE_CAPTURE;
    }
    page->storage_seen = read_flag(reader, "storage_seen");
    read_declared(reader, page);
    page->dropped = read_count(reader, member(reader, "dropped"), "dropped");
    if (page->dropped > 0) {
        page->notes |= NOTE_TOO_MANY_CONTACTS;
    }
}

/* ---- "contacts" ---- */

static void
read_addresses(struct reader *reader, struct contact *contact)
{
    size_t count;
    const struct json *item = read_list(reader, "ips", SIZE_MAX, &count);

    for (; item != NULL; item = json_next(item)) {
        const char *text = json_text(item);
        struct address address;

        if (text != NULL && address_parse(text, reader->arena, &address)) {
            contact_add_address(contact, reader->arena, address);
        }
    }
}

static void
read_types(struct reader *reader, struct contact *contact)
{
    const struct json *types = member(reader, "types");

    if (types != NULL && !json_is_object(types)) {
        refuse(reader, "types", "an object");
        return;
    }
    for (const struct json *item = json_first(types); item != NULL;
         item = json_next(item)) {
        enum resource resource = RESOURCE_OTHER;
        uint32_t count = read_count(reader, item, "types");

        (void)resource_parse(json_name(item), &resource);
        if (count > MESSAGE_MAX_COUNT - contact->counts[resource]) {
            count = (uint32_t)MESSAGE_MAX_COUNT - contact->counts[resource];
        }
        contact->counts[resource] += count;
    }
}

static void
read_terms(struct reader *reader, struct contact *contact)
{
    const struct json *frame = member(reader, "frame");
    const struct json *outcome = member(reader, "outcome");
    const struct json *phase = member(reader, "phase");

    if (frame != NULL && (json_text(frame) == NULL ||
                          !frame_parse(json_text(frame), &contact->frame))) {
        refuse(reader, "frame", "top, same-site or foreign");
    }
    if (outcome != NULL &&
        (json_text(outcome) == NULL ||
         !outcome_parse(json_text(outcome), &contact->outcome))) {
        refuse(reader,
               "outcome",
               "contacted, possible, cached, blocked or failed");
    }
    if (phase != NULL && (json_text(phase) == NULL ||
                          !phase_parse(json_text(phase), &contact->phase))) {
        refuse(reader, "phase", "unknown, before, accepted or refused");
    }
}

static void
read_cookies(struct reader *reader, struct contact *contact)
{
    size_t count;
    const struct json *item =
        read_list(reader, "cookies", CONTACT_MAX_NAMES, &count);

    if (count > 0) {
        contact->cookies =
            arena_alloc(reader->arena, count * sizeof(*contact->cookies));
    }
    for (; contact->ncookies < count; item = json_next(item)) {
        struct stored *cookie = &contact->cookies[contact->ncookies++];
        const struct json *by = json_get(item, "by");
        const char *setter = by == NULL ? "header" : json_text(by);
        const char *name = json_text(json_get(item, "name"));

        *cookie = (struct stored){
            .name = name == NULL ? "" : name,
            .by_script = setter != NULL && strcmp(setter, "script") == 0,
            .service = "",
            .purpose = "",
        };
        if (name == NULL || setter == NULL ||
            (!cookie->by_script && strcmp(setter, "header") != 0)) {
            refuse(reader, "cookies", "made of names, by header or script");
        }
    }
}

static void
read_storage(struct reader *reader, struct contact *contact)
{
    size_t count;
    const struct json *item =
        read_list(reader, "storage", CONTACT_MAX_NAMES, &count);

    if (count > 0) {
        contact->storage =
            arena_alloc(reader->arena, count * sizeof(*contact->storage));
    }
    for (; contact->nstorage < count; item = json_next(item)) {
        const char *name = json_text(item);

        if (name == NULL) {
            refuse(reader, "storage", "made of names");
            name = "";
        }
        contact->storage[contact->nstorage++] = (struct stored){
            .name = name,
            .by_script = true,
            .key = true,
            .service = "",
            .purpose = "",
        };
    }
}

static void
read_contact(struct reader *reader, struct contact *contact)
{
    contact->host = read_host(reader, "host");
    contact->site = "";
    read_addresses(reader, contact);
    read_types(reader, contact);
    read_terms(reader, contact);
    read_cookies(reader, contact);
    read_storage(reader, contact);
}

enum status
message_read_page(const struct json *object,
                  struct arena *arena,
                  struct page *page,
                  struct problem *problem)
{
    const struct json *contacts = json_get(object, "contacts");
    struct reader reader = {
        .arena = arena,
        .problem = problem,
        .object = json_get(object, "page"),
        .index = NO_CONTACT,
    };

    if (!json_is_object(reader.object)) {
        return problem_set(
            problem, STATUS_INVALID, hint, "page is not an object");
    }
    if (!json_is_array(contacts)) {
        return problem_set(
            problem, STATUS_INVALID, hint, "contacts is not a list");
    }
    read_about(&reader, page);
    reader.object = json_first(contacts);
    for (reader.index = 0; reader.object != NULL && reader.status == STATUS_OK;
         reader.index++) {
        struct contact *contact = page_add(page, arena);

        if (contact != NULL) {
            read_contact(&reader, contact);
        }
        reader.object = json_next(reader.object);
    }
    if (reader.status == STATUS_OK) {
        page_normalise(page, arena);
    }
    return reader.status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What one can use instead. PROTOCOL.md, "alternatives". Each company behind an
 * alternative is read and classed as those of a page are; it has no letter,
 * since nobody visited it.
 */
#include "core/exposure.h"
#include "wire/frame.h"
#include "wire/protocol_parts.h"
#include "wire/rating_parts.h"

#include <string.h>

#define PURPOSES_MAX ((size_t)64)      /* asked for at once; the data has 45 */
#define PURPOSE_MAX_BYTES ((size_t)64) /* the longest has 17 */
/* Past this many bytes no further alternative is begun; the rest of a frame is
 * for the last one, the laws and the versions. */
#define ENOUGH (FRAME_MAX_OUT / 2)

/* What one runs oneself has this in its name (data/build checks it): who made
 * it receives nothing. */
static const char own_server[] = "elf-hosted"; /* "Self-hosted", too */

struct answer_writer {
    struct rating_writer rating;
    struct date day;
    struct party *parties; /* companies written so far, for their laws */
    size_t nparties;
    size_t capacity;
};

static void
write_company(struct answer_writer *writer, size_t key)
{
    struct json_out *out = writer->rating.out;
    const struct registry *registry = writer->rating.sources->registry;
    const struct org *org =
        registry_org(registry, key, writer->day, writer->rating.arena);

    writer->parties = arena_grow(writer->rating.arena,
                                 writer->parties,
                                 writer->nparties,
                                 &writer->capacity,
                                 sizeof(*writer->parties));
    writer->parties[writer->nparties++] =
        (struct party){.org = org, .roles = SET_OF(ROLE_DOCUMENT)};
    json_begin_object(out);
    json_put_string(out, "org", org->slug);
    json_put_string(out, "name", org->name);
    rating_put_org(out, org, org_reaches(org));
    json_end_object(out);
}

static void
write_alternative(struct answer_writer *writer, const struct alternative *row)
{
    static const char opened[] = "(read)";
    struct json_out *out = writer->rating.out;
    const struct registry *registry = writer->rating.sources->registry;

    json_begin_object(out);
    json_put_string(out, "service", row->service);
    rating_put_text(out, "domain", row->domain);
    rating_put_country(out, "country", row->country);
    rating_put_text(out, "licence", row->licence);
    rating_put_text(out, "note", row->note);
    json_put_string(out, "source", row->source);
    rating_put_text(out, "as_of", row->as_of);
    json_put_boolean(
        out, "self_hosted", strstr(row->service, own_server) != NULL);
    json_put_boolean(
        out, "read", strncmp(row->source, opened, sizeof(opened) - 1) == 0);
    json_put_string(
        out,
        "interest",
        row->org == REGISTRY_NONE
            ? NULL
            : registry_interest(registry, row->org, writer->rating.language));
    json_key(out, "company");
    if (row->org == REGISTRY_NONE) {
        json_null(out);
    } else {
        write_company(writer, row->org);
    }
    json_end_object(out);
}

static void
write_purpose(struct answer_writer *writer, const char *purpose)
{
    struct json_out *out = writer->rating.out;
    size_t count;
    const struct alternative *rows = registry_alternatives(
        writer->rating.sources->registry, purpose, &count);
    size_t written = 0;

    json_begin_object(out);
    json_put_string(out, "purpose", purpose);
    json_key(out, "alternatives");
    json_begin_array(out);
    for (; written < count && out->len < ENOUGH; written++) {
        write_alternative(writer, &rows[written]);
    }
    json_end_array(out);
    rating_put_more(out, count, written);
    json_end_object(out);
}

/* Each purpose once, in the order in which they were asked for. */
static enum error
read_purposes(const struct json *request,
              const char **purposes,
              size_t *count,
              struct problem *problem)
{
    const struct json *list = json_get(request, "purposes");

    *count = 0;
    if (!json_is_array(list) || json_count(list) > PURPOSES_MAX) {
        return protocol_bad_request(
            problem, "purposes is not a list of at most 64 texts");
    }
    for (const struct json *at = json_first(list); at != NULL;
         at = json_next(at)) {
        const char *purpose = json_text(at);
        bool known = false;

        if (purpose == NULL || strlen(purpose) > PURPOSE_MAX_BYTES) {
            return protocol_bad_request(
                problem, "purposes has what is no text of at most 64 bytes");
        }
        for (size_t i = 0; i < *count; i++) {
            known |= strcmp(purposes[i], purpose) == 0;
        }
        if (!known) {
            purposes[(*count)++] = purpose;
        }
    }
    return E_NONE;
}

enum error
protocol_alternatives(struct protocol *protocol,
                      const struct json *request,
                      struct problem *problem)
{
    struct json_out *out = &protocol->reply;
    struct dossier dossier = {0};
    struct answer_writer writer = {
        .rating = {.out = out,
                   .sources = protocol->sources,
                   .dossier = &dossier,
                   .arena = &protocol->arena},
        .day = date_parse(json_text(json_get(request, "at"))),
    };
    const char *purposes[PURPOSES_MAX];
    size_t count = 0;
    enum error error = protocol_need_data(protocol, problem);

    if (error == E_NONE) {
        error = protocol_language(request, &writer.rating.language, problem);
    }
    if (error == E_NONE) {
        error = read_purposes(request, purposes, &count, problem);
    }
    if (error != E_NONE) {
        return error;
    }
    if (writer.day.ymd == 0) {
        return protocol_bad_request(problem, "at is not a date (ISO 8601)");
    }
    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.alternatives/1");
    json_key(out, "purposes");
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        write_purpose(&writer, purposes[i]);
    }
    json_end_array(out);
    dossier.parties = writer.parties;
    dossier.nparties = writer.nparties;
    json_key(out, "laws");
    rating_write_laws(&writer.rating);
    json_key(out, "versions");
    rating_write_versions(out, protocol->sources);
    json_end_object(out);
    return E_NONE;
}

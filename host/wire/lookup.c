/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One machine, as the only contact of a page of nobody: identified and written
 * by the code that rates pages, so that both always say the same.
 */
#include "facts/address.h"
#include "wire/message.h"
#include "wire/rating_parts.h"

/* No site's: RFC 6761 §6.4. So that every host is another site's. */
static const char nobody[] = "page.invalid";

struct question {
    const char *host;       /* NULL: only an address was asked for */
    struct address address; /* kind NONE: only a host was asked for */
    const struct page *page;
    struct dossier dossier;
};

static enum status
understand(const char *query,
           const char *ip,
           struct arena *arena,
           struct question *question,
           struct problem *problem)
{
    if (!address_parse(query, arena, &question->address)) {
        question->host = message_host(query, arena);
        if (question->host == NULL) {
            return problem_set(problem,
                               STATUS_INVALID,
                               "Ask for www.example.org, 192.0.2.1 or 2001:"
                               "db8::1.",
                               "query is neither a host name nor an address");
        }
    }
    if (ip != NULL && !address_parse(ip, arena, &question->address)) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "Leave it out when there is none.",
                           "ip is not an address");
    }
    return STATUS_OK;
}

static void
answer(const struct sources *sources,
       struct date day,
       struct arena *arena,
       struct question *question)
{
    struct page *page = arena_alloc(arena, sizeof(*page));
    struct contact *contact = page_add(page, arena);

    page->key = "";
    page->host = nobody;
    page->site = "";
    page->at = "";
    page->date = day;
    page->banner = "unknown";
    contact->site = "";
    contact->host =
        question->host != NULL ? question->host : question->address.text;
    if (question->address.kind != ADDRESS_NONE) {
        contact_add_address(contact, arena, question->address);
    }
    page_normalise(page, arena);
    identify_page(sources, page, arena);
    dossier_build(page, arena, &question->dossier);
    question->page = page;
}

/* The party in a capacity, known or not; null when there is nobody to judge,
 * or nothing was asked that tells. */
static void
put_party(const struct rating_writer *writer,
          const char *name,
          enum capacity capacity,
          bool asked)
{
    const struct dossier *dossier = writer->dossier;

    json_key(writer->out, name);
    for (size_t i = 0; asked && i < dossier->nparties; i++) {
        if (dossier->parties[i].capacity == capacity) {
            rating_write_party(writer, i);
            return;
        }
    }
    json_null(writer->out);
}

static void
write_source(struct json_out *out, const char *name, struct country country)
{
    json_begin_object(out);
    json_put_string(out, "name", name);
    rating_put_country(out, "country", country);
    json_end_object(out);
}

/* Ours is DB-IP's; a user's own file is called what it calls itself. */
static const char *
country_source(const struct sources *sources)
{
    const char *type = geo_country_type(sources->geo);

    if (!own_uses(&sources->own, OWN_COUNTRIES)) {
        return "dbip";
    }
    return type != NULL && type[0] != '\0' ? type : own_name(OWN_COUNTRIES);
}

static void
write_place(struct json_out *out,
            const struct sources *sources,
            const struct machine *machine)
{
    const struct place nowhere = {0};
    const struct place *place = machine == NULL ? &nowhere : &machine->place;

    json_begin_object(out);
    rating_put_country(out, "country", place->country);
    json_put_string(out, "state", certainty_name(place->certainty));
    json_put_boolean(out, "worldwide", place->worldwide);
    json_key(out, "sources");
    json_begin_array(out);
    if (machine != NULL) {
        write_source(out, country_source(sources), place->dbip);
        if (sources->second != NULL &&
            second_present(sources->second, machine->address->family)) {
            write_source(out, "ipfire", place->ipfire);
        }
    }
    json_end_array(out);
    json_end_object(out);
}

enum status
rating_lookup(struct json_out *out,
              const struct sources *sources,
              const char *query,
              const char *ip,
              struct date day,
              enum language language,
              struct arena *arena,
              struct problem *problem)
{
    struct question question = {0};
    const struct contact *contact;
    const struct machine *machine;
    struct rating_writer writer = {
        .out = out,
        .sources = sources,
        .dossier = &question.dossier,
        .language = language,
        .arena = arena,
        .items = RATING_NO_LIMIT,
        .entries = RATING_NO_LIMIT,
    };
    enum status status = understand(query, ip, arena, &question, problem);

    if (status != STATUS_OK) {
        return status;
    }
    answer(sources, day, arena, &question);
    contact = &question.page->contacts[0];
    machine = contact->nmachines > 0 ? &contact->machines[0] : NULL;
    json_begin_object(out);
    json_put_string(out, "schema", "cocarde.lookup/1");
    json_put_string(out, "query", query);
    json_put_string(out, "host", question.host);
    json_put_string(out, "ip", question.address.text);
    rating_put_asn(out, machine == NULL ? 0 : machine->asn);
    rating_put_text(out, "as_name", machine == NULL ? "" : machine->network);
    rating_put_country(out,
                       "registered",
                       machine == NULL ? (struct country){""}
                                       : machine->registered);
    json_key(out, "place");
    write_place(out, sources, machine);
    put_party(&writer, "service", CAPACITY_SERVICE, question.host != NULL);
    put_party(&writer, "operator", CAPACITY_OPERATOR, machine != NULL);
    json_key(out, "laws");
    rating_write_laws(&writer);
    json_key(out, "versions");
    rating_write_versions(out, sources);
    json_end_object(out);
    return STATUS_OK;
}

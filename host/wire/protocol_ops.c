/* SPDX-License-Identifier: EUPL-1.2 */
/* What the host can be asked. PROTOCOL.md, "Operations". */
#include "core/rules.h"
#include "wire/data_status.h"
#include "wire/frame.h"
#include "wire/message.h"
#include "wire/protocol_parts.h"
#include "wire/rating.h"

#include <string.h>

#define ENVELOPE 64 /* bytes around the value of "ok", at most */

enum error
protocol_bad_request(struct problem *problem, const char *what)
{
    (void)problem_set(problem,
                      STATUS_INVALID,
                      "PROTOCOL.md has an example of each request.",
                      "%s",
                      what);
    return E_BAD_REQUEST;
}

/* ---- the data ---- */

enum error
protocol_need_data(const struct protocol *protocol, struct problem *problem)
{
    if (protocol->sources != NULL) {
        return E_NONE;
    }
    *problem = protocol->problem;
    return protocol->problem.status == STATUS_MISSING ? E_DATA_MISSING
                                                      : E_DATA_CORRUPT;
}

static const char *
data_state(const struct protocol *protocol)
{
    if (protocol->sources != NULL) {
        return "ok";
    }
    return protocol->problem.status == STATUS_MISSING ? "missing" : "corrupt";
}

/* ---- operations ---- */

static void
write_warnings(struct protocol *protocol)
{
    struct json_out *out = &protocol->reply;

    json_begin_array(out);
    if (protocol->sources == NULL) {
        json_string(out,
                    arena_format(&protocol->arena,
                                 "%s. %s",
                                 protocol->problem.what,
                                 protocol_reopen_hint(&protocol->arena,
                                                      protocol->problem.hint)));
    } else if (protocol->sources->second == NULL ||
               second_date(protocol->sources->second)[0] == '\0') {
        json_string(out,
                    "There is no second opinion on countries, so that no place "
                    "is established by two sources (on Debian: package "
                    "tor-geoipdb).");
    }
    for (int i = 0; protocol->sources != NULL && i < OWN_COUNT; i++) {
        const struct own_file *file = &protocol->sources->own.files[i];

        if (file->present && file->problem.status != STATUS_OK) {
            json_string(out,
                        arena_format(&protocol->arena,
                                     "%s. %s",
                                     file->problem.what,
                                     protocol_reopen_hint(&protocol->arena,
                                                          file->problem.hint)));
        }
    }
    for (size_t i = 0; i < protocol->sandbox.nwarnings; i++) {
        json_string(out, protocol->sandbox.warnings[i]);
    }
    json_end_array(out);
}

static void
write_limits(struct json_out *out)
{
    json_begin_object(out);
    json_put_integer(out, "in", PROTOCOL_ASKED_IN);
    json_put_integer(out, "out", (int64_t)FRAME_MAX_OUT);
    json_put_integer(out, "contacts", (int64_t)PAGE_MAX_CONTACTS);
    json_put_integer(out, "unanswered", PROTOCOL_UNANSWERED);
    json_end_object(out);
}

/* The range of versions that the extension speaks. */
static enum error
read_range(const struct json *request,
           int64_t *oldest,
           int64_t *newest,
           struct problem *problem)
{
    const struct json *range = json_get(request, "protocol");

    if (!json_is_array(range) || json_count(range) != 2 ||
        !json_whole(json_first(range), oldest) ||
        !json_whole(json_next(json_first(range)), newest) ||
        *oldest > *newest) {
        return protocol_bad_request(problem,
                                    "protocol is not [oldest, newest]");
    }
    return E_NONE;
}

static enum error
say_hello(struct protocol *protocol,
          const struct json *request,
          struct problem *problem)
{
    struct json_out *out = &protocol->reply;
    int64_t oldest;
    int64_t newest;
    enum error error = read_range(request, &oldest, &newest, problem);

    if (error != E_NONE) {
        return error;
    }
    if (oldest > PROTOCOL_NEWEST || newest < PROTOCOL_OLDEST) {
        (void)problem_set(problem,
                          STATUS_INVALID,
                          oldest > PROTOCOL_NEWEST
                              ? "Update Cocarde on this computer."
                              : "Update the extension.",
                          "The host speaks protocol %d to %d, the extension "
                          "%lld to %lld",
                          PROTOCOL_OLDEST,
                          PROTOCOL_NEWEST,
                          (long long)oldest,
                          (long long)newest);
        return E_PROTO;
    }
    protocol->greeted = true;
    json_begin_object(out);
    json_put_string(out, "cocarde", COCARDE_VERSION);
    json_put_integer(out, "protocol", PROTOCOL_NEWEST);
    json_put_string(out, "method", METHOD_VERSION);
    json_key(out, "data");
    json_begin_object(out);
    json_put_string(out, "state", data_state(protocol));
    json_put_string(out,
                    "version",
                    protocol->sources == NULL
                        ? NULL
                        : registry_version(protocol->sources->registry));
    json_put_string(out,
                    "digest",
                    protocol->sources == NULL ? NULL
                                              : protocol->sources->digest);
    json_end_object(out);
    json_key(out, "limits");
    write_limits(out);
    json_key(out, "sandbox");
    json_begin_object(out);
    json_put_integer(out, "landlock", protocol->sandbox.landlock);
    json_put_boolean(out, "seccomp", protocol->sandbox.seccomp);
    json_end_object(out);
    json_key(out, "warnings");
    write_warnings(protocol);
    json_end_object(out);
    return E_NONE;
}

enum error
protocol_language(const struct json *request,
                  enum language *language,
                  struct problem *problem)
{
    const struct json *value = json_get(request, "lang");
    const char *text = value == NULL ? "fr" : json_text(value);

    if (text != NULL && strcmp(text, "fr") == 0) {
        *language = LANGUAGE_FR;
    } else if (text != NULL && strcmp(text, "en") == 0) {
        *language = LANGUAGE_EN;
    } else {
        return protocol_bad_request(problem, "lang is not fr or en");
    }
    return E_NONE;
}

static enum error
rate(struct protocol *protocol,
     const struct json *request,
     struct problem *problem)
{
    struct arena *arena = &protocol->arena;
    const struct json *detail = json_get(request, "detail");
    const struct json *strict = json_get(request, "strict");
    struct page *page = arena_alloc(arena, sizeof(*page));
    enum language language = LANGUAGE_FR;
    struct rating rating;
    enum error error = protocol_need_data(protocol, problem);

    if (error == E_NONE) {
        error = protocol_language(request, &language, problem);
    }
    if (error == E_NONE && detail != NULL &&
        json_bool(detail, false) != json_bool(detail, true)) {
        error = protocol_bad_request(problem, "detail is not true or false");
    }
    if (error == E_NONE && strict != NULL &&
        json_bool(strict, false) != json_bool(strict, true)) {
        error = protocol_bad_request(problem, "strict is not true or false");
    }
    if (error != E_NONE) {
        return error;
    }
    if (message_read_page(request, arena, page, problem) != STATUS_OK) {
        return E_BAD_REQUEST;
    }
    page->strict = json_bool(strict, false);
    rating_make(protocol->sources, page, arena, &rating);
    rating_write_within(&protocol->reply,
                        FRAME_MAX_OUT - ENVELOPE,
                        protocol->sources,
                        &rating,
                        json_bool(detail, false) ? RATING_FULL : RATING_SUMMARY,
                        language,
                        arena);
    return E_NONE;
}

static enum error
look_up(struct protocol *protocol,
        const struct json *request,
        struct problem *problem)
{
    const struct json *ip = json_get(request, "ip");
    const char *query = json_text(json_get(request, "query"));
    struct date day = date_parse(json_text(json_get(request, "at")));
    enum language language = LANGUAGE_FR;
    enum error error = protocol_need_data(protocol, problem);

    if (error == E_NONE) {
        error = protocol_language(request, &language, problem);
    }
    if (error != E_NONE) {
        return error;
    }
    if (query == NULL) {
        return protocol_bad_request(problem, "query is not a text");
    }
    if (ip != NULL && !json_is_null(ip) && json_text(ip) == NULL) {
        return protocol_bad_request(problem, "ip is not a text");
    }
    if (day.ymd == 0) {
        return protocol_bad_request(problem, "at is not a date (ISO 8601)");
    }
    return rating_lookup(&protocol->reply,
                         protocol->sources,
                         query,
                         json_text(ip),
                         day,
                         language,
                         &protocol->arena,
                         problem) == STATUS_OK
               ? E_NONE
               : E_BAD_REQUEST;
}

static enum error
list_rules(struct protocol *protocol,
           const struct json *request,
           struct problem *problem)
{
    (void)request;
    (void)problem;
    rating_write_rules(&protocol->reply);
    return E_NONE;
}

static enum error
tell_data_status(struct protocol *protocol,
                 const struct json *request,
                 struct problem *problem)
{
    struct json_out *out = &protocol->reply;
    const struct sources *sources = protocol->sources;

    (void)problem;
    json_begin_object(out);
    json_put_string(out, "state", data_state(protocol));
    json_key(out, "versions");
    if (sources == NULL) {
        json_null(out);
        json_put_string(out, "country_built", NULL);
        json_put_string(out, "network_built", NULL);
        json_key(out, "sources");
        json_begin_array(out);
        json_end_array(out);
        json_put_string(out, "msg", protocol->problem.what);
        json_put_string(
            out,
            "hint",
            protocol_reopen_hint(&protocol->arena, protocol->problem.hint));
    } else {
        rating_write_versions(out, sources);
        data_status_put(out,
                        sources,
                        date_parse(json_text(json_get(request, "at"))),
                        &protocol->arena);
        json_put_string(out, "msg", NULL);
        json_put_string(out, "hint", NULL);
    }
    json_end_object(out);
    return E_NONE;
}

static const struct operation operations[] = {
    {"hello", say_hello},
    {"rate", rate},
    {"lookup", look_up},
    {"notice", protocol_notice},
    {"dispute", protocol_dispute},
    {"alternatives", protocol_alternatives},
    {"rules", list_rules},
    {"data.status", tell_data_status},
};

const struct operation *
protocol_operation(const char *name)
{
    for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++) {
        if (strcmp(operations[i].name, name) == 0) {
            return &operations[i];
        }
    }
    return NULL;
}

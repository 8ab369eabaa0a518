/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/network_records.h"

#include "capture/headers.h"
#include "capture/legs.h"
#include "capture/when.h"

#include <stdlib.h>
#include <string.h>

#define CLOCK_MAX 9e12          /* microseconds fit in 64 bits, of any unit */
#define WALL_MAX 253402300800.0 /* seconds since 1970: the year 10000 */

struct record {
    struct request request;
    const struct json *source;
    const char *name; /* that all hops of a request share */
    size_t chain;
    bool web; /* its URL leads to a machine */
};

/* The hops of one name. */
struct chain {
    struct record *last; /* in the order of time; NULL: none yet */
    size_t leg;
    bool document; /* one of them says that it is one */
    bool main;
};

struct records {
    struct arena *arena;
    struct record *items; /* in the order of time */
    size_t count;
    struct chain *chains;
    size_t nchains;
    struct ids ids; /* of chains */
    struct navigation navigation;
};

/* A member under its name today or, with "_" before it, of old. */
static const struct json *
member(const struct json *record, const char *name)
{
    const struct json *value = json_get(record, name + 1);

    return value != NULL ? value : json_get(record, name);
}

static const char *
text_of(const struct json *record, const char *name)
{
    const char *text = json_text(member(record, name));

    return text == NULL ? "" : text;
}

static bool
is_flag(const struct json *record, const char *name)
{
    return json_bool(member(record, name), false);
}

/* ---- one record ---- */

/* Hops are named "1.2:redirected.0" or "1.2:redirect" beside "1.2". */
static const char *
name_of(const struct json *source, struct arena *arena)
{
    const char *id = text_of(source, "_requestId");
    const char *mark = strstr(id, ":redirect");

    return mark == NULL ? id : arena_copy(arena, id, (size_t)(mark - id));
}

static int64_t
clock_of(const struct json *source)
{
    static const char *const names[] = {
        "_rendererStartTime", "_startTime", "_issueTime"};
    double time = 0;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (json_number(member(source, names[i]), &time)) {
            return time > 0 && time < CLOCK_MAX ? (int64_t)(time * 1e6) : 0;
        }
    }
    return 0;
}

static enum outcome
outcome_of(const struct request *request, const struct json *source)
{
    return request_outcome(&(struct ending){
        .status = request->status,
        .cached = is_flag(source, "_fromDiskCache") ||
                  is_flag(source, "_fromMemoryCache") ||
                  is_flag(source, "_fromPrefetchCache"),
        .by_worker = is_flag(source, "_fetchedViaServiceWorker"),
        .source = text_of(source, "_serviceWorkerResponseSource"),
        .reached = request->address.kind != ADDRESS_NONE,
        .headers = request->headers,
        .error = text_of(source, "_localizedFailDescription"),
    });
}

static void
read_record(struct record *record,
            const struct json *source,
            struct arena *arena)
{
    struct request *request = &record->request;
    const struct json *type = member(source, "_resourceType");

    *record = (struct record){
        .request = {.started = "", .method = "", .mime = ""},
        .source = source,
        .name = name_of(source, arena),
    };
    request->started_us = clock_of(source);
    record->web = url_parse(text_of(source, "_url"), arena, &request->url);
    if (!record->web) {
        return;
    }
    request->status = request_status(member(source, "_statusCode"));
    request->method = text_of(source, "_requestMethod");
    request->mime = text_of(source, "_mimeType");
    request->headers = member(source, "_responseHeaders");
    request_take_word(request,
                      json_is_object(type) ? text_of(type, "_name")
                                           : json_text(type));
    request_take_address(
        request, json_text(member(source, "_remoteAddress")), arena);
    request_take_redirect(request, NULL, arena);
    url_parse(text_of(source, "_documentURL"), arena, &request->referer);
    request->outcome = outcome_of(request, source);
}

static int
compare_records(const void *left, const void *right)
{
    const struct record *a = left;
    const struct record *b = right;

    return request_order(&a->request, &b->request);
}

static void
read_all(struct records *records, const struct json *root)
{
    size_t count = json_count(root);

    records->items =
        arena_alloc(records->arena, count * sizeof(*records->items));
    for (const struct json *source = json_first(root); source != NULL;
         source = json_next(source)) {
        struct record *record = &records->items[records->count];

        if (json_is_object(source)) {
            read_record(record, source, records->arena);
            record->request.place = records->count++;
        }
    }
    qsort(records->items,
          records->count,
          sizeof(*records->items),
          compare_records);
}

/* ---- hops of one name ---- */

/* The chain of a record; one without a name is alone. */
static struct chain *
chain_of(struct records *records, const struct record *record)
{
    size_t index = ids_find(&records->ids, record->name);

    if (index == IDS_NONE) {
        index = records->nchains++;
        if (record->name[0] != '\0') {
            ids_put(&records->ids, records->arena, record->name, index);
        }
    }
    return &records->chains[index];
}

/*
 * The page of a record. The type stands at the last hop of a request, which
 * says of the others, too, that they lead to a document.
 */
static void
place_first(struct records *records,
            struct chain *chain,
            const struct record *record)
{
    const struct json *source = record->source;
    double wall = 0;
    struct origin origin = {
        .frame = text_of(source, "_frameId"),
        .loader = text_of(source, "_loaderId"),
        .document = text_of(source, "_documentURL"),
        .at = "",
        .asks_document = chain->document,
        .web = record->web,
    };

    if (json_number(member(source, "_wallIssueTime"), &wall) && wall > 0 &&
        wall < WALL_MAX) {
        origin.at = when_text((int64_t)(wall * 1e6), records->arena);
    }
    chain->leg = navigation_leg(&records->navigation, &origin, &chain->main);
    if (chain->main) {
        navigation_shown(&records->navigation, chain->leg);
    }
}

/* The Date of the document's answer is the time of a page that has none. */
static void
take_date(struct records *records,
          const struct chain *chain,
          const struct request *request)
{
    struct leg *leg = &records->navigation.legs[chain->leg];
    const char *date;

    if (!chain->main || leg->at[0] != '\0' ||
        request->outcome != OUTCOME_CONTACTED) {
        return;
    }
    date = when_http(headers_get(request->headers, "Date"), records->arena);
    if (date != NULL) {
        leg->at = date;
    }
}

static void
place_all(struct records *records, struct placed *placed, size_t *nplaced)
{
    navigation_begin(&records->navigation, records->arena);
    records->chains =
        arena_alloc(records->arena, records->count * sizeof(*records->chains));
    for (size_t i = 0; i < records->count; i++) {
        struct record *record = &records->items[i];
        struct chain *chain = chain_of(records, record);

        record->chain = (size_t)(chain - records->chains);
        chain->document =
            chain->document ||
            (record->request.told && record->request.word == RESOURCE_DOCUMENT);
    }
    for (size_t i = 0; i < records->count; i++) {
        struct record *record = &records->items[i];
        struct chain *chain = &records->chains[record->chain];

        if (chain->last == NULL) {
            place_first(records, chain, record);
        } else if (chain->last->request.redirect.host == NULL) {
            chain->last->request.redirect = record->request.url;
        }
        chain->last = record;
        if (chain->main) {
            record->request.main = ANSWER_YES;
        }
        if (record->web) {
            take_date(records, chain, &record->request);
            placed[(*nplaced)++] =
                (struct placed){&record->request, chain->leg};
        }
    }
}

enum status
network_records_read(const struct json *root,
                     struct arena *arena,
                     struct capture *out,
                     struct problem *problem)
{
    struct records records = {.arena = arena};
    struct placed *placed;
    size_t nplaced = 0;

    read_all(&records, root);
    placed = arena_alloc(arena, records.count * sizeof(*placed));
    place_all(&records, placed, &nplaced);
    return legs_pages(
        &records.navigation, placed, nplaced, records.count, out, problem);
}

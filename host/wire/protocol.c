/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A request goes through one door: JSON, envelope, hello first, table of
 * operations. A handler writes the value of "ok", or gives a number and a
 * problem, and what it had written is replaced by the error.
 */
#include "wire/protocol.h"

#include "wire/frame.h"
#include "wire/protocol_parts.h"

#include <assert.h>
#include <string.h>

static const char *const error_names[] = {
    "",
    "E_PARSE",
    "E_TOO_BIG",
    "E_HELLO",
    "E_PROTO",
    "E_UNKNOWN_OP",
    "E_BAD_REQUEST",
    "E_DATA_MISSING",
    "E_DATA_CORRUPT",
    "E_TOO_MANY",
    "E_INTERNAL",
    "E_NOT_FOUND",
    "E_HISTORY_OFF",
    "E_HISTORY_BUSY",
    "E_HISTORY_FULL",
    "E_HISTORY_READ_ONLY",
    "E_HISTORY_DAMAGED",
    "E_HISTORY_NEWER",
    "E_HISTORY_UNREACHABLE",
};

const char *
error_name(enum error error)
{
    return error_names[error];
}

static void
begin_reply(struct protocol *protocol, const int64_t *id)
{
    struct json_out *out = &protocol->reply;

    json_out_reset(out);
    json_begin_object(out);
    json_put_integer(out, "v", PROTOCOL_NEWEST);
    json_key(out, "id");
    if (id == NULL) {
        json_null(out);
    } else {
        json_integer(out, *id);
    }
}

const char *
protocol_reopen_hint(struct arena *arena, const char *hint)
{
    size_t length = strlen(hint);
    bool ended = length == 0 || strchr(".!?", hint[length - 1]) != NULL;

    return arena_format(arena,
                        "%s%s Then restart the browser: the host opens its "
                        "files once.",
                        hint,
                        ended ? "" : ".");
}

/* Replace what was written so far by an error. */
static void
reply_error(struct protocol *protocol,
            const int64_t *id,
            enum error error,
            const struct problem *problem)
{
    struct json_out *out = &protocol->reply;
    const char *hint = problem->hint;

    if (error == E_DATA_MISSING || error == E_DATA_CORRUPT) {
        hint = protocol_reopen_hint(&protocol->arena, hint);
    }
    begin_reply(protocol, id);
    json_key(out, "err");
    json_begin_object(out);
    json_put_string(out, "code", error_names[error]);
    json_put_integer(out, "num", error);
    json_put_string(out, "msg", problem->what);
    json_put_string(out, "hint", hint);
    json_end_object(out);
    json_end_object(out);
}

static enum error
unknown_operation(const char *op, struct problem *problem)
{
    (void)problem_set(problem,
                      STATUS_INVALID,
                      "Update Cocarde on this computer.",
                      "This host does not know the operation \"%.40s\"",
                      op);
    return E_UNKNOWN_OP;
}

/* The operation asked for, when it may be asked for now; NULL: one of the
 * others, perhaps. */
static enum error
choose_operation(const struct protocol *protocol,
                 const struct json *request,
                 const struct operation **operation,
                 struct problem *problem)
{
    const char *op = json_text(json_get(request, "op"));
    int64_t version;

    if (!json_whole(json_get(request, "v"), &version)) {
        return protocol_bad_request(problem, "v is not a number");
    }
    if (op == NULL) {
        return protocol_bad_request(problem, "op is not a text");
    }
    *operation = protocol_operation(op);
    if (!protocol->greeted && strcmp(op, "hello") != 0) {
        (void)problem_set(problem,
                          STATUS_INVALID,
                          "Send hello first on each port.",
                          "Nobody has said hello");
        return E_HELLO;
    }
    if (*operation == NULL && protocol->others == NULL) {
        return unknown_operation(op, problem);
    }
    if (version != PROTOCOL_NEWEST && strcmp(op, "hello") != 0) {
        (void)problem_set(problem,
                          STATUS_INVALID,
                          "Use the version that the reply to hello names.",
                          "v is %lld, this host speaks %d",
                          (long long)version,
                          PROTOCOL_NEWEST);
        return E_PROTO;
    }
    return E_NONE;
}

/* Let the layer above answer, if it can. */
static enum error
ask_others(struct protocol *protocol,
           const struct json *request,
           struct problem *problem)
{
    const struct protocol_ask ask = {
        .op = json_text(json_get(request, "op")),
        .request = request,
        .out = &protocol->reply,
        .arena = &protocol->arena,
        .problem = problem,
    };
    enum error error = protocol->others(protocol->others_context, &ask);

    return error == E_UNKNOWN_OP ? unknown_operation(ask.op, problem) : error;
}

static void
answer_request(struct protocol *protocol, const struct json *request)
{
    struct problem problem = {0};
    const struct operation *operation = NULL;
    enum error error;
    int64_t id;

    if (!json_whole(json_get(request, "id"), &id)) {
        error = protocol_bad_request(&problem,
                                     json_is_object(request)
                                         ? "id is not a number"
                                         : "This is no request");
        reply_error(protocol, NULL, error, &problem);
        return;
    }
    error = choose_operation(protocol, request, &operation, &problem);
    if (error == E_NONE) {
        begin_reply(protocol, &id);
        json_key(&protocol->reply, "ok");
        error = operation != NULL
                    ? operation->answer(protocol, request, &problem)
                    : ask_others(protocol, request, &problem);
    }
    if (error == E_NONE) {
        json_end_object(&protocol->reply);
    } else {
        reply_error(protocol, &id, error, &problem);
    }
}

void
protocol_init(struct protocol *protocol,
              const struct sources *sources,
              const struct problem *problem,
              const struct sandbox *sandbox)
{
    *protocol = (struct protocol){
        .sources = sources,
        .problem = *problem,
        .sandbox = *sandbox,
    };
}

void
protocol_finish(struct protocol *protocol)
{
    arena_finish(&protocol->arena);
    json_out_free(&protocol->reply);
}

void
protocol_answer(struct protocol *protocol, const char *text, size_t len)
{
    size_t offset = 0;
    const struct json *request;

    arena_reset(&protocol->arena);
    request = json_parse(text, len, &protocol->arena, &offset);
    if (request == NULL) {
        struct problem problem;

        protocol->unreadable++;
        (void)problem_set(&problem,
                          STATUS_INVALID,
                          "Send one JSON object in each frame.",
                          "Not JSON at byte %zu of %zu",
                          offset,
                          len);
        reply_error(protocol, NULL, E_PARSE, &problem);
    } else {
        protocol->unreadable = 0;
        answer_request(protocol, request);
    }
    assert(protocol->reply.len <= FRAME_MAX_OUT);
}

void
protocol_answer_too_big(struct protocol *protocol)
{
    struct problem problem;

    (void)problem_set(&problem,
                      STATUS_TOO_LARGE,
                      "Send fewer contacts, and count the others in "
                      "page.dropped.",
                      "The request is larger than %zu bytes",
                      FRAME_MAX_IN);
    reply_error(protocol, NULL, E_TOO_BIG, &problem);
}

bool
protocol_lost(const struct protocol *protocol)
{
    return protocol->unreadable >= PROTOCOL_MAX_UNREADABLE;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol.h - requests and replies between extension and host: PROTOCOL.md.
 * Does no I/O: one text goes in, one text comes out.
 *
 * Nothing of a request is kept for the next one, except that somebody said
 * hello and how many texts in a row were not JSON.
 */
#ifndef WIRE_PROTOCOL_H
#define WIRE_PROTOCOL_H

#include "facts/identify.h"
#include "sys/sandbox.h"
#include "wire/json.h"

#define PROTOCOL_OLDEST 1 /* versions of the protocol that we speak */
#define PROTOCOL_NEWEST 1
#define PROTOCOL_ASKED_IN 262144  /* bytes of a request; more is slow */
#define PROTOCOL_UNANSWERED 4     /* requests under way at a time */
#define PROTOCOL_MAX_UNREADABLE 3 /* in a row; then it is not for us */

/* Numbers of PROTOCOL.md, "Errors": only ever added to. */
enum error {
    E_NONE = 0,
    E_PARSE = 1,
    E_TOO_BIG,
    E_HELLO,
    E_PROTO,
    E_UNKNOWN_OP,
    E_BAD_REQUEST,
    E_DATA_MISSING,
    E_DATA_CORRUPT,
    E_TOO_MANY, /* the extension's own: this host answers one by one */
    E_INTERNAL,
    E_NOT_FOUND,
    E_HISTORY_OFF,
    E_HISTORY_BUSY,
    E_HISTORY_FULL,
    E_HISTORY_READ_ONLY,
    E_HISTORY_DAMAGED,
    E_HISTORY_NEWER,
    E_HISTORY_UNREACHABLE,
};

/* "E_PARSE" …; "" for E_NONE. Static storage. */
const char *error_name(enum error error);

/* One request for an operation, and where the value of "ok" is written. */
struct protocol_ask {
    const char *op;
    const struct json *request;
    struct json_out *out;
    struct arena *arena; /* of this request */
    struct problem *problem;
};

/*
 * Operations of a layer above this one. Returns E_UNKNOWN_OP when it has none
 * of that name; otherwise as struct operation's: what was written counts with
 * E_NONE only.
 */
typedef enum error (*protocol_others)(void *context,
                                      const struct protocol_ask *ask);

/* One port of one extension. */
struct protocol {
    const struct sources *sources; /* borrowed; NULL: problem says why */
    struct problem problem;        /* with the data; OK when there is none */
    struct sandbox sandbox;
    protocol_others others; /* NULL: no more operations than ours */
    void *others_context;
    struct arena arena;    /* of the request that is answered */
    struct json_out reply; /* to the last request; one JSON object */
    bool greeted;
    unsigned unreadable; /* texts in a row that were not JSON */
};

/*
 * sources   open, and open for longer than protocol; NULL with problem set
 * problem   why there are none
 */
void protocol_init(struct protocol *protocol,
                   const struct sources *sources,
                   const struct problem *problem,
                   const struct sandbox *sandbox);
void protocol_finish(struct protocol *protocol);

/*
 * Answer one request. Afterwards protocol->reply holds the one reply, at most
 * FRAME_MAX_OUT bytes; valid until the next call. Cannot fail: what is wrong
 * with the request, or with the data, is a reply as well.
 */
void protocol_answer(struct protocol *protocol, const char *text, size_t len);

/* The reply to a request that was too large to be read. */
void protocol_answer_too_big(struct protocol *protocol);

/* Whether what arrives is so little like requests that it is best to end. */
bool protocol_lost(const struct protocol *protocol);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * protocol_parts.h - what protocol.c (envelope) and protocol_ops.c (operations)
 * share. Of no use outside wire/.
 */
#ifndef WIRE_PROTOCOL_PARTS_H
#define WIRE_PROTOCOL_PARTS_H

#include "wire/protocol.h"

/*
 * A hint about the data, ended as a sentence, and that the browser must be
 * restarted: after the sandbox, no file is opened. The text is the arena's.
 */
const char *protocol_reopen_hint(struct arena *arena, const char *hint);

struct operation {
    const char *name;
    /*
     * Write the value of "ok" into protocol->reply and return E_NONE; or fill
     * problem and return what it is: what was written is then thrown away.
     */
    enum error (*answer)(struct protocol *protocol,
                         const struct json *request,
                         struct problem *problem);
};

/* NULL: this host has no such operation. */
const struct operation *protocol_operation(const char *name);

/* E_NONE when there is data to answer from. */
enum error protocol_need_data(const struct protocol *protocol,
                              struct problem *problem);

/* The language asked for; French when none is. */
enum error protocol_language(const struct json *request,
                             enum language *language,
                             struct problem *problem);

/* The operation `alternatives`. */
enum error protocol_alternatives(struct protocol *protocol,
                                 const struct json *request,
                                 struct problem *problem);

/* The operation `notice`. */
enum error protocol_notice(struct protocol *protocol,
                           const struct json *request,
                           struct problem *problem);

/* The operation `dispute`. */
enum error protocol_dispute(struct protocol *protocol,
                            const struct json *request,
                            struct problem *problem);

/* The member `lang`; E_BAD_REQUEST when it is none. */
enum error protocol_language(const struct json *request,
                             enum language *language,
                             struct problem *problem);

/* E_BAD_REQUEST, with what is wrong. */
enum error protocol_bad_request(struct problem *problem, const char *what);

#endif

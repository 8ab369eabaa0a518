/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dispute.h - a text that disputes a fact, as one JSON object (schema
 * "cocarde.dispute/1"): the reply to `dispute`, and `cocarde dispute --json`.
 */
#ifndef WIRE_DISPUTE_H
#define WIRE_DISPUTE_H

#include "facts/identify.h"
#include "wire/json.h"

struct dispute_question {
    const char *query; /* slug of an organisation, host name or address */
    const char *ip;    /* an address that the host answered from; NULL */
    struct date day;   /* at which owners and laws are read */
    struct page *page; /* on which the effect is worked out; NULL: in general */
    enum language language;
};

/* STATUS_INVALID: query or ip is not what it should be, and nothing was
 * written; problem says which. */
MUST_CHECK enum status dispute_write(struct json_out *out,
                                     const struct sources *sources,
                                     const struct dispute_question *question,
                                     struct arena *arena,
                                     struct problem *problem);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/devtools_end.h"

#include <string.h>

/* Network.CorsError: those after which something was answered, to the request
 * itself or to the one that asks for leave before it. */
static const char *const cors_answered[] = {
    "MissingAllowOriginHeader",
    "MultipleAllowOriginValues",
    "InvalidAllowOriginValue",
    "AllowOriginMismatch",
    "WildcardOriginNotAllowed",
    "InvalidAllowCredentials",
    "MethodDisallowedByPreflightResponse",
    "HeaderDisallowedByPreflightResponse",
    "PreflightInvalidStatus",
    "PreflightDisallowedRedirect",
    "PreflightWildcardOriginNotAllowed",
    "PreflightMissingAllowOriginHeader",
    "PreflightMultipleAllowOriginValues",
    "PreflightInvalidAllowOriginValue",
    "PreflightAllowOriginMismatch",
    "PreflightInvalidAllowCredentials",
};

static bool
was_answered(const struct json *failure)
{
    const char *error =
        request_text(json_get(failure, "corsErrorStatus"), "corsError");

    for (size_t i = 0; i < sizeof(cors_answered) / sizeof(cors_answered[0]);
         i++) {
        if (strcmp(error, cors_answered[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* How many hops of a chain have a report due, and of how many that is told. */
static void
count_due(const struct devtools_log *log,
          const struct chain *chain,
          size_t *due,
          size_t *told)
{
    *due = 0;
    *told = 0;
    for (size_t i = chain->first; i != NO_HOP; i = log->hops[i].next) {
        *due += log->hops[i].extra != ANSWER_NO;
        *told += log->hops[i].extra == ANSWER_YES;
    }
}

static void
take_report(struct hop *hop, const struct json *params)
{
    struct request *request = &hop->request;

    request->raw = json_get(params, "headers");
    request->refused = json_get(params, "blockedCookies");
    if (request->status == 0) {
        request->status = request_status(json_get(params, "statusCode"));
        hop->ending.status = request->status;
        hop->ending.answered = true;
    }
}

/*
 * Give each report to its hop: they come in one order. Where it is not told
 * which hops have one, they are given only when all of them do; a cookie laid
 * to the wrong machine would be worse than one left out.
 */
static void
give_reports(struct devtools_log *log, const struct chain *chain)
{
    const struct extra *extra = chain->extras;
    enum answer least = ANSWER_YES; /* what a hop must say to get one */
    size_t due;
    size_t told;

    count_due(log, chain, &due, &told);
    if (due == chain->nextras || (due == 1 && told == 0)) {
        least = ANSWER_UNKNOWN;
    }
    for (size_t i = chain->first; i != NO_HOP && extra != NULL;
         i = log->hops[i].next) {
        enum answer says = log->hops[i].extra;

        if (says == ANSWER_YES ||
            (says == ANSWER_UNKNOWN && least == ANSWER_UNKNOWN)) {
            take_report(&log->hops[i], extra->params);
            extra = extra->next;
        }
    }
}

/* A socket's error stands in another member. */
static const char *
error_of(const struct json *failure)
{
    const char *error = request_text(failure, "errorText");

    return error[0] != '\0' ? error : request_text(failure, "errorMessage");
}

void
devtools_end(struct devtools_log *log)
{
    for (size_t c = 0; c < log->nchains; c++) {
        const struct chain *chain = &log->chains[c];

        give_reports(log, chain);
        for (size_t i = chain->first; i != NO_HOP; i = log->hops[i].next) {
            struct hop *hop = &log->hops[i];

            if (!hop->web) {
                continue;
            }
            hop->ending.sent = chain->nsent >= chain->nhops;
            hop->ending.error = error_of(hop->failure);
            hop->ending.reason = request_text(hop->failure, "blockedReason");
            hop->ending.answered =
                hop->ending.answered || was_answered(hop->failure);
            hop->request.outcome = request_outcome(&hop->ending);
            if (hop->request.address.kind == ADDRESS_NONE) {
                request_take_address(&hop->request, NULL, log->arena);
            }
        }
    }
}

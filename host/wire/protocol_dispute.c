/* SPDX-License-Identifier: EUPL-1.2 */
/* A text that disputes a fact. PROTOCOL.md, "dispute". */
#include "wire/dispute.h"
#include "wire/message.h"
#include "wire/protocol_parts.h"

enum error
protocol_dispute(struct protocol *protocol,
                 const struct json *request,
                 struct problem *problem)
{
    struct arena *arena = &protocol->arena;
    const struct json *page = json_get(request, "page");
    const struct json *ip = json_get(request, "ip");
    struct dispute_question question = {
        .query = json_text(json_get(request, "query")),
        .ip = json_text(ip),
        .day = date_parse(json_text(json_get(request, "at"))),
    };
    enum error error = protocol_need_data(protocol, problem);

    if (error == E_NONE) {
        error = protocol_language(request, &question.language, problem);
    }
    if (error != E_NONE) {
        return error;
    }
    if (question.query == NULL) {
        return protocol_bad_request(problem, "query is not a text");
    }
    if (ip != NULL && !json_is_null(ip) && question.ip == NULL) {
        return protocol_bad_request(problem, "ip is not a text");
    }
    if (question.day.ymd == 0) {
        return protocol_bad_request(problem, "at is not a date (ISO 8601)");
    }
    if (page != NULL && !json_is_null(page)) {
        question.page = arena_alloc(arena, sizeof(*question.page));
        if (message_read_page(request, arena, question.page, problem) !=
            STATUS_OK) {
            return E_BAD_REQUEST;
        }
    }
    return dispute_write(&protocol->reply,
                         protocol->sources,
                         &question,
                         arena,
                         problem) == STATUS_OK
               ? E_NONE
               : E_BAD_REQUEST;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* The hosts that a legal notice names. PROTOCOL.md, "notice". The text is read
 * and forgotten: no part of it is in a reply, an error or a log. */
#include "facts/notice.h"
#include "wire/protocol_parts.h"

#include <string.h>

enum error
protocol_notice(struct protocol *protocol,
                const struct json *request,
                struct problem *problem)
{
    struct json_out *out = &protocol->reply;
    const char *text = json_text(json_get(request, "text"));
    enum error error = protocol_need_data(protocol, problem);
    const struct registry *registry;
    size_t orgs[PAGE_MAX_DECLARED];
    size_t count;

    if (error != E_NONE) {
        return error;
    }
    if (text == NULL) {
        return protocol_bad_request(problem, "text is not a text");
    }
    if (strlen(text) > NOTICE_MAX_BYTES) {
        return protocol_bad_request(problem, "text is longer than 2048 bytes");
    }
    registry = protocol->sources->registry;
    count = notice_hosts(registry, text, &protocol->arena, orgs);
    json_begin_object(out);
    json_key(out, "declared");
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(out);
        json_put_string(out, "org", registry_org_slug(registry, orgs[i]));
        json_put_string(out,
                        "name",
                        party_called(&protocol->arena,
                                     registry_org_name(registry, orgs[i])));
        json_end_object(out);
    }
    json_end_array(out);
    json_end_object(out);
    return E_NONE;
}

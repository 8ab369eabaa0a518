/* SPDX-License-Identifier: EUPL-1.2 */
/* Any request, after hello, on the test world's data: one reply that is JSON,
 * small enough to send, bears the id, and is the same the second time. */
#include "wire/frame.h"
#include "wire/protocol.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct sources sources;
static struct protocol protocol;

static void
start(void)
{
    static const char hello[] =
        "{\"v\":1,\"id\":0,\"op\":\"hello\",\"protocol\":[1,1]}";
    const char *dir = getenv("COCARDE_DATA");
    struct sandbox sandbox = {0};
    struct problem problem = {0};

    if (sources_open(
            dir != NULL ? dir : "build/world", NULL, &sources, &problem) !=
        STATUS_OK) {
        fprintf(stderr, "%s\n", problem.what);
        exit(1);
    }
    protocol_init(&protocol, &sources, &problem, &sandbox);
    protocol_answer(&protocol, hello, sizeof(hello) - 1);
}

static void
check_reply(const struct json *request, struct arena *arena)
{
    const struct json *reply =
        json_parse(protocol.reply.text, protocol.reply.len, arena, NULL);
    int64_t asked;
    int64_t answered;

    assert(protocol.reply.len <= FRAME_MAX_OUT);
    assert(reply != NULL);
    assert((json_get(reply, "ok") == NULL) != (json_get(reply, "err") == NULL));
    if (json_whole(json_get(request, "id"), &asked)) {
        assert(json_whole(json_get(reply, "id"), &answered));
        assert(asked == answered);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const char *text = (const char *)data;
    const char *first;
    size_t len;

    if (sources.registry == NULL) {
        start();
    }
    protocol_answer(&protocol, text, size);
    check_reply(json_parse(text, size, &arena, NULL), &arena);
    len = protocol.reply.len;
    first = arena_copy(&arena, protocol.reply.text, len);
    protocol_answer(&protocol, text, size);
    assert(protocol.reply.len == len);
    assert(memcmp(protocol.reply.text, first, len) == 0);
    arena_finish(&arena);
    return 0;
}

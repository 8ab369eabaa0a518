/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/perf_log.h"

#include "capture/devtools.h"
#include "capture/when.h"

#include <string.h>

#define STAMP_MAX 253402300800e3 /* milliseconds since 1970: the year 10000 */

/* The message of an entry; some tools have parsed it already. */
static const struct json *
message_of(const struct json *entry, struct arena *arena)
{
    const struct json *message = json_get(entry, "message");
    const char *text = json_text(message);

    return text == NULL ? message : json_parse(text, strlen(text), arena, NULL);
}

static const char *
stamp_of(const struct json *entry, struct arena *arena)
{
    double millis;

    if (json_number(json_get(entry, "timestamp"), &millis) && millis > 0 &&
        millis < STAMP_MAX) {
        return when_text((int64_t)(millis * 1e3), arena);
    }
    return "";
}

enum status
perf_log_read(const struct json *root,
              struct arena *arena,
              struct capture *out,
              struct problem *problem)
{
    size_t count = 0;
    struct devtools_event *events =
        arena_alloc(arena, json_count(root) * sizeof(*events));

    for (const struct json *entry = json_first(root); entry != NULL;
         entry = json_next(entry)) {
        const struct json *message = message_of(entry, arena);
        const struct json *event = json_get(message, "message");

        if (event == NULL) {
            event = message;
        }
        count += devtools_event(event, stamp_of(entry, arena), &events[count]);
    }
    return devtools_pages(events, count, arena, out, problem);
}

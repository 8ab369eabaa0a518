/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/devtools.h"

#include "capture/devtools_end.h"
#include "capture/legs.h"

#include <string.h>

bool
devtools_event(const struct json *event,
               const char *at,
               struct devtools_event *out)
{
    const char *method = json_text(json_get(event, "method"));
    const struct json *params = json_get(event, "params");
    const char *target = json_text(json_get(event, "targetType"));

    if (method == NULL || !json_is_object(params)) {
        return false;
    }
    *out = (struct devtools_event){
        .method = method,
        .params = params,
        .at = at,
        .aside = target != NULL && strcmp(target, "page") != 0,
    };
    return true;
}

enum status
devtools_pages(const struct devtools_event *events,
               size_t count,
               struct arena *arena,
               struct capture *out,
               struct problem *problem)
{
    struct devtools_log log;
    struct placed *placed;
    size_t nplaced = 0;

    devtools_log_read(&log, events, count, arena);
    devtools_end(&log);
    placed = arena_alloc(arena, log.nhops * sizeof(*placed));
    for (size_t i = 0; i < log.nhops; i++) {
        if (log.hops[i].web) {
            placed[nplaced++] =
                (struct placed){&log.hops[i].request, log.hops[i].leg};
        }
    }
    return legs_pages(
        &log.navigation, placed, nplaced, log.nhops, out, problem);
}

enum status
devtools_read(const struct json *root,
              struct arena *arena,
              struct capture *out,
              struct problem *problem)
{
    size_t count = 0;
    struct devtools_event *events =
        arena_alloc(arena, json_count(root) * sizeof(*events));

    for (const struct json *event = json_first(root); event != NULL;
         event = json_next(event)) {
        count += devtools_event(event, "", &events[count]);
    }
    return devtools_pages(events, count, arena, out, problem);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening and closing all the data that identify a page. */
#include "facts/identify.h"

#include "facts/lookup.h"
#include "sys/platform.h"

enum status
sources_open(const char *data_dir,
             const char *system_second,
             struct sources *sources,
             struct problem *problem)
{
    struct arena arena = {0};
    const char *second_dir =
        arena_format(&arena, "%s/second-opinion", data_dir);
    enum status status = STATUS_OK;

    *sources = (struct sources){.registry = NULL};
    (void)problem_set(problem, STATUS_OK, "", "%s", "");
    status = registry_open(data_dir, &sources->registry, problem);
    if (status == STATUS_OK) {
        status = geo_open(data_dir, &sources->geo, problem);
    }
    if (status != STATUS_OK) {
        sources_close(sources);
        arena_finish(&arena);
        return status;
    }
    if (!platform_is_directory(second_dir)) {
        second_dir = system_second;
    }
    if (second_dir != NULL) {
        /* A broken one counts as absent; problem keeps why. */
        status = second_open(second_dir, &sources->second, problem);
        (void)status;
        if (!second_present(sources->second, 4) &&
            !second_present(sources->second, 6)) {
            second_close(sources->second);
            sources->second = NULL;
        }
    }
    sources->sites = site_list_open();
    sources->cache = lookup_cache_new();
    (void)rules_digest(sources->method);
    arena_finish(&arena);
    return STATUS_OK;
}

void
sources_close(struct sources *sources)
{
    registry_close(sources->registry);
    geo_close(sources->geo);
    second_close(sources->second);
    site_list_close(sources->sites);
    lookup_cache_free(sources->cache);
    *sources = (struct sources){.registry = NULL};
}

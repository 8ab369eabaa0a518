/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening and closing all the data that identify a page. */
#include "facts/identify.h"

#include "facts/lookup.h"
#include "sys/platform.h"

#include <stdio.h>

/* The digest that MANIFEST of our data names; "" when it cannot be read. */
static const char *
ours_of(const char *data_dir, struct arena *arena)
{
    struct manifest manifest = {.digest = ""};
    struct problem ignored; /* opening the registry says it */
    enum status status = manifest_read(data_dir, arena, &manifest, &ignored);

    return status == STATUS_OK ? manifest.digest : "";
}

/* Why a part of theirs is left out: the same words without the path of ours. */
static void
leave_out(struct own *own, enum own_part part, const struct problem *problem)
{
    own->files[part].problem = *problem;
    if (own->files[part].problem.status == STATUS_OK) {
        own->files[part].problem.status = STATUS_CORRUPT;
    }
    (void)snprintf(own->files[part].problem.hint,
                   sizeof(own->files[part].problem.hint),
                   "Import it again, or run: cocarde data remove");
}

/* Theirs where it can be used, else ours. */
static enum status
open_registry(const char *data_dir,
              struct sources *sources,
              struct problem *problem)
{
    struct own *own = &sources->own;

    if (own_uses(own, OWN_CORRECTIONS)) {
        if (registry_open_corrected(data_dir,
                                    own->files[OWN_CORRECTIONS].path,
                                    &sources->registry,
                                    problem) == STATUS_OK) {
            return STATUS_OK;
        }
        leave_out(own, OWN_CORRECTIONS, problem);
    }
    return registry_open(data_dir, &sources->registry, problem);
}

static enum status
open_geo(const char *data_dir,
         struct arena *arena,
         struct sources *sources,
         struct problem *problem)
{
    struct own *own = &sources->own;
    const char *ours[] = {arena_format(arena, "%s/country.mmdb", data_dir),
                          arena_format(arena, "%s/asn.mmdb", data_dir)};

    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        struct geo *geo = NULL;
        struct geo_files files = {.country = ours[0], .network = ours[1]};

        if (!own_uses(own, (enum own_part)i)) {
            continue;
        }
        *(i == OWN_COUNTRIES ? &files.country : &files.network) =
            own->files[i].path;
        if (geo_open_files(&files, &geo, problem) != STATUS_OK) {
            leave_out(own, (enum own_part)i, problem);
        }
        geo_close(geo);
    }
    if (!own_uses(own, OWN_COUNTRIES) && !own_uses(own, OWN_NETWORKS)) {
        return geo_open(data_dir, &sources->geo, problem);
    }
    const struct geo_files files = {
        .country = own_uses(own, OWN_COUNTRIES) ? own->files[OWN_COUNTRIES].path
                                                : ours[0],
        .network = own_uses(own, OWN_NETWORKS) ? own->files[OWN_NETWORKS].path
                                               : ours[1],
        .seats = own_uses(own, OWN_NETWORKS) ? ours[1] : NULL,
    };

    return geo_open_files(&files, &sources->geo, problem);
}

enum status
sources_open(const char *data_dir,
             const char *system_second,
             struct sources *sources,
             struct problem *problem)
{
    return sources_open_own(data_dir, system_second, NULL, sources, problem);
}

enum status
sources_open_own(const char *data_dir,
                 const char *system_second,
                 const char *own_dir,
                 struct sources *sources,
                 struct problem *problem)
{
    struct arena arena = {0};
    const char *second_dir =
        arena_format(&arena, "%s/second-opinion", data_dir);
    enum status status = STATUS_OK;

    *sources = (struct sources){.registry = NULL};
    (void)problem_set(problem, STATUS_OK, "", "%s", "");
    if (own_dir != NULL && platform_is_directory(own_dir)) {
        own_read(own_dir, ours_of(data_dir, &arena), &sources->own);
    }
    status = open_registry(data_dir, sources, problem);
    if (status == STATUS_OK) {
        status = open_geo(data_dir, &arena, sources, problem);
    }
    if (status != STATUS_OK) {
        sources_close(sources);
        arena_finish(&arena);
        return status;
    }
    (void)problem_set(problem, STATUS_OK, "", "%s", "");
    sources->digest = own_digest(
        &sources->own, registry_digest(sources->registry), &sources->own.arena);
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
    own_finish(&sources->own);
    *sources = (struct sources){.registry = NULL};
}

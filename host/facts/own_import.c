/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The copy is what is looked at, compared and used: whatever becomes of the
 * file it was made from, nothing unseen comes into use.
 */
#include "facts/own_import.h"

#include "facts/own_store.h"
#include "sys/platform.h"
#include "sys/platform_write.h"

#include <errno.h>
#include <string.h>

/* ---- the sample ---- */

/* Well spread numbers from small ones (Marsaglia's xorshift, one round). */
static uint32_t
spread(uint32_t i)
{
    uint32_t x = (i + 1) * 2654435761U;

    x ^= x << 13;
    x ^= x >> 17;
    return x ^ x << 5;
}

/* IPv4 from the whole space; IPv6 from the blocks that the five registries
 * hand out, a /32 each: hardly any of the space beyond is announced. */
static struct address
sample(uint32_t i)
{
    static const uint8_t blocks[][2] = {
        {0x20, 0x01}, {0x24, 0x00}, {0x26, 0x00}, {0x28, 0x00}, {0x2a, 0x00}};
    struct address address = {.kind = ADDRESS_PUBLIC, .family = 4};
    uint32_t random = spread(i);

    if (i < OWN_SAMPLE_4) {
        for (unsigned k = 0; k < 4; k++) {
            address.bytes[k] = (uint8_t)(random >> (24 - 8 * k));
        }
        return address;
    }
    address.family = 6;
    memcpy(address.bytes, blocks[i % 5], 2);
    address.bytes[1] |= (uint8_t)(random >> 28 & 7U);
    address.bytes[2] = (uint8_t)(random >> 8);
    address.bytes[3] = (uint8_t)(random & 0xf8U);
    return address;
}

static void
count(struct own_change *change, bool before, bool after, bool same)
{
    change->asked++;
    change->before += before;
    change->after += after;
    change->both += before && after;
    change->another += before && after && !same;
}

static void
compare(const struct geo *old,
        const struct geo *new,
        struct own_change changes[OWN_COUNT])
{
    struct arena arena = {0};

    for (uint32_t i = 0; i < OWN_SAMPLE_4 + OWN_SAMPLE_6; i++) {
        struct address address = sample(i);
        struct country was = geo_country(old, &address);
        struct country is = geo_country(new, &address);
        struct network_record had = geo_network(old, &address, &arena);
        struct network_record has = geo_network(new, &address, &arena);

        count(&changes[OWN_COUNTRIES],
              country_known(was),
              country_known(is),
              country_same(was, is));
        count(&changes[OWN_NETWORKS],
              had.number != 0,
              has.number != 0,
              had.number == has.number);
        arena_reset(&arena);
    }
    arena_finish(&arena);
}

/* ---- taking it in ---- */

struct importer {
    const char *dir;
    const char *path;
    const struct sources *sources;
    struct date today;
    struct arena *arena;
    struct own_import *out;
    struct problem *problem;
};

/* What the user sees is the file they named, not our copy of it. */
static enum status
check(const struct importer *importer, const char *draft)
{
    struct geo_facts *facts = &importer->out->facts;
    enum status status =
        geo_check(draft, importer->today, facts, importer->problem);
    size_t len = strlen(draft);

    if (status != STATUS_OK &&
        strncmp(importer->problem->what, draft, len) == 0) {
        const struct problem found = *importer->problem;

        return problem_set(importer->problem,
                           status,
                           found.hint,
                           "%.100s%.150s",
                           importer->path,
                           found.what + len);
    }
    return status;
}

/* Ask both, and refuse a file that answers for none of the sample. */
static enum status
try_it(const struct importer *importer, const char *draft)
{
    struct own_import *out = importer->out;
    struct geo_files files = {.country = draft, .network = draft};
    struct geo *new = NULL;
    enum status status = geo_open_files(&files, &new, importer->problem);
    uint32_t answers;

    if (status != STATUS_OK) {
        return status;
    }
    compare(importer->sources->geo, new, out->changes);
    geo_close(new);
    out->replaces[OWN_COUNTRIES] = out->changes[OWN_COUNTRIES].after > 0;
    out->replaces[OWN_NETWORKS] = out->changes[OWN_NETWORKS].after > 0;
    answers =
        out->changes[OWN_COUNTRIES].after + out->changes[OWN_NETWORKS].after;
    if (answers == 0) {
        return problem_set(importer->problem,
                           STATUS_INVALID,
                           "Import the whole file, of all countries.",
                           "%.150s answers for none of %u addresses",
                           importer->path,
                           OWN_SAMPLE_4 + OWN_SAMPLE_6);
    }
    return STATUS_OK;
}

static enum status
put_into_use(const struct importer *importer,
             const char *draft,
             const char *digest,
             uint64_t size)
{
    const char *path = arena_format(importer->arena,
                                    "%s/addresses-%.16s.mmdb",
                                    importer->dir,
                                    digest + strlen("sha256:"));
    struct own own;
    enum status status = platform_rename(draft, path);

    if (status != STATUS_OK) {
        return own_failed(importer->problem, path, "cannot be written");
    }
    own_read(importer->dir, "", &own);
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        if (importer->out->replaces[i]) {
            own.files[i] = (struct own_file){
                .present = true,
                .path = path,
                .digest = digest,
                .size = size,
                .imported = importer->today,
            };
        } else if (own.files[i].problem.status != STATUS_OK) {
            own.files[i].present = false; /* it was no use any more */
        }
    }
    status = own_commit(
        importer->dir, own.files, importer->arena, importer->problem);
    own_finish(&own);
    return status;
}

/* One at a time: the lock goes with the process. */
static enum status
lock(const char *dir, struct arena *arena, int *fd, struct problem *problem)
{
    const char *path = arena_format(arena, "%s/lock", dir);
    enum status status = platform_make_directory(dir);

    if (status != STATUS_OK) {
        return own_failed(problem, dir, "cannot be made");
    }
    status = platform_lock(path, fd);
    if (status != STATUS_OK && errno == EAGAIN) {
        return problem_set(problem,
                           status,
                           "Wait until it is done.",
                           "Another import is under way in %.180s",
                           dir);
    }
    return status == STATUS_OK ? status
                               : own_failed(problem, path, "cannot be locked");
}

enum status
own_import(const char *dir,
           const char *path,
           const struct sources *sources,
           struct date today,
           struct arena *arena,
           struct own_import *out,
           struct problem *problem)
{
    struct own_import result = {.digest = ""};
    const struct importer importer = {
        .dir = dir,
        .path = path,
        .sources = sources,
        .today = today,
        .arena = arena,
        .out = &result,
        .problem = problem,
    };
    const char *draft = arena_format(arena, "%s/addresses-draft.new", dir);
    uint64_t size = 0;
    int fd = -1;
    enum status status = lock(dir, arena, &fd, problem);

    if (status != STATUS_OK) {
        return status;
    }
    status = own_copy(path, draft, arena, &result.digest, &size, problem);
    status = status == STATUS_OK ? check(&importer, draft) : status;
    status = status == STATUS_OK ? try_it(&importer, draft) : status;
    status = status == STATUS_OK
                 ? put_into_use(&importer, draft, result.digest, size)
                 : status;
    if (status == STATUS_OK) {
        result.before[OWN_COUNTRIES] = geo_country_date(sources->geo);
        result.before[OWN_NETWORKS] = geo_network_date(sources->geo);
        *out = result;
    } else {
        (void)platform_remove(draft);
    }
    platform_close(fd);
    return status;
}

enum status
own_remove(const char *dir,
           const bool parts[OWN_COUNT],
           bool removed[OWN_COUNT],
           struct arena *arena,
           struct problem *problem)
{
    struct own own;
    bool files = false;
    int fd = -1;
    enum status status;

    if (!platform_is_directory(dir)) {
        return STATUS_OK; /* there is nothing */
    }
    status = lock(dir, arena, &fd, problem);
    if (status != STATUS_OK) {
        return status;
    }
    own_read(dir, "", &own);
    for (int i = 0; i < OWN_COUNT; i++) {
        removed[i] = parts[i] && own.files[i].present;
        files |= removed[i] && i != OWN_CORRECTIONS;
        own.files[i].present &= !removed[i];
    }
    if (files) {
        status = own_commit(dir, own.files, arena, problem);
    }
    if (status == STATUS_OK && removed[OWN_CORRECTIONS] &&
        !platform_remove_directory(own.files[OWN_CORRECTIONS].path)) {
        status = own_failed(
            problem, own.files[OWN_CORRECTIONS].path, "cannot be removed");
    }
    own_finish(&own);
    platform_close(fd);
    return status;
}

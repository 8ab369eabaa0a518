/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/own_store.h"

#include "sys/platform.h"
#include "sys/platform_write.h"
#include "sys/sha256.h"

#include <errno.h>
#include <string.h>

#define HINT                                                                   \
    "Nothing was changed. Check the room on the disk, and who may write."

enum status
own_failed(struct problem *problem, const char *path, const char *what)
{
    return problem_set(problem,
                       STATUS_IO,
                       HINT,
                       "%.170s %.30s (%.50s)",
                       path,
                       what,
                       strerror(errno));
}

enum status
own_copy(const char *from,
         const char *to,
         struct arena *arena,
         const char **digest,
         uint64_t *size,
         struct problem *problem)
{
    struct mapping file = {.size = 0};
    enum status status = platform_map(from, &file);
    char text[SHA256_TEXT];
    struct sha256 sum;
    int fd = -1;

    if (status == STATUS_MISSING) {
        return problem_set(
            problem, status, "Check its name.", "%.200s does not exist", from);
    }
    if (status != STATUS_OK) {
        return own_failed(problem, from, "cannot be read");
    }
    sha256_begin(&sum);
    sha256_add(&sum, file.bytes, file.size);
    status = platform_create(to, &fd);
    if (status == STATUS_OK) {
        status = platform_put(fd, file.bytes, file.size);
        if (status == STATUS_OK) {
            status = platform_settle(fd);
        } else {
            platform_close(fd);
        }
    }
    *size = file.size;
    platform_unmap(&file);
    if (status != STATUS_OK) {
        return own_failed(problem, to, "cannot be written");
    }
    (void)sha256_text(&sum, text);
    *digest = arena_copy(arena, text, strlen(text));
    return STATUS_OK;
}

static const char *
name_in(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* The text of MANIFEST. */
static const char *
manifest_of(const struct own_file files[OWN_COUNT], struct arena *arena)
{
    const char *text = "";
    char digest[SHA256_TEXT];
    struct sha256 sum;

    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        const struct own_file *file = &files[i];

        if (file->present && file->digest[0] != '\0') {
            text = arena_format(arena,
                                "%s%s %llu %s %s %04d-%02d-%02d\n",
                                text,
                                file->digest,
                                (unsigned long long)file->size,
                                own_name((enum own_part)i),
                                name_in(file->path),
                                (int)(file->imported.ymd / 10000),
                                (int)(file->imported.ymd / 100 % 100),
                                (int)(file->imported.ymd % 100));
        }
    }
    sha256_begin(&sum);
    sha256_add(&sum, text, strlen(text));
    return arena_format(
        arena, "%sdigest %s\n", text, sha256_text(&sum, digest));
}

/* Whether a name is one that an import gives, and none of those in use. */
static bool
is_left_over(const char *name, const struct own_file files[OWN_COUNT])
{
    const char *end = strrchr(name, '.');

    if (strncmp(name, "addresses-", 10) != 0 || end == NULL ||
        (strcmp(end, ".mmdb") != 0 && strcmp(end, ".new") != 0)) {
        return false;
    }
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        if (files[i].present && strcmp(name_in(files[i].path), name) == 0) {
            return false;
        }
    }
    return true;
}

static void
sweep(const char *dir,
      const struct own_file files[OWN_COUNT],
      struct arena *arena)
{
    const char **names = NULL;
    size_t count = 0;

    if (platform_list(dir, arena, &names, &count) != STATUS_OK) {
        return; /* what is left over takes room, and does no harm */
    }
    for (size_t i = 0; i < count; i++) {
        if (is_left_over(names[i], files)) {
            (void)platform_remove(arena_format(arena, "%s/%s", dir, names[i]));
        }
    }
}

enum status
own_commit(const char *dir,
           const struct own_file files[OWN_COUNT],
           struct arena *arena,
           struct problem *problem)
{
    const char *text = manifest_of(files, arena);
    const char *path = arena_format(arena, "%s/MANIFEST", dir);
    const char *draft = arena_format(arena, "%s/MANIFEST.new", dir);
    int fd = -1;
    enum status status = platform_create(draft, &fd);

    if (status == STATUS_OK) {
        status = platform_put(fd, text, strlen(text));
        if (status == STATUS_OK) {
            status = platform_settle(fd);
        } else {
            platform_close(fd);
        }
    }
    status = status == STATUS_OK ? platform_rename(draft, path) : status;
    if (status != STATUS_OK) {
        return own_failed(problem, path, "cannot be written");
    }
    sweep(dir, files, arena);
    return STATUS_OK;
}

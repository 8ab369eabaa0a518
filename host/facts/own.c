/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/own.h"

#include "sys/platform.h"
#include "sys/sha256.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MANIFEST_BYTES ((size_t)4096) /* two lines of 150 and one of 80 */
#define COLUMNS 5
#define HINT_IMPORT "Import it again, or run: cocarde data remove"
#define HINT_MAKE "Run data/build --corrections again, or: cocarde data remove"

const char *
own_name(enum own_part part)
{
    static const char *const names[OWN_COUNT] = {
        "country.mmdb", "asn.mmdb", "corrections"};

    return names[part];
}

bool
own_uses(const struct own *own, enum own_part part)
{
    return own->files[part].present &&
           own->files[part].problem.status == STATUS_OK;
}

void
own_finish(struct own *own)
{
    struct arena arena = own->arena;

    arena_finish(&arena);
    *own = (struct own){.dir = NULL};
}

/* Both files of addresses are in doubt when MANIFEST is. */
static void
all_broken(struct own *own, const char *path, const char *why)
{
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        own->files[i] =
            (struct own_file){.present = true, .path = path, .digest = ""};
        (void)problem_set(&own->files[i].problem,
                          STATUS_CORRUPT,
                          HINT_IMPORT,
                          "%.180s is damaged: %.60s",
                          path,
                          why);
    }
}

static bool
read_size(const char *text, uint64_t *size)
{
    size_t n = strspn(text, "0123456789");

    if (n == 0 || n > 15 || text[n] != '\0') {
        return false;
    }
    *size = 0;
    for (size_t i = 0; i < n; i++) {
        *size = *size * 10 + (uint64_t)(text[i] - '0');
    }
    return true;
}

/* Columns of a line, which blanks part; false when there are not five. */
static bool
split(char *line, char *columns[COLUMNS])
{
    for (size_t i = 0; i < COLUMNS; i++) {
        char *blank = strchr(line, ' ');

        columns[i] = line;
        if ((blank == NULL) != (i + 1 == COLUMNS)) {
            return false;
        }
        if (blank != NULL) {
            *blank = '\0';
            line = blank + 1;
        }
    }
    return true;
}

/* "sha256:<hex> <bytes> country.mmdb <file> <day>"; false: it is none. */
static bool
read_line(struct own *own, char *line)
{
    char *columns[COLUMNS];
    struct own_file file = {.present = true};
    uint64_t found = 0;

    if (!split(line, columns) || !read_size(columns[1], &file.size) ||
        strlen(columns[0]) != SHA256_TEXT - 1 ||
        strchr(columns[3], '/') != NULL) {
        return false;
    }
    file.digest = columns[0];
    file.path = arena_format(&own->arena, "%s/%s", own->dir, columns[3]);
    file.imported = date_parse(columns[4]);
    if (!platform_file_size(file.path, &found) || found != file.size) {
        (void)problem_set(&file.problem,
                          STATUS_CORRUPT,
                          HINT_IMPORT,
                          "%.200s is not the file that was imported",
                          file.path);
    }
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        if (strcmp(columns[2], own_name((enum own_part)i)) == 0) {
            own->files[i] = file;
            return true;
        }
    }
    return false;
}

static bool
read_lines(struct own *own, char *text)
{
    char *end;

    while ((end = strchr(text, '\n')) != NULL) {
        *end = '\0';
        if (strncmp(text, "digest ", 7) == 0) {
            return end[1] == '\0';
        }
        if (!read_line(own, text)) {
            return false;
        }
        text = end + 1;
    }
    return false;
}

static void
read_manifest(struct own *own)
{
    const char *path = arena_format(&own->arena, "%s/MANIFEST", own->dir);
    struct mapping file = {.size = 0};
    enum status status = platform_map(path, &file);

    if (status == STATUS_MISSING) {
        return;
    }
    if (status != STATUS_OK) {
        all_broken(own, path, strerror(errno));
        return;
    }
    if (file.size > MANIFEST_BYTES ||
        (file.size > 0 && memchr(file.bytes, '\0', file.size) != NULL) ||
        !read_lines(
            own,
            arena_copy(&own->arena, (const char *)file.bytes, file.size))) {
        all_broken(own, path, "it is no list of files");
    }
    platform_unmap(&file);
}

static void
read_corrections(struct own *own, const char *over)
{
    struct own_file *file = &own->files[OWN_CORRECTIONS];
    const char *dir =
        arena_format(&own->arena, "%s/corrections/made", own->dir);
    struct manifest manifest = {.digest = ""};

    if (!platform_is_directory(dir)) {
        return;
    }
    file->present = true;
    file->path = dir;
    if (manifest_read_corrections(
            dir, &own->arena, &manifest, &file->problem) != STATUS_OK) {
        (void)snprintf(
            file->problem.hint, sizeof(file->problem.hint), "%s", HINT_MAKE);
    } else if (strcmp(manifest.over, over) != 0) {
        (void)problem_set(&file->problem,
                          STATUS_INVALID,
                          HINT_MAKE,
                          "Your corrections were made for other data than "
                          "this, and are left out");
    }
    file->digest = manifest.digest;
}

void
own_read(const char *dir, const char *over, struct own *out)
{
    *out = (struct own){.dir = NULL};
    if (dir == NULL || !platform_is_directory(dir)) {
        return;
    }
    out->dir = arena_copy(&out->arena, dir, strlen(dir));
    read_manifest(out);
    read_corrections(out, over);
}

const char *
own_sites(const struct own *own, const char *data_dir, struct arena *arena)
{
    return arena_format(arena,
                        "%s/sites.sqlite",
                        own_uses(own, OWN_CORRECTIONS)
                            ? own->files[OWN_CORRECTIONS].path
                            : data_dir);
}

const char *
own_digest(const struct own *own, const char *ours, struct arena *arena)
{
    char text[SHA256_TEXT];
    struct sha256 sum;
    bool any = false;

    sha256_begin(&sum);
    sha256_add(&sum, ours, strlen(ours));
    for (int i = 0; i < OWN_COUNT; i++) {
        if (own_uses(own, (enum own_part)i)) {
            const char *line = arena_format(arena,
                                            "\n%s %s",
                                            own_name((enum own_part)i),
                                            own->files[i].digest);

            any = true;
            sha256_add(&sum, line, strlen(line));
        }
    }
    if (!any) {
        return ours;
    }
    (void)sha256_text(&sum, text);
    return arena_copy(arena, text, strlen(text));
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/manifest.h"

#include "core/terms.h"
#include "sys/platform.h"
#include "sys/sha256.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define HINT "Reinstall cocarde-data, or run: cocarde data status"
#define MANIFEST_BYTES ((size_t)16 * 1024) /* ours: a line per file is 100 */
#define DIGEST_HEX ((size_t)64)            /* SHA-256 */

/* The files that the rating reads; the list of political sites is none. Of
 * corrections, the first alone. */
static const char *const files[] = {
    "registry.sqlite", "asn.mmdb", "country.mmdb"};
#define FILES (sizeof(files) / sizeof(files[0]))

struct reading {
    const char *dir;
    struct arena *arena;
    struct problem *problem;
    size_t needed; /* so many of files */
    bool sizes;    /* compare them with the files' */
    bool seen[FILES];
    struct manifest found;
    struct manifest_file list[MANIFEST_MAX_FILES];
    size_t nlist;
};

static enum status
corrupt(const struct reading *reading, const char *why)
{
    return problem_set(reading->problem,
                       STATUS_CORRUPT,
                       HINT,
                       "%s/MANIFEST is damaged: %s",
                       reading->dir,
                       why);
}

/* Length of "sha256:<hex>" at the start of text; 0 when it is not there. */
static size_t
digest_len(const char *text)
{
    static const char prefix[] = "sha256:";
    size_t len = sizeof(prefix) - 1;

    if (strncmp(text, prefix, len) != 0 ||
        strspn(text + len, "0123456789abcdef") != DIGEST_HEX) {
        return 0;
    }
    return len + DIGEST_HEX;
}

/* The number of bytes at the start of text; NULL when there is none. */
static const char *
read_size(const char *text, uint64_t *size)
{
    size_t n = strspn(text, "0123456789");

    if (n == 0 || n > 15) {
        return NULL;
    }
    *size = 0;
    for (size_t i = 0; i < n; i++) {
        *size = *size * 10 + (uint64_t)(text[i] - '0');
    }
    return text + n;
}

static enum status
check_size(struct reading *reading, size_t file, uint64_t expected)
{
    char *path =
        arena_format(reading->arena, "%s/%s", reading->dir, files[file]);
    uint64_t size;

    if (!platform_file_size(path, &size)) {
        return problem_set(
            reading->problem, STATUS_MISSING, HINT, "%s does not exist", path);
    }
    if (size != expected) {
        return problem_set(reading->problem,
                           STATUS_CORRUPT,
                           HINT,
                           "%s is not the file that MANIFEST names: %llu bytes "
                           "instead of %llu",
                           path,
                           (unsigned long long)size,
                           (unsigned long long)expected);
    }
    return STATUS_OK;
}

/* "sha256:<hex> <bytes> <name>" */
static enum status
read_file_line(struct reading *reading, const char *line, size_t digest)
{
    uint64_t size = 0;
    const char *name;

    name = line[digest] == ' ' ? read_size(line + digest + 1, &size) : NULL;
    if (name == NULL || *name != ' ' || strchr(name, '/') != NULL ||
        reading->nlist == MANIFEST_MAX_FILES) {
        return corrupt(reading, line);
    }
    reading->list[reading->nlist++] = (struct manifest_file){
        .name = name + 1,
        .digest = arena_copy(reading->arena, line, digest),
        .size = size,
    };
    for (size_t i = 0; i < reading->needed; i++) {
        if (strcmp(name + 1, files[i]) == 0) {
            reading->seen[i] = true;
            return reading->sizes ? check_size(reading, i, size) : STATUS_OK;
        }
    }
    return STATUS_OK;
}

static enum status
read_line(struct reading *reading, const char *line)
{
    size_t digest = digest_len(line);

    if (digest != 0) {
        return read_file_line(reading, line, digest);
    }
    if (strncmp(line, "version ", 8) == 0 && strlen(line) == 18 &&
        date_parse(line + 8).ymd != 0) {
        reading->found.version = line + 8;
        return STATUS_OK;
    }
    if (strncmp(line, "over ", 5) == 0 && digest_len(line + 5) != 0 &&
        line[5 + digest_len(line + 5)] == '\0') {
        reading->found.over = line + 5;
        return STATUS_OK;
    }
    if (strncmp(line, "digest ", 7) == 0 && digest_len(line + 7) != 0 &&
        line[7 + digest_len(line + 7)] == '\0') {
        reading->found.digest = line + 7;
        return STATUS_OK;
    }
    return corrupt(reading, line);
}

/* The lines of text, each ended by LF, which becomes NUL. */
static enum status
read_lines(struct reading *reading, char *text)
{
    while (*text != '\0') {
        char *end = strchr(text, '\n');
        enum status status;

        if (end == NULL) {
            return corrupt(reading, "the last line does not end");
        }
        *end = '\0';
        status = read_line(reading, text);
        if (status != STATUS_OK) {
            return status;
        }
        text = end + 1;
    }
    for (size_t i = 0; i < reading->needed; i++) {
        if (!reading->seen[i]) {
            return corrupt(reading, files[i]);
        }
    }
    if (reading->found.version == NULL || reading->found.digest == NULL) {
        return corrupt(reading, "version or digest is not there");
    }
    return STATUS_OK;
}

/* All of it as a text of the arena. */
static enum status
read_text(struct reading *reading, char **text)
{
    char *path = arena_format(reading->arena, "%s/MANIFEST", reading->dir);
    struct mapping file = {.size = 0};
    enum status status = platform_map(path, &file);

    if (status == STATUS_MISSING) {
        return problem_set(
            reading->problem, status, HINT, "%s does not exist", path);
    }
    if (status != STATUS_OK) {
        return problem_set(reading->problem,
                           status,
                           HINT,
                           "%s cannot be read (%s)",
                           path,
                           strerror(errno));
    }
    if (file.size > MANIFEST_BYTES ||
        (file.size > 0 && memchr(file.bytes, '\0', file.size) != NULL)) {
        status = corrupt(reading, "it is no text");
    } else {
        *text = arena_copy(reading->arena, (const char *)file.bytes, file.size);
    }
    platform_unmap(&file);
    return status;
}

static enum status
read_manifest(struct reading *reading, struct manifest *out)
{
    char *text = NULL;
    enum status status = read_text(reading, &text);

    reading->found.over = "";
    status = status == STATUS_OK ? read_lines(reading, text) : status;
    if (status == STATUS_OK) {
        *out = reading->found;
    }
    return status;
}

enum status
manifest_read(const char *dir,
              struct arena *arena,
              struct manifest *out,
              struct problem *problem)
{
    struct reading reading = {
        .dir = dir,
        .arena = arena,
        .problem = problem,
        .needed = FILES,
        .sizes = true,
    };

    return read_manifest(&reading, out);
}

enum status
manifest_read_corrections(const char *dir,
                          struct arena *arena,
                          struct manifest *out,
                          struct problem *problem)
{
    struct reading reading = {
        .dir = dir,
        .arena = arena,
        .problem = problem,
        .needed = 1,
        .sizes = true,
    };
    enum status status = read_manifest(&reading, out);

    return status == STATUS_OK && out->over[0] == '\0'
               ? corrupt(&reading, "it says not over which data it lies")
               : status;
}

/* ---- the whole ---- */

/* What is wrong with a file; NULL: nothing. */
static const char *
compare(const struct reading *reading, const struct manifest_file *file)
{
    const char *path =
        arena_format(reading->arena, "%s/%s", reading->dir, file->name);
    struct mapping mapping = {.size = 0};
    enum status status = platform_map(path, &mapping);
    char text[SHA256_TEXT];
    struct sha256 sum;

    if (status != STATUS_OK) {
        return status == STATUS_MISSING ? "does not exist"
                                        : arena_format(reading->arena,
                                                       "cannot be read (%s)",
                                                       strerror(errno));
    }
    sha256_begin(&sum);
    sha256_add(&sum, mapping.bytes, mapping.size);
    platform_unmap(&mapping);
    return strcmp(sha256_text(&sum, text), file->digest) == 0
               ? NULL
               : arena_format(reading->arena,
                              "is not the file that MANIFEST names (%s)",
                              text);
}

/* Whether the last line is the digest of those before it. */
static bool
is_whole(const char *text, const char *digest)
{
    const char *last = strstr(text, "\ndigest ");
    char found[SHA256_TEXT];
    struct sha256 sum;

    if (last == NULL) {
        return false;
    }
    sha256_begin(&sum);
    sha256_add(&sum, text, (size_t)(last - text) + 1);
    return strcmp(sha256_text(&sum, found), digest) == 0;
}

enum status
manifest_verify(const char *dir,
                struct arena *arena,
                void (*each)(void *context, const char *name, const char *what),
                void *context,
                struct problem *problem)
{
    struct reading reading = {.dir = dir, .arena = arena, .problem = problem};
    char *text = NULL;
    const char *whole;
    enum status status = read_text(&reading, &text);

    if (status != STATUS_OK) {
        return status;
    }
    whole = arena_copy(arena, text, strlen(text));
    reading.found.over = "";
    status = read_lines(&reading, text);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < reading.nlist; i++) {
        const char *what = compare(&reading, &reading.list[i]);

        each(context, reading.list[i].name, what);
        status = what == NULL ? status : STATUS_CORRUPT;
    }
    if (!is_whole(whole, reading.found.digest)) {
        each(context, "MANIFEST", "is not what it was made as");
        return STATUS_CORRUPT;
    }
    each(context, "MANIFEST", NULL);
    return status;
}

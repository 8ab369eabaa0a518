/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/manifest.h"

#include "core/terms.h"
#include "sys/platform.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define HINT "Reinstall cocarde-data, or run: cocarde data status"
#define MANIFEST_BYTES ((size_t)16 * 1024) /* ours: a line per file is 100 */
#define DIGEST_HEX ((size_t)64)            /* SHA-256 */

/* The files that the rating reads; the list of political sites is none. */
static const char *const needed[] = {
    "asn.mmdb", "country.mmdb", "registry.sqlite"};
#define NEEDED (sizeof(needed) / sizeof(needed[0]))

struct reading {
    const char *dir;
    struct arena *arena;
    struct problem *problem;
    bool seen[NEEDED];
    struct manifest found;
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
        arena_format(reading->arena, "%s/%s", reading->dir, needed[file]);
    uint64_t size;

    reading->seen[file] = true;
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
    if (name == NULL || *name != ' ') {
        return corrupt(reading, line);
    }
    for (size_t i = 0; i < NEEDED; i++) {
        if (strcmp(name + 1, needed[i]) == 0) {
            return check_size(reading, i, size);
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
    for (size_t i = 0; i < NEEDED; i++) {
        if (!reading->seen[i]) {
            return corrupt(reading, needed[i]);
        }
    }
    if (reading->found.version == NULL || reading->found.digest == NULL) {
        return corrupt(reading, "version or digest is not there");
    }
    return STATUS_OK;
}

enum status
manifest_read(const char *dir,
              struct arena *arena,
              struct manifest *out,
              struct problem *problem)
{
    struct reading reading = {.dir = dir, .arena = arena, .problem = problem};
    char *path = arena_format(arena, "%s/MANIFEST", dir);
    struct mapping file = {.size = 0};
    enum status status = platform_map(path, &file);

    if (status == STATUS_MISSING) {
        return problem_set(problem, status, HINT, "%s does not exist", path);
    }
    if (status != STATUS_OK) {
        return problem_set(problem,
                           status,
                           HINT,
                           "%s cannot be read (%s)",
                           path,
                           strerror(errno));
    }
    if (file.size > MANIFEST_BYTES ||
        (file.size > 0 && memchr(file.bytes, '\0', file.size) != NULL)) {
        status = corrupt(&reading, "it is no text");
    } else {
        status = read_lines(
            &reading, arena_copy(arena, (const char *)file.bytes, file.size));
    }
    platform_unmap(&file);
    if (status == STATUS_OK) {
        *out = reading.found;
    }
    return status;
}

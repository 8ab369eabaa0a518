/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Each file is comments ("#…"), then lines "LOW,HIGH,CC" in ascending order
 * without overlap. A look-up halves the byte range that may hold the line:
 * from any byte it goes back to the start of the line around it. Some 20 lines
 * are read, whatever the size of the file; nothing is read when it is opened
 * but its head and its last line. A file that is not in order gives wrong
 * answers or none, and never leaves its bytes.
 */
#include "facts/second.h"

#include "facts/address.h"
#include "sys/mem.h"
#include "sys/platform.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HINT "Reinstall tor-geoipdb, or remove it: it is not required"
#define PATH_BYTES ((size_t)4096)     /* Linux' PATH_MAX */
#define LINE_BYTES ((size_t)128)      /* two IPv6 addresses and a code: 84 */
#define HEAD_BYTES ((size_t)8 * 1024) /* of comments; Debian's file has 700 */
#define DATE_BYTES 64                 /* "2026-06-25", with room */

struct opinion {
    struct mapping file;
    size_t first; /* offset of the first line that is no comment */
    char date[DATE_BYTES];
};

struct second {
    struct opinion v4;
    struct opinion v6;
};

/* One line; the addresses as bytes, which compare in the file's order. */
struct row {
    struct address low;
    struct address high;
    struct country country; /* "" for "??" */
};

/* "16777216" -> 1.0.0.0 */
static bool
read_number(const char *text, size_t len, struct address *out)
{
    uint64_t value = 0;

    if (len == 0 || len > 10) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        value = value * 10 + (uint64_t)(text[i] - '0');
    }
    if (value > UINT32_MAX) {
        return false;
    }
    for (unsigned i = 0; i < 4; i++) {
        out->bytes[i] = (uint8_t)(value >> (24 - 8 * i));
    }
    out->family = 4;
    return true;
}

static bool
read_v6(const char *text, size_t len, struct address *out)
{
    char plain[PLATFORM_ADDRESS_TEXT];
    int family;

    if (len >= sizeof(plain)) {
        return false;
    }
    memcpy(plain, text, len);
    plain[len] = '\0';
    out->family = 6;
    return platform_address_parse(plain, &family, out->bytes) && family == 6;
}

static bool
read_row(const char *line, size_t len, int family, struct row *out)
{
    bool (*read)(const char *, size_t, struct address *) =
        family == 4 ? read_number : read_v6;
    const char *end = line + len;
    const char *high = memchr(line, ',', len);
    const char *code;
    char text[3] = "";

    *out = (struct row){.country = {""}};
    if (high == NULL || !read(line, (size_t)(high - line), &out->low)) {
        return false;
    }
    high++;
    code = memchr(high, ',', (size_t)(end - high));
    if (code == NULL || !read(high, (size_t)(code - high), &out->high)) {
        return false;
    }
    code++;
    if (end > code && end[-1] == '\r') {
        end--;
    }
    if (end - code != 2) {
        return false;
    }
    memcpy(text, code, 2);
    out->country = country_parse(text);
    return address_compare(&out->low, &out->high) <= 0;
}

/* The line around offset at, between first and the end of the file. */
static const char *
line_at(const struct opinion *opinion, size_t at, size_t *start, size_t *len)
{
    const char *bytes = (const char *)opinion->file.bytes;
    size_t size = opinion->file.size;
    const char *end;
    size_t most;

    *start = at;
    while (*start > opinion->first && bytes[*start - 1] != '\n') {
        (*start)--;
        if (at - *start > LINE_BYTES) {
            return NULL;
        }
    }
    most = size - *start < LINE_BYTES ? size - *start : LINE_BYTES;
    end = memchr(bytes + *start, '\n', most);
    if (end == NULL && most == LINE_BYTES) {
        return NULL;
    }
    *len = end != NULL ? (size_t)(end - bytes) - *start : most;
    return bytes + *start;
}

static struct country
find(const struct opinion *opinion, const struct address *address)
{
    size_t low = opinion->first;
    size_t high = opinion->file.size;

    while (low < high) {
        size_t start;
        size_t len;
        struct row row;
        const char *line =
            line_at(opinion, low + (high - low) / 2, &start, &len);

        if (line == NULL || !read_row(line, len, address->family, &row)) {
            break;
        }
        if (address_compare(address, &row.low) < 0) {
            high = start;
        } else if (address_compare(address, &row.high) > 0) {
            low = start + len + 1;
        } else {
            return row.country;
        }
    }
    return (struct country){""};
}

/* "Thu, 25 Jun 2026 04:33:59 GMT" -> "2026-06-25"; "" when it is not one. */
static void
read_date(const char *text, size_t len, char out[DATE_BYTES])
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const char *comma = memchr(text, ',', len);
    char copy[32] = "";
    char name[4] = "";
    unsigned long day;
    unsigned long year;
    const char *month;
    char *at;

    out[0] = '\0';
    if (comma == NULL) {
        return;
    }
    len -= (size_t)(comma - text) + 1;
    memcpy(copy, comma + 1, len < sizeof(copy) ? len : sizeof(copy) - 1);
    day = strtoul(copy, &at, 10);
    if (*at != ' ' || strlen(at) < 4) {
        return;
    }
    memcpy(name, at + 1, 3);
    year = strtoul(at + 4, NULL, 10);
    month = strstr(months, name);
    if (month != NULL && (month - months) % 3 == 0 && day >= 1 && day <= 31 &&
        year >= 1 && year <= 9999) {
        (void)snprintf(out,
                       DATE_BYTES,
                       "%04lu-%02lu-%02lu",
                       year,
                       (unsigned long)(month - months) / 3 + 1,
                       day);
    }
}

/* Skip the comments at the head; the date is in the one that says when the
 * export was generated. False when they do not end. */
static bool
read_head(struct opinion *opinion)
{
    static const char label[] = "# Generated:";
    const char *bytes = (const char *)opinion->file.bytes;
    size_t size = opinion->file.size;

    opinion->first = 0;
    while (opinion->first < size && bytes[opinion->first] == '#') {
        const char *line = bytes + opinion->first;
        const char *end = memchr(line, '\n', size - opinion->first);
        size_t len;

        if (end == NULL || opinion->first > HEAD_BYTES) {
            return false;
        }
        len = (size_t)(end - line);
        if (len > sizeof(label) &&
            memcmp(line, label, sizeof(label) - 1) == 0) {
            read_date(line + sizeof(label) - 1,
                      len - (sizeof(label) - 1),
                      opinion->date);
        }
        opinion->first += len + 1;
    }
    return opinion->first < size;
}

/* Whether the first and the last line are rows, in order. */
static bool
is_sound(const struct opinion *opinion, int family)
{
    const char *bytes = (const char *)opinion->file.bytes;
    size_t size = opinion->file.size;
    size_t last = size - 1;
    size_t start;
    size_t len;
    struct row first_row;
    struct row last_row;
    const char *line = line_at(opinion, opinion->first, &start, &len);

    if (line == NULL || !read_row(line, len, family, &first_row)) {
        return false;
    }
    if (bytes[last] == '\n' && last > opinion->first) {
        last--;
    }
    line = line_at(opinion, last, &start, &len);
    return line != NULL && read_row(line, len, family, &last_row) &&
           address_compare(&first_row.low, &last_row.high) <= 0;
}

/* STATUS_OK also when the file does not exist. */
static enum status
open_file(const char *dir,
          const char *name,
          int family,
          struct opinion *opinion,
          struct problem *problem)
{
    char path[PATH_BYTES];
    int len = snprintf(path, sizeof(path), "%s/%s", dir, name);
    enum status status = STATUS_MISSING;

    if (len >= 0 && (size_t)len < sizeof(path)) {
        status = platform_map(path, &opinion->file);
    }
    if (status == STATUS_MISSING) {
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        return problem_set(problem,
                           status,
                           HINT,
                           "%s cannot be read (%s)",
                           path,
                           strerror(errno));
    }
    if (opinion->file.size == 0 || !read_head(opinion) ||
        !is_sound(opinion, family)) {
        platform_unmap(&opinion->file);
        *opinion = (struct opinion){.first = 0};
        return problem_set(problem,
                           STATUS_CORRUPT,
                           HINT,
                           "%s is damaged or no geoip file of Tor",
                           path);
    }
    return STATUS_OK;
}

enum status
second_open(const char *dir, struct second **out, struct problem *problem)
{
    struct second *second = mem_alloc(1, sizeof(*second));
    enum status v4 = open_file(dir, "geoip", 4, &second->v4, problem);
    enum status v6 = open_file(
        dir, "geoip6", 6, &second->v6, v4 == STATUS_OK ? problem : NULL);

    *out = second;
    return v4 != STATUS_OK ? v4 : v6;
}

void
second_close(struct second *second)
{
    if (second == NULL) {
        return;
    }
    platform_unmap(&second->v4.file);
    platform_unmap(&second->v6.file);
    free(second);
}

bool
second_present(const struct second *second, int family)
{
    const struct opinion *opinion = family == 4 ? &second->v4 : &second->v6;

    return opinion->file.bytes != NULL;
}

struct country
second_country(const struct second *second, const struct address *address)
{
    const struct opinion *opinion =
        address->family == 4 ? &second->v4 : &second->v6;

    if (opinion->file.bytes == NULL) {
        return (struct country){""};
    }
    return find(opinion, address);
}

const char *
second_date(const struct second *second)
{
    return second->v4.date[0] != '\0' ? second->v4.date : second->v6.date;
}

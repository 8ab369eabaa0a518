/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tree is walked depth first with a stack of our own: a path is as long as
 * an address, so that a longer one, or one that comes back to itself, is a
 * circle. A node is looked at once, although several may lead to it (files
 * lead from ::ffff:0:0/96 and 2002::/16 to their IPv4 addresses).
 */
#include "facts/geo_check.h"

#include "facts/geo_data.h"
#include "facts/geo_parts.h"
#include "sys/mem.h"
#include "sys/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define HINT "Download it again, and import the new file."
#define DEPTH 128 /* bits of an IPv6 address */

struct step {
    uint32_t node;
    unsigned sides; /* looked at so far: 0, 1 or 2 */
};

struct walk {
    MMDB_s file;
    const char *path;
    struct problem *problem;
    struct geo_facts *facts;
    uint8_t *nodes;   /* a bit for each node that was met */
    uint8_t *above;   /* a bit for each node on the way to here */
    uint8_t *records; /* a bit for each byte where a record began */
    struct geo_data data;
    struct step steps[DEPTH + 1];
    size_t depth;
};

static bool
bit_is_set(const uint8_t *bits, uint64_t i)
{
    return (bits[i / 8] >> (i % 8) & 1) != 0;
}

static void
set_bit(uint8_t *bits, uint64_t i, bool on)
{
    if (on) {
        bits[i / 8] = (uint8_t)(bits[i / 8] | 1U << (i % 8));
    } else {
        bits[i / 8] = (uint8_t)(bits[i / 8] & ~(1U << (i % 8)));
    }
}

static enum status
damaged(const struct walk *walk, const char *what, uint64_t where)
{
    return problem_set(walk->problem,
                       STATUS_CORRUPT,
                       HINT,
                       "%.120s is damaged: %s %llu",
                       walk->path,
                       what,
                       (unsigned long long)where);
}

static enum status
take_record(struct walk *walk, MMDB_entry_s *entry)
{
    if (entry->offset >= walk->data.len) {
        return damaged(walk,
                       "a record would begin behind its data, at byte",
                       entry->offset);
    }
    if (bit_is_set(walk->records, entry->offset)) {
        return STATUS_OK; /* another address led here */
    }
    set_bit(walk->records, entry->offset, true);
    if (!geo_data_sound(&walk->data, entry->offset)) {
        return damaged(walk,
                       "no record can be read at byte of its data",
                       walk->data.wrong);
    }
    walk->facts->records++;
    walk->facts->countries += country_known(geo_country_of(entry));
    walk->facts->networks += geo_number_of(entry) != 0;
    return STATUS_OK;
}

/* Go down to a node. */
static enum status
enter(struct walk *walk, uint64_t node)
{
    if (node < walk->file.metadata.node_count &&
        bit_is_set(walk->above, node)) {
        return damaged(walk, "its tree goes in a circle at node", node);
    }
    if (node >= walk->file.metadata.node_count) {
        return damaged(walk, "its tree leads to a node that is none,", node);
    }
    if (bit_is_set(walk->nodes, node)) {
        return STATUS_OK;
    }
    if (walk->depth > DEPTH) {
        return damaged(
            walk, "its tree is deeper than an address at node", node);
    }
    set_bit(walk->nodes, node, true);
    set_bit(walk->above, node, true);
    walk->steps[walk->depth++] = (struct step){.node = (uint32_t)node};
    walk->facts->nodes++;
    return STATUS_OK;
}

/* One side of the node at the end of the way. */
static enum status
take_side(struct walk *walk)
{
    struct step *step = &walk->steps[walk->depth - 1];
    MMDB_search_node_s node;
    bool left = step->sides++ == 0;

    if (MMDB_read_node(&walk->file, step->node, &node) != MMDB_SUCCESS) {
        return damaged(walk, "no node can be read at", step->node);
    }
    switch (left ? node.left_record_type : node.right_record_type) {
    case MMDB_RECORD_TYPE_SEARCH_NODE:
        return enter(walk, left ? node.left_record : node.right_record);
    case MMDB_RECORD_TYPE_EMPTY:
        return STATUS_OK;
    case MMDB_RECORD_TYPE_DATA:
        return take_record(
            walk, left ? &node.left_record_entry : &node.right_record_entry);
    default:
        return damaged(walk, "it leads nowhere from node", step->node);
    }
}

static enum status
walk_tree(struct walk *walk)
{
    enum status status = enter(walk, 0);

    while (status == STATUS_OK && walk->depth > 0) {
        struct step *step = &walk->steps[walk->depth - 1];

        if (step->sides == 2) {
            set_bit(walk->above, step->node, false);
            walk->depth--;
        } else {
            status = take_side(walk);
        }
    }
    return status;
}

/* ---- what it says of itself ---- */

static enum status
check_metadata(struct walk *walk, struct date today)
{
    const MMDB_metadata_s *metadata = &walk->file.metadata;
    struct date built = geo_date_of_epoch(metadata->build_epoch);
    const char *type = metadata->database_type;
    size_t kept = 0;

    if (metadata->ip_version != 4 && metadata->ip_version != 6) {
        return damaged(
            walk, "its addresses are of IP version", metadata->ip_version);
    }
    if (built.ymd == 0 || (today.ymd != 0 && built.ymd > today.ymd)) {
        return damaged(walk,
                       "it says it was built on the day (yyyymmdd)",
                       (uint64_t)built.ymd);
    }
    walk->facts->built = built;
    walk->facts->ip_version = metadata->ip_version;
    for (size_t i = 0; type != NULL && type[i] != '\0'; i++) {
        unsigned char c = (unsigned char)type[i];

        if (kept + 1 < GEO_TYPE_BYTES && c >= 0x20 && c < 0x7f) {
            walk->facts->type[kept++] = (char)c;
        }
    }
    walk->facts->type[kept] = '\0';
    return STATUS_OK;
}

#define METADATA_MOST ((size_t)128 * 1024) /* the format's own bound */

static const char marker[] = "\xab\xcd\xefMaxMind.com";
#define MARKER (sizeof(marker) - 1)

/* Whether a tree of so many nodes, two records each, ends before the metadata
 * at an offset. */
static bool
tree_fits(const struct geo_data *metadata, uint64_t at)
{
    uint64_t nodes = 0;
    uint64_t bits = 0;

    return geo_data_number(metadata, "node_count", &nodes) &&
           geo_data_number(metadata, "record_size", &bits) && bits <= 64 &&
           nodes <= UINT32_MAX && nodes * 2 * bits / 8 + 16 <= at;
}

/*
 * Whether the metadata can be given to the library, which believes them
 * (1.7.1): it reads where they point, and behind as many nodes as they tell,
 * in the file or not.
 */
static bool
metadata_is_sound(const char *path)
{
    struct mapping file = {.size = 0};
    bool sound = false;
    size_t at;

    if (platform_map(path, &file) != STATUS_OK) {
        return true; /* opening it says why not */
    }
    at = file.size < MARKER ? 0 : file.size - MARKER + 1;
    while (at > 0 && file.size - at < METADATA_MOST &&
           memcmp(file.bytes + at - 1, marker, MARKER) != 0) {
        at--;
    }
    if (at > 0 && memcmp(file.bytes + at - 1, marker, MARKER) == 0) {
        struct geo_data data = {
            .bytes = file.bytes + at - 1 + MARKER,
            .len = file.size - (at - 1 + MARKER),
        };

        data.known = mem_alloc((size_t)(data.len / 8 + 1), 1);
        sound = geo_data_sound(&data, 0) && tree_fits(&data, at - 1);
        free(data.known);
    }
    platform_unmap(&file);
    return sound;
}

static enum status
open_walk(struct walk *walk)
{
    uint64_t size = 0;
    int error;

    if (!platform_file_size(walk->path, &size)) {
        return problem_set(walk->problem,
                           STATUS_MISSING,
                           "Check its name.",
                           "%.200s is no file",
                           walk->path);
    }
    if (size > GEO_MAX_BYTES) {
        return damaged(walk, "it has more bytes than any such file,", size);
    }
    error = metadata_is_sound(walk->path)
                ? MMDB_open(walk->path, MMDB_MODE_MMAP, &walk->file)
                : MMDB_INVALID_METADATA_ERROR;
    if (error == MMDB_FILE_OPEN_ERROR && errno != 0 && size > 0) {
        return problem_set(walk->problem,
                           STATUS_IO,
                           "Check who may read it.",
                           "%.180s cannot be read (%s)",
                           walk->path,
                           strerror(errno));
    }
    if (error != MMDB_SUCCESS) {
        walk->file = (MMDB_s){0};
        return problem_set(walk->problem,
                           STATUS_CORRUPT,
                           HINT,
                           "%.160s is damaged or no MMDB file: %llu bytes (%s)",
                           walk->path,
                           (unsigned long long)size,
                           MMDB_strerror(error));
    }
    return STATUS_OK;
}

/* The library counts the metadata, and what marks its beginning, as data. */
static uint64_t
data_bytes(const MMDB_s *file)
{
    uint64_t behind = file->metadata_section_size + MARKER;

    return behind > file->data_section_size ? 0
                                            : file->data_section_size - behind;
}

enum status
geo_check(const char *path,
          struct date today,
          struct geo_facts *out,
          struct problem *problem)
{
    struct geo_facts facts = {.type = ""};
    struct walk *walk = mem_alloc(1, sizeof(*walk));
    enum status status;

    walk->path = path;
    walk->problem = problem;
    walk->facts = &facts;
    status = open_walk(walk);
    if (status == STATUS_OK) {
        size_t bytes = walk->file.metadata.node_count / 8 + 1;

        walk->data.bytes = walk->file.data_section;
        walk->data.len = data_bytes(&walk->file);
        walk->nodes = mem_alloc(bytes, 1);
        walk->above = mem_alloc(bytes, 1);
        walk->records = mem_alloc((size_t)(walk->data.len / 8 + 1), 1);
        walk->data.known = mem_alloc((size_t)(walk->data.len / 8 + 1), 1);
        status = check_metadata(walk, today);
        status = status == STATUS_OK ? walk_tree(walk) : status;
        MMDB_close(&walk->file);
    }
    if (status == STATUS_OK && facts.countries == 0 && facts.networks == 0) {
        status = problem_set(problem,
                             STATUS_INVALID,
                             "Import a file of countries or of networks, of "
                             "MaxMind, DB-IP, IPinfo or ip-location-db.",
                             "%.140s (%.60s) has neither countries nor "
                             "networks",
                             path,
                             facts.type);
    }
    free(walk->nodes);
    free(walk->above);
    free(walk->records);
    free(walk->data.known);
    free(walk);
    if (status == STATUS_OK) {
        *out = facts;
    }
    return status;
}

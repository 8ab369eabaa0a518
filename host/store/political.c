/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/political.h"

#include "store/fold.h"
#include "sys/db.h"
#include "sys/mem.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS 9

struct political {
    struct mapping file;
    struct arena arena;
    bool read;
    struct political_site *sites;
    size_t count;
};

struct political *
political_open(const char *file)
{
    struct political *political = mem_alloc(1, sizeof(*political));

    if (platform_map(file, &political->file) != STATUS_OK) {
        political->read = true; /* there is nothing to read */
    }
    return political;
}

void
political_close(struct political *political)
{
    if (political == NULL) {
        return;
    }
    platform_unmap(&political->file);
    arena_finish(&political->arena);
    free(political);
}

static void
read_row(struct political *political, const struct db_rows *rows)
{
    struct arena *arena = &political->arena;
    struct political_site *site = &political->sites[political->count++];
    const char *texts[COLUMNS];

    for (int i = 0; i < COLUMNS; i++) {
        const char *text = db_text(rows, i);

        texts[i] = arena_copy(arena, text, strlen(text));
    }
    *site = (struct political_site){
        .domain = texts[0],
        .name = texts[1],
        .kind = texts[2],
        .person = texts[3],
        .party = texts[4],
        .election = texts[5],
        .country = texts[6],
        .level = texts[7],
        .status = texts[8],
    };
    site->folded[0] = fold(site->domain, arena);
    site->folded[1] = fold(site->name, arena);
    site->folded[2] = fold(site->person, arena);
    site->folded[3] = fold(site->party, arena);
}

/* A list that is damaged ends where it breaks off: what it lost is not kept. */
static void
read_all(struct political *political)
{
    struct db *db = NULL;
    struct db_rows rows;
    size_t capacity = 0;
    struct problem problem;

    political->read = true;
    if (db_open_bytes(political->file.bytes,
                      political->file.size,
                      "sites.sqlite",
                      "",
                      &db,
                      &problem) != STATUS_OK) {
        return;
    }
    if (db_query(db,
                 "political_sites",
                 "SELECT domain, name, kind, person, party, election, country,"
                 " level, status FROM political_sites ORDER BY domain",
                 &rows,
                 &problem) == STATUS_OK) {
        while (db_next(&rows)) {
            political->sites = arena_grow(&political->arena,
                                          political->sites,
                                          political->count,
                                          &capacity,
                                          sizeof(*political->sites));
            read_row(political, &rows);
        }
        if (db_end(&rows, &problem) != STATUS_OK) {
            /* said by `cocarde data verify`; the rows so far are good */
        }
    }
    db_close(db);
}

const struct political_site *
political_sites(struct political *political, size_t *count)
{
    if (!political->read) {
        read_all(political);
    }
    *count = political->count;
    return political->sites;
}

static int
compare(const void *domain, const void *site)
{
    return strcmp(domain, ((const struct political_site *)site)->domain);
}

const struct political_site *
political_find(struct political *political, const char *domain)
{
    size_t count;
    const struct political_site *sites = political_sites(political, &count);

    return count == 0 ? NULL
                      : bsearch(domain, sites, count, sizeof(*sites), compare);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/parts.h"

/*
 * What a list needs is in visits, some 150 bytes a row, so that fifty thousand
 * of them are read at once; what a rating needs is in bodies.
 *
 * time      milliseconds since 1970, from `at`
 * letters   the grade and its axes, see kept.c
 * counts    contacts, identified, cached, blocked, failed
 * control   countries that the letter comes from, worst first, "US;?"
 * who       "N|US:3;?:1|alphabet:US:3;?::1": contacts made, by country of
 *           control, by company at the top
 * body      the page and what was said of it, deflated (kept.c); none for a
 *           visit that came from CSV
 */
const char *const history_schema[] = {
    "PRAGMA application_id = 1131366244;"
    "CREATE TABLE settings ("
    "  name  TEXT NOT NULL PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE sites ("
    "  id       INTEGER PRIMARY KEY,"
    "  domain   TEXT NOT NULL UNIQUE,"
    "  followed INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE versions ("
    "  id            INTEGER PRIMARY KEY,"
    "  cocarde       TEXT NOT NULL,"
    "  method        TEXT NOT NULL,"
    "  method_digest TEXT NOT NULL,"
    "  data          TEXT NOT NULL,"
    "  digest        TEXT NOT NULL,"
    "  second        TEXT NOT NULL,"
    "  UNIQUE (cocarde, method, method_digest, data, digest, second)"
    ") STRICT;"
    "CREATE TABLE visits ("
    "  id       INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  site     INTEGER NOT NULL,"
    "  time     INTEGER NOT NULL,"
    "  key      TEXT NOT NULL,"
    "  at       TEXT NOT NULL,"
    "  host     TEXT NOT NULL,"
    "  strict   INTEGER NOT NULL,"
    "  letters  TEXT NOT NULL,"
    "  counts   TEXT NOT NULL,"
    "  choice   TEXT NOT NULL,"
    "  banner   TEXT NOT NULL,"
    "  control  TEXT NOT NULL,"
    "  who      TEXT NOT NULL,"
    "  versions INTEGER NOT NULL,"
    "  imported INTEGER NOT NULL"
    ") STRICT;"
    "CREATE UNIQUE INDEX visits_page ON visits (site, time, key);"
    "CREATE TABLE bodies ("
    "  visit INTEGER PRIMARY KEY,"
    "  body  BLOB NOT NULL"
    ") STRICT;",
};
_Static_assert(sizeof(history_schema) / sizeof(history_schema[0]) ==
                   HISTORY_VERSION,
               "one for each version");

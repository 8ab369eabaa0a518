/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * manifest.h - the file that says which data a data directory holds: one line
 * "sha256:<hex> <bytes> <name>" per file, then "version <YYYY-MM-DD>", then
 * "digest sha256:<hex>" over the lines before it.
 *
 * At start only the sizes of the files that the rating reads are compared;
 * `cocarde data verify` computes every digest.
 */
#ifndef FACTS_MANIFEST_H
#define FACTS_MANIFEST_H

#include "core/arena.h"
#include "sys/status.h"

#include <stdint.h>

struct manifest {
    const char *version; /* "2026-11-21"; in arena */
    const char *digest;  /* "sha256:…"; in arena */
    const char *over;    /* digest of the data that corrections were laid over
                            (a line "over sha256:<hex>"); "" of other data */
};

/* One line of it, for who looks at every file. */
struct manifest_file {
    const char *name;
    const char *digest;
    uint64_t size;
};

/*
 * Read <dir>/MANIFEST and compare sizes.
 *
 * out   set on STATUS_OK only
 *
 * STATUS_MISSING, STATUS_CORRUPT, STATUS_IO: problem names the file and what
 * to do.
 */
MUST_CHECK enum status manifest_read(const char *dir,
                                     struct arena *arena,
                                     struct manifest *out,
                                     struct problem *problem);

/* The same of corrections, which have registry.sqlite alone. */
MUST_CHECK enum status manifest_read_corrections(const char *dir,
                                                 struct arena *arena,
                                                 struct manifest *out,
                                                 struct problem *problem);

#define MANIFEST_MAX_FILES ((size_t)8) /* ours has four */

/*
 * Compare every file that <dir>/MANIFEST names with its digest, and the digest
 * of the whole with the lines.
 *
 * each   called for each file and then for MANIFEST itself; what: NULL when
 *        all is well, else what is wrong
 *
 * STATUS_CORRUPT when anything is wrong; STATUS_MISSING, STATUS_IO when there
 * is no MANIFEST to go by: then problem says so, and each was not called.
 */
MUST_CHECK enum status
manifest_verify(const char *dir,
                struct arena *arena,
                void (*each)(void *context, const char *name, const char *what),
                void *context,
                struct problem *problem);

#endif

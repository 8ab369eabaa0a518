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

struct manifest {
    const char *version; /* "2026-11-21"; in arena */
    const char *digest;  /* "sha256:…"; in arena */
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

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * own_store.h - writing the directory of own.h, for own_import.c only.
 */
#ifndef FACTS_OWN_STORE_H
#define FACTS_OWN_STORE_H

#include "facts/own.h"

/* STATUS_IO, with the path and what errno says. */
enum status
own_failed(struct problem *problem, const char *path, const char *what);

/* Copy a file to another that is on the disk afterwards; digest and size are
 * those of the copy. digest is in arena. */
MUST_CHECK enum status own_copy(const char *from,
                                const char *to,
                                struct arena *arena,
                                const char **digest,
                                uint64_t *size,
                                struct problem *problem);

/* Put MANIFEST with these files of addresses into place, then remove what it
 * does not name. */
MUST_CHECK enum status own_commit(const char *dir,
                                  const struct own_file files[OWN_COUNT],
                                  struct arena *arena,
                                  struct problem *problem);

#endif

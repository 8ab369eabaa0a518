/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * own_import.h - take a file of addresses that the user brings, and give it
 * back. For the command line: hosts that run keep what they have mapped.
 */
#ifndef FACTS_OWN_IMPORT_H
#define FACTS_OWN_IMPORT_H

#include "facts/geo_check.h"
#include "facts/identify.h"

/* Addresses, the same every time, that both files are asked about. */
#define OWN_SAMPLE_4 8192U
#define OWN_SAMPLE_6 2048U

/* How two files answer to the sample. */
struct own_change {
    uint32_t asked;
    uint32_t before;  /* answers of the file so far */
    uint32_t after;   /* of the new one */
    uint32_t both;    /* addresses of which both say something */
    uint32_t another; /* … and not the same */
};

struct own_import {
    bool replaces[OWN_COUNT]; /* countries, networks: what it is used for */
    struct geo_facts facts;
    struct own_change changes[OWN_COUNT];
    struct date before[OWN_COUNT]; /* day of the file so far */
    const char *digest;            /* "sha256:…"; in arena */
};

/*
 * Copy path into dir, look at the copy whole, compare it with what is open,
 * and put it into use.
 *
 * dir       paths_own(); made when it is not there
 * sources   open as they are used now
 * today     becomes the day of the import
 * out       set on STATUS_OK only; its text is in arena
 *
 * On any other status everything is as before; problem says what is wrong and
 * where: STATUS_MISSING, STATUS_IO, STATUS_CORRUPT (the file is damaged),
 * STATUS_INVALID (it has nothing for us, or answers for no address).
 */
MUST_CHECK enum status own_import(const char *dir,
                                  const char *path,
                                  const struct sources *sources,
                                  struct date today,
                                  struct arena *arena,
                                  struct own_import *out,
                                  struct problem *problem);

/*
 * Go back to ours.
 *
 * parts     which to give up
 * removed   set: which there were
 *
 * STATUS_IO   problem names the file
 */
MUST_CHECK enum status own_remove(const char *dir,
                                  const bool parts[OWN_COUNT],
                                  bool removed[OWN_COUNT],
                                  struct arena *arena,
                                  struct problem *problem);

#endif

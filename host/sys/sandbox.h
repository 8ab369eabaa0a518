/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sandbox.h - give up everything but the descriptors that are open and the
 * memory that is mapped. The only door to libseccomp and to Landlock.
 *
 * One folder may be left open, for the history; Landlock alone holds that line.
 *
 * Afterwards socket(), connect(), open() and every other call that would reach
 * a network, a file, a process or a program fails: with EPERM or EACCES where
 * a caller may stumble on it, with ENOSYS otherwise, so that a newer C library
 * falls back instead of being killed. A call by another architecture's numbers
 * ends the process. Two locks, either of which is enough for files when no
 * folder is left open: Landlock denies what the filter would let through, and
 * the other way round.
 * Source: landlock(7), seccomp(2), research on native messaging, "Hardening".
 */
#ifndef SYS_SANDBOX_H
#define SYS_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#define SANDBOX_MAX_WARNINGS 4

/* What could be given up. */
struct sandbox {
    int landlock; /* ABI of the kernel whose rules hold; 0: none */
    bool seccomp;
    bool folder; /* the folder named may be written, and nothing else */
    const char *warnings[SANDBOX_MAX_WARNINGS]; /* sentences, static storage */
    size_t nwarnings;
};

/*
 * Enter, for ever. folder is the one directory in which files may still be
 * opened, made, renamed and taken away; NULL: none. It must exist. Where the
 * kernel has no Landlock nothing could hold the host to one folder, so that
 * none is left open: out->folder says so. Call after the last file was opened
 * and before the first byte from outside is read. On a kernel without some part
 * the rest still holds, and out->warnings says what is missing. Call once.
 */
void sandbox_enter(const char *folder, struct sandbox *out);

#endif

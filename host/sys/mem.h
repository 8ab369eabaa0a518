/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * mem.h - memory that outlives one message. Out of memory ends the process
 * (message on stderr, exit status 70), so that no caller has an error path for
 * it. What belongs to one message goes to core/arena.h instead.
 */
#ifndef SYS_MEM_H
#define SYS_MEM_H

#include <stddef.h>

/* count elements of size bytes, zeroed; free() gives it back. Never NULL. */
void *mem_alloc(size_t count, size_t size);

/* old (from here, or NULL) moved to size > 0 bytes; what is new in it is not
 * zeroed. Never NULL. */
void *mem_resize(void *old, size_t size);

/* A copy of text[0..len), NUL-terminated; free() gives it back. */
char *mem_copy(const char *text, size_t len);

#endif

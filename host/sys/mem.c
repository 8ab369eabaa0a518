/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_NO_MEMORY 70 /* EX_SOFTWARE of sysexits(3) */

static void *
or_end(void *memory)
{
    if (memory == NULL) {
        (void)fprintf(stderr, "cocarde: error: out of memory\n");
        exit(EXIT_NO_MEMORY);
    }
    return memory;
}

void *
mem_alloc(size_t count, size_t size)
{
    return or_end(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *
mem_resize(void *old, size_t size)
{
    return or_end(realloc(old, size));
}

char *
mem_copy(const char *text, size_t len)
{
    char *copy = or_end(malloc(len + 1));

    if (len > 0) {
        memcpy(copy, text, len);
    }
    copy[len] = '\0';
    return copy;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any text as a legal notice, on the test world's data: organisations that
 * there are, each once, and the same ones the second time. */
#include "facts/notice.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct registry *
open_registry(void)
{
    const char *dir = getenv("COCARDE_DATA");
    struct registry *registry = NULL;
    struct problem problem = {0};

    if (registry_open(dir != NULL ? dir : "build/world", &registry, &problem) !=
        STATUS_OK) {
        fprintf(stderr, "%s\n", problem.what);
        exit(1);
    }
    return registry;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct registry *registry;
    struct arena arena = {0};
    size_t first[PAGE_MAX_DECLARED];
    size_t second[PAGE_MAX_DECLARED];
    size_t count;
    const char *text;

    if (registry == NULL) {
        registry = open_registry();
    }
    size = size < NOTICE_MAX_BYTES ? size : NOTICE_MAX_BYTES;
    text = arena_copy(&arena, (const char *)data, size);
    count = notice_hosts(registry, text, &arena, first);
    assert(count <= PAGE_MAX_DECLARED);
    for (size_t i = 0; i < count; i++) {
        assert(first[i] < registry_orgs(registry));
        for (size_t j = 0; j < i; j++) {
            assert(first[j] != first[i]);
        }
    }
    assert(notice_hosts(registry, text, &arena, second) == count);
    assert(memcmp(first, second, count * sizeof(first[0])) == 0);
    arena_finish(&arena);
    return 0;
}

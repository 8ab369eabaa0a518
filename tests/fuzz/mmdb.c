/* SPDX-License-Identifier: EUPL-1.2 */
/* A file of addresses that comes from outside: it is refused with a sentence,
 * or every address can be asked for afterwards. */
#include "facts/geo.h"
#include "facts/geo_check.h"

#include <assert.h>
#include <sanitizer/lsan_interface.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(const char *path)
{
    const struct geo_files files = {.country = path, .network = path};
    struct problem problem = {.status = STATUS_OK};
    struct arena arena = {0};
    struct geo *geo = NULL;

    if (geo_open_files(&files, &geo, &problem) != STATUS_OK) {
        return;
    }
    for (unsigned i = 0; i < 256; i++) {
        struct address address = {.family = i % 2 == 0 ? 4 : 6};

        address.bytes[0] = (uint8_t)i;
        address.bytes[3] = (uint8_t)(i * 7);
        assert(strlen(geo_country(geo, &address).code) <= 2);
        assert(geo_network(geo, &address, &arena).name != NULL);
    }
    geo_close(geo);
    arena_finish(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/cocarde-mmdb-XXXXXX";
    struct problem problem = {.status = STATUS_OK};
    struct geo_facts facts;
    int fd = mkstemp(path);
    enum status status;

    assert(fd >= 0);
    assert(write(fd, data, size) == (ssize_t)size);
    close(fd);
    /* libmaxminddb 1.7.1 forgets the description of damaged metadata. */
    __lsan_disable();
    status = geo_check(path, (struct date){20261122}, &facts, &problem);
    __lsan_enable();
    if (status == STATUS_OK) {
        assert(facts.countries + facts.networks > 0);
        ask(path);
    } else {
        assert(problem.what[0] != '\0' && problem.hint[0] != '\0');
    }
    (void)unlink(path);
    return 0;
}

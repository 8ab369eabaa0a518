/* SPDX-License-Identifier: EUPL-1.2 */
/* Any file: it is pages, each of a host and of contacts that the protocol can
 * carry, or it is refused in one line that says why. */
#include "capture/capture.h"
#include "wire/message.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was read can be exported and read again, to the same bytes. */
static void
check_page(const struct page *page, struct arena *arena)
{
    struct json_out first = {0};
    struct json_out second = {0};
    struct page again = {0};
    const struct json *tree;
    enum status status;

    assert(page->host != NULL && page->host[0] != '\0');
    assert(page->ncontacts <= PAGE_MAX_CONTACTS);
    json_begin_object(&first);
    message_write_page(&first, page);
    json_end_object(&first);
    tree = json_parse(first.text, first.len, arena, NULL);
    assert(tree != NULL);
    status = message_read_page(tree, arena, &again, NULL);
    assert(status == STATUS_OK);
    json_begin_object(&second);
    message_write_page(&second, &again);
    json_end_object(&second);
    assert(first.len == second.len);
    assert(memcmp(first.text, second.text, first.len) == 0);
    json_out_free(&first);
    json_out_free(&second);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct problem problem = {0};
    struct capture capture;
    enum status status =
        capture_read((const char *)data, size, &arena, &capture, &problem);

    if (status == STATUS_OK) {
        assert(capture.npages > 0);
        for (size_t i = 0; i < capture.npages; i++) {
            check_page(&capture.pages[i], &arena);
        }
    } else {
        assert(problem.what[0] != '\0');
        assert(strpbrk(problem.what, "\n\033") == NULL);
    }
    arena_finish(&arena);
    return 0;
}

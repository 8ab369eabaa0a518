/* SPDX-License-Identifier: EUPL-1.2 */
/* Any JSON: either the field that is wrong is named, or the page can be written
 * and read again to the same bytes. */
#include "wire/message.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_page(struct json_out *out, const struct page *page)
{
    json_begin_object(out);
    message_write_page(out, page);
    json_end_object(out);
}

static void
check_contacts(const struct page *page)
{
    assert(page->ncontacts <= PAGE_MAX_CONTACTS);
    for (size_t i = 0; i < page->ncontacts; i++) {
        const struct contact *contact = &page->contacts[i];

        assert(contact->host[0] != '\0');
        assert(strlen(contact->host) <= HOST_MAX);
        assert(contact->naddresses <= CONTACT_MAX_ADDRESSES);
        assert(contact->ncookies <= CONTACT_MAX_NAMES);
        assert(contact->nstorage <= CONTACT_MAX_NAMES);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct json_out first = {0};
    struct json_out second = {0};
    struct page page = {0};
    struct page again = {0};
    struct problem problem = {0};
    const struct json *root =
        json_parse((const char *)data, size, &arena, NULL);
    enum status status = message_read_page(root, &arena, &page, &problem);

    assert(status == STATUS_OK || status == STATUS_INVALID);
    if (status == STATUS_OK) {
        check_contacts(&page);
        write_page(&first, &page);
        root = json_parse(first.text, first.len, &arena, NULL);
        assert(root != NULL);
        status = message_read_page(root, &arena, &again, &problem);
        assert(status == STATUS_OK);
        write_page(&second, &again);
        assert(first.len == second.len);
        assert(memcmp(first.text, second.text, first.len) == 0);
    } else {
        assert(problem.what[0] != '\0');
    }
    json_out_free(&first);
    json_out_free(&second);
    arena_finish(&arena);
    return 0;
}

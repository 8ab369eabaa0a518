/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message.h - a page as JSON, both directions: the `page` and `contacts` of a
 * `rate` request, and Cocarde's exported page {"schema":"cocarde.page/1",
 * "page":…,"contacts":…}, which is the same object. PROTOCOL.md.
 */
#ifndef WIRE_MESSAGE_H
#define WIRE_MESSAGE_H

#include "core/page.h"
#include "sys/status.h"
#include "wire/json.h"

/*
 * Read {"page":{…},"contacts":[…]} of object into page (zeroed before),
 * normalised. Unknown fields are ignored; an unknown type counts as `other`;
 * an unreadable address is left out; a contact without a usable host is
 * STATUS_INVALID, problem names the field ("contacts[3].host").
 */
MUST_CHECK enum status message_read_page(const struct json *object,
                                         struct arena *arena,
                                         struct page *page,
                                         struct problem *problem);

/* Write the two members "page" and "contacts" into the open object. */
void message_write_page(struct json_out *out, const struct page *page);

#endif

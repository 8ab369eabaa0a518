/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * message.h - a page as JSON, both directions: the `page` and `contacts` of a
 * `rate` request, and Cocarde's exported page {"schema":"cocarde.page/1",
 * "page":…,"contacts":…}, which is the same object. PROTOCOL.md, "A page".
 */
#ifndef WIRE_MESSAGE_H
#define WIRE_MESSAGE_H

#include "core/page.h"
#include "sys/status.h"
#include "wire/json.h"

#define MESSAGE_MAX_KEY 128                /* bytes of page.key */
#define MESSAGE_MAX_WORD 32                /* bytes of page.banner */
#define MESSAGE_MAX_COUNT INT64_C(1000000) /* requests of one kind */

/*
 * Read {"page":{…},"contacts":[…]} of object into page (zeroed before),
 * normalised. Unknown fields are ignored; an unknown type counts as `other`;
 * an unreadable address is left out; of a list that is too long the beginning
 * is kept.
 *
 * STATUS_INVALID   a field has another form than PROTOCOL.md gives it, or a
 *                  value outside its list; problem names it
 *                  ("contacts[3].host"). page is then not to be used.
 */
MUST_CHECK enum status message_read_page(const struct json *object,
                                         struct arena *arena,
                                         struct page *page,
                                         struct problem *problem);

/*
 * Write the two members "page" and "contacts" into the open object, every
 * field of them. Reading a page and writing it gives the same bytes from the
 * second time on.
 */
void message_write_page(struct json_out *out, const struct page *page);

/*
 * A host name as a browser writes it, in the form the page has it: lower case,
 * without brackets, port and final dot; addresses in canonical text. NULL when
 * it is none: empty, longer than HOST_MAX, not ASCII (use punycode), or with a
 * character that no host name has. In arena.
 */
const char *message_host(const char *text, struct arena *arena);

#endif

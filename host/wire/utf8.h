/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * utf8.h - which bytes are UTF-8. Source: RFC 3629 §4.
 */
#ifndef WIRE_UTF8_H
#define WIRE_UTF8_H

#include <stddef.h>

#define UTF8_REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD, 3 bytes */

/*
 * Bytes of the character that text[0..left) begins with, 1 to 4; 0 when it
 * begins with none. left > 0.
 */
size_t utf8_character(const char *text, size_t left);

/* Bytes that are well-formed from text[0] on; len when all are. */
size_t utf8_valid(const char *text, size_t len);

#endif

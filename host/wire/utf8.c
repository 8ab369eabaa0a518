/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define NOT_ASCII 0x8080808080808080U /* in any of eight bytes */

static bool
continues(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Of a character that begins with 0xE0 to 0xEF. */
static bool
three_bytes(const unsigned char *c)
{
    return continues(c[1]) && continues(c[2]) &&
           !(c[0] == 0xE0 && c[1] < 0xA0) && /* overlong */
           !(c[0] == 0xED && c[1] > 0x9F);   /* surrogate */
}

/* Of a character that begins with 0xF0 to 0xF4. */
static bool
four_bytes(const unsigned char *c)
{
    return continues(c[1]) && continues(c[2]) && continues(c[3]) &&
           !(c[0] == 0xF0 && c[1] < 0x90) && /* overlong */
           !(c[0] == 0xF4 && c[1] > 0x8F);   /* above U+10FFFF */
}

size_t
utf8_character(const char *text, size_t left)
{
    const unsigned char *c = (const unsigned char *)text;

    if (c[0] < 0x80) {
        return 1;
    }
    if (c[0] < 0xC2 || c[0] > 0xF4) {
        return 0;
    }
    if (c[0] < 0xE0) {
        return left >= 2 && continues(c[1]) ? 2 : 0;
    }
    if (c[0] < 0xF0) {
        return left >= 3 && three_bytes(c) ? 3 : 0;
    }
    return left >= 4 && four_bytes(c) ? 4 : 0;
}

size_t
utf8_valid(const char *text, size_t len)
{
    size_t at = 0;

    while (at < len) {
        uint64_t word;
        size_t n;

        if (len - at >= sizeof(word)) {
            memcpy(&word, text + at, sizeof(word));
            if ((word & NOT_ASCII) == 0) {
                at += sizeof(word);
                continue;
            }
        }
        n = utf8_character(text + at, len - at);
        if (n == 0) {
            break;
        }
        at += n;
    }
    return at;
}

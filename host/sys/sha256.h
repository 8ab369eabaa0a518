/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sha256.h - SHA-256 (FIPS 180-4) of files that a MANIFEST names. Ours, since
 * none of the libraries that Cocarde is linked with has it; only integrity
 * rests on it, no secret.
 */
#ifndef SYS_SHA256_H
#define SYS_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_HEX ((size_t)64)                      /* digits */
#define SHA256_TEXT (sizeof("sha256:") + SHA256_HEX) /* with the NUL */

struct sha256 {
    uint32_t state[8];
    uint64_t len; /* bytes so far */
    uint8_t block[64];
};

void sha256_begin(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *bytes, size_t len);

/* "sha256:<hex>" into out, which is returned; sum is used up. */
const char *sha256_text(struct sha256 *sum, char out[SHA256_TEXT]);

#endif

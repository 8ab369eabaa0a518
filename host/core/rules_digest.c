/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/rules.h"

#include <stdio.h>
#include <string.h>

static uint64_t
digest_bytes(uint64_t digest, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < len; i++) {
        digest = (digest ^ at[i]) * UINT64_C(1099511628211);
    }
    return digest;
}

const char *
rules_digest(char out[RULES_DIGEST_SIZE])
{
    uint64_t digest = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);
        const unsigned char numbers[] = {
            (unsigned char)rule->axis,
            (unsigned char)rule->effect,
            (unsigned char)rule->cap,
            (unsigned char)rule->wording,
        };
        const char *const texts[] = {
            rule->id, rule->basis, rule->since, rule->title};

        digest = digest_bytes(digest, numbers, sizeof(numbers));
        for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
            digest = digest_bytes(digest, texts[t], strlen(texts[t]) + 1);
        }
    }
    (void)snprintf(
        out, RULES_DIGEST_SIZE, "%016llx", (unsigned long long)digest);
    return out;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes on standard input: what comes out is what a plain reading of the
 * same bytes gives, frame by frame. */
#include "wire/frame.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PIPE_HOLDS ((size_t)65536) /* bytes, without a reader */

/* What reading should say at this place, and how many bytes it takes. */
static enum status
expect(const uint8_t *data, size_t left, uint32_t *len)
{
    if (left == 0) {
        return STATUS_END;
    }
    if (left < sizeof(*len)) {
        return STATUS_TRUNCATED;
    }
    memcpy(len, data, sizeof(*len));
    if (*len > FRAME_MAX_SKIP) {
        return STATUS_INVALID;
    }
    if (left - sizeof(*len) < *len) {
        return STATUS_TRUNCATED;
    }
    return STATUS_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct frame_buffer frame = {0};
    enum status status;
    int ends[2];
    int failed = pipe(ends);

    if (size > PIPE_HOLDS) {
        size = PIPE_HOLDS;
    }
    assert(failed == 0);
    assert(size == 0 || write(ends[1], data, size) == (ssize_t)size);
    close(ends[1]);
    do {
        uint32_t len = 0;
        enum status expected = expect(data, size, &len);

        status = frame_read(ends[0], &frame);
        assert(status == expected);
        if (status == STATUS_OK) {
            assert(frame.len == len);
            assert(len == 0 ||
                   memcmp(frame.bytes, data + sizeof(len), len) == 0);
            data += sizeof(len) + len;
            size -= sizeof(len) + len;
        }
    } while (status == STATUS_OK);
    frame_finish(&frame);
    close(ends[0]);
    return 0;
}

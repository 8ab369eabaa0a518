/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include "wire/frame.h"

#include "sys/platform.h"

#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* A pipe holding these bytes, whose writer is gone: its reading end. */
static int
pipe_with(const void *bytes, size_t len)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, len), (ssize_t)len);
    close(ends[1]);
    return ends[0];
}

/* Length word and text, as a browser sends them. */
static size_t
put(unsigned char *at, uint32_t size, const char *text)
{
    memcpy(at, &size, sizeof(size));
    memcpy(at + sizeof(size), text, strlen(text));
    return sizeof(size) + strlen(text);
}

static void
reads_frames_one_after_the_other(void **state)
{
    unsigned char bytes[64];
    size_t len = put(bytes, 2, "{}");
    struct frame_buffer frame = {0};
    int fd;

    (void)state;
    len += put(bytes + len, 0, "");
    len += put(bytes + len, 7, "{\"a\":1}");
    fd = pipe_with(bytes, len);
    assert_int_equal(frame_read(fd, &frame), STATUS_OK);
    assert_int_equal(frame.len, 2);
    assert_memory_equal(frame.bytes, "{}", 2);
    assert_int_equal(frame_read(fd, &frame), STATUS_OK);
    assert_int_equal(frame.len, 0);
    assert_int_equal(frame_read(fd, &frame), STATUS_OK);
    assert_int_equal(frame.len, 7);
    assert_memory_equal(frame.bytes, "{\"a\":1}", 7);
    assert_int_equal(frame_read(fd, &frame), STATUS_END);
    frame_finish(&frame);
    close(fd);
}

static void
tells_the_end_at_every_byte(void **state)
{
    unsigned char bytes[16];
    size_t len = put(bytes, 7, "{\"a\":1}");

    (void)state;
    for (size_t cut = 0; cut <= len; cut++) {
        struct frame_buffer frame = {0};
        int fd = pipe_with(bytes, cut);
        enum status expected = cut == 0     ? STATUS_END
                               : cut == len ? STATUS_OK
                                            : STATUS_TRUNCATED;

        assert_int_equal(frame_read(fd, &frame), expected);
        frame_finish(&frame);
        close(fd);
    }
}

struct sender {
    int fd;
    size_t step;  /* bytes of each write */
    size_t total; /* bytes of each frame's text */
    size_t frames;
};

static void *
send_slowly(void *argument)
{
    const struct sender *sender = argument;
    uint32_t size = (uint32_t)sender->total;
    char *bytes = malloc(sizeof(size) + sender->total);

    memcpy(bytes, &size, sizeof(size));
    memset(bytes + sizeof(size), 'x', sender->total);
    for (size_t i = 0; i < sender->frames; i++) {
        size_t done = 0;

        while (done < sizeof(size) + sender->total) {
            size_t left = sizeof(size) + sender->total - done;
            ssize_t n = write(sender->fd,
                              bytes + done,
                              left < sender->step ? left : sender->step);

            if (n < 0) {
                break;
            }
            done += (size_t)n;
        }
    }
    free(bytes);
    close(sender->fd);
    return NULL;
}

static void
send_and_read(size_t step, size_t total, enum status expected)
{
    int ends[2];
    pthread_t thread;
    struct frame_buffer frame = {0};
    struct sender sender = {.step = step, .total = total, .frames = 2};

    assert_int_equal(pipe(ends), 0);
    sender.fd = ends[1];
    assert_int_equal(pthread_create(&thread, NULL, send_slowly, &sender), 0);
    for (size_t i = 0; i < sender.frames; i++) {
        assert_int_equal(frame_read(ends[0], &frame), expected);
        if (expected == STATUS_OK) {
            assert_int_equal(frame.len, total);
            assert_int_equal(frame.bytes[total - 1], 'x');
        }
    }
    assert_int_equal(frame_read(ends[0], &frame), STATUS_END);
    pthread_join(thread, NULL);
    frame_finish(&frame);
    close(ends[0]);
}

static void
reads_what_arrives_in_pieces(void **state)
{
    (void)state;
    send_and_read(1, 300, STATUS_OK);
    send_and_read(3, 5000, STATUS_OK);
    send_and_read(65536, FRAME_MAX_IN, STATUS_OK);
}

static void
skips_what_is_too_large_and_goes_on(void **state)
{
    (void)state;
    send_and_read(65536, FRAME_MAX_IN + 1, STATUS_TOO_LARGE);
}

static void
stops_at_a_length_nobody_sends(void **state)
{
    unsigned char bytes[16];
    struct frame_buffer frame = {0};
    int fd = pipe_with(bytes, put(bytes, UINT32_MAX, "abcd"));

    (void)state;
    assert_int_equal(frame_read(fd, &frame), STATUS_INVALID);
    close(fd);
    /* What a program that prints to its standard output looks like. */
    fd = pipe_with("Hello", 5);
    assert_int_equal(frame_read(fd, &frame), STATUS_INVALID);
    close(fd);
    /* Cut off while it is being skipped. */
    fd = pipe_with(bytes, put(bytes, FRAME_MAX_SKIP, "abcd"));
    assert_int_equal(frame_read(fd, &frame), STATUS_TRUNCATED);
    close(fd);
    frame_finish(&frame);
}

static void
reports_a_descriptor_that_cannot_be_read(void **state)
{
    struct frame_buffer frame = {0};

    (void)state;
    assert_int_equal(frame_read(-1, &frame), STATUS_IO);
    frame_finish(&frame);
}

static void
writes_length_and_text(void **state)
{
    unsigned char expected[16];
    unsigned char got[16];
    size_t len = put(expected, 7, "{\"a\":1}");
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(frame_write(ends[1], "{\"a\":1}", 7), STATUS_OK);
    close(ends[1]);
    assert_int_equal(read(ends[0], got, sizeof(got)), (ssize_t)len);
    assert_memory_equal(got, expected, len);
    close(ends[0]);
}

static void
writes_nothing_of_what_is_too_large(void **state)
{
    char *text = calloc(FRAME_MAX_OUT + 1, 1);
    int ends[2];
    char got;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(frame_write(ends[1], text, FRAME_MAX_OUT + 1),
                     STATUS_TOO_LARGE);
    close(ends[1]);
    assert_int_equal(read(ends[0], &got, 1), 0);
    close(ends[0]);
    free(text);
}

static void
ends_when_the_reader_is_gone(void **state)
{
    int ends[2];

    (void)state;
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    assert_int_equal(frame_write(ends[1], "{}", 2), STATUS_END);
    close(ends[1]);
}

static void
waits_no_longer_than_the_deadline(void **state)
{
    static char text[300000];
    const struct platform_part part = {text, sizeof(text)};
    int ends[2];
    int64_t started = platform_clock_ms();

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    assert_int_equal(platform_write(ends[1], &part, 1, 30), STATUS_END);
    assert_true(platform_clock_ms() - started >= 30);
    close(ends[0]);
    close(ends[1]);
}

static void *
drain(void *argument)
{
    static char bytes[7777];
    size_t total = 0;
    ssize_t n;

    while ((n = read(*(int *)argument, bytes, sizeof(bytes))) > 0) {
        total += (size_t)n;
    }
    return (void *)total;
}

static void
writes_more_than_the_pipe_holds(void **state)
{
    char *text = calloc(FRAME_MAX_OUT, 1);
    pthread_t thread;
    void *total;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    assert_int_equal(pthread_create(&thread, NULL, drain, &ends[0]), 0);
    assert_int_equal(frame_write(ends[1], text, FRAME_MAX_OUT), STATUS_OK);
    close(ends[1]);
    pthread_join(thread, &total);
    assert_int_equal((size_t)total, FRAME_MAX_OUT + 4);
    close(ends[0]);
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_frames_one_after_the_other),
        cmocka_unit_test(tells_the_end_at_every_byte),
        cmocka_unit_test(reads_what_arrives_in_pieces),
        cmocka_unit_test(skips_what_is_too_large_and_goes_on),
        cmocka_unit_test(stops_at_a_length_nobody_sends),
        cmocka_unit_test(reports_a_descriptor_that_cannot_be_read),
        cmocka_unit_test(writes_length_and_text),
        cmocka_unit_test(writes_nothing_of_what_is_too_large),
        cmocka_unit_test(ends_when_the_reader_is_gone),
        cmocka_unit_test(waits_no_longer_than_the_deadline),
        cmocka_unit_test(writes_more_than_the_pipe_holds),
    };

    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}

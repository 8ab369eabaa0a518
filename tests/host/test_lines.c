/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines as they come, in whatever pieces, compressed or not. */
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "capture/lines.h"

#define GZIP_WRITE (15 + 16)

/* A source that gives at most `piece` bytes at a time, and may fail. */
struct feed {
    const char *bytes;
    size_t size;
    size_t piece;
    bool fails; /* at the end */
};

static ptrdiff_t
give(void *context, void *buf, size_t len)
{
    struct feed *feed = context;

    if (feed->size == 0 && feed->fails) {
        return -1;
    }
    len = len < feed->piece ? len : feed->piece;
    len = len < feed->size ? len : feed->size;
    if (len > 0) {
        memcpy(buf, feed->bytes, len);
        feed->bytes += len;
        feed->size -= len;
    }
    return (ptrdiff_t)len;
}

/* One gzip member; its bytes are appended to out at *size. */
static void
deflate_into(const char *text, size_t len, char *out, size_t max, size_t *size)
{
    z_stream stream = {0};

    assert_int_equal(
        deflateInit2(&stream, 1, Z_DEFLATED, GZIP_WRITE, 9, Z_FILTERED), Z_OK);
    stream.next_in = (z_const Bytef *)(uintptr_t)text;
    stream.avail_in = (uInt)len;
    stream.next_out = (Bytef *)out + *size;
    stream.avail_out = (uInt)(max - *size);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    *size = max - stream.avail_out;
    deflateEnd(&stream);
}

/* Reads bytes in pieces and holds what comes against lines, which end with a
 * NULL; a line "TOO LONG" stands for one that is. Returns how it ended. */
static enum status
expect(const char *bytes, size_t size, size_t piece, const char *const *wanted)
{
    /* Without anything behind it: ASan sees an overrun. */
    char *exact = malloc(size == 0 ? 1 : size);
    struct feed feed = {exact, size, piece, false};
    struct arena arena = {0};
    struct lines lines;
    enum status status;
    const char *line;
    size_t len;

    assert_non_null(exact);
    if (size > 0) {
        memcpy(exact, bytes, size);
    }
    lines_open(&lines, give, &feed, &arena);
    for (; *wanted != NULL; wanted++) {
        status = lines_next(&lines, &line, &len);
        if (strcmp(*wanted, "TOO LONG") == 0) {
            assert_int_equal(status, STATUS_TOO_LARGE);
            continue;
        }
        assert_int_equal(status, STATUS_OK);
        assert_int_equal(len, strlen(*wanted));
        assert_memory_equal(line, *wanted, len);
    }
    status = lines_next(&lines, &line, &len);
    if (status != STATUS_OK) {
        enum status again = lines_next(&lines, &line, &len);

        assert_int_equal(again, STATUS_END);
    }
    lines_close(&lines);
    arena_finish(&arena);
    free(exact);
    return status;
}

static const size_t pieces[] = {1, 2, 3, 7, 100000};
#define PIECES (sizeof(pieces) / sizeof(pieces[0]))

static void
test_plain(void **state)
{
    static const struct {
        const char *text;
        const char *lines[5];
    } cases[] = {
        {"", {NULL}},
        {"\n", {"", NULL}},
        {"a", {"a", NULL}},
        {"a\n", {"a", NULL}},
        {"a\r\n\r\nb\r", {"a", "", "b", NULL}},
        {"\n\nlong enough\n\n", {"", "", "long enough", "", NULL}},
        {"\x1f\nno gzip\n", {"\x1f", "no gzip", NULL}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t k = 0; k < PIECES; k++) {
            assert_int_equal(expect(cases[i].text,
                                    strlen(cases[i].text),
                                    pieces[k],
                                    cases[i].lines),
                             STATUS_END);
        }
    }
}

/* Two members, cut in the middle of a line, and padding behind them. */
static void
test_gzip(void **state)
{
    static const char *const lines[] = {"one", "two", "three", NULL};
    char bytes[256] = {0};
    size_t size = 0;

    (void)state;
    deflate_into("one\ntw", 6, bytes, sizeof(bytes), &size);
    deflate_into("o\nthree", 7, bytes, sizeof(bytes), &size);
    for (size_t k = 0; k < PIECES; k++) {
        assert_int_equal(expect(bytes, size, pieces[k], lines), STATUS_END);
        assert_int_equal(expect(bytes, size + 5, pieces[k], lines), STATUS_END);
    }
}

/* What came whole before the damage is still given. */
static void
test_gzip_broken(void **state)
{
    static const char *const first[] = {"one", "two", NULL};
    static const char *const none[] = {NULL};
    char bytes[256];
    size_t size = 0;
    size_t whole;

    (void)state;
    deflate_into("one\ntwo\n", 8, bytes, sizeof(bytes), &size);
    whole = size;
    deflate_into("three\n", 6, bytes, sizeof(bytes), &size);
    for (size_t k = 0; k < PIECES; k++) {
        for (size_t cut = whole + 1; cut < whole + 10; cut++) {
            assert_int_equal(expect(bytes, cut, pieces[k], first),
                             STATUS_TRUNCATED);
        }
        assert_int_equal(expect(bytes, 5, pieces[k], none), STATUS_TRUNCATED);
    }
    bytes[whole + 3] ^= 0x55; /* the flags of the second header */
    bytes[whole + 2] ^= 0x55; /* its method */
    for (size_t k = 0; k < PIECES; k++) {
        assert_int_equal(expect(bytes, size, pieces[k], first), STATUS_CORRUPT);
    }
}

/* A line may have so many bytes; a longer one is thrown away, whatever comes
 * behind it is not. */
static void
test_limit(void **state)
{
    static const char before[] = "before\n";
    size_t max = 4 * LINES_MAX;
    char *bytes = malloc(max);
    char *longest = malloc(LINES_MAX + 1);

    (void)state;
    assert_non_null(bytes);
    assert_non_null(longest);
    memset(longest, 'x', LINES_MAX);
    longest[LINES_MAX] = '\0';
    for (int more = 0; more < 4; more++) {
        /* LINES_MAX bytes, one more, many more, and more than the buffer. */
        static const size_t over[] = {0, 1, 70000, 2 * LINES_MAX};
        size_t len = LINES_MAX + over[more];
        size_t size = 0;
        const char *lines[] = {
            "before", more == 0 ? longest : "TOO LONG", "after", NULL};

        memcpy(bytes, before, strlen(before));
        size += strlen(before);
        memset(bytes + size, 'x', len);
        size += len;
        memcpy(bytes + size, "\r\nafter", 7);
        assert_int_equal(expect(bytes, size + 7, 5000, lines), STATUS_END);
        assert_int_equal(expect(bytes, size + 7, 65536, lines), STATUS_END);
        lines[2] = NULL; /* the long line is the last one */
        assert_int_equal(expect(bytes, size, 65536, lines), STATUS_END);
    }
    free(longest);
    free(bytes);
}

/* Little gzip that becomes one endless line: bounded all the same. */
static void
test_bomb(void **state)
{
    static const char *const lines[] = {"TOO LONG", "after", NULL};
    size_t len = 8 * LINES_MAX;
    char *text = calloc(1, len);
    char *bytes = malloc(len);
    size_t size = 0;

    (void)state;
    assert_non_null(text);
    assert_non_null(bytes);
    memset(text, ' ', len);
    memcpy(text + len - 6, "\nafter", 6);
    deflate_into(text, len, bytes, len, &size);
    assert_true(size < LINES_MAX);
    assert_int_equal(expect(bytes, size, 65536, lines), STATUS_END);
    free(bytes);
    free(text);
}

static void
test_failure(void **state)
{
    struct feed feed = {"one\ntwo", 7, 100, true};
    struct arena arena = {0};
    struct lines lines;
    const char *line;
    size_t len;

    (void)state;
    lines_open(&lines, give, &feed, &arena);
    assert_int_equal(lines_next(&lines, &line, &len), STATUS_OK);
    assert_int_equal(len, 3);
    assert_int_equal(lines_next(&lines, &line, &len), STATUS_IO);
    assert_int_equal(lines_next(&lines, &line, &len), STATUS_END);
    lines_close(&lines);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_gzip),
        cmocka_unit_test(test_gzip_broken),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The native messaging host: a browser starts it, sends requests on standard
 * input and reads replies from standard output. PROTOCOL.md says what they
 * are. Nothing is kept between two requests, so that it may be killed at any
 * time; it ends when its input does.
 *
 * Order: streams, arguments, data, sandbox, first byte.
 */
#include "sys/log.h"
#include "sys/paths.h"
#include "sys/platform.h"
#include "wire/frame.h"
#include "wire/protocol.h"

#include <stdio.h>
#include <string.h>

/* Exit statuses of sysexits(3). */
#define EXIT_DONE 0
#define EXIT_USAGE 64
#define EXIT_NOT_FRAMES 65 /* what arrives are no requests */
#define EXIT_STREAM 74     /* a stream could not be read or written */

static const char usage[] =
    "usage: cocarde-host [--data DIR]\n"
    "       cocarde-host --version\n"
    "\n"
    "A browser starts this program to rate the pages it shows. To rate pages\n"
    "yourself, use cocarde.\n";

struct options {
    const char *data; /* NULL: wherever it is found */
    bool version;
};

/* A browser passes its manifest or the extension's origin, and may pass more
 * one day: what is not ours is left alone. */
static struct options
read_arguments(int argc, char **argv)
{
    struct options options = {0};

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--version") == 0) {
            options.version = true;
        } else if (strcmp(argv[i], "--data") == 0 && i + 1 < argc) {
            options.data = argv[++i];
        }
    }
    return options;
}

/* Open the data; false with a problem that the requests will be answered
 * with: a host that ended here would only be "disconnected". */
static bool
open_data(const char *option, struct sources *sources, struct problem *problem)
{
    struct arena arena = {0};
    struct paths_start start = paths_here(option, &arena);
    enum status status = sources_open_own(paths_data(&start, &arena),
                                          PATHS_SYSTEM_SECOND,
                                          paths_own_used(&start, &arena),
                                          sources,
                                          problem);

    if (status != STATUS_OK) {
        log_problem(problem);
    }
    arena_finish(&arena);
    return status == STATUS_OK;
}

/* Answer requests until there are no more; the exit status. */
static int
serve(struct protocol *protocol, int out)
{
    struct frame_buffer frame = {0};
    enum status status = STATUS_OK;

    while (status == STATUS_OK && !protocol_lost(protocol)) {
        status = frame_read(PLATFORM_STDIN, &frame);
        if (status == STATUS_OK) {
            protocol_answer(protocol, frame.bytes, frame.len);
        } else if (status == STATUS_TOO_LARGE) {
            protocol_answer_too_big(protocol);
        } else {
            break;
        }
        status = frame_write(out, protocol->reply.text, protocol->reply.len);
    }
    frame_finish(&frame);
    switch (status) {
    case STATUS_END:
        return EXIT_DONE;
    case STATUS_OK:
    case STATUS_INVALID:
        log_line(LOG_ERROR, "what arrives on standard input are no requests");
        return EXIT_NOT_FRAMES;
    case STATUS_TRUNCATED:
    case STATUS_TOO_LARGE:
    case STATUS_IO:
    case STATUS_MISSING:
    case STATUS_CORRUPT:
        break;
    }
    log_line(LOG_ERROR, "the stream broke off: %s", status_code(status));
    return EXIT_STREAM;
}

int
main(int argc, char **argv)
{
    struct options options = read_arguments(argc, argv);
    struct sources sources = {0};
    struct problem problem = {0};
    struct sandbox sandbox;
    struct protocol protocol;
    bool opened;
    int out;
    int result;

    if (options.version) {
        printf("cocarde-host %s\n", COCARDE_VERSION);
        return EXIT_DONE;
    }
    if (platform_is_terminal(PLATFORM_STDIN)) {
        (void)fputs(usage, stderr);
        return EXIT_USAGE;
    }
    out = platform_take_stdout();
    opened = open_data(options.data, &sources, &problem);
    sandbox_enter(&sandbox);
    protocol_init(&protocol, opened ? &sources : NULL, &problem, &sandbox);
    result = serve(&protocol, out);
    protocol_finish(&protocol);
    sources_close(&sources);
    return result;
}

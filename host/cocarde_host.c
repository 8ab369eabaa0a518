/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The native messaging host: a browser starts it, sends requests on standard
 * input and reads replies from standard output. PROTOCOL.md says what they
 * are. Nothing is kept between two requests, so that it may be killed at any
 * time; it ends when its input does.
 *
 * Order: streams, arguments, data, sandbox, first byte.
 */
#include "store/history.h"
#include "sys/folder.h"
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
    "usage: cocarde-host [--data DIR] [--history DIR]\n"
    "       cocarde-host --version\n"
    "\n"
    "A browser starts this program to rate the pages it shows. To rate pages\n"
    "yourself, use cocarde.\n";

struct options {
    const char *data;    /* NULL: wherever it is found */
    const char *history; /* the same */
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
        } else if (strcmp(argv[i], "--history") == 0 && i + 1 < argc) {
            options.history = argv[++i];
        }
    }
    return options;
}

/* Open the data; false with a problem that the requests will be answered
 * with: a host that ended here would only be "disconnected". */
static bool
open_data(const char *dir,
          const char *own,
          struct sources *sources,
          struct problem *problem)
{
    enum status status =
        sources_open_own(dir, PATHS_SYSTEM_SECOND, own, sources, problem);

    if (status != STATUS_OK) {
        log_problem(problem);
    }
    return status == STATUS_OK;
}

/* The history's folder, made when it is missing, and nothing in it; NULL when
 * it cannot be used, and what requests are then answered. */
static const char *
prepare_folder(const char *folder, enum error *denied)
{
    enum status status =
        folder == NULL ? STATUS_MISSING : folder_prepare(folder);

    *denied = status == STATUS_OK          ? E_NONE
              : status == STATUS_READ_ONLY ? E_HISTORY_READ_ONLY
                                           : E_HISTORY_UNREACHABLE;
    return status == STATUS_OK ? folder : NULL;
}

static const char *
why_denied(enum error denied)
{
    return denied == E_HISTORY_READ_ONLY
               ? "The folder of the history cannot be made"
               : "There is no folder for a history that is this user's own";
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
    case STATUS_BUSY:
    case STATUS_FULL:
    case STATUS_READ_ONLY:
    case STATUS_NEWER:
        break;
    }
    log_line(LOG_ERROR, "the stream broke off: %s", status_code(status));
    return EXIT_STREAM;
}

int
main(int argc, char **argv)
{
    struct options options = read_arguments(argc, argv);
    struct arena paths = {0};
    struct paths_start start;
    struct sources sources = {0};
    struct problem problem = {0};
    struct sandbox sandbox;
    struct protocol protocol;
    struct history_start with = {.data_problem = &problem, .now = folder_now};
    struct history *history;
    enum error denied;
    const char *data;
    const char *folder;
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
    start = paths_here(options.data, &paths);
    data = paths_data(&start, &paths);
    with.folder = paths_history(options.history, &paths);
    if (open_data(data, paths_own_used(&start, &paths), &sources, &problem)) {
        with.sources = &sources;
    }
    with.sites = own_sites(&sources.own, data, &paths);
    history = history_new(&with);
    folder = prepare_folder(with.folder, &denied);
    sandbox_enter(folder, &sandbox);
    if (denied != E_NONE) {
        history_deny(history, denied, why_denied(denied));
    } else if (!sandbox.folder) {
        history_deny(history,
                     E_HISTORY_UNREACHABLE,
                     "Without Landlock in the kernel, nothing would keep the "
                     "host to its folder");
    }
    protocol_init(&protocol, with.sources, &problem, &sandbox);
    protocol.others = history_answer;
    protocol.others_context = history;
    result = serve(&protocol, out);
    protocol_finish(&protocol);
    history_close(history);
    sources_close(&sources);
    arena_finish(&paths);
    return result;
}

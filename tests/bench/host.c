/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * host.c - the host as a browser starts it: time to its first answer, and its
 * private memory while it rates pages that all differ.
 *
 * usage: host PROGRAM DATA_DIR MESSAGE PAGES
 *
 * Prints five times
 *   start MS PROCESSOR_MS  from starting the process to the end of its answer
 *                          to hello, the median of STARTS starts; processor
 *                          time of a whole life, which a busy machine does not
 *                          stretch
 * then
 *   memory PAGES KIB       private memory after 1,000 pages, then after PAGES
 *
 * "##" in the message stands for two digits that change from page to page.
 */
#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 5
#define STARTS 21
#define FIRST_PAGES 1000
#define MESSAGE_MAX ((size_t)1024 * 1024)

static const char hello[] =
    "{\"v\":1,\"id\":1,\"op\":\"hello\",\"extension\":\"0.1.0\","
    "\"protocol\":[1,1],\"browser\":\"firefox/153\"}";

struct host {
    pid_t pid;
    int in;  /* we write its input */
    int out; /* we read its output */
};

static double
wall_ms(void)
{
    struct timespec now;
    int failed = clock_gettime(CLOCK_MONOTONIC, &now);
    assert(!failed);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static struct host
start(const char *program, const char *data)
{
    extern char **environ;
    int to[2], from[2];
    struct host host;
    posix_spawn_file_actions_t actions;
    char *name = strdup(program), *option = strdup("--data");
    char *dir = strdup(data);
    char *argv[] = {name, option, dir, NULL};
    int failed = pipe(to) || pipe(from);
    failed = failed || posix_spawn_file_actions_init(&actions) ||
             posix_spawn_file_actions_adddup2(&actions, to[0], 0) ||
             posix_spawn_file_actions_adddup2(&actions, from[1], 1) ||
             posix_spawn_file_actions_addclose(&actions, to[1]) ||
             posix_spawn_file_actions_addclose(&actions, from[0]) ||
             posix_spawn(&host.pid, program, &actions, NULL, argv, environ);
    if (failed) {
        perror(program);
        exit(1);
    }
    posix_spawn_file_actions_destroy(&actions);
    free(name);
    free(option);
    free(dir);
    close(to[0]);
    close(from[1]);
    host.in = to[1];
    host.out = from[0];
    return host;
}

static void
stop(struct host host)
{
    int status = 0;
    close(host.in);
    close(host.out);
    waitpid(host.pid, &status, 0);
    if (status) {
        (void)fprintf(stderr, "host: ended with status %d\n", status);
        exit(1);
    }
}

static void
whole(int fd, char *bytes, size_t len, int writing)
{
    while (len) {
        ssize_t n = writing ? write(fd, bytes, len) : read(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            (void)fputs("host: it hung up\n", stderr);
            exit(1);
        }
        bytes += n;
        len -= (size_t)n;
    }
}

/* Sends one frame and reads the answer away; true when it was no error. */
static int
exchange(struct host host, const char *text, size_t len)
{
    static char frame[MESSAGE_MAX + 4];
    uint32_t size = (uint32_t)len;
    assert(len < MESSAGE_MAX);
    memcpy(frame, &size, 4);
    memcpy(frame + 4, text, len);
    whole(host.in, frame, len + 4, 1);
    whole(host.out, (char *)&size, 4, 0);
    assert(size < MESSAGE_MAX);
    whole(host.out, frame, size, 0);
    frame[size] = '\0';
    return strstr(frame, "\"ok\":") != NULL;
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Processor time of all the hosts that ended so far. */
static double
spent_ms(void)
{
    struct rusage usage;
    int failed = getrusage(RUSAGE_CHILDREN, &usage);
    assert(!failed);
    return 1e3 * (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-3 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void
starts(const char *program, const char *data)
{
    double ms[STARTS];
    double spent = spent_ms();
    for (int i = 0; i < STARTS; i++) {
        double begin = wall_ms();
        struct host host = start(program, data);
        int fine = exchange(host, hello, sizeof(hello) - 1);
        ms[i] = wall_ms() - begin;
        assert(fine);
        stop(host);
    }
    qsort(ms, STARTS, sizeof(ms[0]), by_value);
    spent = (spent_ms() - spent) / STARTS;
    printf("start %.3f %.3f\n", ms[STARTS / 2], spent);
}

/* KiB of private memory written to; -1 when the kernel does not tell us. */
static long
private_kib(pid_t pid)
{
    char path[64], line[256];
    long kib = -1;
    (void)snprintf(path, sizeof(path), "/proc/%ld/smaps_rollup", (long)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof(line), file))
        if (!strncmp(line, "Private_Dirty:", 14))
            kib = strtol(line + 14, NULL, 10);
    if (file)
        (void)fclose(file);
    return kib;
}

/* The next page: two other digits for each ## of the message. */
static void
vary(char *text, const char *template, unsigned page)
{
    uint32_t seed = page;
    memcpy(text, template, strlen(template) + 1);
    for (char *at = text; (at = strstr(at, "##")); at += 2) {
        seed = seed * 1103515245U + 12345U;
        unsigned value = (seed >> 16) % 100;
        at[0] = (char)('0' + value / 10);
        at[1] = (char)('0' + value % 10);
    }
}

static void
memory(const char *program,
       const char *data,
       const char *template,
       unsigned pages)
{
    static char text[MESSAGE_MAX];
    struct host host = start(program, data);
    int fine = exchange(host, hello, sizeof(hello) - 1);
    for (unsigned page = 1; fine && page <= pages; page++) {
        vary(text, template, page);
        fine = exchange(host, text, strlen(text));
        if (page == FIRST_PAGES || page == pages)
            printf("memory %u %ld\n", page, private_kib(host.pid));
    }
    if (!fine) {
        (void)fputs("host: it answered with an error\n", stderr);
        exit(1);
    }
    stop(host);
}

int
main(int argc, char **argv)
{
    static char template[MESSAGE_MAX];
    if (argc != 5) {
        (void)fputs("usage: host PROGRAM DATA_DIR MESSAGE PAGES\n", stderr);
        return 2;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    FILE *file = fopen(argv[3], "rb");
    if (!file || !fread(template, 1, MESSAGE_MAX - 1, file)) {
        perror(argv[3]);
        return 1;
    }
    (void)fclose(file);
    for (int round = 0; round < ROUNDS; round++)
        starts(argv[1], argv[2]);
    memory(argv[1], argv[2], template, (unsigned)strtoul(argv[4], NULL, 10));
    return 0;
}

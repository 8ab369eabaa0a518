/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Enter the sandbox as the host does, then try what must not work. A program
 * of its own, built without sanitizers (they need what the sandbox forbids).
 *
 *   sandbox-probe                     on this kernel
 *   sandbox-probe without-seccomp     as on a kernel without filters
 *   sandbox-probe without-landlock    as on a kernel without Landlock
 *   sandbox-probe with-folder         with a folder left open, where the
 *                                     kernel can hold us to it
 *
 * Prints TAP; exit status 1 when something was not as it must be.
 */
#define _GNU_SOURCE /* syscall */
#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int count;
static int failures;

static void
check(bool good, const char *what)
{
    count++;
    failures += good ? 0 : 1;
    printf("%s %d - %s\n", good ? "ok" : "not ok", count, what);
    if (!good) {
        printf("# errno %d (%s)\n", errno, strerror(errno));
    }
}

/* The call failed, with this error. */
static void
refused(long result, int error, const char *what)
{
    check(result == -1 && errno == error, what);
}

/* A file was not opened: by Landlock or seccomp, or, where only the limit is
 * left to refuse, because no descriptor may be had any more. */
static void
kept_shut(long result, const char *what)
{
    check(result == -1 && (errno == EACCES || errno == EMFILE), what);
}

/* Make the kernel look as one without a part; before the sandbox. */
static void
pretend(const char *without)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    int failed = 0;

    if (strcmp(without, "without-seccomp") == 0) {
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0);
        failed |= seccomp_rule_add(filter,
                                   SCMP_ACT_ERRNO(EINVAL),
                                   SCMP_SYS(prctl),
                                   1,
                                   SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0));
    } else if (strcmp(without, "without-landlock") == 0) {
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ERRNO(ENOSYS), 444 /* Landlock */, 0);
    } else {
        failed = 1;
    }
    if (failed != 0 || seccomp_load(filter) != 0) {
        printf("Bail out! cannot pretend %s\n", without);
        exit(2);
    }
    seccomp_release(filter);
}

static void
try_files(void)
{
    const uint64_t how[3] = {O_RDONLY, 0, 0}; /* struct open_how */
    int fd = open("/etc/passwd", O_RDONLY);

    kept_shut(fd, "open(\"/etc/passwd\") is refused");
    kept_shut(syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", how, sizeof(how)),
              "openat2 is refused");
    kept_shut(open("/tmp/cocarde-probe", O_WRONLY | O_CREAT, 0600),
              "making a file is refused");
    check(fopen("/proc/self/status", "r") == NULL, "fopen is refused");
}

/* One folder is left open: files in it, and nothing else in it or elsewhere. */
static void
try_folder(const char *folder)
{
    char path[128];
    int fd;

    (void)snprintf(path, sizeof(path), "%s/file", folder);
    fd = open(path, O_RDWR | O_CREAT, 0600);
    check(fd >= 0, "a file is made in the folder");
    check(pwrite(fd, "x", 1, 0) == 1 && ftruncate(fd, 0) == 0 &&
              fdatasync(fd) == 0,
          "it is written");
    check(close(fd) == 0 && unlink(path) == 0, "it is taken away");
    kept_shut(open("/etc/passwd", O_RDONLY), "a file elsewhere is refused");
    kept_shut(open("/tmp/cocarde-probe", O_WRONLY | O_CREAT, 0600),
              "making one beside the folder is refused");
    (void)snprintf(path, sizeof(path), "%s/../cocarde-probe", folder);
    kept_shut(open(path, O_WRONLY | O_CREAT, 0600), "nor by way of ..");
    check(rename("/tmp/cocarde-probe-there", path) == -1, "nor by a rename");
    (void)snprintf(path, sizeof(path), "%s/folder", folder);
    check(mkdir(path, 0700) == -1, "no folder is made in it");
    check(symlink("/etc", path) == -1, "and no link");
}

static void
try_network(void)
{
    int pair[2];

    refused(
        socket(AF_INET, SOCK_STREAM, 0), EPERM, "socket(AF_INET) is refused");
    refused(
        socket(AF_INET6, SOCK_DGRAM, 0), EPERM, "socket(AF_INET6) is refused");
    refused(
        socket(AF_UNIX, SOCK_STREAM, 0), EPERM, "socket(AF_UNIX) is refused");
    refused(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), EPERM, "socketpair");
    refused(connect(0, NULL, 0), EPERM, "connect is refused");
    refused(sendto(0, "", 0, 0, NULL, 0), EPERM, "sendto is refused");
    refused(
        syscall(SYS_io_uring_setup, 1, NULL), ENOSYS, "io_uring is unknown");
}

static void
try_processes(void)
{
    char program[] = "/bin/true";
    char *const arguments[] = {program, NULL};
    pid_t child;

    refused(execve(program, arguments, NULL), EPERM, "execve is refused");
    child = fork();
    if (child == 0) {
        _exit(0);
    }
    refused(child, EPERM, "fork is refused");
    refused(ptrace(PTRACE_TRACEME, 0, NULL, NULL), EPERM, "ptrace is refused");
    refused(kill(getppid(), 0), ENOSYS, "kill is unknown");
    check(mmap(NULL,
               4096,
               PROT_READ | PROT_WRITE | PROT_EXEC,
               MAP_PRIVATE | MAP_ANONYMOUS,
               -1,
               0) == MAP_FAILED,
          "memory to execute is refused");
}

/* What the host goes on doing. */
static void
try_work(void)
{
    char *large = malloc((size_t)8 * 1024 * 1024);
    char *larger = realloc(large, (size_t)16 * 1024 * 1024);

    check(larger != NULL, "memory can be had");
    free(larger);
    check(write(STDERR_FILENO, "", 0) == 0, "an open descriptor is written");
}

int
main(int argc, char **argv)
{
    const char *without = argc > 1 ? argv[1] : "";
    bool filtered = strcmp(without, "without-seccomp") != 0;
    bool folder = strcmp(without, "with-folder") == 0;
    char path[] = "/tmp/cocarde-probe-XXXXXX";
    struct sandbox sandbox;

    setvbuf(stdout, NULL, _IOLBF, 0);
    dup2(STDOUT_FILENO, 3); /* as many descriptors as the host has */
    if (argc > 1 && !folder) {
        pretend(without);
    }
    /* Also asked for where the kernel cannot hold the line: then it is shut. */
    check(mkdtemp(path) != NULL, "there is a folder");
    sandbox_enter(folder || strcmp(without, "without-landlock") == 0 ? path
                                                                     : NULL,
                  &sandbox);
    check(sandbox.folder == (folder && sandbox.landlock > 0),
          "a folder is left open with Landlock only");
    check(sandbox.seccomp == filtered, "the filter is as the kernel allows");
    if (strcmp(without, "without-landlock") == 0) {
        check(sandbox.landlock == 0, "Landlock is reported as absent");
    } else {
        printf("# Landlock ABI %d\n", sandbox.landlock);
    }
    check((sandbox.nwarnings > 0) == (!sandbox.seccomp || !sandbox.landlock),
          "what is missing is said");
    if (sandbox.folder) {
        try_folder(path);
    } else if (sandbox.seccomp || sandbox.landlock > 0) {
        try_files();
    }
    if (sandbox.seccomp) {
        try_network();
        try_processes();
    }
    try_work();
    printf("1..%d\n", count);
    return failures == 0 ? 0 : 1;
}

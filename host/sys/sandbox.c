/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Order: Landlock needs a descriptor for a moment, so it comes before the limit
 * on them; the filter would refuse what both do, so it comes last.
 */
/* NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#define _GNU_SOURCE /* syscall */
#include "sys/sandbox.h"

#include <assert.h>
#include <errno.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Descriptors 0-2 and the private one for replies; poll() counts against it. */
#define OPEN_FILES 4

static void
warn(struct sandbox *sandbox, const char *text)
{
    assert(sandbox->nwarnings < SANDBOX_MAX_WARNINGS);
    sandbox->warnings[sandbox->nwarnings++] = text;
}

static void
limit(struct sandbox *sandbox)
{
    const struct rlimit none = {0, 0};
    const struct rlimit files = {OPEN_FILES, OPEN_FILES};
    int failed = 0;

    failed |= prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    failed |= setrlimit(RLIMIT_CORE, &none);
    failed |= setrlimit(RLIMIT_NPROC, &none);
    failed |= setrlimit(RLIMIT_NOFILE, &files);
    if (failed != 0) {
        warn(sandbox, "The limits on processes and files could not be set.");
    }
}

/* ---- Landlock, by number: Debian 12's C library has no wrapper, and its
 * kernel headers know ABI 2 only ---- */

#define NR_LANDLOCK_CREATE 444
#define NR_LANDLOCK_RESTRICT 446
#define LANDLOCK_ASK_VERSION 1U

/* struct landlock_ruleset_attr of ABI 6; older kernels take its beginning. */
struct landlock_rules {
    uint64_t files;
    uint64_t net;    /* since ABI 4 */
    uint64_t scoped; /* since ABI 6 */
};

/* Rights of each ABI are the lowest so many bits. */
static uint64_t
lowest_bits(unsigned count)
{
    return ((uint64_t)1 << count) - 1;
}

static struct landlock_rules
landlock_everything(int abi, size_t *size)
{
    struct landlock_rules rules = {0};

    rules.files = lowest_bits(abi >= 5   ? 16 /* device ioctl */
                              : abi >= 3 ? 15 /* truncate */
                              : abi >= 2 ? 14 /* move between directories */
                                         : 13);
    *size = sizeof(rules.files);
    if (abi >= 4) {
        rules.net = lowest_bits(2); /* bind and connect by TCP */
        *size += sizeof(rules.net);
    }
    if (abi >= 6) {
        rules.scoped = lowest_bits(2); /* abstract sockets, signals */
        *size += sizeof(rules.scoped);
    }
    return rules;
}

/* A rule set that handles everything and allows nothing. */
static int
landlock_enter(void)
{
    long abi = syscall(NR_LANDLOCK_CREATE, NULL, 0, LANDLOCK_ASK_VERSION);
    struct landlock_rules rules;
    size_t size;
    long fd;
    long failed;

    if (abi <= 0) {
        return 0;
    }
    rules = landlock_everything((int)abi, &size);
    fd = syscall(NR_LANDLOCK_CREATE, &rules, size, 0U);
    if (fd < 0) {
        return 0;
    }
    failed = syscall(NR_LANDLOCK_RESTRICT, (int)fd, 0U);
    close((int)fd);
    return failed == 0 ? (int)abi : 0;
}

/* ---- seccomp ---- */

/* What a process does that reads and writes open descriptors, uses memory and
 * ends. Missing numbers of an architecture are negative: libseccomp skips. */
static const int allowed[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(close),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime), /* where the kernel has no vDSO */
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(rt_sigprocmask), /* abort(), of an assertion that fails … */
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(tgkill), /* … which ends here */
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

struct refusal {
    int call;
    int error;
};

/* Refused with the error that a caller expects; the rest gets ENOSYS. */
static const struct refusal refused[] = {
    {SCMP_SYS(open), EACCES},
    {SCMP_SYS(openat), EACCES},
    {SCMP_SYS(openat2), EACCES},
    {SCMP_SYS(creat), EACCES},
    {SCMP_SYS(socket), EPERM},
    {SCMP_SYS(socketpair), EPERM},
    {SCMP_SYS(connect), EPERM},
    {SCMP_SYS(bind), EPERM},
    {SCMP_SYS(sendto), EPERM},
    {SCMP_SYS(sendmsg), EPERM},
    {SCMP_SYS(execve), EPERM},
    {SCMP_SYS(execveat), EPERM},
    {SCMP_SYS(fork), EPERM},
    {SCMP_SYS(vfork), EPERM},
    {SCMP_SYS(clone), EPERM},
    {SCMP_SYS(ptrace), EPERM},
    {SCMP_SYS(process_vm_readv), EPERM},
    {SCMP_SYS(process_vm_writev), EPERM},
};

static int
add_rules(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp never_code =
        SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    int failed = 0;

    for (size_t i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++) {
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    }
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        failed |= seccomp_rule_add(filter,
                                   SCMP_ACT_ERRNO((unsigned)refused[i].error),
                                   refused[i].call,
                                   0);
    }
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, never_code);
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, never_code);
    return failed;
}

static bool
seccomp_enter(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    int failed;

    if (filter == NULL) {
        return false;
    }
    failed = seccomp_attr_set(
        filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    failed |= add_rules(filter);
    if (failed == 0) {
        failed = seccomp_load(filter);
    }
    seccomp_release(filter);
    return failed == 0;
}

void
sandbox_enter(struct sandbox *out)
{
    *out = (struct sandbox){0};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        warn(out, "This kernel lets programs gain privileges.");
    }
    out->landlock = landlock_enter();
    if (out->landlock == 0) {
        warn(out,
             "This kernel has no Landlock: files are refused by the system "
             "call filter alone.");
    }
    limit(out);
    out->seccomp = seccomp_enter();
    if (!out->seccomp) {
        warn(out,
             "No system call filter could be set: nothing but the code itself "
             "keeps the host from the network.");
    }
}

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
#include <fcntl.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Descriptors 0-2 and the private one for replies; poll() counts against it. */
#define OPEN_FILES 4
/* … and of a database its file, journal and index, twice while a damaged one is
 * saved into a new one, and those that SQLite opens and closes beside them. */
#define OPEN_FILES_FOLDER 16

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
    const rlim_t most = sandbox->folder ? OPEN_FILES_FOLDER : OPEN_FILES;
    const struct rlimit files = {most, most};
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

#define NR_LANDLOCK_ADD_RULE 445
#define LANDLOCK_PATH_BENEATH 1
#define LANDLOCK_TRUNCATE_ABI 3

/* struct landlock_path_beneath_attr: packed in the kernel's header. */
struct landlock_beneath {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

/* Read, write, make and take away files, and list them; no directory, link,
 * device or socket is made there, and nothing is run from there. */
static bool
landlock_allow(int rules, int abi, const char *folder)
{
    const uint64_t write_file = (uint64_t)1 << 1;
    const uint64_t read_file = (uint64_t)1 << 2;
    const uint64_t read_folder = (uint64_t)1 << 3;
    const uint64_t remove_file = (uint64_t)1 << 5;
    const uint64_t make_file = (uint64_t)1 << 8;
    const uint64_t truncate = (uint64_t)1 << 14;
    struct landlock_beneath beneath = {
        .allowed =
            write_file | read_file | read_folder | remove_file | make_file,
        .folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC),
    };
    long failed;

    if (beneath.folder < 0) {
        return false;
    }
    if (abi >= LANDLOCK_TRUNCATE_ABI) {
        beneath.allowed |= truncate;
    }
    failed = syscall(
        NR_LANDLOCK_ADD_RULE, rules, LANDLOCK_PATH_BENEATH, &beneath, 0U);
    close(beneath.folder);
    return failed == 0;
}

/* A rule set that handles everything and allows one folder, or nothing. */
static int
landlock_enter(const char *folder, bool *open)
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
    *open = folder != NULL && landlock_allow((int)fd, (int)abi, folder);
    failed = syscall(NR_LANDLOCK_RESTRICT, (int)fd, 0U);
    close((int)fd);
    *open = *open && failed == 0;
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

/* What SQLite does with the files of a folder, which Landlock keeps it to. Of
 * files elsewhere it may still ask whether they are there. */
static const int allowed_with_folder[] = {
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(fcntl),
    SCMP_SYS(fcntl64),
    SCMP_SYS(stat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat),
    SCMP_SYS(lstat64),
    SCMP_SYS(fstat),
    SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(ftruncate),
    SCMP_SYS(ftruncate64),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(getdents64), /* which files were set aside */
    SCMP_SYS(getdents),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(geteuid),
    SCMP_SYS(geteuid32),
    SCMP_SYS(nanosleep), /* waiting for another host's lock */
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64),
};

struct refusal {
    int call;
    int error;
};

/* … and when no folder is left open. */
static const struct refusal refused_files[] = {
    {SCMP_SYS(open), EACCES},
    {SCMP_SYS(openat), EACCES},
};

/* Refused with the error that a caller expects; the rest gets ENOSYS. */
static const struct refusal refused[] = {
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

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int
allow(scmp_filter_ctx filter, const int *calls, size_t count)
{
    int failed = 0;

    for (size_t i = 0; i < count; i++) {
        failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    }
    return failed;
}

static int
refuse(scmp_filter_ctx filter, const struct refusal *calls, size_t count)
{
    int failed = 0;

    for (size_t i = 0; i < count; i++) {
        failed |= seccomp_rule_add(
            filter, SCMP_ACT_ERRNO((unsigned)calls[i].error), calls[i].call, 0);
    }
    return failed;
}

static int
add_rules(scmp_filter_ctx filter, bool folder)
{
    const struct scmp_arg_cmp never_code =
        SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    int failed = allow(filter, allowed, COUNT(allowed));

    failed |= refuse(filter, refused, COUNT(refused));
    if (folder) {
        failed |=
            allow(filter, allowed_with_folder, COUNT(allowed_with_folder));
    } else {
        failed |= refuse(filter, refused_files, COUNT(refused_files));
    }
    failed |=
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, never_code);
    failed |= seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, never_code);
    return failed;
}

static bool
seccomp_enter(bool folder)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    int failed;

    if (filter == NULL) {
        return false;
    }
    failed = seccomp_attr_set(
        filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    failed |= add_rules(filter, folder);
    if (failed == 0) {
        failed = seccomp_load(filter);
    }
    seccomp_release(filter);
    return failed == 0;
}

void
sandbox_enter(const char *folder, struct sandbox *out)
{
    *out = (struct sandbox){0};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        warn(out, "This kernel lets programs gain privileges.");
    }
    out->landlock = landlock_enter(folder, &out->folder);
    if (out->landlock == 0) {
        warn(out,
             "This kernel has no Landlock: files are refused by the system "
             "call filter alone.");
    }
    limit(out);
    out->seccomp = seccomp_enter(out->folder);
    if (!out->seccomp) {
        warn(out,
             "No system call filter could be set: nothing but the code itself "
             "keeps the host from the network.");
    }
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The history is written by a process that is killed at each step of its
 * writing, whose disk is full from some step on, or fails: a VFS of SQLite
 * that counts what is written, truncated, synchronised and deleted stands
 * between it and the real one.
 */
#include "test.h"

#include "history_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

/* ---- the VFS ---- */

enum fault {
    FAULT_NONE = 0,
    FAULT_KILL, /* once; half of what was to be written is */
    FAULT_FULL, /* from then on */
    FAULT_IO,
};

static enum fault fault;
static long steps; /* left until it happens */

struct file {
    sqlite3_file base;
    sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;

static sqlite3_file *
real_of(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

/* What the next step comes to. */
static int
step(void)
{
    if (fault == FAULT_NONE || --steps > 0) {
        return SQLITE_OK;
    }
    if (fault == FAULT_KILL) {
        (void)raise(SIGKILL);
    }
    return fault == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR;
}

static int
vfs_close(sqlite3_file *file)
{
    int code = real_of(file)->pMethods->xClose(real_of(file));

    sqlite3_free(real_of(file));
    return code;
}

static int
vfs_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return real_of(file)->pMethods->xRead(real_of(file), to, size, at);
}

static int
vfs_write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    int code;

    if (fault == FAULT_KILL && steps == 1) {
        (void)real_of(file)->pMethods->xWrite(
            real_of(file), from, size / 2, at);
    }
    code = step();
    return code != SQLITE_OK
               ? code
               : real_of(file)->pMethods->xWrite(real_of(file), from, size, at);
}

static int
vfs_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    int code = step();

    return code != SQLITE_OK
               ? code
               : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* A step, but no waiting for the disk: a process that is killed leaves its
 * writes to the kernel. */
static int
vfs_sync(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return step();
}

static int
vfs_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int
vfs_lock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int
vfs_unlock(sqlite3_file *file, int level)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int
vfs_reserved(sqlite3_file *file, int *out)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int
vfs_control(sqlite3_file *file, int op, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), op, argument);
}

static int
vfs_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int
vfs_device(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int
vfs_shm_map(
    sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return real_of(file)->pMethods->xShmMap(
        real_of(file), page, size, extend, out);
}

static int
vfs_shm_lock(sqlite3_file *file, int at, int count, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), at, count, flags);
}

static void
vfs_shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int
vfs_shm_unmap(sqlite3_file *file, int delete)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), delete);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = vfs_close,
    .xRead = vfs_read,
    .xWrite = vfs_write,
    .xTruncate = vfs_truncate,
    .xSync = vfs_sync,
    .xFileSize = vfs_size,
    .xLock = vfs_lock,
    .xUnlock = vfs_unlock,
    .xCheckReservedLock = vfs_reserved,
    .xFileControl = vfs_control,
    .xSectorSize = vfs_sector,
    .xDeviceCharacteristics = vfs_device,
    .xShmMap = vfs_shm_map,
    .xShmLock = vfs_shm_lock,
    .xShmBarrier = vfs_shm_barrier,
    .xShmUnmap = vfs_shm_unmap,
};

static int
vfs_open(sqlite3_vfs *vfs,
         sqlite3_filename name,
         sqlite3_file *file,
         int flags,
         int *out)
{
    struct file *wrapped = (struct file *)file;
    int code;

    (void)vfs;
    wrapped->real = sqlite3_malloc(real_vfs->szOsFile);
    memset(wrapped->real, 0, (size_t)real_vfs->szOsFile);
    code = real_vfs->xOpen(real_vfs, name, wrapped->real, flags, out);
    if (code == SQLITE_OK) {
        wrapped->base.pMethods = &methods;
    } else {
        sqlite3_free(wrapped->real);
    }
    return code;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
    int code = step();

    (void)vfs;
    return code != SQLITE_OK ? code : real_vfs->xDelete(real_vfs, name, sync);
}

static void
put_between(void)
{
    static sqlite3_vfs vfs;

    real_vfs = sqlite3_vfs_find(NULL);
    vfs = *real_vfs;
    vfs.zName = "steps";
    vfs.szOsFile = (int)sizeof(struct file);
    vfs.xOpen = vfs_open;
    vfs.xDelete = vfs_delete;
    assert_int_equal(sqlite3_vfs_register(&vfs, 1), SQLITE_OK);
}

/* ---- one process after the other ---- */

/* The i-th thing done is a record, or, now and then, a deletion. */
static bool
deletes(int i)
{
    return i % 9 == 8;
}

static bool
do_one(struct fixture *fixture, int i)
{
    if (deletes(i)) {
        const struct json *list =
            ask(fixture,
                "history.site",
                "{\"site\":\"candidate.test\",\"limit\":1}");
        const struct json *first = json_first(json_get(list, "visits"));

        return first != NULL &&
               ask(fixture,
                   "history.delete",
                   arena_format(&fixture->arena,
                                "{\"visit\":%d}",
                                (int)whole(first, "visit"))) != NULL;
    }
    return record(fixture,
                  arena_format(&fixture->arena, "key-%d", i),
                  arena_format(&fixture->arena,
                               "2026-%02d-%02dT%02d:%02d:00Z",
                               i / 28 % 12 + 1,
                               i % 28 + 1,
                               i % 24,
                               i / 336 % 60),
                  "",
                  FONT) != NULL;
}

/* Work from the i-th thing on until killed; tell of each that was done. */
static void
work(const struct fixture *parent, int i, int tell)
{
    struct fixture fixture = {0};

    memcpy(fixture.folder, parent->folder, sizeof(fixture.folder));
    fixture_open(&fixture);
    for (;; i++) {
        if (!do_one(&fixture, i) || write(tell, "", 1) != 1) {
            _exit(1);
        }
    }
}

static int
told(int from)
{
    char bytes[256];
    int count = 0;
    ssize_t got;

    while ((got = read(from, bytes, sizeof(bytes))) > 0) {
        count += (int)got;
    }
    return count;
}

static void
assert_sound(struct fixture *fixture)
{
    struct db_rows rows;
    struct problem problem;

    assert_int_equal(history_ready(fixture->history, false, &problem), E_NONE);
    assert_int_equal(db_query(fixture->history->db,
                              "none",
                              "PRAGMA integrity_check",
                              &rows,
                              &problem),
                     STATUS_OK);
    assert_true(db_next(&rows));
    assert_string_equal(db_text(&rows, 0), "ok");
    assert_int_equal(db_end(&rows, &problem), STATUS_OK);
}

static int64_t
visits_of(struct fixture *fixture)
{
    return whole(ask(fixture, "history.settings", "{}"), "visits");
}

/* Steps of one round: opening, nine things, one of them a deletion that writes
 * the file anew, and the journal carried over. */
#define ROUND 60
#define KILLS 180 /* three rounds; $HISTORY_KILLS asks for more */

static int
kills(void)
{
    const char *wanted = getenv("HISTORY_KILLS");

    return wanted == NULL ? KILLS : (int)strtol(wanted, NULL, 10);
}

static void
test_killed_at_each_step(void **state)
{
    struct fixture fixture;
    int done = 0;      /* things acknowledged */
    int64_t there = 0; /* visits that must be there */

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    history_close(fixture.history);
    for (int i = 0, most = kills(); i < most; i++) {
        int pipes[2];
        int status;
        int more;
        int64_t found;
        pid_t child;

        assert_int_equal(pipe(pipes), 0);
        child = fork();
        if (child == 0) {
            close(pipes[0]);
            fault = FAULT_KILL;
            steps = i % ROUND + 1;
            work(&fixture, done, pipes[1]);
        }
        assert_true(child > 0);
        close(pipes[1]);
        more = told(pipes[0]);
        close(pipes[0]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        for (int j = 0; j < more; j++) {
            there += deletes(done++) ? -1 : 1;
        }
        fixture_open(&fixture);
        found = visits_of(&fixture);
        /* The thing under way may be done: it was not acknowledged. */
        if (found != there) {
            there += deletes(done++) ? -1 : 1;
        }
        assert_int_equal(found, there);
        if (i % 50 == 0) {
            assert_sound(&fixture);
        }
        history_close(fixture.history);
        arena_reset(&fixture.arena);
    }
    fixture_open(&fixture);
    assert_sound(&fixture);
    assert_text(ask(&fixture, "history.settings", "{}"), "state", "ok");
    fixture_end(&fixture);
}

/* A fault from each step on: nothing that was there is lost, the person is
 * told, and it goes on when the fault is over. */
static void
faults(enum fault which, enum error told_as)
{
    struct fixture fixture;
    int failed = 0;

    fixture_begin(&fixture);
    say_yes(&fixture);
    for (int i = 0; i < 120; i++) {
        int64_t before;

        fixture_again(&fixture);
        before = visits_of(&fixture);
        fault = which;
        steps = i % 40 + 1;
        for (int j = 0; j < 6; j++) {
            if (!do_one(&fixture, i * 10 + j)) {
                assert_int_equal(fixture.error, told_as);
                failed++;
            } else if (!deletes(i * 10 + j)) {
                before++;
            } else {
                before--;
            }
        }
        fault = FAULT_NONE;
        assert_int_equal(visits_of(&fixture), before);
        assert_true(do_one(&fixture, i * 10 + 7));
        arena_reset(&fixture.arena);
    }
    assert_true(failed > 0);
    assert_sound(&fixture);
    fixture_end(&fixture);
}

static void
test_full_disk(void **state)
{
    (void)state;
    faults(FAULT_FULL, E_HISTORY_FULL);
}

static void
test_failing_disk(void **state)
{
    (void)state;
    faults(FAULT_IO, E_HISTORY_UNREACHABLE);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_killed_at_each_step),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_failing_disk),
    };

    put_between();
    return cmocka_run_group_tests(tests, open_world, close_world);
}

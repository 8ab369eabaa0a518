/* SPDX-License-Identifier: EUPL-1.2 */
#include "test.h"

#include "history_fixture.h"

#include <fcntl.h>
#include <sys/stat.h>

static void
test_nothing_before_a_yes(void **state)
{
    struct fixture fixture;
    const struct json *reply;
    const char **names;
    size_t count;

    (void)state;
    fixture_begin(&fixture);
    reply = ask(&fixture, "history.settings", "{}");
    assert_true(json_is_null(json_get(reply, "recording")));
    assert_text(reply, "state", "none");
    reply = record(&fixture, "1", "2026-11-09T22:00:00Z", "", "");
    assert_text(reply, "why", "unasked");
    assert_int_equal(whole(ask(&fixture, "history.list", "{}"), "total"), 0);
    assert_null(ask(&fixture, "sites.follow", "{\"host\":\"asso.test\"}"));
    assert_int_equal(fixture.error, E_HISTORY_OFF);
    assert_null(ask(&fixture, "history.import", "{\"lines\":\"\"}"));
    assert_int_equal(fixture.error, E_HISTORY_OFF);
    assert_null(ask(&fixture, "history.visit", "{\"visit\":1}"));
    assert_int_equal(fixture.error, E_NOT_FOUND);
    /* A no writes nothing either. */
    reply =
        ask(&fixture, "history.settings", "{\"set\":{\"recording\":false}}");
    assert_true(json_is_null(json_get(reply, "recording")));
    assert_non_null(ask(&fixture, "history.delete", "{\"all\":true}"));
    assert_int_equal(
        platform_list(fixture.folder, &fixture.arena, &names, &count),
        STATUS_OK);
    assert_int_equal(count, 0);
    fixture_end(&fixture);
}

static void
test_only_what_was_agreed(void **state)
{
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    reply =
        record(&fixture, "1", "2026-11-09T22:00:00Z", ",\"private\":true", "");
    assert_text(reply, "why", "private");
    reply = ask(&fixture,
                "record",
                "{\"page\":{\"host\":\"www.shop.test\",\"at\":"
                "\"2026-11-09T22:00:00Z\"},\"contacts\":[]}");
    assert_text(reply, "why", "not-political");
    reply = record(&fixture, "1", "", "", "");
    assert_text(reply, "why", "undated");
    ask(&fixture, "history.settings", "{\"set\":{\"paused\":true}}");
    reply = record(&fixture, "1", "2026-11-09T22:00:00Z", "", "");
    assert_text(reply, "why", "paused");
    ask(&fixture,
        "history.settings",
        "{\"set\":{\"paused\":false,\"recording\":false}}");
    reply = record(&fixture, "1", "2026-11-09T22:00:00Z", "", "");
    assert_text(reply, "why", "declined");
    reply = ask(&fixture, "history.settings", "{}");
    assert_int_equal(whole(reply, "visits"), 0);
    fixture_end(&fixture);
}

static void
test_a_page_is_kept_once(void **state)
{
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    reply = record(&fixture, "1", "2026-11-09T22:00:00Z", "", "");
    assert_int_equal(whole(reply, "visit"), 1);
    reply = record(&fixture, "1", "2026-11-09T22:00:00Z", "", FONT);
    assert_int_equal(whole(reply, "visit"), 1);
    assert_true(json_bool(json_get(reply, "updated"), false));
    reply = record(&fixture, "2", "2026-11-09T22:00:00Z", "", FONT);
    assert_int_equal(whole(reply, "visit"), 2);
    fixture_again(&fixture);
    reply = ask(&fixture, "history.site", "{\"site\":\"candidate.test\"}");
    assert_int_equal(whole(reply, "total"), 2);
    /* The last that was sent is what is kept. */
    reply = json_first(json_get(reply, "visits"));
    assert_int_equal(whole(json_get(reply, "completeness"), "contacts"), 2);
    fixture_end(&fixture);
}

static void
test_followed_sites(void **state)
{
    struct fixture fixture;
    const struct json *reply;
    static const char page[] =
        "{\"page\":{\"key\":\"1\",\"host\":\"blog.asso.test\",\"at\":"
        "\"2026-11-09T22:00:00Z\"},\"contacts\":[]}";

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    assert_text(ask(&fixture, "record", page), "why", "not-political");
    reply = ask(&fixture, "sites.follow", "{\"host\":\"www.asso.test\"}");
    assert_text(json_get(reply, "site"), "site", "asso.test");
    assert_text(ask(&fixture, "record", page), "site", "asso.test");
    reply = ask(&fixture, "sites.find", "{\"host\":\"x.asso.test\"}");
    assert_int_equal(whole(reply, "total"), 1);
    ask(&fixture, "sites.follow", "{\"host\":\"asso.test\",\"follow\":false}");
    assert_text(ask(&fixture, "record", page), "why", "not-political");
    /* What was kept stays, until it is deleted; then the name goes too. */
    reply = ask(&fixture, "history.list", "{}");
    assert_int_equal(whole(reply, "total"), 1);
    assert_non_null(ask(&fixture, "sites.follow", "{\"host\":\"asso.test\"}"));
    ask(&fixture, "sites.follow", "{\"host\":\"asso.test\",\"follow\":false}");
    ask(&fixture, "history.delete", "{\"site\":\"asso.test\"}");
    assert_false(folder_holds(&fixture, "asso.test"));
    /* Neither an address nor a public suffix is a site. */
    assert_null(ask(&fixture, "sites.follow", "{\"host\":\"192.0.2.1\"}"));
    assert_null(ask(&fixture, "sites.follow", "{\"host\":\"co.uk\"}"));
    assert_null(ask(&fixture, "sites.follow", "{\"host\":\"localhost\"}"));
    fixture_end(&fixture);
}

/* Rows come and go in an order that moves them about in the file: no name of a
 * deleted one may be left anywhere in it. */
static void
test_deleted_is_gone(void **state)
{
    struct fixture fixture;
    unsigned seed = 7;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    for (int i = 0; i < 300; i++) {
        seed = seed * 1103515245U + 12345U;
        assert_non_null(record(&fixture,
                               arena_format(&fixture.arena,
                                            "%s-%08x-%d",
                                            i % 3 == 0 ? "TRACE" : "other",
                                            seed,
                                            i),
                               arena_format(&fixture.arena,
                                            "2026-%02u-%02uT10:00:%02d.%03dZ",
                                            (seed >> 8 & 7U) | 1U,
                                            (seed >> 12) % 27 + 1,
                                            i % 60,
                                            i),
                               "",
                               i % 2 == 0 ? FONT : ""));
    }
    for (int i = 1; i <= 300; i += 3) {
        const struct json *reply =
            ask(&fixture,
                "history.delete",
                arena_format(&fixture.arena, "{\"visit\":%d}", i));

        assert_int_equal(whole(reply, "visits"), 1);
        assert_true(json_bool(json_get(reply, "gone"), false));
    }
    assert_false(folder_holds(&fixture, "TRACE"));
    assert_true(folder_holds(&fixture, "other"));
    ask(&fixture, "history.delete", "{\"all\":true}");
    assert_false(folder_holds(&fixture, "other"));
    assert_false(folder_holds(&fixture, "candidate"));
    assert_false(folder_holds(&fixture, "2026-"));
    fixture_end(&fixture);
}

static void
test_retention(void **state)
{
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    record(&fixture, "OLDEST", "2025-11-26T10:00:00Z", "", "");
    record(&fixture, "b", "2025-11-28T10:00:00Z", "", "");
    record(&fixture, "c", "2026-11-20T10:00:00Z", "", "");
    ask(&fixture, "history.settings", "{\"set\":{\"retention\":12}}");
    reply = ask(&fixture, "history.settings", "{}");
    assert_int_equal(whole(reply, "visits"), 2);
    assert_false(folder_holds(&fixture, "OLDEST"));
    reply = record(&fixture, "d", "2025-11-26T10:00:00Z", "", "");
    assert_text(reply, "why", "too-old");
    /* Time goes on while the host runs, and while it does not. */
    fixture_seconds += INT64_C(2) * 86400;
    record(&fixture, "e", "2026-11-28T10:00:00Z", "", "");
    reply = ask(&fixture, "history.settings", "{}");
    assert_int_equal(whole(reply, "visits"), 2);
    fixture_seconds += INT64_C(400) * 86400;
    fixture_again(&fixture);
    reply = ask(&fixture, "history.settings", "{}");
    assert_int_equal(whole(reply, "visits"), 0);
    fixture_seconds -= INT64_C(402) * 86400;
    fixture_end(&fixture);
}

/* ---- the file ---- */

static void
test_nobody_else_may_read_it(void **state)
{
    struct fixture fixture;
    struct stat info;
    mode_t mask = umask(0);

    (void)state;
    fixture_begin(&fixture);
    chmod(fixture.folder, 0755);
    assert_int_equal(folder_prepare(fixture.folder), STATUS_OK);
    assert_int_equal(stat(fixture.folder, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    say_yes(&fixture);
    record(&fixture, "1", "2026-11-09T22:00:00Z", "", "");
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {
            HISTORY_FILE, HISTORY_FILE "-wal", HISTORY_FILE "-shm"};

        assert_int_equal(stat(fixture_path(&fixture, names[i]), &info), 0);
        assert_int_equal(info.st_mode & 0777, 0600);
    }
    umask(mask);
    fixture_end(&fixture);
}

static void
overwrite(const char *path, off_t at, size_t len, int byte)
{
    int fd = open(path, O_WRONLY);
    char bytes[4096];

    assert_true(fd >= 0);
    memset(bytes, byte, sizeof(bytes));
    while (len > 0) {
        size_t part = len < sizeof(bytes) ? len : sizeof(bytes);

        assert_true(pwrite(fd, bytes, part, at) > 0);
        at += (off_t)part;
        len -= part;
    }
    close(fd);
}

/* A history of 400 visits, closed; where and how large its file is. */
static uint64_t
fill(struct fixture *fixture)
{
    uint64_t size = 0;

    fixture_begin(fixture);
    say_yes(fixture);
    for (int i = 0; i < 400; i++) {
        assert_non_null(record(fixture,
                               arena_format(&fixture->arena, "%d", i),
                               arena_format(&fixture->arena,
                                            "2026-10-%02dT%02d:%02d:00Z",
                                            i / 24 % 28 + 1,
                                            i % 24,
                                            i % 60),
                               "",
                               FONT));
    }
    history_close(fixture->history);
    fixture->history = NULL;
    assert_true(platform_file_size(fixture_path(fixture, HISTORY_FILE), &size));
    return size;
}

/* Each page of the file in turn: what is not on it is not lost. */
static void
test_damage(void **state)
{
    struct fixture fixture;
    uint64_t size;

    (void)state;
    for (off_t page = 0; page < 60; page++) {
        const struct json *reply;
        int64_t visits;

        size = fill(&fixture);
        if ((uint64_t)(page + 1) * 4096 > size) {
            fixture_open(&fixture);
            fixture_end(&fixture);
            break;
        }
        overwrite(fixture_path(&fixture, HISTORY_FILE),
                  page * 4096 + (page == 0 ? 100 : 0),
                  page == 0 ? 3996 : 4096,
                  0xA5);
        fixture_open(&fixture);
        (void)ask(&fixture, "history.list", "{\"changes\":true}");
        (void)ask(&fixture, "history.totals", "{}");
        (void)ask(&fixture, "history.export", "{}");
        (void)ask(&fixture, "history.site", "{\"site\":\"candidate.test\"}");
        reply = ask(&fixture, "history.settings", "{}");
        assert_non_null(reply);
        visits = whole(reply, "visits");
        /* The tables' own page names all the others. */
        if (page > 0) {
            assert_in_range(visits, 300, 400);
        }
        /* It goes on. */
        say_yes(&fixture);
        assert_non_null(
            record(&fixture, "new", "2026-11-09T22:00:00Z", "", ""));
        ask(&fixture, "history.delete", "{\"all\":true}");
        assert_false(folder_holds(&fixture, "candidate.test"));
        fixture_end(&fixture);
        if (page > 6) {
            page += 6;
        }
    }
}

static void
test_damage_is_told(void **state)
{
    struct fixture fixture;
    const struct json *reply;

    (void)state;
    fill(&fixture);
    overwrite(fixture_path(&fixture, HISTORY_FILE), 0, 4096, 0);
    fixture_open(&fixture);
    reply = ask(&fixture, "history.settings", "{}");
    assert_text(reply, "state", "damaged-before");
    assert_non_null(
        strstr(json_text(json_get(reply, "aside")), "history-damaged-2026"));
    reply = ask(&fixture, "history.settings", "{\"set\":{\"seen\":true}}");
    assert_text(reply, "state", "ok");
    fixture_end(&fixture);
}

static void
test_no_history_of_ours(void **state)
{
    struct fixture fixture;
    int fd;

    (void)state;
    fixture_begin(&fixture);
    fd = open(fixture_path(&fixture, HISTORY_FILE), O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(fd, "this is no database at all\n", 27), 27);
    close(fd);
    assert_non_null(ask(&fixture, "history.list", "{}"));
    say_yes(&fixture);
    assert_non_null(record(&fixture, "1", "2026-11-09T22:00:00Z", "", ""));
    fixture_end(&fixture);
}

static void
test_a_later_version(void **state)
{
    struct fixture fixture;
    struct problem problem;

    (void)state;
    fixture_begin(&fixture);
    say_yes(&fixture);
    assert_int_equal(
        db_run(fixture.history->db, "PRAGMA user_version = 99", &problem),
        STATUS_OK);
    fixture_again(&fixture);
    assert_null(record(&fixture, "1", "2026-11-09T22:00:00Z", "", ""));
    assert_int_equal(fixture.error, E_HISTORY_NEWER);
    assert_text(ask(&fixture, "history.settings", "{}"), "state", "newer");
    fixture_end(&fixture);
}

/* Two hosts: what one writes the other sees, and a lock is waited for. */
static void
test_two_at_once(void **state)
{
    struct fixture fixture;
    struct fixture other;
    struct problem problem;

    (void)state;
    fixture_begin(&fixture);
    other = (struct fixture){0};
    memcpy(other.folder, fixture.folder, sizeof(other.folder));
    fixture_open(&other);
    say_yes(&fixture);
    for (int i = 0; i < 20; i++) {
        assert_non_null(
            record(i % 2 == 0 ? &fixture : &other,
                   arena_format(&fixture.arena, "%d", i),
                   arena_format(&fixture.arena, "2026-11-09T22:00:%02dZ", i),
                   "",
                   ""));
    }
    assert_int_equal(whole(ask(&other, "history.settings", "{}"), "visits"),
                     20);
    assert_int_equal(db_run(other.history->db, "BEGIN IMMEDIATE", &problem),
                     STATUS_OK);
    assert_null(record(&fixture, "x", "2026-11-09T22:00:00Z", "", ""));
    assert_int_equal(fixture.error, E_HISTORY_BUSY);
    history_undo(other.history);
    assert_non_null(record(&fixture, "x", "2026-11-09T22:00:00Z", "", ""));
    /* One sets the file aside: the other goes on in the new one. */
    assert_int_equal(history_mend(fixture.history, &problem), E_NONE);
    assert_non_null(record(&other, "y", "2026-11-09T22:00:01Z", "", ""));
    assert_int_equal(whole(ask(&fixture, "history.settings", "{}"), "visits"),
                     22);
    history_close(other.history);
    arena_finish(&other.arena);
    json_out_free(&other.reply);
    fixture_end(&fixture);
}

static void
test_denied(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_begin(&fixture);
    history_deny(fixture.history, E_HISTORY_READ_ONLY, "No folder");
    assert_null(record(&fixture, "1", "2026-11-09T22:00:00Z", "", ""));
    assert_int_equal(fixture.error, E_HISTORY_READ_ONLY);
    assert_text(ask(&fixture, "history.settings", "{}"), "state", "read-only");
    assert_int_equal(
        whole(ask(&fixture, "sites.find", "{\"query\":\"essai\"}"), "total"),
        1);
    fixture_end(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_before_a_yes),
        cmocka_unit_test(test_only_what_was_agreed),
        cmocka_unit_test(test_a_page_is_kept_once),
        cmocka_unit_test(test_followed_sites),
        cmocka_unit_test(test_deleted_is_gone),
        cmocka_unit_test(test_retention),
        cmocka_unit_test(test_nobody_else_may_read_it),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_damage_is_told),
        cmocka_unit_test(test_no_history_of_ours),
        cmocka_unit_test(test_a_later_version),
        cmocka_unit_test(test_two_at_once),
        cmocka_unit_test(test_denied),
    };

    return cmocka_run_group_tests(tests, open_world, close_world);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * history_fixture.h - a history in a folder of its own, spoken to in JSON as
 * the host does, on the data of build/world and with a clock of ours.
 */
#ifndef HISTORY_FIXTURE_H
#define HISTORY_FIXTURE_H

#include "store/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct sources fixture_sources;
static int64_t fixture_seconds = 1795780800; /* 2026-11-27 */

static inline int64_t
fixture_now(void)
{
    return fixture_seconds;
}

struct fixture {
    char folder[64];
    struct history *history;
    struct arena arena;
    struct json_out reply;
    struct problem problem;
    enum error error;
};

static inline void
fixture_open(struct fixture *fixture)
{
    const struct history_start start = {
        .sources = &fixture_sources,
        .sites = "build/world/sites.sqlite",
        .folder = fixture->folder,
        .now = fixture_now,
    };

    fixture->history = history_new(&start);
}

static inline void
fixture_begin(struct fixture *fixture)
{
    *fixture = (struct fixture){0};
    (void)snprintf(
        fixture->folder, sizeof(fixture->folder), "/tmp/cocarde-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture_open(fixture);
}

static inline const char *
fixture_path(struct fixture *fixture, const char *name)
{
    return arena_format(&fixture->arena, "%s/%s", fixture->folder, name);
}

/* Another process, as far as the file knows. */
static inline void
fixture_again(struct fixture *fixture)
{
    history_close(fixture->history);
    fixture_open(fixture);
}

static inline void
fixture_end(struct fixture *fixture)
{
    const char **names;
    size_t count;

    history_close(fixture->history);
    if (platform_list(fixture->folder, &fixture->arena, &names, &count) ==
        STATUS_OK) {
        for (size_t i = 0; i < count; i++) {
            (void)unlink(fixture_path(fixture, names[i]));
        }
    }
    (void)rmdir(fixture->folder);
    arena_finish(&fixture->arena);
    json_out_free(&fixture->reply);
}

/* The reply to an operation as a tree; NULL: fixture->error says why not. */
static inline const struct json *
ask(struct fixture *fixture, const char *op, const char *request)
{
    struct protocol_ask asked = {
        .op = op,
        .out = &fixture->reply,
        .arena = &fixture->arena,
        .problem = &fixture->problem,
    };

    asked.request = json_parse(request, strlen(request), &fixture->arena, NULL);
    assert_non_null(asked.request);
    json_out_reset(&fixture->reply);
    fixture->error = history_answer(fixture->history, &asked);
    return fixture->error == E_NONE ? json_parse(fixture->reply.text,
                                                 fixture->reply.len,
                                                 &fixture->arena,
                                                 NULL)
                                    : NULL;
}

static inline int64_t
whole(const struct json *object, const char *name)
{
    int64_t value = -1;

    assert_true(json_whole(json_get(object, name), &value));
    return value;
}

static inline void
assert_text(const struct json *object, const char *name, const char *text)
{
    if (text == NULL) {
        assert_true(json_is_null(json_get(object, name)));
    } else {
        const char *value = json_text(json_get(object, name));

        assert_non_null(value);
        assert_string_equal(value, text);
    }
}

static inline void
say_yes(struct fixture *fixture)
{
    assert_non_null(ask(fixture,
                        "history.settings",
                        "{\"set\":{\"recording\":true,\"retention\":null}}"));
}

/* A page of the listed site, served by ovhcloud, with contacts (JSON, each
 * with a comma before it). */
static inline const struct json *
record(struct fixture *fixture,
       const char *key,
       const char *at,
       const char *more,
       const char *contacts)
{
    return ask(fixture,
               "record",
               arena_format(&fixture->arena,
                            "{\"page\":{\"key\":\"%s\",\"host\":"
                            "\"www.candidate.test\",\"at\":\"%s\"%s},"
                            "\"contacts\":[{\"host\":\"www.candidate.test\","
                            "\"ips\":[\"127.10.0.1\"],\"types\":{\"document\":"
                            "1},\"phase\":\"before\"}%s]}",
                            key,
                            at,
                            more,
                            contacts));
}

#define FONT                                                                   \
    ",{\"host\":\"fonts.gstatic.com\",\"ips\":[\"127.50.0.1\"],"               \
    "\"types\":{\"font\":2},\"phase\":\"before\"}"

/* Whether any file of the folder holds these bytes. */
static inline bool
folder_holds(struct fixture *fixture, const char *bytes)
{
    const char **names;
    size_t count;
    size_t len = strlen(bytes);
    bool found = false;

    assert_int_equal(
        platform_list(fixture->folder, &fixture->arena, &names, &count),
        STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        struct mapping file = {0};

        if (platform_map(fixture_path(fixture, names[i]), &file) != STATUS_OK) {
            continue;
        }
        for (size_t at = 0; at + len <= file.size && !found; at++) {
            found = memcmp(file.bytes + at, bytes, len) == 0;
        }
        platform_unmap(&file);
    }
    return found;
}

static inline int
open_world(void **state)
{
    struct problem problem;

    (void)state;
    return sources_open("build/world", NULL, &fixture_sources, &problem) ==
                   STATUS_OK
               ? 0
               : -1;
}

static inline int
close_world(void **state)
{
    (void)state;
    sources_close(&fixture_sources);
    return 0;
}

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * captured.h - what a reader of captures made of one, as text: the page's host
 * and time, then per contact its outcome unless contacted, kinds, addresses,
 * cookies ("a=" by a header, "b:=" by a script) and storage keys ("[c]"). The
 * captures hold the word "secret" in everything that must not get through.
 */
#ifndef TESTS_CAPTURED_H
#define TESTS_CAPTURED_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture/capture.h"
#include "wire/message.h"

/* The bytes of tests/captures/NAME, without a NUL behind them: ASan sees an
 * overrun. To be freed. */
static inline char *
captured_load(const char *name, size_t *len)
{
    char path[128];
    char *bytes;
    FILE *file;
    long size;

    snprintf(path, sizeof(path), "tests/captures/%s", name);
    file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s: cannot be opened", path);
    }
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size = ftell(file);
    assert_true(size > 0);
    rewind(file);
    bytes = malloc((size_t)size);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    *len = (size_t)size;
    return bytes;
}

static inline const char *
captured_contact(struct arena *arena, const struct contact *contact)
{
    const char *text = contact->host;

    assert_int_equal(contact->phase, PHASE_UNKNOWN);
    if (contact->outcome != OUTCOME_CONTACTED) {
        text =
            arena_format(arena, "%s %s", text, outcome_name(contact->outcome));
    }
    for (int i = 0; i < RESOURCE_COUNT; i++) {
        if (contact->counts[i] > 0) {
            text = arena_format(
                arena, "%s %s", text, resource_name((enum resource)i));
        }
    }
    for (size_t i = 0; i < contact->naddresses; i++) {
        text = arena_format(arena, "%s %s", text, contact->addresses[i].text);
    }
    for (size_t i = 0; i < contact->ncookies; i++) {
        text = arena_format(arena,
                            "%s %s%s=",
                            text,
                            contact->cookies[i].name,
                            contact->cookies[i].by_script ? ":" : "");
    }
    for (size_t i = 0; i < contact->nstorage; i++) {
        text = arena_format(arena, "%s [%s]", text, contact->storage[i].name);
    }
    return text;
}

static inline const char *
captured_page(struct arena *arena, const struct page *page)
{
    const char *text = arena_format(arena, "%s %s", page->host, page->at);
    struct json_out out = {0};

    for (size_t i = 0; i < page->ncontacts; i++) {
        text = arena_format(
            arena, "%s|%s", text, captured_contact(arena, &page->contacts[i]));
    }
    json_begin_object(&out);
    message_write_page(&out, page);
    json_end_object(&out);
    json_finish(&out);
    assert_null(strstr(out.text, "secret"));
    json_out_free(&out);
    return text;
}

/* Reads text, which must be of the kind and hold these pages; NULL ends them.
 */
static inline void
captured_pages(struct arena *arena,
               const char *text,
               size_t len,
               enum capture_kind kind,
               const char *const *pages,
               struct capture *out)
{
    struct problem problem = {0};
    size_t wanted = 0;

    if (capture_read(text, len, arena, out, &problem) != STATUS_OK) {
        fail_msg("%.*s: %s", (int)(len < 300 ? len : 300), text, problem.what);
    }
    assert_int_equal(out->kind, kind);
    for (; pages[wanted] != NULL; wanted++) {
        assert_true(wanted < out->npages);
        assert_string_equal(captured_page(arena, &out->pages[wanted]),
                            pages[wanted]);
    }
    assert_int_equal(out->npages, wanted);
}

/* Reads text, which must be refused in one line that begins with what. */
static inline void
captured_refusal(const char *text, const char *what)
{
    struct arena arena = {0};
    struct problem problem = {0};
    struct capture capture;

    assert_int_equal(
        capture_read(text, strlen(text), &arena, &capture, &problem),
        STATUS_INVALID);
    if (strncmp(problem.what, what, strlen(what)) != 0) {
        fail_msg("%s\n%s\nand not %s", text, problem.what, what);
    }
    assert_true(problem.hint[0] != '\0');
    assert_null(strchr(problem.what, '\n'));
    assert_null(strstr(problem.what, "secret"));
    arena_finish(&arena);
}

/*
 * Reads a capture with one of its values after the other replaced by values of
 * every other type, and cut short at every seventh byte: whatever becomes of
 * it, it is a page or one line, and nothing is read past the end.
 */
static inline void
captured_mangled(const char *name)
{
    static const char *const values[] = {
        "null", "true", "-1e300", "\"\"", "\"secret\"", "[]", "{}", "[[{}]]"};
    size_t len;
    char *bytes = captured_load(name, &len);
    struct arena arena = {0};

    for (size_t i = 0; i < len; i++) {
        const char *end = NULL;

        /* A value begins behind a colon or a comma; strings hold neither "},"
         * nor a quote, so that this finds the end of simple ones. */
        if (bytes[i] == '"' && i > 0 && strchr(":, [", bytes[i - 1]) != NULL) {
            end = memchr(bytes + i + 1, '"', len - i - 1);
        }
        for (size_t k = 0;
             end != NULL && k < sizeof(values) / sizeof(values[0]);
             k++) {
            size_t tail = len - (size_t)(end + 1 - bytes);
            const char *text = arena_format(&arena,
                                            "%.*s%s%.*s",
                                            (int)i,
                                            bytes,
                                            values[k],
                                            (int)tail,
                                            end + 1);
            struct problem problem = {0};
            struct capture capture;

            if (capture_read(text, strlen(text), &arena, &capture, &problem) ==
                STATUS_OK) {
                for (size_t p = 0; p < capture.npages; p++) {
                    assert_true(capture.pages[p].host[0] != '\0');
                }
            } else {
                assert_true(problem.what[0] != '\0');
            }
            arena_reset(&arena);
        }
    }
    while (len > 0 && strchr("\n ", bytes[len - 1]) != NULL) {
        len--;
    }
    for (size_t cut = 0; cut < len; cut += 7) {
        struct capture capture;
        char *part = malloc(cut == 0 ? 1 : cut);

        assert_non_null(part);
        memcpy(part, bytes, cut);
        assert_int_equal(capture_read(part, cut, &arena, &capture, NULL),
                         STATUS_INVALID);
        free(part);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    free(bytes);
}

#endif

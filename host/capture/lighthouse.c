/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/lighthouse.h"

#include "capture/builder.h"
#include "capture/document.h"
#include "capture/jar.h"
#include "capture/lighthouse_list.h"

#include <string.h>

#define CODE_MAX ((size_t)40) /* bytes of an error code worth showing */

const struct json *
lighthouse_report(const struct json *object)
{
    const struct json *const forms[] = {
        object,
        json_get(object, "lhr"),
        json_get(object, "lighthouseResult"),
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (json_text(json_get(forms[i], "lighthouseVersion")) != NULL &&
            json_get(forms[i], "audits") != NULL) {
            return forms[i];
        }
    }
    return NULL;
}

/* The rows of an audit; NULL when it has none. */
static const struct json *
rows_of(const struct json *report, const char *audit)
{
    const struct json *found = json_get(json_get(report, "audits"), audit);
    const struct json *rows = json_get(json_get(found, "details"), "items");

    return json_is_array(rows) ? rows : NULL;
}

/* The URL that the report says the page has; host NULL when it says none. */
static struct url
read_name(const struct json *report, struct arena *arena)
{
    static const char *const names[] = {
        "mainDocumentUrl", "finalUrl", "finalDisplayedUrl", "requestedUrl"};
    struct url url = {.host = NULL};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && url.host == NULL;
         i++) {
        url_parse(request_text(report, names[i]), arena, &url);
    }
    return url;
}

/* ---- the page ---- */

/* What the report says went wrong with the page; "" when nothing. */
static const char *
error_of(const struct json *report)
{
    const char *code = request_text(json_get(report, "runtimeError"), "code");

    return strcmp(code, "NO_ERROR") == 0 ? "" : code;
}

/* Cookies that were stored or read in other sites' name: the audit says which
 * request each came with, not whether its answer or a script set it. */
static void
read_cookies(struct page *page, const struct json *report, struct arena *arena)
{
    const struct json *rows = rows_of(report, "third-party-cookies");

    for (const struct json *row = json_first(rows); row != NULL;
         row = json_next(row)) {
        struct url url;

        if (url_parse(request_text(row, "url"), arena, &url)) {
            jar_put(page,
                    arena,
                    url.host,
                    request_text(row, "name"),
                    SETTER_UNKNOWN);
        }
    }
    page_normalise(page, arena);
}

static void
make_page(const struct lighthouse_list *list,
          const struct json *report,
          const struct url *named,
          struct arena *arena,
          struct page *page)
{
    const struct request **requests =
        arena_alloc(arena, list->count * sizeof(const struct request *));

    for (size_t i = 0; i < list->count; i++) {
        requests[i] = lighthouse_list_request(list, i);
    }
    document_page(requests,
                  list->count,
                  named,
                  request_text(report, "fetchTime"),
                  arena,
                  page);
    if (error_of(report)[0] != '\0') {
        page->notes |= NOTE_INCOMPLETE_CAPTURE;
    }
    read_cookies(page, report, arena);
}

static enum status
read_report(const struct json *report,
            struct arena *arena,
            struct capture *out,
            size_t *seen,
            struct problem *problem)
{
    const char *mode = json_text(json_get(report, "gatherMode"));
    struct url named = read_name(report, arena);
    struct lighthouse_list list;
    struct page *page;

    lighthouse_list_read(&list, rows_of(report, "network-requests"), arena);
    *seen += list.seen;
    if (list.count == 0) {
        out->empty++;
        return STATUS_OK;
    }
    lighthouse_list_mark(
        &list, mode == NULL || strcmp(mode, "navigation") == 0 ? &named : NULL);
    page = builder_page(out, arena, problem);
    if (page == NULL) {
        return STATUS_TOO_LARGE;
    }
    make_page(&list, report, &named, arena, page);
    return STATUS_OK;
}

/* Why there is no page in a file with this report, if it says so itself. */
static enum status
explain(const struct json *report,
        const struct capture *out,
        size_t seen,
        struct problem *problem)
{
    const char *code = error_of(report);
    size_t len = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

    if (len > 0 && len <= CODE_MAX && code[len] == '\0') {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record the page again",
                           "Lighthouse report without a page: it failed (%s)",
                           code);
    }
    if (rows_of(report, "network-requests") == NULL) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record it again, without leaving audits out",
                           "Lighthouse report without a list of requests "
                           "(audits.network-requests)");
    }
    return builder_no_page(out, seen, problem);
}

enum status
lighthouse_read(const struct json *root,
                struct arena *arena,
                struct capture *out,
                struct problem *problem)
{
    const struct json *steps = json_get(root, "steps");
    const struct json *report = lighthouse_report(root);
    const struct json *last = report;
    size_t seen = 0;
    enum status status = STATUS_OK;

    if (report != NULL) {
        status = read_report(report, arena, out, &seen, problem);
    } else {
        for (const struct json *element =
                 json_first(json_is_array(steps) ? steps : root);
             element != NULL && status == STATUS_OK;
             element = json_next(element)) {
            report = lighthouse_report(element);
            if (report != NULL) {
                last = report;
                status = read_report(report, arena, out, &seen, problem);
            }
        }
    }
    if (status == STATUS_OK && out->npages == 0) {
        out->empty = 0; /* the problem says it */
        return explain(last, out, seen, problem);
    }
    return status;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/lighthouse.h"

#include "capture/builder.h"
#include "capture/document.h"
#include "capture/jar.h"

#include <string.h>

/* Items to look at for where a redirect led: it is asked for at once, but
 * stands behind all that was asked for before the answer came. */
#define LINK_MAX ((size_t)4096)

#define CODE_MAX ((size_t)40) /* bytes of an error code worth showing */

/* One item of the list of requests. */
struct item {
    struct request request;
    double begun;    /* milliseconds; when the browser first thought of it */
    double ended;    /* … and when its answer was there; NEVER */
    bool main_frame; /* of the page's own frame, as far as that is told */
    size_t next;     /* where it was redirected to; NO_ITEM */
};
#define NO_ITEM ((size_t)-1)
#define NEVER (-1.0)

/* The items of a report. */
struct list {
    struct arena *arena;
    struct item *items;
    size_t count;
    size_t seen; /* items in the report, usable or not */
    bool framed; /* it says which items are of the main frame */
};

static const char *
text_of(const struct json *object, const char *name)
{
    const char *text = json_text(json_get(object, name));

    return text == NULL ? "" : text;
}

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

/* ---- the list of requests ---- */

/* A time of either generation of reports; NEVER when none is told. */
static double
time_of(const struct json *row, const char *name, const char *before)
{
    double time = NEVER;

    if (!json_number(json_get(row, name), &time)) {
        (void)json_number(json_get(row, before), &time);
    }
    return time;
}

static bool
read_item(const struct json *row, struct arena *arena, struct item *item)
{
    struct request *request = &item->request;

    *item = (struct item){
        .request = {.started = "", .method = ""},
        .begun = time_of(row, "rendererStartTime", "startTime"),
        .ended = time_of(row, "networkEndTime", "endTime"),
        .main_frame =
            json_bool(json_get(row, "experimentalFromMainFrame"), false),
        .next = NO_ITEM,
    };
    if (!url_parse(text_of(row, "url"), arena, &request->url)) {
        return false;
    }
    request->status = request_status(json_get(row, "statusCode"));
    request->mime = text_of(row, "mimeType");
    request->outcome =
        request_outcome(&(struct ending){.status = request->status});
    request_take_word(request, text_of(row, "resourceType"));
    request_take_address(request, NULL, arena);
    return true;
}

static void
read_list(struct list *list, const struct json *rows)
{
    list->items =
        arena_alloc(list->arena, json_count(rows) * sizeof(*list->items));
    for (const struct json *row = json_first(rows); row != NULL;
         row = json_next(row)) {
        struct item *item = &list->items[list->count];

        if (read_item(row, list->arena, item)) {
            list->framed = list->framed || item->main_frame;
            item->request.place = list->count++;
        }
        list->seen++;
    }
}

/* A redirect ends at the very instant when what it leads to begins. */
static void
link_redirects(struct list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct item *item = &list->items[i];

        if (!request_redirects(&item->request) || item->ended < 0) {
            continue;
        }
        for (size_t k = i + 1; k < list->count && k - i <= LINK_MAX; k++) {
            if (list->items[k].begun < item->ended ||
                list->items[k].begun > item->ended) {
                continue;
            }
            if (item->next != NO_ITEM) {
                item->next = NO_ITEM; /* two of them: it is not told */
                break;
            }
            item->next = k;
        }
        if (item->next != NO_ITEM) {
            item->request.redirect = list->items[item->next].request.url;
        }
    }
}

/* ---- the document ---- */

static bool
is_document(const struct item *item)
{
    return item->request.told && item->request.word == RESOURCE_DOCUMENT &&
           !request_redirects(&item->request);
}

/* Whether both name one document: all but the fragment. */
static bool
same_document(const struct url *a, const struct url *b)
{
    size_t len = strcspn(a->text, "#");

    return len == strcspn(b->text, "#") && memcmp(a->text, b->text, len) == 0;
}

/*
 * The last time that the page's frame loaded the document named; reports that
 * do not tell frames apart: the first time. Without such a one, the first
 * document at all. NO_ITEM when there is none.
 */
static size_t
find_document(const struct list *list, const struct url *named)
{
    size_t found = NO_ITEM;
    size_t first = NO_ITEM;

    for (size_t i = 0; i < list->count; i++) {
        const struct item *item = &list->items[i];

        if (!is_document(item) || (list->framed && !item->main_frame)) {
            continue;
        }
        first = first == NO_ITEM ? i : first;
        if (named->host != NULL && same_document(&item->request.url, named) &&
            (found == NO_ITEM || list->framed)) {
            found = i;
        }
    }
    return found != NO_ITEM ? found : first;
}

/*
 * Mark what led to the document: what its frame loaded before it, the redirects
 * to any of these, and those that the list begins with.
 */
static void
mark_main(struct list *list, size_t document)
{
    for (size_t i = 0; i <= document; i++) {
        struct item *item = &list->items[i];

        if (i == document ||
            (list->framed && item->main_frame && is_document(item))) {
            item->request.main = ANSWER_YES;
        }
    }
    for (size_t i = document; i-- > 0;) {
        struct item *item = &list->items[i];

        if (item->next != NO_ITEM &&
            list->items[item->next].request.main == ANSWER_YES) {
            item->request.main = ANSWER_YES;
        }
    }
    for (size_t i = 0;
         i < document && request_redirects(&list->items[i].request);
         i++) {
        list->items[i].request.main = ANSWER_YES;
    }
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
        url_parse(text_of(report, names[i]), arena, &url);
    }
    return url;
}

static void
mark_document(struct list *list,
              const struct json *report,
              const struct url *named)
{
    const char *mode = json_text(json_get(report, "gatherMode"));
    size_t document = NO_ITEM;

    /* A report on a while of a page that was open has no such document. */
    if (mode == NULL || strcmp(mode, "navigation") == 0) {
        document = find_document(list, named);
    }
    if (document != NO_ITEM) {
        mark_main(list, document);
    }
    for (size_t i = 0; i < list->count; i++) {
        request_take_frame(&list->items[i].request);
    }
}

/* ---- the page ---- */

/* What the report says went wrong with the page; "" when nothing. */
static const char *
error_of(const struct json *report)
{
    const char *code = text_of(json_get(report, "runtimeError"), "code");

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

        if (url_parse(text_of(row, "url"), arena, &url)) {
            jar_put(
                page, arena, url.host, text_of(row, "name"), SETTER_UNKNOWN);
        }
    }
    page_normalise(page, arena);
}

static void
make_page(const struct list *list,
          const struct json *report,
          const struct url *named,
          struct page *page)
{
    const struct request **requests =
        arena_alloc(list->arena, list->count * sizeof(*requests));
    for (size_t i = 0; i < list->count; i++) {
        requests[i] = &list->items[i].request;
    }
    document_page(requests,
                  list->count,
                  named,
                  text_of(report, "fetchTime"),
                  list->arena,
                  page);
    if (error_of(report)[0] != '\0') {
        page->notes |= NOTE_INCOMPLETE_CAPTURE;
    }
    read_cookies(page, report, list->arena);
}

static enum status
read_report(const struct json *report,
            struct arena *arena,
            struct capture *out,
            size_t *seen,
            struct problem *problem)
{
    struct list list = {.arena = arena};
    struct url named = read_name(report, arena);
    struct page *page;

    read_list(&list, rows_of(report, "network-requests"));
    *seen += list.seen;
    if (list.count == 0) {
        out->empty++;
        return STATUS_OK;
    }
    link_redirects(&list);
    mark_document(&list, report, &named);
    page = builder_page(out, arena, problem);
    if (page == NULL) {
        return STATUS_TOO_LARGE;
    }
    make_page(&list, report, &named, page);
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

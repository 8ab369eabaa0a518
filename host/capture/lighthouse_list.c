/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/lighthouse_list.h"

#include <string.h>

/* Items to look at for where a redirect led: it is asked for at once, but
 * stands behind all that was asked for before the answer came. */
#define LINK_MAX ((size_t)4096)

/* One item of the list. */
struct item {
    struct request request;
    double begun;    /* milliseconds; when the browser first thought of it */
    double ended;    /* … and when its answer was there; NEVER */
    bool main_frame; /* of the page's own frame, as far as that is told */
    size_t next;     /* where it was redirected to; NO_ITEM */
};
#define NO_ITEM ((size_t)-1)
#define NEVER (-1.0)

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
    if (!url_parse(request_text(row, "url"), arena, &request->url)) {
        return false;
    }
    request->status = request_status(json_get(row, "statusCode"));
    request->mime = request_text(row, "mimeType");
    request->outcome =
        request_outcome(&(struct ending){.status = request->status});
    request_take_word(request, request_text(row, "resourceType"));
    request_take_address(request, NULL, arena);
    return true;
}

/* The one item that began at the very instant when a redirect ended: where it
 * led. NO_ITEM when there is none, or several: then it is not told. */
static size_t
find_next(const struct lighthouse_list *list, size_t from)
{
    double ended = list->items[from].ended;
    size_t found = NO_ITEM;

    for (size_t i = from + 1; i < list->count && i - from <= LINK_MAX; i++) {
        if (list->items[i].begun < ended || list->items[i].begun > ended) {
            continue;
        }
        if (found != NO_ITEM) {
            return NO_ITEM;
        }
        found = i;
    }
    return found;
}

static void
link_redirects(struct lighthouse_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct item *item = &list->items[i];

        if (!request_redirects(&item->request) || item->ended < 0) {
            continue;
        }
        item->next = find_next(list, i);
        if (item->next != NO_ITEM) {
            item->request.redirect = list->items[item->next].request.url;
        }
    }
}

void
lighthouse_list_read(struct lighthouse_list *list,
                     const struct json *rows,
                     struct arena *arena)
{
    *list = (struct lighthouse_list){
        .items = arena_alloc(arena, json_count(rows) * sizeof(*list->items)),
    };
    for (const struct json *row = json_first(rows); row != NULL;
         row = json_next(row)) {
        struct item *item = &list->items[list->count];

        if (read_item(row, arena, item)) {
            list->framed = list->framed || item->main_frame;
            item->request.place = list->count++;
        }
        list->seen++;
    }
    link_redirects(list);
}

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
find_document(const struct lighthouse_list *list, const struct url *named)
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
mark_main(struct lighthouse_list *list, size_t document)
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

void
lighthouse_list_mark(struct lighthouse_list *list, const struct url *named)
{
    size_t document = named == NULL ? NO_ITEM : find_document(list, named);

    if (document != NO_ITEM) {
        mark_main(list, document);
    }
    for (size_t i = 0; i < list->count; i++) {
        request_take_frame(&list->items[i].request);
    }
}

const struct request *
lighthouse_list_request(const struct lighthouse_list *list, size_t index)
{
    return &list->items[index].request;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* record: keep one page view. */
#include "store/kept.h"

#include "wire/message.h"

static enum error
reply(struct ask *ask,
      const char *why,
      const struct kept_site *site,
      int64_t id,
      bool updated)
{
    struct json_out *out = ask->out;

    json_begin_object(out);
    json_put_boolean(out, "recorded", why == NULL);
    json_put_string(out, "why", why);
    json_key(out, "visit");
    if (why == NULL) {
        json_integer(out, id);
    } else {
        json_null(out);
    }
    json_put_string(out, "site", why == NULL ? site->domain : NULL);
    json_put_boolean(out, "updated", updated);
    json_end_object(out);
    return E_NONE;
}

/* Why nothing is kept, as far as the page is not looked at; NULL: it may be. */
static const char *
refusal(const struct settings *settings)
{
    return settings->recording == ANSWER_UNKNOWN ? "unasked"
           : settings->recording == ANSWER_NO    ? "declined"
           : settings->paused                    ? "paused"
                                                 : NULL;
}

static const char *
refusal_of_page(const struct history *history,
                const struct settings *settings,
                const struct page *page)
{
    int64_t time;

    if (page->private_window) {
        return "private";
    }
    if (!time_parse(page->at, &time)) {
        return "undated";
    }
    return time < history_oldest(history, settings->months) ? "too-old" : NULL;
}

static enum error
keep(struct ask *ask, struct page *page, struct kept_site *site)
{
    struct history *history = ask->history;
    struct rating rating;
    struct visit visit;
    const unsigned char *body;
    size_t size;
    bool updated = false;
    enum error error;

    page->strict = ask->strict;
    rating_make(history->start.sources, page, ask->arena, &rating);
    visit_make(history->start.sources, &rating, ask->arena, &visit);
    body_make(&rating, ask->arena, &body, &size);
    error = history_begin(history, ask->problem);
    if (error == E_NONE) {
        error = site_ensure(history, site, ask->problem);
    }
    if (error == E_NONE) {
        visit.site = site->id;
        error = visit_store(
            history, &visit, body, size, false, &updated, ask->problem);
    }
    if (error == E_NONE) {
        error = history_commit(history, ask->problem);
    }
    return error == E_NONE ? reply(ask, NULL, site, visit.id, updated) : error;
}

enum error
op_record(struct ask *ask)
{
    struct history *history = ask->history;
    struct page *page = arena_alloc(ask->arena, sizeof(*page));
    struct settings settings;
    struct kept_site site;
    const char *why;
    bool found;
    enum error error;

    if (message_read_page(ask->request, ask->arena, page, ask->problem) !=
        STATUS_OK) {
        return E_BAD_REQUEST;
    }
    error = history_ready(history, false, ask->problem);
    if (error == E_NONE) {
        error = history_settings(history, &settings, ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    why = refusal(&settings);
    if (why == NULL) {
        why = refusal_of_page(history, &settings, page);
    }
    if (why != NULL) {
        return reply(ask, why, NULL, 0, false);
    }
    error = site_of_host(
        history, page->host, ask->arena, &site, &found, ask->problem);
    if (error == E_NONE && !found) {
        return reply(ask, "not-political", NULL, 0, false);
    }
    if (error == E_NONE) {
        error = history_need_data(history, ask->problem);
    }
    if (error == E_NONE) {
        error = history_prune(history, &settings, false, ask->problem);
    }
    return error == E_NONE ? keep(ask, page, &site) : error;
}

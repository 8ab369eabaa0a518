/* SPDX-License-Identifier: EUPL-1.2 */
/* history.site and history.visit: the visits of a site, and one of them. */
#include "store/brief.h"
#include "store/change.h"
#include "store/kept.h"
#include "wire/frame.h"

#define VISIT_ROOM                                                             \
    ((size_t)64 * 1024) /* bytes of the reply beside a rating                  \
                         */
#define MOST_SAID                                                              \
    500 /* findings or parties told again; a page has some tens                \
         */

struct timeline {
    int64_t limit;
    int64_t after; /* visits to leave out at the beginning */
    bool today;
    bool changes;
};

static enum error
put_visit(struct ask *ask,
          const struct timeline *how,
          const struct visit *visit)
{
    struct json_out *out = ask->out;
    struct rating rating;
    enum error error = E_NONE;

    json_begin_object(out);
    visit_write(out, visit);
    if (how->today) {
        json_key(out, "today");
        if (visit_again(ask,
                        body_read(ask->history, visit->id, ask->arena),
                        (struct date){0},
                        &rating)) {
            const struct kept_letters letters = letters_of(&rating.judgement);

            letters_write(out, &letters);
        } else {
            json_null(out);
        }
    }
    if (how->changes) {
        json_key(out, "change");
        error = change_write_short(ask, visit);
    }
    json_end_object(out);
    return error;
}

static enum error
read_visits(struct ask *ask,
            int64_t site,
            const struct timeline *how,
            struct visit *visits,
            size_t *count)
{
    struct db_rows rows;
    enum status status = db_query(ask->history->db,
                                  "visits",
                                  "SELECT " VISIT_COLUMNS VISIT_FROM
                                  "WHERE v.site = ?1 ORDER BY v.time DESC, "
                                  "v.key DESC LIMIT ?2 OFFSET ?3",
                                  &rows,
                                  ask->problem);

    *count = 0;
    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, site);
    db_bind_integer(&rows, 2, how->limit);
    db_bind_integer(&rows, 3, how->after);
    while (*count < (size_t)how->limit && db_next(&rows)) {
        visit_row(&rows, ask->arena, &visits[(*count)++]);
    }
    return history_error(db_end(&rows, ask->problem));
}

static enum error
count_visits(struct ask *ask, int64_t site, int64_t *count)
{
    struct db_rows rows;
    enum status status = db_query(ask->history->db,
                                  "visits",
                                  "SELECT count(*) FROM visits WHERE site = ?1",
                                  &rows,
                                  ask->problem);

    *count = 0;
    if (status != STATUS_OK) {
        return history_error(status);
    }
    db_bind_integer(&rows, 1, site);
    if (db_next(&rows)) {
        *count = db_integer(&rows, 0);
    }
    return history_error(db_end(&rows, ask->problem));
}

static enum error
write_timeline(struct ask *ask,
               const struct timeline *how,
               const struct kept_site *site)
{
    struct json_out *out = ask->out;
    struct visit *visits =
        arena_alloc(ask->arena, (size_t)how->limit * sizeof(*visits));
    size_t count = 0;
    int64_t total;
    enum error error = read_visits(ask, site->id, how, visits, &count);

    if (error == E_NONE) {
        error = count_visits(ask, site->id, &total);
    }
    if (error != E_NONE) {
        return error;
    }
    json_begin_object(out);
    json_key(out, "site");
    site_write(out, site);
    json_put_integer(out, "total", total);
    json_key(out, "visits");
    json_begin_array(out);
    for (size_t i = 0; i < count && error == E_NONE; i++) {
        error = put_visit(ask, how, &visits[i]);
    }
    json_end_array(out);
    json_key(out, "next");
    if (how->after + (int64_t)count < total) {
        json_integer(out, how->after + (int64_t)count);
    } else {
        json_null(out);
    }
    json_end_object(out);
    return error;
}

enum error
op_site(struct ask *ask)
{
    struct timeline how = {0};
    struct kept_site site;
    const char *domain = NULL;
    enum error error = ask_text(ask, "site", &domain);

    if (error == E_NONE && domain == NULL) {
        error = ask_bad(ask, "site is no text");
    }
    if (error == E_NONE) {
        error = ask_bool(ask, "today", false, &how.today);
    }
    if (error == E_NONE) {
        error = ask_bool(ask, "changes", false, &how.changes);
    }
    if (error == E_NONE) {
        error = ask_page(ask, &how.limit, &how.after);
    }
    if (error == E_NONE && (how.today || how.changes)) {
        error = history_need_data(ask->history, ask->problem);
    }
    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE) {
        error = site_by_domain(
            ask->history, domain, ask->arena, &site, ask->problem);
    }
    return error == E_NONE ? write_timeline(ask, &how, &site) : error;
}

/* ---- one visit ---- */

static const char *const finding_names[BRIEF_MEMBERS] = {
    "rule", "axis", "best", "worst", "party", "capacity"};
static const char *const party_names[BRIEF_MEMBERS] = {
    "org", "capacity", "controlled_from", "class", "best", "worst"};

static void
put_said(struct json_out *out,
         const struct json *said,
         const char *member,
         const char *const *names)
{
    size_t count = 0;

    json_key(out, member);
    json_begin_array(out);
    for (const struct json *item = json_first(json_get(said, member));
         item != NULL && count < MOST_SAID;
         item = json_next(item), count++) {
        struct brief brief;

        if (brief_read(item, &brief)) {
            json_begin_object(out);
            for (size_t i = 0; i < BRIEF_MEMBERS; i++) {
                json_put_string(out, names[i], brief.texts[i]);
            }
            json_end_object(out);
        }
    }
    json_end_array(out);
}

static enum error
put_beside(struct ask *ask,
           const struct visit *visit,
           const char *name,
           bool after)
{
    int64_t id;
    enum error error =
        visit_beside(ask->history, visit, after, &id, ask->problem);

    json_key(ask->out, name);
    if (id == 0) {
        json_null(ask->out);
    } else {
        json_integer(ask->out, id);
    }
    return error;
}

static void
put_rating(struct ask *ask, const struct json *body)
{
    struct rating rating;

    json_key(ask->out, "rating");
    if (!visit_again(ask, body, (struct date){0}, &rating)) {
        json_null(ask->out);
        return;
    }
    rating_write_within(ask->out,
                        FRAME_MAX_OUT - ask->out->len - VISIT_ROOM,
                        ask->history->start.sources,
                        &rating,
                        RATING_FULL,
                        ask->language,
                        ask->arena);
}

static enum error
write_visit(struct ask *ask,
            const struct kept_site *site,
            const struct visit *visit)
{
    struct json_out *out = ask->out;
    const struct json *body = body_read(ask->history, visit->id, ask->arena);
    enum error error;

    json_begin_object(out);
    json_key(out, "site");
    site_write(out, site);
    json_key(out, "visit");
    json_begin_object(out);
    visit_write(out, visit);
    json_end_object(out);
    json_key(out, "as_rated");
    json_begin_object(out);
    put_said(out, json_get(body, "said"), "findings", finding_names);
    put_said(out, json_get(body, "said"), "parties", party_names);
    json_end_object(out);
    error = put_beside(ask, visit, "before", false);
    if (error == E_NONE) {
        error = put_beside(ask, visit, "after", true);
    }
    put_rating(ask, body);
    json_end_object(out);
    return error;
}

enum error
op_visit(struct ask *ask)
{
    struct visit visit;
    struct kept_site site;
    int64_t id;
    enum error error = ask_integer(ask, "visit", 0, &id);

    if (error == E_NONE) {
        error = history_need_data(ask->history, ask->problem);
    }
    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    if (error == E_NONE) {
        error = visit_load(ask->history, id, ask->arena, &visit, ask->problem);
    }
    if (error == E_NONE) {
        error = site_by_id(
            ask->history, visit.site, ask->arena, &site, ask->problem);
    }
    return error == E_NONE ? write_visit(ask, &site, &visit) : error;
}

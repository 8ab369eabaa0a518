/* SPDX-License-Identifier: EUPL-1.2 */
/* history.compare: two to six sites side by side, with the data of now. */
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

struct column {
    struct kept_site site;
    struct visit visit;
};

static int
by_domain(const void *a, const void *b)
{
    const struct column *x = a;
    const struct column *y = b;
    int order = strcmp(x->site.domain, y->site.domain);

    return order != 0 ? order : x->visit.time < y->visit.time ? -1 : 1;
}

static enum error
last_of(struct ask *ask, const struct kept_site *site, struct visit *out)
{
    const struct visit end = {.site = site->id, .time = INT64_MAX, .key = ""};
    int64_t id;
    enum error error =
        visit_beside(ask->history, &end, false, &id, ask->problem);

    return error == E_NONE
               ? visit_load(ask->history, id, ask->arena, out, ask->problem)
               : error;
}

static enum error
read_column(struct ask *ask, const struct json *item, struct column *out)
{
    int64_t id;
    enum error error;

    if (json_text(item) != NULL) {
        error = site_by_domain(ask->history,
                               json_text(item),
                               ask->arena,
                               &out->site,
                               ask->problem);
        return error == E_NONE ? last_of(ask, &out->site, &out->visit) : error;
    }
    if (!json_whole(item, &id)) {
        return ask_bad(ask, "sites are no texts, or visits no numbers");
    }
    error = visit_load(ask->history, id, ask->arena, &out->visit, ask->problem);
    return error == E_NONE ? site_by_id(ask->history,
                                        out->visit.site,
                                        ask->arena,
                                        &out->site,
                                        ask->problem)
                           : error;
}

static void
put_texts(struct json_out *out,
          const char *name,
          const char *const *texts,
          size_t count)
{
    json_key(out, name);
    json_begin_array(out);
    for (size_t i = 0; i < count; i++) {
        json_string(out, texts[i]);
    }
    json_end_array(out);
}

static void
put_party(struct json_out *out,
          const struct party *party,
          struct party_letters letters)
{
    const role_set document = SET_OF(ROLE_DOCUMENT) | SET_OF(ROLE_PROXY);
    const bool known =
        party->org != NULL && country_known(party->org->controlled_from);

    json_begin_object(out);
    json_put_string(out, "org", party->org == NULL ? NULL : party->label);
    json_put_string(out, "name", party->called);
    json_put_word(out, "capacity", capacity_name(party->capacity));
    json_put_word(out,
                  "controlled_from",
                  known ? party->org->controlled_from.code : NULL);
    put_texts(out, "purposes", party->purposes, party->npurposes);
    json_put_boolean(out,
                     "serves",
                     party->capacity == CAPACITY_OPERATOR &&
                         (party->roles & document) != 0);
    json_key(out, "letter");
    json_begin_object(out);
    rating_put_letters(out, letters.best, letters.worst);
    json_end_object(out);
    json_end_object(out);
}

#define MOST_PARTIES 300 /* of one column: six of them fit in a reply */

void
history_write_column(struct json_out *out,
                     const struct rating *rating,
                     struct arena *arena)
{
    const struct kept_letters letters = letters_of(&rating->judgement);
    const struct party_letters *of =
        rating_party_letters(&rating->dossier, &rating->judgement, arena);

    json_key(out, "today");
    letters_write(out, &letters);
    json_key(out, "criteria");
    rating_write_criteria(out, &rating->judgement.criteria);
    json_key(out, "parties");
    json_begin_array(out);
    for (size_t i = 0; i < rating->dossier.nparties && i < MOST_PARTIES; i++) {
        put_party(out, &rating->dossier.parties[i], of[i]);
    }
    json_end_array(out);
}

static void
put_column(struct ask *ask, const struct column *column)
{
    struct json_out *out = ask->out;
    struct rating rating;

    json_begin_object(out);
    json_key(out, "site");
    site_write(out, &column->site);
    json_key(out, "visit");
    json_begin_object(out);
    visit_write(out, &column->visit);
    json_end_object(out);
    if (visit_again(ask,
                    body_read(ask->history, column->visit.id, ask->arena),
                    (struct date){0},
                    &rating)) {
        history_write_column(out, &rating, ask->arena);
    } else {
        json_key(out, "today");
        json_null(out);
        json_key(out, "criteria");
        json_null(out);
        put_texts(out, "parties", NULL, 0);
    }
    json_end_object(out);
}

enum error
op_compare(struct ask *ask)
{
    const struct json *sites = json_get(ask->request, "sites");
    const struct json *visits = json_get(ask->request, "visits");
    const struct json *list = json_is_array(sites) ? sites : visits;
    struct column columns[HISTORY_MAX_COMPARE];
    size_t count = 0;
    enum error error;

    if (!json_is_array(list) || json_count(list) < 2 ||
        json_count(list) > HISTORY_MAX_COMPARE) {
        return ask_bad(ask, "sites (or visits) are not two to six");
    }
    error = history_need_data(ask->history, ask->problem);
    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    for (const struct json *item = json_first(list);
         item != NULL && error == E_NONE;
         item = json_next(item)) {
        error = read_column(ask, item, &columns[count++]);
    }
    if (error != E_NONE) {
        return error;
    }
    qsort(columns, count, sizeof(columns[0]), by_domain);
    json_begin_object(ask->out);
    json_key(ask->out, "columns");
    json_begin_array(ask->out);
    for (size_t i = 0; i < count; i++) {
        put_column(ask, &columns[i]);
    }
    json_end_array(ask->out);
    json_end_object(ask->out);
    return E_NONE;
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* history.diff, and entries as JSON. */
#include "store/change.h"

#define MOST_HOSTS 32    /* names of one entry; the rest is counted */
#define MOST_ENTRIES 500 /* of one cause: a page can have thousands */

static void
write_entry(struct json_out *out, const struct entry *entry)
{
    json_begin_object(out);
    json_put_word(out, "what", entry->what);
    json_put_string(out, "org", entry->org);
    json_put_string(out, "name", entry->name);
    json_put_word(out, "capacity", entry->capacity);
    json_put_word(out, "country", entry->country);
    json_key(out, "hosts");
    json_begin_array(out);
    for (size_t i = 0; i < entry->nhosts && i < MOST_HOSTS; i++) {
        json_string(out, entry->hosts[i]);
    }
    json_end_array(out);
    json_put_word(out, "axis", entry->axis);
    json_put_string(out, "before", entry->before);
    json_put_string(out, "after", entry->after);
    json_put_word(out, "reason", entry->reason);
    json_key(out, "visit");
    if (entry->visit == 0) {
        json_null(out);
    } else {
        json_integer(out, entry->visit);
    }
    json_end_object(out);
}

static void
write_entries(struct json_out *out,
              const char *name,
              const struct entries *entries)
{
    json_key(out, name);
    json_begin_array(out);
    for (size_t i = 0; i < entries->count && i < MOST_ENTRIES; i++) {
        write_entry(out, &entries->entries[i]);
    }
    json_end_array(out);
}

void
change_write_first(struct json_out *out, const struct change *change)
{
    const struct entries *entries = change->main == CAUSE_SITE   ? &change->site
                                    : change->main == CAUSE_DATA ? &change->data
                                    : change->main == CAUSE_UNSEEN
                                        ? &change->unseen
                                        : NULL;
    const struct entry *first = NULL;

    /* What weighs most is what to name. */
    for (size_t i = 0; entries != NULL && i < entries->count; i++) {
        if (first == NULL || entries->entries[i].worst > first->worst) {
            first = &entries->entries[i];
        }
    }
    if (first == NULL) {
        json_null(out);
    } else {
        write_entry(out, first);
    }
}

static void
put_letters(struct json_out *out,
            const char *name,
            const struct kept_letters *letters)
{
    json_key(out, name);
    letters_write(out, letters);
}

static void
put_rating(struct json_out *out, const char *name, const struct rating *rating)
{
    const struct kept_letters letters = letters_of(&rating->judgement);

    put_letters(out, name, &letters);
}

static void
put_visit(struct json_out *out, const char *name, const struct visit *visit)
{
    json_key(out, name);
    json_begin_object(out);
    visit_write(out, visit);
    json_end_object(out);
}

static enum error
write_diff(struct ask *ask, const struct change *change)
{
    struct json_out *out = ask->out;
    struct kept_site site;
    enum error error = site_by_id(
        ask->history, change->b.visit->site, ask->arena, &site, ask->problem);

    if (error != E_NONE) {
        return error;
    }
    json_begin_object(out);
    json_key(out, "site_of_b");
    site_write(out, &site);
    put_visit(out, "a", change->a.visit);
    put_visit(out, "b", change->b.visit);
    json_put_boolean(out, "same_site", change->same_site);
    json_key(out, "letters");
    json_begin_object(out);
    put_letters(out, "a", &change->a.visit->letters);
    put_letters(out, "b", &change->b.visit->letters);
    put_rating(out, "a_today", &change->a.own);
    put_rating(out, "b_today", &change->b.own);
    put_rating(out, "a_on_day_of_b", &change->a.rating);
    json_end_object(out);
    json_key(out, "moved");
    json_begin_object(out);
    json_put_boolean(out, "site", change->moved_site);
    json_put_boolean(out, "data", change->moved_data);
    json_put_boolean(out, "unseen", change->moved_unseen);
    json_end_object(out);
    json_put_word(out, "main", cause_name(change->main));
    write_entries(out, "site", &change->site);
    write_entries(out, "data", &change->data);
    write_entries(out, "unseen", &change->unseen);
    json_end_object(out);
    return E_NONE;
}

enum error
op_diff(struct ask *ask)
{
    struct visit visits[2];
    struct change change;
    int64_t ids[2];
    enum error error = ask_integer(ask, "a", 0, &ids[0]);

    if (error == E_NONE) {
        error = ask_integer(ask, "b", 0, &ids[1]);
    }
    if (error == E_NONE) {
        error = history_need_data(ask->history, ask->problem);
    }
    if (error == E_NONE) {
        error = history_ready(ask->history, false, ask->problem);
    }
    for (size_t i = 0; i < 2 && error == E_NONE; i++) {
        error = visit_load(
            ask->history, ids[i], ask->arena, &visits[i], ask->problem);
    }
    if (error != E_NONE) {
        return error;
    }
    if (!change_work_out(ask, &visits[0], &visits[1], &change)) {
        (void)problem_set(ask->problem,
                          STATUS_INVALID,
                          "A visit that came from CSV has a letter only.",
                          "One of the two visits has no contacts");
        return E_NOT_FOUND;
    }
    return write_diff(ask, &change);
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "wire/data_status.h"

#include "facts/data_sources.h"
#include "wire/rating_parts.h"

void
data_status_put_day(struct json_out *out,
                    const char *name,
                    struct date day,
                    struct arena *arena)
{
    json_put_string(out,
                    name,
                    day.ymd == 0 ? NULL
                                 : arena_format(arena,
                                                "%04d-%02d-%02d",
                                                (int)(day.ymd / 10000),
                                                (int)(day.ymd / 100 % 100),
                                                (int)(day.ymd % 100)));
}

static void
put_source(struct json_out *out,
           const struct data_source *source,
           struct arena *arena)
{
    json_begin_object(out);
    json_put_word(out, "id", source->id);
    rating_put_text(out, "file", source->file);
    rating_put_text(out, "type", source->type);
    json_put_boolean(out, "present", source->present);
    data_status_put_day(out, "built", source->built, arena);
    json_key(out, "days");
    if (source->days < 0) {
        json_null(out);
    } else {
        json_integer(out, source->days);
    }
    json_put_boolean(out, "old", source->old);
    json_put_boolean(out, "yours", source->yours);
    data_status_put_day(out, "imported", source->imported, arena);
    rating_put_text(out, "notice", source->notice);
    rating_put_text(out, "link", source->link);
    json_put_string(
        out, "msg", source->problem == NULL ? NULL : source->problem->what);
    json_put_string(
        out, "hint", source->problem == NULL ? NULL : source->problem->hint);
    json_end_object(out);
}

void
data_status_put(struct json_out *out,
                const struct sources *sources,
                struct date today,
                struct arena *arena)
{
    struct data_source list[DATA_SOURCES];

    data_status_put_day(
        out, "country_built", geo_country_date(sources->geo), arena);
    data_status_put_day(
        out, "network_built", geo_network_date(sources->geo), arena);
    data_sources(sources, today, list);
    json_key(out, "sources");
    json_begin_array(out);
    for (size_t i = 0; i < DATA_SOURCES; i++) {
        put_source(out, &list[i], arena);
    }
    json_end_array(out);
}

/* SPDX-License-Identifier: EUPL-1.2 */
/* Members of requests, and times. */
#include "store/parts.h"

#include <string.h>

enum error
ask_bad(const struct ask *ask, const char *what)
{
    (void)problem_set(ask->problem,
                      STATUS_INVALID,
                      "PROTOCOL.md has an example of each request.",
                      "%s",
                      what);
    return E_BAD_REQUEST;
}

static const struct json *
member(const struct ask *ask, const char *name)
{
    const struct json *value = json_get(ask->request, name);

    return json_is_null(value) ? NULL : value;
}

enum error
ask_integer(const struct ask *ask,
            const char *name,
            int64_t fallback,
            int64_t *out)
{
    const struct json *value = member(ask, name);

    *out = fallback;
    if (value != NULL && (!json_whole(value, out) || *out < 0)) {
        return ask_bad(ask, arena_format(ask->arena, "%s is no number", name));
    }
    return E_NONE;
}

enum error
ask_bool(const struct ask *ask, const char *name, bool fallback, bool *out)
{
    const struct json *value = member(ask, name);

    *out = value == NULL ? fallback : json_bool(value, false);
    if (value != NULL && json_bool(value, false) != json_bool(value, true)) {
        return ask_bad(
            ask, arena_format(ask->arena, "%s is not true or false", name));
    }
    return E_NONE;
}

enum error
ask_text(const struct ask *ask, const char *name, const char **out)
{
    const struct json *value = member(ask, name);

    *out = json_text(value);
    if (value != NULL && *out == NULL) {
        return ask_bad(ask, arena_format(ask->arena, "%s is no text", name));
    }
    return E_NONE;
}

enum error
ask_page(const struct ask *ask, int64_t *limit, int64_t *after)
{
    enum error error = ask_integer(ask, "limit", HISTORY_PAGE, limit);

    if (error == E_NONE && (*limit < 1 || *limit > HISTORY_MAX_PAGE)) {
        error = ask_bad(ask, "limit is not 1 to 200");
    }
    return error == E_NONE ? ask_integer(ask, "after", 0, after) : error;
}

#define DAY_MS INT64_C(86400000)

enum error
ask_period(const struct ask *ask, int64_t *from, int64_t *to)
{
    const char *first = NULL;
    const char *last = NULL;
    enum error error = ask_text(ask, "from", &first);

    *from = INT64_MIN;
    *to = INT64_MAX;
    if (error == E_NONE) {
        error = ask_text(ask, "to", &last);
    }
    if (error != E_NONE) {
        return error;
    }
    if (first != NULL && !time_parse(first, from)) {
        return ask_bad(ask, "from is no day (ISO 8601)");
    }
    if (last != NULL) {
        if (!time_parse(last, to)) {
            return ask_bad(ask, "to is no day (ISO 8601)");
        }
        *to += DAY_MS - 1;
    }
    return E_NONE;
}

/* ---- times ---- */

/* Days since 1970-01-01; Howard Hinnant's days_from_civil. */
static int64_t
days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t era;
    int64_t of_era;
    int64_t of_year;

    year -= month <= 2;
    era = year / 400;
    of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    of_era = year % 400;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

int32_t
time_day(int64_t seconds)
{
    int64_t days = seconds / 86400 + 719468;
    int64_t era = days / 146097;
    int64_t of_era = days % 146097;
    int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;

    year += era * 400 + (month <= 2);
    return (int32_t)(year * 10000 + month * 100 + of_year -
                     (153 * shifted + 2) / 5 + 1);
}

/* count figures at text; -1: others. */
static int
figures(const char *text, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + text[i] - '0';
    }
    return value;
}

/* Minutes east of UTC; a time without zone is read as UTC. */
static int64_t
zone_of(const char *text)
{
    int hours;
    int minutes;

    if (text[0] != '+' && text[0] != '-') {
        return 0;
    }
    hours = figures(text + 1, 2);
    if (hours < 0) {
        return 0;
    }
    minutes = figures(text + 3 + (text[3] == ':'), 2);
    hours = hours * 60 + (minutes < 0 ? 0 : minutes);
    return text[0] == '-' ? -hours : hours;
}

/* Milliseconds of "THH:MM[:SS[.fff]][zone]"; 0 for anything else. */
static int64_t
clock_of(const char *text)
{
    int hour;
    int minute;
    int second = 0;
    int64_t ms = 0;

    if (text[0] != 'T' && text[0] != ' ') {
        return 0;
    }
    hour = figures(text + 1, 2);
    if (hour < 0 || text[3] != ':' || (minute = figures(text + 4, 2)) < 0) {
        return 0;
    }
    text += 6;
    if (text[0] == ':' && (second = figures(text + 1, 2)) >= 0) {
        text += 3;
    }
    if (text[0] == '.' || text[0] == ',') {
        int64_t weight = 100;

        for (text++; *text >= '0' && *text <= '9'; text++) {
            ms += (*text - '0') * weight;
            weight /= 10;
        }
    }
    second = second < 0 ? 0 : second;
    return (((int64_t)hour * 60 + minute - zone_of(text)) * 60 + second) *
               1000 +
           ms;
}

bool
time_parse(const char *text, int64_t *ms)
{
    struct date date = date_parse(text);

    if (date.ymd == 0) {
        return false;
    }
    *ms = days_of(date.ymd / 10000, date.ymd / 100 % 100, date.ymd % 100) *
              DAY_MS +
          clock_of(text + strlen("2018-06-12"));
    return true;
}

const char *
time_text(int64_t ms, struct arena *arena)
{
    int64_t seconds = ms / 1000 - (ms % 1000 < 0);
    int32_t day = time_day(seconds);
    int64_t clock = (seconds % 86400 + 86400) % 86400;

    return arena_format(arena,
                        "%04d-%02d-%02dT%02d:%02d:%02dZ",
                        (int)(day / 10000),
                        (int)(day / 100 % 100),
                        (int)(day % 100),
                        (int)(clock / 3600),
                        (int)(clock / 60 % 60),
                        (int)(clock % 60));
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/when.h"

#include <stddef.h>
#include <string.h>

/* Exactly count digits; moves *text on. -1 when they are not there. */
static int
read_digits(const char **text, int count)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        char c = **text;

        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
        (*text)++;
    }
    return value;
}

static bool
skip(const char **text, char c)
{
    if (**text != c) {
        return false;
    }
    (*text)++;
    return true;
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar, by counting from
 * 1 March, so that a leap day comes last. */
static int64_t
days(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = y / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year +
           day - 1 - 719468;
}

/* Offset from UTC in seconds; false when what follows is none. */
static bool
read_zone(const char *text, int64_t *offset)
{
    int sign = *text == '-' ? -1 : 1;
    int hours;
    int minutes;

    *offset = 0;
    if (*text == '\0' || ((*text == 'Z' || *text == 'z') && text[1] == '\0')) {
        return true;
    }
    if (*text != '+' && *text != '-') {
        return false;
    }
    text++;
    hours = read_digits(&text, 2);
    skip(&text, ':');
    minutes = *text == '\0' ? 0 : read_digits(&text, 2);
    if (hours < 0 || minutes < 0 || *text != '\0') {
        return false;
    }
    *offset = sign * ((int64_t)hours * 3600 + minutes * 60);
    return true;
}

static int64_t
read_fraction(const char **text)
{
    int64_t micros = 0;
    int64_t unit = 100000;

    if (!skip(text, '.') && !skip(text, ',')) {
        return 0;
    }
    while (**text >= '0' && **text <= '9') {
        micros += (**text - '0') * unit;
        unit /= 10;
        (*text)++;
    }
    return micros;
}

bool
when_parse(const char *text, int64_t *out)
{
    int part[6]; /* year, month, day, hour, minute, second */
    static const char before[] = "\0--T::";
    int64_t micros;
    int64_t offset;

    if (text == NULL) {
        return false;
    }
    for (int i = 0; i < 6; i++) {
        if (i > 0 && !skip(&text, before[i]) && !(i == 3 && skip(&text, ' '))) {
            return false;
        }
        part[i] = read_digits(&text, i == 0 ? 4 : 2);
        if (part[i] < 0) {
            return false;
        }
    }
    if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31) {
        return false;
    }
    micros = read_fraction(&text);
    if (!read_zone(text, &offset)) {
        return false;
    }
    *out = (days(part[0], part[1], part[2]) * 86400 + part[3] * 3600 +
            part[4] * 60 + part[5] - offset) *
               1000000 +
           micros;
    return true;
}

/* 1 to 12; 0 when there is no name of a month. Moves *text on. */
static int
read_month(const char **text)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    for (int month = 1; month <= 12; month++) {
        if (strncmp(*text, names + 3 * (month - 1), 3) == 0) {
            *text += 3;
            return month;
        }
    }
    return 0;
}

const char *
when_http(const char *text, struct arena *arena)
{
    int part[6]; /* day, month, year, hour, minute, second */
    static const char before[] = "\0   ::";

    if (text == NULL ||
        strlen(text) != strlen("Sun, 06 Nov 1994 08:49:37 GMT") ||
        text[3] != ',' || text[4] != ' ') {
        return NULL;
    }
    text += 5;
    for (int i = 0; i < 6; i++) {
        if (i > 0 && !skip(&text, before[i])) {
            return NULL;
        }
        part[i] =
            i == 1 ? read_month(&text) : read_digits(&text, i == 2 ? 4 : 2);
        if (part[i] < 0 || (i < 2 && part[i] == 0)) {
            return NULL;
        }
    }
    if (part[0] > 31 || part[3] > 23 || part[4] > 59 || part[5] > 60 ||
        strcmp(text, " GMT") != 0) {
        return NULL;
    }
    return arena_format(arena,
                        "%04d-%02d-%02dT%02d:%02d:%02dZ",
                        part[2],
                        part[1],
                        part[0],
                        part[3],
                        part[4],
                        part[5]);
}

const char *
when_text(int64_t us, struct arena *arena)
{
    int64_t millis = us / 1000;
    int64_t seconds = millis / 1000;
    int64_t day = seconds / 86400;
    int64_t of_era = day + 719468; /* days since 1 March of the year 0 */
    int64_t era = of_era / 146097;
    int64_t year;
    int64_t month; /* from March on */
    int64_t of_year;

    of_era -= era * 146097;
    year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    of_year = of_era - (365 * year + year / 4 - year / 100);
    month = (5 * of_year + 2) / 153;
    return arena_format(arena,
                        "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
                        (int)(era * 400 + year + (month >= 10 ? 1 : 0)),
                        (int)(month < 10 ? month + 3 : month - 9),
                        (int)(of_year - (153 * month + 2) / 5 + 1),
                        (int)(seconds / 3600 % 24),
                        (int)(seconds / 60 % 60),
                        (int)(seconds % 60),
                        (int)(millis % 1000));
}

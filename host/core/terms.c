/* SPDX-License-Identifier: EUPL-1.2 */
#include "core/terms.h"

#include <assert.h>
#include <string.h>

static const char *const letters[] = {"", "A", "B", "C", "D", "E"};
static const char *const outcomes[OUTCOME_COUNT] = {
    "contacted",
    "possible",
    "cached",
    "blocked",
    "failed",
};
static const char *const phases[PHASE_COUNT] = {
    "unknown",
    "before",
    "accepted",
    "refused",
};
static const char *const choices[CHOICE_COUNT] = {
    "unknown",
    "none",
    "accepted",
    "refused",
    "partly",
};

static const char *const frames[FRAME_COUNT] = {"top", "same-site", "foreign"};
static const char *const resources[RESOURCE_COUNT] = {
    "other",
    "document",
    "redirect",
    "form",
    "frame",
    "script",
    "fetch",
    "socket",
    "beacon",
    "style",
    "font",
    "image",
    "media",
};
static const char *const roles[ROLE_COUNT] = {
    "redirect",
    "passive",
    "active",
    "form",
    "document",
    "proxy",
};
static const char *const reaches[REACH_COUNT] = {"E", "Q", "Z", "X", "Y"};
static const char *const capacities[] = {"service", "operator"};
static const char *const certainties[] = {"unknown", "hint", "established"};

/* Index of text in names, or -1. */
static int
find(const char *const *names, int count, const char *text)
{
    for (int i = 0; i < count; i++) {
        if (names[i][0] == text[0] && strcmp(names[i], text) == 0) {
            return i;
        }
    }
    return -1;
}

const char *
letter_name(enum letter letter)
{
    return letters[letter];
}

const char *
outcome_name(enum outcome outcome)
{
    return outcomes[outcome];
}

bool
outcome_parse(const char *text, enum outcome *out)
{
    int i = find(outcomes, OUTCOME_COUNT, text);

    if (i >= 0) {
        *out = (enum outcome)i;
    }
    return i >= 0;
}

const char *
phase_name(enum phase phase)
{
    return phases[phase];
}

bool
phase_parse(const char *text, enum phase *out)
{
    int i = find(phases, PHASE_COUNT, text);

    if (i >= 0) {
        *out = (enum phase)i;
    }
    return i >= 0;
}

const char *
choice_name(enum choice choice)
{
    return choices[choice];
}

bool
choice_parse(const char *text, enum choice *out)
{
    int i = find(choices, CHOICE_COUNT, text);

    if (i >= 0) {
        *out = (enum choice)i;
    }
    return i >= 0;
}

const char *
frame_name(enum frame frame)
{
    return frames[frame];
}

bool
frame_parse(const char *text, enum frame *out)
{
    int i = find(frames, FRAME_COUNT, text);

    if (i >= 0) {
        *out = (enum frame)i;
    }
    return i >= 0;
}

const char *
resource_name(enum resource resource)
{
    return resources[resource];
}

bool
resource_parse(const char *text, enum resource *out)
{
    int i = find(resources, RESOURCE_COUNT, text);

    if (i >= 0) {
        *out = (enum resource)i;
    }
    return i >= 0;
}

const char *
role_name(enum role role)
{
    return roles[role];
}

const char *
reach_name(enum reach_class reach)
{
    return reaches[reach];
}

const char *
capacity_name(enum capacity capacity)
{
    return capacities[capacity];
}

const char *
certainty_name(enum certainty certainty)
{
    return certainties[certainty];
}

/* Value of n digits at text, or -1. */
static int
digits(const char *text, int n)
{
    int value = 0;

    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

struct date
date_parse(const char *text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year;
    int month;
    int day;

    if (text == NULL || strlen(text) < 10 || text[4] != '-' || text[7] != '-') {
        return (struct date){0};
    }
    year = digits(text, 4);
    month = digits(text + 5, 2);
    day = digits(text + 8, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 ||
        day > days[month - 1]) {
        return (struct date){0};
    }
    return (struct date){year * 10000 + month * 100 + day};
}

bool
date_within(struct date day, struct date from, struct date to)
{
    if (day.ymd == 0) {
        return from.ymd == 0 && to.ymd == 0;
    }
    return (from.ymd == 0 || from.ymd <= day.ymd) &&
           (to.ymd == 0 || day.ymd <= to.ymd);
}

static char
upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

struct country
country_parse(const char *text)
{
    static const char *const none[] = {"EU", "AP", "ZZ", "XX"};
    struct country country = {""};

    if (text == NULL || strlen(text) != 2) {
        return country;
    }
    country.code[0] = upper(text[0]);
    country.code[1] = upper(text[1]);
    for (int i = 0; i < 2; i++) {
        if (country.code[i] < 'A' || country.code[i] > 'Z') {
            return (struct country){""};
        }
    }
    if (find(none, (int)(sizeof(none) / sizeof(none[0])), country.code) >= 0) {
        return (struct country){""};
    }
    return country;
}

bool
country_known(struct country country)
{
    return country.code[0] != '\0';
}

bool
country_same(struct country a, struct country b)
{
    return a.code[0] == b.code[0] && a.code[1] == b.code[1];
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/lines.h"

#include "wire/message.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum column {
    COLUMN_SITE = 0,
    COLUMN_AT,
    COLUMN_HOST,
    COLUMN_KEY,
    COLUMN_READING,
    COLUMN_GRADE,
    COLUMN_REACH, /* the axes in their order */
    COLUMN_DESTINATION,
    COLUMN_CONSENT,
    COLUMN_CHOICE,
    COLUMN_BANNER,
    COLUMN_CONTACTS, /* the counts in their order */
    COLUMN_IDENTIFIED,
    COLUMN_CACHED,
    COLUMN_BLOCKED,
    COLUMN_FAILED,
    COLUMN_CONTROL,
    COLUMN_WHO,
    COLUMN_COCARDE,
    COLUMN_METHOD,
    COLUMN_METHOD_DIGEST,
    COLUMN_DATA,
    COLUMN_DIGEST,
    COLUMN_SECOND,
    COLUMN_FOLLOWED,
    COLUMN_COUNT,
};

static const char names[] =
    "site,at,host,key,reading,grade,reach,destination,consent,choice,banner,"
    "contacts,identified,cached,blocked,failed,control,who,cocarde,method,"
    "method_digest,data,digest,second_opinion,followed\n";

const char *
line_csv_names(void)
{
    return names;
}

/* ---- out ---- */

static void
put_bytes(struct json_out *out, const char *text, size_t len)
{
    out->comma = false;
    json_raw(out, text, len);
    out->comma = false;
}

/* A spreadsheet would run what begins like a formula: an apostrophe keeps it a
 * text, and is taken off again by csv_next. */
static const char *
safe(const char *text, struct arena *arena)
{
    return text[0] != '\0' && strchr("=+-@'\t\r", text[0]) != NULL
               ? arena_format(arena, "'%s", text)
               : text;
}

static void
put_field(struct json_out *out,
          const char *text,
          bool last,
          struct arena *arena)
{
    const char *value = safe(text, arena);
    bool quoted = value[strcspn(value, ",\"\n\r")] != '\0';

    if (quoted) {
        put_bytes(out, "\"", 1);
    }
    for (; *value != '\0'; value++) {
        const char c = (unsigned char)*value < 0x20 ? ' ' : *value;

        put_bytes(out, &c, 1);
        if (c == '"') {
            put_bytes(out, &c, 1);
        }
    }
    if (quoted) {
        put_bytes(out, "\"", 1);
    }
    put_bytes(out, last ? "\n" : ",", 1);
}

/* "D", "C-D", "not-rated", "not-assessed". */
static const char *
grade_field(const struct grade *grade, struct arena *arena)
{
    if (grade->best == LETTER_NONE) {
        return grade_state_name(grade->state);
    }
    return grade->state == GRADE_RATED
               ? letter_name(grade->best)
               : arena_format(arena,
                              "%s-%s",
                              letter_name(grade->best),
                              letter_name(grade->worst));
}

void
line_write_csv(struct json_out *out,
               const struct visit *visit,
               const struct kept_site *site,
               struct arena *arena)
{
    const struct kept_versions *versions = &visit->versions;
    const char *fields[COLUMN_COUNT] = {
        [COLUMN_SITE] = site->domain,
        [COLUMN_AT] = visit->at,
        [COLUMN_HOST] = visit->host,
        [COLUMN_KEY] = visit->key,
        [COLUMN_READING] = visit->strict ? "strict" : "standard",
        [COLUMN_CHOICE] = visit->choice,
        [COLUMN_BANNER] = visit->banner,
        [COLUMN_CONTROL] = visit->control,
        [COLUMN_WHO] = visit->who,
        [COLUMN_COCARDE] = versions->cocarde,
        [COLUMN_METHOD] = versions->method,
        [COLUMN_METHOD_DIGEST] = versions->method_digest,
        [COLUMN_DATA] = versions->data,
        [COLUMN_DIGEST] = versions->digest,
        [COLUMN_SECOND] = versions->second,
        [COLUMN_FOLLOWED] = site->followed ? "yes" : "no",
    };

    for (size_t i = 0; i < 1 + AXIS_COUNT; i++) {
        fields[COLUMN_GRADE + i] =
            grade_field(&visit->letters.grades[i], arena);
    }
    for (size_t i = 0; i < KEPT_COUNTS; i++) {
        fields[COLUMN_CONTACTS + i] =
            arena_format(arena, "%u", (unsigned)visit->counts[i]);
    }
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        put_field(out, fields[i], i + 1 == COLUMN_COUNT, arena);
    }
}

/* ---- back ---- */

#define MOST_COLUMNS 32

/* The fields of the next line; 0 at the end. Moves *at behind it. */
static size_t
read_fields(const char **at,
            const char *fields[MOST_COLUMNS],
            struct arena *arena)
{
    const char *text = *at;
    size_t count = 0;

    if (*text == '\0') {
        return 0;
    }
    for (;;) {
        bool quoted = *text == '"';
        char *field =
            arena_alloc(arena, strcspn(text, quoted ? "" : ",\n") + 1);
        size_t len = 0;

        text += quoted ? 1 : 0;
        while (*text != '\0' && (quoted || (*text != ',' && *text != '\n'))) {
            if (quoted && *text == '"') {
                if (text[1] != '"') {
                    quoted = false;
                    text++;
                    continue;
                }
                text++;
            }
            field[len++] = *text++;
        }
        if (len > 0 && field[len - 1] == '\r') {
            field[--len] = '\0';
        }
        if (count < MOST_COLUMNS) {
            fields[count++] = field[0] == '\'' ? field + 1 : field;
        }
        if (*text != ',') {
            *at = *text == '\n' ? text + 1 : text;
            return count;
        }
        text++;
    }
}

/* The i-th of our names. */
static bool
is_name(size_t i, const char *text)
{
    const char *at = names;

    while (i-- > 0) {
        at = strchr(at, ',') + 1;
    }
    return strncmp(at, text, strlen(text)) == 0 &&
           strcspn(at, ",\n") == strlen(text);
}

bool
csv_open(struct csv *csv, const char *text, struct arena *arena)
{
    const char *fields[MOST_COLUMNS];
    bool host = false;
    bool at = false;

    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
    }
    csv->at = text;
    csv->count = read_fields(&csv->at, fields, arena);
    for (size_t i = 0; i < csv->count; i++) {
        csv->columns[i] = -1;
        for (size_t j = 0; j < COLUMN_COUNT; j++) {
            if (is_name(j, fields[i])) {
                csv->columns[i] = (int)j;
            }
        }
        host = host || csv->columns[i] == COLUMN_HOST;
        at = at || csv->columns[i] == COLUMN_AT;
    }
    return host && at;
}

static bool
read_grade(const char *text, struct grade *out)
{
    static const char letters[] = "ABCDE";
    const char *best = text[0] == '\0' ? NULL : strchr(letters, text[0]);
    const char *worst;

    if (strcmp(text, "not-assessed") == 0 || text[0] == '\0') {
        *out = (struct grade){.state = GRADE_NOT_ASSESSED};
        return true;
    }
    if (strcmp(text, "not-rated") == 0) {
        *out = (struct grade){.state = GRADE_NOT_RATED};
        return true;
    }
    if (best == NULL) {
        return false;
    }
    worst = text[1] == '\0'                     ? best
            : text[1] == '-' && text[2] != '\0' ? strchr(letters, text[2])
                                                : NULL;
    if (worst == NULL || worst < best ||
        strlen(text) != (text[1] == '\0' ? 1U : 3U)) {
        return false;
    }
    *out = (struct grade){
        .state = best == worst ? GRADE_RATED : GRADE_RANGE,
        .best = (enum letter)(LETTER_A + (best - letters)),
        .worst = (enum letter)(LETTER_A + (worst - letters)),
    };
    return true;
}

/* Of the letters and signs that we write, at most so many; else nothing. */
static const char *
plain(const char *text, size_t most)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.?;:| ";

    return text[strspn(text, good)] != '\0' || strlen(text) > most ? "" : text;
}

#define MOST_WHO                                                               \
    ((size_t)100000) /* bytes; a page of 4,096 contacts has less               \
                      */
#define MOST_WORD ((size_t)80)

static bool
fill(struct visit *out, const char *const fields[COLUMN_COUNT])
{
    enum choice choice;
    int64_t ms;

    if (fields[COLUMN_HOST] == NULL || !time_parse(fields[COLUMN_AT], &ms) ||
        strlen(fields[COLUMN_AT]) > MOST_WORD ||
        strlen(fields[COLUMN_KEY]) > MESSAGE_MAX_KEY ||
        !choice_parse(fields[COLUMN_CHOICE], &choice)) {
        return false;
    }
    *out = (struct visit){
        .time = ms,
        .key = fields[COLUMN_KEY],
        .at = fields[COLUMN_AT],
        .host = fields[COLUMN_HOST],
        .strict = strcmp(fields[COLUMN_READING], "strict") == 0,
        .choice = choice_name(choice),
        .banner = plain(fields[COLUMN_BANNER], MESSAGE_MAX_WORD),
        .control = plain(fields[COLUMN_CONTROL], MOST_WHO),
        .who = plain(fields[COLUMN_WHO], MOST_WHO),
        .versions = {.cocarde = plain(fields[COLUMN_COCARDE], MOST_WORD),
                     .method = plain(fields[COLUMN_METHOD], MOST_WORD),
                     .method_digest =
                         plain(fields[COLUMN_METHOD_DIGEST], MOST_WORD),
                     .data = plain(fields[COLUMN_DATA], MOST_WORD),
                     .digest = plain(fields[COLUMN_DIGEST], MOST_WORD),
                     .second = plain(fields[COLUMN_SECOND], MOST_WORD)},
    };
    for (size_t i = 0; i < KEPT_COUNTS; i++) {
        out->counts[i] =
            (uint32_t)strtoul(fields[COLUMN_CONTACTS + i], NULL, 10);
    }
    for (size_t i = 0; i < 1 + AXIS_COUNT; i++) {
        if (!read_grade(fields[COLUMN_GRADE + i], &out->letters.grades[i])) {
            return false;
        }
    }
    return true;
}

bool
csv_next(struct csv *csv,
         struct arena *arena,
         struct visit *out,
         bool *followed,
         bool *good)
{
    const char *read[MOST_COLUMNS];
    const char *fields[COLUMN_COUNT];
    size_t count = read_fields(&csv->at, read, arena);

    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        fields[i] = "";
    }
    for (size_t i = 0; i < count && i < csv->count; i++) {
        if (csv->columns[i] >= 0) {
            fields[csv->columns[i]] = read[i];
        }
    }
    fields[COLUMN_CHOICE] = fields[COLUMN_CHOICE][0] == '\0'
                                ? choice_name(CHOICE_UNKNOWN)
                                : fields[COLUMN_CHOICE];
    fields[COLUMN_HOST] = message_host(fields[COLUMN_HOST], arena);
    *good = count > 0 && fill(out, fields);
    *followed = strcmp(fields[COLUMN_FOLLOWED], "yes") == 0;
    return count > 0;
}

/* SPDX-License-Identifier: EUPL-1.2 */
#include "store/kept.h"

#include "store/brief.h"
#include "sys/gzip.h"

#include <string.h>

/*
 * Words that bodies hold, for deflate: the most usual last. Part of the format
 * of the file, version 1: never to be changed.
 */
static const char words[] =
    "\"incomplete\":true\"opened_before\":true\"dropped\":\"declared_host\":["
    "\"choice_guessed\":true\"storage_seen\":true\"choice\":\"refused\""
    "\"choice\":\"accepted\"\"choice\":\"none\"\"banner\":\"didomi\""
    "\"banner\":\"axeptio\"\"banner\":\"tarteaucitron\"\"banner\":\"none\""
    "\"phase\":\"accepted\"\"phase\":\"refused\"\"outcome\":\"possible\""
    "\"outcome\":\"failed\"\"outcome\":\"blocked\"\"outcome\":\"cached\""
    "\"frame\":\"same-site\"\"frame\":\"foreign\"\"storage\":[\"\"cookies\":[{"
    "\"name\":\"_ga\",\"by\":\"script\"},{\"name\":\"_fbp\",\"by\":\"header\"}"
    "\"redirect\":1\"beacon\":1\"socket\":1\"media\":1\"other\":1\"form\":1"
    "\"document\":1,\"fetch\":1,\"frame\":1,\"script\":1,\"style\":1,"
    "\"font\":2,\"image\":1https://static.cdn.assets.images.media.api.tag."
    "connect.facebook.net.hotjar.com.matomo.cloud.piwik.axept.io"
    ".didomi.io.helloasso.com.stripe.com.hcaptcha.com.vimeo.com"
    ".youtube.comi.ytimg.comyoutube-nocookie.comwww.google.comgoogle.fr"
    "region1.google-analytics.comstats.g.doubleclick.net"
    "www.googletagmanager.comwww.google-analytics.commaps.googleapis.com"
    "ajax.googleapis.comcdn.jsdelivr.netcdnjs.cloudflare.comunpkg.com"
    "fonts.gstatic.comfonts.googleapis.com\"said\":{\"parties\":[[\""
    "service\"operator\",\"US\",\"X\",\"C\",\"D\"],[\"FR\",\"E\",\"A\",\"A\"]"
    "google-fonts\",\"service\"google\",\"operator\"cloudflare\",\"alphabet"
    "\"findings\":[[\"R10\",\"T1\",\"T4\",\"R4\",\"R1\",null,null],[\""
    "\"page\":{\"key\":\"\",\"host\":\"www.\"at\":\"2026-11-T:00.000Z\""
    "},\"contacts\":[{\"host\":\"\"ips\":[\"2a00:1450:4007:\",\"142.250."
    "\"],\"types\":{\"phase\":\"before\"},{\"host\":\"www.";

/* ---- letters: for the page and each axis, its state and two letters ---- */

static const char states[] = "xrgn"; /* in the order of enum grade_state */

bool
letters_read(const char *text, struct kept_letters *out)
{
    struct kept_letters letters = {0};

    if (strlen(text) != (size_t)3 * (1 + AXIS_COUNT)) {
        return false;
    }
    for (size_t i = 0; i < 1 + AXIS_COUNT; i++, text += 3) {
        static const char names[] = "-ABCDE";
        const char *state = strchr(states, text[0]);
        const char *best = strchr(names, text[1]);
        const char *worst = strchr(names, text[2]);

        if (state == NULL || best == NULL || worst == NULL || best > worst ||
            (best == names) != (worst == names)) {
            return false;
        }
        letters.grades[i] = (struct grade){
            .state = (enum grade_state)(state - states),
            .best = (enum letter)(best - names),
            .worst = (enum letter)(worst - names),
        };
    }
    *out = letters;
    return true;
}

const char *
letters_text(const struct kept_letters *letters, struct arena *arena)
{
    char *text = arena_alloc(arena, (size_t)3 * (1 + AXIS_COUNT) + 1);

    for (size_t i = 0; i < 1 + AXIS_COUNT; i++) {
        const struct grade *grade = &letters->grades[i];

        text[3 * i] = states[grade->state];
        text[3 * i + 1] = "-ABCDE"[grade->best];
        text[3 * i + 2] = "-ABCDE"[grade->worst];
    }
    return text;
}

struct kept_letters
letters_of(const struct judgement *judgement)
{
    struct kept_letters letters = {.grades = {judgement->grade}};

    for (int i = 0; i < AXIS_COUNT; i++) {
        letters.grades[1 + i] = judgement->axes[i];
    }
    return letters;
}

bool
letters_same(const struct grade *a, const struct grade *b)
{
    return a->state == b->state && a->best == b->best && a->worst == b->worst;
}

static void
put_letters(struct json_out *out, const struct grade *grade)
{
    json_put_word(out, "state", grade_state_name(grade->state));
    rating_put_letters(out, grade->best, grade->worst);
}

void
letters_write(struct json_out *out, const struct kept_letters *letters)
{
    json_begin_object(out);
    put_letters(out, &letters->grades[0]);
    json_key(out, "axes");
    json_begin_object(out);
    for (int i = 0; i < AXIS_COUNT; i++) {
        json_key(out, axis_name((enum axis)i));
        json_begin_object(out);
        put_letters(out, &letters->grades[1 + i]);
        json_end_object(out);
    }
    json_end_object(out);
    json_end_object(out);
}

/* ---- bodies ---- */

static void
pack(struct json_out *text,
     struct arena *arena,
     const unsigned char **bytes,
     size_t *size)
{
    deflate_short(text->text, text->len, words, arena, bytes, size);
    json_out_free(text);
}

static void
begin(struct json_out *out,
      const struct kept_letters *letters,
      bool strict,
      struct arena *arena)
{
    json_begin_object(out);
    json_put_word(out, "letters", letters_text(letters, arena));
    if (strict) {
        json_put_boolean(out, "strict", true);
    }
    json_key(out, "said");
}

void
body_make(const struct rating *rating,
          struct arena *arena,
          const unsigned char **bytes,
          size_t *size)
{
    struct json_out out = {0};

    const struct kept_letters letters = letters_of(&rating->judgement);

    begin(&out, &letters, rating->page->strict, arena);
    brief_write_said(&out, rating, arena);
    brief_write_page(&out, rating->page);
    json_end_object(&out);
    pack(&out, arena, bytes, size);
}

void
body_from(const struct page *page,
          const struct visit *visit,
          const struct json *said,
          struct arena *arena,
          const unsigned char **bytes,
          size_t *size)
{
    struct json_out out = {0};

    begin(&out, &visit->letters, visit->strict, arena);
    brief_copy_said(&out, said);
    brief_write_page(&out, page);
    json_end_object(&out);
    pack(&out, arena, bytes, size);
}

const struct json *
body_parse(const unsigned char *bytes, size_t size, struct arena *arena)
{
    char *text;
    size_t len;

    if (inflate_short(bytes, size, words, KEPT_MAX_BODY, arena, &text, &len) !=
        STATUS_OK) {
        return NULL;
    }
    return json_parse(text, len, arena, NULL);
}

bool
body_bytes(struct history *history,
           int64_t visit,
           struct arena *arena,
           const unsigned char **bytes,
           size_t *size)
{
    struct db_rows rows;
    struct problem ignored;
    bool found;

    if (db_query(history->db,
                 "bodies",
                 "SELECT body FROM bodies WHERE visit = ?1",
                 &rows,
                 &ignored) != STATUS_OK) {
        return false;
    }
    db_bind_integer(&rows, 1, visit);
    found = db_next(&rows);
    if (found) {
        const unsigned char *borrowed = db_bytes(&rows, 0, size);
        unsigned char *copy = arena_alloc_raw(arena, *size + 1);

        memcpy(copy, borrowed, *size);
        *bytes = copy;
    }
    return db_end(&rows, &ignored) == STATUS_OK && found;
}

const struct json *
body_read(struct history *history, int64_t visit, struct arena *arena)
{
    const unsigned char *bytes;
    size_t size;

    return body_bytes(history, visit, arena, &bytes, &size)
               ? body_parse(bytes, size, arena)
               : NULL;
}

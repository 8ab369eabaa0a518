/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lines.h - a visit as a line of a file that the person takes away: JSON, with
 * everything, or CSV, with letters and no contacts. And back: such a line may
 * hold anything.
 */
#ifndef STORE_LINES_H
#define STORE_LINES_H

#include "store/kept.h"

/* ---- JSON: a capture (cocarde.page/1) with a member "kept" ---- */

/* body NULL: nothing is written, since there is no page. */
void line_write_json(struct json_out *out,
                     const struct visit *visit,
                     const struct kept_site *site,
                     const struct json *body,
                     struct arena *arena);

/* What the member "kept" says, over what visit has; false: nothing usable. */
bool
line_read_kept(const struct json *kept, struct visit *visit, bool *followed);

/* ---- CSV (RFC 4180, with line feeds) ---- */

/* The first line, with its end. */
const char *line_csv_names(void);

/* One line, with its end, into text at the end of out. */
void line_write_csv(struct json_out *out,
                    const struct visit *visit,
                    const struct kept_site *site,
                    struct arena *arena);

struct csv {
    const char *at;  /* what is not read yet */
    int columns[32]; /* which of ours the i-th is; -1: none */
    size_t count;
};

/* Read the first line; false: it names neither host nor at. */
bool csv_open(struct csv *csv, const char *text, struct arena *arena);

/* Read a line; false at the end. *good: it can be kept. */
bool csv_next(struct csv *csv,
              struct arena *arena,
              struct visit *out,
              bool *followed,
              bool *good);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * notice_names.h - what organisations are called: the rows of `host_names`,
 * and each organisation's own name, with and without its legal form. Names of
 * those that host nobody are there too, so that "Google Fonts" is not Google.
 */
#ifndef FACTS_NOTICE_NAMES_H
#define FACTS_NOTICE_NAMES_H

#include "facts/notice_words.h"
#include "facts/registry.h"
#include "facts/table.h"

struct name {
    const char *text; /* its words with a blank between them */
    size_t org;       /* REGISTRY_NONE: more than one is called so */
    bool hosts;       /* it is of a kind that hosts others */
    bool everyday;    /* also a word, or the name of much else */
    bool settled;     /* by a row that says whose it is */
    size_t bearers;   /* organisations called so */
};

struct names {
    struct table table; /* from text to the place in list */
    struct name *list;
    size_t count;
    size_t longest; /* words */
};

/* Everything is in arena. */
struct names notice_names(const struct registry *registry, struct arena *arena);

/*
 * The longest name that begins at a word; NULL: none does.
 *
 * count   set to its words
 */
const struct name *notice_name(const struct names *names,
                               const struct words *words,
                               size_t first,
                               struct arena *arena,
                               size_t *count);

/* Whether a word is a legal form: "sas", "gmbh". */
bool notice_legal_form(const char *word);

#endif

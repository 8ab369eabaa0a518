/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * paths.h - where the data is, where the history is kept, and what a user has
 * of their own.
 */
#ifndef SYS_PATHS_H
#define SYS_PATHS_H

#include "core/arena.h"

/* Debian's tor-geoipdb: the second opinion where a data directory brings none
 * of its own. */
#define PATHS_SYSTEM_SECOND "/usr/share/tor"

/* What the search below starts from; any may be NULL. */
struct paths_start {
    const char *option;      /* --data DIR */
    const char *environment; /* $COCARDE_DATA */
    const char *program;     /* directory of the running program */
    const char *own;         /* $COCARDE_OWN */
    const char *user_data;   /* $XDG_DATA_HOME */
    const char *home;        /* $HOME */
};

/* What this process has: its environment and its own place. In arena. */
struct paths_start paths_here(const char *option, struct arena *arena);

/*
 * The data directory: the option, else the environment, else the first that
 * exists of <program>/data, <program>/../share/cocarde and
 * /usr/share/cocarde; the last when none does. What was named is taken as it
 * is, there or not: the person meant it, and opening it says what is wrong.
 *
 * Never NULL; in arena.
 */
const char *paths_data(const struct paths_start *start, struct arena *arena);

/* Where the history of this user is kept, the first that is set: what an option
 * names, $COCARDE_HISTORY, $XDG_STATE_HOME/cocarde, $HOME/.local/state/cocarde
 * (XDG Base Directory Specification: history is state; a path that is not
 * absolute is as if not set). NULL: nowhere. In arena, or option. */
const char *paths_history(const char *option, struct arena *arena);

/*
 * What this user keeps of Cocarde: $XDG_DATA_HOME/cocarde, else
 * ~/.local/share/cocarde; NULL when neither is an absolute path. In arena.
 */
const char *paths_user(const struct paths_start *start, struct arena *arena);

/*
 * Where the user's own data is: $COCARDE_OWN, else the directory "own" of
 * paths_user(); NULL: nowhere. In arena.
 */
const char *paths_own(const struct paths_start *start, struct arena *arena);

/*
 * The same for who reads it: NULL when the data directory was named, which is
 * then all there is, unless $COCARDE_OWN was named too.
 */
const char *paths_own_used(const struct paths_start *start,
                           struct arena *arena);

#endif

/* SPDX-License-Identifier: EUPL-1.2 */
#include "sys/paths.h"

#include "sys/platform.h"

static const char system_data[] = "/usr/share/cocarde";

struct paths_start
paths_here(const char *option, struct arena *arena)
{
    return (struct paths_start){
        .option = option,
        .environment = platform_environment("COCARDE_DATA"),
        .program = platform_program_directory(arena),
        .own = platform_environment("COCARDE_OWN"),
        .user_data = platform_environment("XDG_DATA_HOME"),
        .home = platform_environment("HOME"),
    };
}

const char *
paths_data(const struct paths_start *start, struct arena *arena)
{
    static const char *const beside[] = {"data", "../share/cocarde"};

    if (start->option != NULL) {
        return start->option;
    }
    if (start->environment != NULL) {
        return start->environment;
    }
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        if (start->program != NULL) {
            const char *path =
                arena_format(arena, "%s/%s", start->program, beside[i]);

            if (platform_is_directory(path)) {
                return path;
            }
        }
    }
    return system_data;
}

static const char *
absolute(const char *name)
{
    const char *value = platform_environment(name);

    return value != NULL && value[0] == '/' ? value : NULL;
}

const char *
paths_history(const char *option, struct arena *arena)
{
    const char *own = absolute("COCARDE_HISTORY");
    const char *state = absolute("XDG_STATE_HOME");
    const char *home = absolute("HOME");

    if (option != NULL) {
        return option;
    }
    if (own != NULL) {
        return own;
    }
    if (state != NULL) {
        return arena_format(arena, "%s/cocarde", state);
    }
    return home == NULL ? NULL
                        : arena_format(arena, "%s/.local/state/cocarde", home);
}

const char *
paths_user(const struct paths_start *start, struct arena *arena)
{
    if (start->user_data != NULL && start->user_data[0] == '/') {
        return arena_format(arena, "%s/cocarde", start->user_data);
    }
    if (start->home != NULL && start->home[0] == '/') {
        return arena_format(arena, "%s/.local/share/cocarde", start->home);
    }
    return NULL;
}

const char *
paths_own(const struct paths_start *start, struct arena *arena)
{
    const char *user = paths_user(start, arena);

    if (start->own != NULL) {
        return start->own;
    }
    return user == NULL ? NULL : arena_format(arena, "%s/own", user);
}

const char *
paths_own_used(const struct paths_start *start, struct arena *arena)
{
    bool named = start->option != NULL || start->environment != NULL;

    return named && start->own == NULL ? NULL : paths_own(start, arena);
}

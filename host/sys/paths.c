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

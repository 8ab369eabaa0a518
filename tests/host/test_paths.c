/* SPDX-License-Identifier: EUPL-1.2 */
#define _DEFAULT_SOURCE /* mkdtemp, usleep */
#include "sys/paths.h"

#include "sys/platform.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena arena;
static char program[] = "/tmp/cocarde-paths-XXXXXX";

static int
make_program(void **state)
{
    (void)state;
    return mkdtemp(program) == NULL ? -1 : 0;
}

static int
remove_program(void **state)
{
    (void)state;
    arena_finish(&arena);
    return rmdir(program);
}

static void
what_is_named_is_taken(void **state)
{
    struct paths_start start = {
        .option = "/option", .environment = "/environment", .program = program};

    (void)state;
    assert_string_equal(paths_data(&start, &arena), "/option");
    start.option = NULL;
    assert_string_equal(paths_data(&start, &arena), "/environment");
}

static void
beside_the_program_before_the_system(void **state)
{
    const struct paths_start start = {.program = program};
    const struct paths_start nowhere = {0};
    const char *data = arena_format(&arena, "%s/data", program);

    (void)state;
    assert_string_equal(paths_data(&nowhere, &arena), "/usr/share/cocarde");
    assert_string_equal(paths_data(&start, &arena), "/usr/share/cocarde");
    assert_int_equal(mkdir(data, 0700), 0);
    assert_string_equal(paths_data(&start, &arena), data);
    assert_int_equal(rmdir(data), 0);
}

static void
a_process_knows_its_own_place(void **state)
{
    struct paths_start here;

    (void)state;
    assert_int_equal(setenv("COCARDE_DATA", "", 1), 0);
    here = paths_here("/x", &arena);
    assert_string_equal(here.option, "/x");
    assert_null(here.environment); /* empty is unset */
    assert_non_null(here.program);
    assert_true(platform_is_directory(here.program));
    assert_int_equal(setenv("COCARDE_DATA", "/y", 1), 0);
    assert_string_equal(paths_here(NULL, &arena).environment, "/y");
}

/* Where the user's own is, and when it counts. */
static void
own_of_the_user(void **state)
{
    struct paths_start start = {.home = "/me"};

    (void)state;
    assert_string_equal(paths_user(&start, &arena), "/me/.local/share/cocarde");
    assert_string_equal(paths_own(&start, &arena),
                        "/me/.local/share/cocarde/own");
    start.user_data = "/data";
    assert_string_equal(paths_own_used(&start, &arena), "/data/cocarde/own");
    start.user_data = "relative"; /* the specification: then it is ignored */
    assert_string_equal(paths_user(&start, &arena), "/me/.local/share/cocarde");
    start.option = "/option";
    assert_null(paths_own_used(&start, &arena));
    assert_non_null(paths_own(&start, &arena));
    start.own = "/own";
    assert_string_equal(paths_own_used(&start, &arena), "/own");
    start = (struct paths_start){.environment = "/environment"};
    assert_null(paths_own_used(&start, &arena));
    start = (struct paths_start){.home = "here"};
    assert_null(paths_user(&start, &arena));
    assert_null(paths_own(&start, &arena));
    assert_null(paths_own_used(&start, &arena));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_named_is_taken),
        cmocka_unit_test(own_of_the_user),
        cmocka_unit_test(beside_the_program_before_the_system),
        cmocka_unit_test(a_process_knows_its_own_place),
    };

    return cmocka_run_group_tests_name(
        "paths", tests, make_program, remove_program);
}

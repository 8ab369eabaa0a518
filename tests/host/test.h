/* SPDX-License-Identifier: EUPL-1.2 */
/* test.h - the includes that cmocka wants before its own, in its order. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Static analysis of the host: slower than 'make check', and worth it before a
# change of the C code is handed in. Two files at a time.
set -eu
cd "$(dirname "$0")/.."
version="-DCOCARDE_VERSION=\"$(cat VERSION)\""
fail=0
# shellcheck disable=SC2046 # a list of options
find host -name '*.c' | sort |
    xargs -P 2 -I FILE clang-tidy --quiet FILE -- -std=c11 -Ihost \
        -D_POSIX_C_SOURCE=200809L "$version" \
        $(pkg-config --cflags libcjson libmaxminddb sqlite3 libpsl libseccomp) ||
    fail=1
cppcheck --quiet --std=c11 --error-exitcode=1 -j 2 -Ihost "$version" \
    --enable=warning,performance,portability \
    --suppress=missingIncludeSystem --inline-suppr host || fail=1
exit $fail

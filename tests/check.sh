#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Run the checks one after the other and count them. What a step prints is shown
# when it fails, and stays in build/log.
#
# usage: tests/check.sh [--browsers] [STEP...]
set -u
cd "$(dirname "$0")/.." || exit 2
export CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:abort_on_error=0:detect_leaks=1"
# Never the history of who runs the tests.
export COCARDE_HISTORY="$PWD/build/history"
bin=node_modules/.bin
logs=build/log
mkdir -p "$logs"
passed=0
failed=0

# ---- the steps ----
format() {
    find host tests -name '*.[ch]' -print0 |
        xargs -0 clang-format --dry-run -Werror
}
architecture() { tests/architecture.sh; }
tree() { tests/tree.sh; }
scripts() {
    git ls-files -co --exclude-standard | while read -r file; do
        [ -f "$file" ] || continue
        case $(head -n 1 "$file" | tr -d '\0') in
        '#!'*sh) printf '%s\n' "$file" ;;
        esac
    done | xargs shellcheck -x
}
javascript() { "$bin/biome" ci --colors=off --error-on-warnings; }
types() { "$bin/tsc" -p jsconfig.json; }
method() {
    build/cocarde rules --markdown | diff -u METHOD.md - || {
        echo "METHOD.md is stale: build/cocarde rules --markdown > METHOD.md"
        return 1
    }
}
data() { tests/data/build.sh; }
units() {
    status=0
    for source in tests/host/test_*.c; do
        name=$(basename "$source" .c)
        echo "# $name"
        "build/tests/$name" 2>&1 || {
            echo "$name: exit status $?"
            status=1
        }
    done
    return $status
}
sandbox() {
    status=0
    for kernel in '' without-seccomp without-landlock with-folder; do
        build/tests/sandbox_probe ${kernel:+"$kernel"} || status=1
    done
    return $status
}
extension() {
    # shellcheck disable=SC2046
    node --test --test-reporter=tap $(find tests/extension -name '*.test.js')
}
# As it is handed out: packed, weighed, and shown to Mozilla's linter.
lint_extension() { node --test --test-reporter=tap tests/packed.js; }
# The two programs, spoken to as browsers and people do.
programs() {
    # shellcheck disable=SC2046
    node --test --test-reporter=tap $(find tests/host tests/accuracy tests/data -name '*.test.js')
}
pages() { node tests/pages/run.js; }
timemachine() { node --test --test-reporter=tap tests/timemachine/*.test.js; }
# What the founding texts claim; what is counted of many captures.
claims() {
    # shellcheck disable=SC2046
    node --test --test-reporter=tap $(find tests/claims tests/captures tests/candidates -name '*.test.js')
}
installation() { tests/install.sh; }
fuzz() {
    status=0
    for source in tests/fuzz/*.c; do
        name=$(basename "$source" .c)
        [ "$name" = replay ] && continue
        "build/replay/$name" tests/fuzz/corpus/"$name"/* || status=1
    done
    return $status
}
# Captures that others recorded stand beside the tree on some machines only.
captures() {
    for file in ../shared/captures/*.har ../shared/captures/*.json*; do
        build/san/cocarde rate --json "$file" >/dev/null 2>"$logs/capture"
        status=$?
        if [ $status -gt 1 ] || grep -q 'Sanitizer\|runtime error' "$logs/capture"; then
            cat "$logs/capture"
            echo "not ok $file: exit status $status"
        else
            echo "ok $file"
        fi
    done
    if node tests/captures/expected.js >/dev/null; then
        echo "ok what experts expect of them"
    else
        echo "not ok what experts expect of them"
    fi
}
clang() { make -s CC=clang B=build/clang build/clang/cocarde-host build/clang/cocarde; }
gcc() { make -s CC=gcc B=build/gcc build/gcc/cocarde-host build/gcc/cocarde; }
browsers() { node --test-reporter=tap tests/e2e/all.js; }
conformance() { node --test-reporter=tap tests/conformance/run.js; }
consent() { node --test-reporter=tap tests/consent/run.js; }

# ---- running and counting ----
# Tests inside a step: lines of TAP from cmocka and ours, node's closing lines,
# or 'N passed, N failed'. A step that is one test prints none of them; a step
# of many that prints none has lost its tests.
one_test=" format architecture tree scripts javascript types method installation gcc clang "
count() {
    many=1
    case "$one_test" in *" $3 "*) many=0 ;; esac
    awk -v status="$2" -v many="$many" '
        /^# pass [0-9]+$/ { node = 1; p += $3 }
        /^# fail [0-9]+$/ { f += $3 }
        /^ok / { tap_p++ }
        /^not ok / { tap_f++ }
        /^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 }
        END {
            if (!node) { p += tap_p; f += tap_f }
            if (p + f == 0 && many) f = 1
            if (p + f == 0) p = (status == 0)
            if (status != 0 && f == 0) f = 1
            print p + 0, f + 0
        }' "$1"
}

# A log without the tests that passed and the details under them.
complaints() {
    awk '
        /^ *(ok |# Subtest|1\.\.[0-9])/ { passed = 1; next }
        passed && /^ *---$/ { details = 1; next }
        details { details = !/^ *\.\.\.$/; next }
        { passed = 0; print "    " $0 }' "$1"
}

step() {
    started=$(date +%s%N)
    "$1" >"$logs/$1" 2>&1
    counts=$(count "$logs/$1" $? "$1")
    passed=$((passed + ${counts% *}))
    failed=$((failed + ${counts#* }))
    took=$((($(date +%s%N) - started) / 1000000))
    word=ok
    if [ "${counts#* }" != 0 ]; then
        word=FAILED
        complaints "$logs/$1" | tail -n 100
    fi
    printf '%-14s %-7s %4s passed %3s failed %6s ms\n' \
        "$1" "$word" "${counts% *}" "${counts#* }" "$took"
}

steps="format architecture tree scripts javascript types method data units
    sandbox extension lint_extension programs pages timemachine claims fuzz installation"
[ -d ../shared/captures ] && steps="$steps captures"
if [ "${1:-}" = --browsers ]; then
    shift
    steps="$steps gcc clang browsers conformance consent"
fi
[ $# -gt 0 ] && steps=$*
for name in $steps; do
    step "$name"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

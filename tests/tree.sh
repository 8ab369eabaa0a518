#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What the tree as a whole must be: nothing generated, nothing of one machine,
# a licence line in each source, files that can be read in one sitting.
set -eu
cd "$(dirname "$0")/.."
fail=0

# none MESSAGE FOUND: bad when anything was found.
none() {
    [ -n "$2" ] || return 0
    printf '%s\n%s\n' "$1" "$2" >&2
    fail=1
}
# Also what is not committed yet, so that this says no before a commit.
list() {
    git ls-files -co --exclude-standard | sort -u | while read -r file; do
        if [ -f "$file" ]; then echo "$file"; fi
    done
}
files=$(list)
named() { echo "$files" | grep -E "$1" || true; }
# holds PATTERN EXCEPT [OPTION]: lines of the files that match.
holds() {
    echo "$files" | xargs grep -nIE ${3:+"$3"} "$1" |
        grep -vE "^(tests/tree\.sh|$2):" | cut -c 1-160 || true
}

none "Committed, and ignored:" "$(git ls-files -ci --exclude-standard)"
none "Generated or secret:" \
    "$(named '\.(o|a|d|mmdb|sqlite|db|pem|crx|xpi|zip)$')"
none "Paths of one machine:" "$(holds '[" =(]/(root|home)/[a-z]' '-')"
none "Addresses of a package registry:" \
    "$(holds '(registry|deb|security|mirror)\.[a-z]+\.(org|com|net)|"resolved"' '-')"
none "Promises left in the tree:" \
    "$(holds 'TODO|FIXME|XXX|HACK' 'data/.*\.csv|package-lock\.json' -w)"

none "No licence line:" "$(
    named '\.(c|h|js|mjs|sh|pl|py|sql|css|html)$|^Makefile$' |
        while read -r file; do
            head -n 4 "$file" | grep -q 'SPDX-License-Identifier: EUPL-1.2' ||
                echo "$file"
        done
)"
# Tests are lists of cases, read one by one: they may be longer.
none "Longer than 400 lines (tests: 800):" "$(
    named '\.(c|h|js|mjs|sh|pl|py)$' | while read -r file; do
        limit=400
        case $file in tests/*) limit=800 ;; esac
        lines=$(wc -l <"$file")
        [ "$lines" -le $limit ] || echo "$file: $lines lines"
    done
)"

manifest=$(node -p 'require("./extension/manifest.json").version')
none "VERSION and extension/manifest.json differ:" \
    "$([ "$(cat VERSION)" = "$manifest" ] || echo "$manifest")"
exit $fail

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Pack the extension as it is read: cocarde-VERSION.zip for Chromium and the
# same bytes as cocarde-VERSION.xpi for Firefox. The same files give the same
# bytes on any machine: sorted names, one date, no owner, no extra field.
#
# usage: packaging/dist.sh [DIR]     (default: build/dist)
set -eu
cd "$(dirname "$0")/.."
out=${1:-build/dist}
mkdir -p "$out"
out=$(cd "$out" && pwd)
name=cocarde-$(cat VERSION)

# The first day a zip can say, in a zone without summer time.
export TZ=UTC
day=198001010000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R extension "$work/"
cd "$work/extension"
find . -name '.*' -type f -exec rm -f {} +
find . -exec touch -t "$day" {} +
find . -type f -exec chmod 644 {} +
find . -type f | LC_ALL=C sort | zip -q -X -D -9 "../$name.zip" -@
mv "../$name.zip" "$out/$name.zip"
cp "$out/$name.zip" "$out/$name.xpi"
echo "$out/$name.xpi"

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Make extension/vendor: what the extension ships of others, from packages that
# package-lock.json pins. Made anew as a whole, so that nothing old stays.
#
# usage: packaging/vendor.sh [DIR]     (default: extension/vendor)
set -eu
cd "$(dirname "$0")/.."
out=${1:-extension/vendor}

mkdir -p "$out"
work=$(mktemp -d "$out/new.XXXXXX")
trap 'rm -rf "$work"' EXIT
node packaging/vendor.mjs "$work"
# d3-sankey last: make looks there for what is up to date.
for part in flags d3-array d3-sankey; do
    rm -rf "${out:?}/$part"
    mv "$work/$part" "$out/$part"
done

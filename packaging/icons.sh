#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Render the toolbar's icons: Chromium takes no SVG there. One drawing
# (extension/ui/rosette.js) serves the popup and the toolbar.
#
# usage: packaging/icons.sh [DIR]     (default: extension/icons)
set -eu
cd "$(dirname "$0")/.."
out=${1:-extension/icons}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node packaging/icons.mjs "$work"
mkdir -p "$out"
for source in "$work"/*.svg; do
    rsvg-convert --output "$out/$(basename "$source" .svg).png" "$source"
done

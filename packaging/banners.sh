#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Make extension/consent/banners.js: how consent tools are known, taken from
# the rules of the npm package @duckduckgo/autoconsent (detection only).
#
# usage: packaging/banners.sh [FILE]     (default: extension/consent/banners.js)
set -eu
cd "$(dirname "$0")/.."
out=${1:-extension/consent/banners.js}

node packaging/banners.mjs >"$out.new"
mv "$out.new" "$out"

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Register Cocarde with the browsers of the person who runs this, and nobody
# else: programs in ~/.local/bin, data in ~/.local/share/cocarde (where the
# programs look for it), one native manifest for each browser.
#
# usage: packaging/install-user.sh [--remove]
set -eu
cd "$(dirname "$0")/.."

if [ -n "${SUDO_USER:-}" ]; then
    echo "Run this as $SUDO_USER, without sudo: browsers look in your home." >&2
    exit 1
fi
case $HOME in
*[\"\\\&\|]*)
    echo "A manifest cannot name a host under $HOME" >&2
    exit 1
    ;;
/*) ;;
*)
    echo "HOME is not set" >&2
    exit 1
    ;;
esac

name=org.cocarde.host
bin=$HOME/.local/bin
share=$HOME/.local/share/cocarde
config=${XDG_CONFIG_HOME:-$HOME/.config}
firefox=$HOME/.mozilla/native-messaging-hosts
chromium="$config/chromium/NativeMessagingHosts
$config/google-chrome/NativeMessagingHosts"

# place SOURCE TARGET: copy, then rename, so that a browser that starts the
# host meanwhile finds the old file or the new one, never half of one.
place() {
    mkdir -p "$(dirname "$2")"
    cp "$1" "$2.new"
    mv -f "$2.new" "$2"
}

# manifest TEMPLATE DIRECTORY
manifest() {
    mkdir -p "$2"
    sed -e "s|@HOST@|$bin/cocarde-host|" -e "s|@GECKO_ID@|$GECKO_ID|" \
        -e "s|@CHROMIUM_ID@|$CHROMIUM_ID|" \
        "packaging/native-manifests/$1" >"$2/$name.json.new"
    mv -f "$2/$name.json.new" "$2/$name.json"
    echo "registered in $2"
}

if [ "${1:-}" = --remove ]; then
    echo "$firefox
$chromium" | while read -r directory; do
        rm -f "$directory/$name.json"
    done
    rm -f "$bin/cocarde-host" "$bin/cocarde"
    # What is the user's own stays: what they imported or wrote, their history.
    for file in asn.mmdb country.mmdb registry.sqlite sites.sqlite MANIFEST \
        NOTICES; do
        rm -f "$share/$file"
    done
    rmdir "$share" 2>/dev/null ||
        [ ! -e "$share" ] || echo "What is yours stays in $share"
    echo "Cocarde is removed from ~/.local and from the browsers' lists."
    echo "Remove the extension itself in the browser."
    exit 0
fi

# shellcheck source=packaging/native-manifests/ids.env
. packaging/native-manifests/ids.env
for file in build/data/*; do
    place "$file" "$share/${file##*/}"
done
place NOTICES "$share/NOTICES"
place build/cocarde-host "$bin/cocarde-host"
place build/cocarde "$bin/cocarde"
manifest firefox.json.in "$firefox"
echo "$chromium" | while read -r directory; do
    manifest chromium.json.in "$directory"
done
cat <<END
The host is $bin/cocarde-host
Now load the extension:
  Firefox    about:debugging#/runtime/this-firefox > Load Temporary Add-on >
             $PWD/extension/manifest.json
  Chromium   chrome://extensions > Developer mode > Load unpacked >
             $PWD/extension
END

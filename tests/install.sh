#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What 'make install' leaves behind works, stays inside HOME, and goes away.
set -eu
cd "$(dirname "$0")/.."
HOME=$(mktemp -d)
export HOME
unset XDG_CONFIG_HOME COCARDE_DATA SUDO_USER || true
trap 'rm -rf "$HOME"' EXIT

packaging/install-user.sh >"$HOME/said"
# The second run replaces what the first one wrote.
packaging/install-user.sh >"$HOME/said"
installed=$HOME/.local/bin/cocarde
[ "$("$installed" --version | head -n 1)" = "$(build/cocarde --version | head -n 1)" ]
# From another directory, with the data it was installed with.
(cd / && "$installed" lookup --json 192.0.2.1 | grep -q cocarde.lookup/1)

for manifest in .mozilla/native-messaging-hosts \
    .config/chromium/NativeMessagingHosts \
    .config/google-chrome/NativeMessagingHosts; do
    node -e '
        const m = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
        const who = m.allowed_extensions ?? m.allowed_origins;
        const shape = /^(cocarde@cocarde\.org|chrome-extension:\/\/[a-p]{32}\/)$/;
        if (m.name !== "org.cocarde.host" || m.type !== "stdio" ||
            who.length !== 1 || !shape.test(who[0])) process.exit(1);
        fs.accessSync(m.path, fs.constants.X_OK);
        ' "$HOME/$manifest/org.cocarde.host.json"
done

# What is the user's own stays.
mkdir -p "$HOME/.local/share/cocarde/own"
echo mine >"$HOME/.local/share/cocarde/own/MANIFEST"
packaging/install-user.sh --remove >/dev/null
[ "$(cat "$HOME/.local/share/cocarde/own/MANIFEST")" = mine ]
left=$(find "$HOME" -type f ! -name said ! -path '*/cocarde/own/*')
[ -z "$left" ] || { echo "left behind: $left" && exit 1; }

#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The host depends downwards only, each library has exactly one door, and what
# differs between operating systems has one place (ARCHITECTURE.md, "Layers").
set -eu
cd "$(dirname "$0")/.."
fail=0
bad() {
    echo "$*" >&2
    fail=1
}

# Which directories each directory may include from, besides itself.
may_include() {
    case $1 in
    core) echo "" ;;
    sys) echo "" ;;
    facts) echo "core sys" ;;
    wire) echo "core sys facts" ;;
    capture | report | store) echo "core sys facts wire" ;;
    cmd | main) echo "core sys facts wire capture report store cmd" ;;
    *) echo "unknown directory: host/$1" >&2 && exit 1 ;;
    esac
}

# Words that everybody shares; core stays free of the outside world's errors.
shared() {
    case "$1 $2" in
    *" core/terms.h" | *" core/arena.h") return 0 ;;
    "core sys/status.h") return 1 ;;
    *" sys/status.h") return 0 ;;
    esac
    return 1
}

for file in $(find host -name '*.[ch]' | sort); do
    from=$(dirname "${file#host/}")
    [ "$from" = . ] && from=main
    allowed=" $from $(may_include "$from") "
    # shellcheck disable=SC2013 # include paths hold no space
    for include in $(sed -n 's/^#[ ]*include "\(.*\)".*/\1/p' "$file"); do
        [ -f "host/$include" ] ||
            bad "$file: \"$include\" is not a path from host/"
        shared "$from" "$include" && continue
        case $allowed in
        *" ${include%%/*} "*) ;;
        *) bad "$file: $from must not include $include" ;;
        esac
    done
done

# door PATTERN FILE...: headers that only these files may include.
door() {
    pattern=$1
    shift
    found=$(grep -rlE "^#[ ]*include [<\"]($pattern)[>\"]" host || true)
    for file in $found; do
        case " $* " in
        *" $file "*) ;;
        *) bad "$file: <$pattern> belongs to $*" ;;
        esac
    done
}
door '(cjson/)?cJSON\.h' host/wire/json.c
door 'maxminddb\.h' host/facts/geo_parts.h
door 'sqlite3\.h' host/sys/db.c host/sys/db_write.c
door 'libpsl\.h' host/facts/site.c
door 'zlib\.h' host/sys/gzip.c
door 'seccomp\.h|linux/.*|sys/prctl\.h|sys/syscall\.h' \
    host/sys/sandbox.c host/sys/platform.c
door 'unistd\.h|fcntl\.h|poll\.h|dirent\.h|pwd\.h|sys/(mman|stat|types|wait|time|resource|select)\.h' \
    host/sys/platform.c host/sys/platform_write.c host/sys/sandbox.c \
    host/sys/folder.c
door 'arpa/.*|netinet/.*|sys/socket\.h' host/sys/platform.c host/facts/geo.c
door 'windows\.h|winsock2\.h|io\.h|direct\.h' host/sys/platform.c

# nowhere WHAT PATTERN FILE...: what no file of ours may hold.
nowhere() {
    what=$1
    pattern=$2
    shift 2
    # Comments may name what the code may not do.
    if grep -nE "$pattern" "$@" | grep -vE '^[^:]*:[0-9]+:[[:space:]]*/?\*' >&2; then
        bad "$what"
    fi
}
sources=$(find host -name '*.[ch]')
if [ -n "$sources" ]; then
    # shellcheck disable=SC2086
    nowhere "The host never reaches for the network." \
        '(^|[^_[:alnum:]])(socket|connect|getaddrinfo|gethostbyname|res_query|sendto)[[:space:]]*\(|netdb\.h' \
        $sources
    # shellcheck disable=SC2086
    nowhere "Functions without a bound, or with a hidden state." \
        '(^|[^_[:alnum:]])(strcpy|strcat|sprintf|vsprintf|gets|atoi|strtok|alloca)[[:space:]]*\(' \
        $sources
    # shellcheck disable=SC2046
    nowhere "#if belongs to host/sys." '^#[ ]*(if|elif)[ (]' \
        $(find host -path host/sys -prune -o -name '*.[ch]' -print)
    # shellcheck disable=SC2046
    nowhere "#ifdef belongs to host/sys." '^#[ ]*ifdef ' \
        $(find host -path host/sys -prune -o -name '*.[ch]' -print)
fi

# The programs themselves: what the linker was asked for.
for program in build/cocarde-host build/cocarde; do
    [ -f "$program" ] || continue
    if nm -D --undefined-only "$program" | awk '{ sub(/@.*/, "", $2); print $2 }' |
        grep -xE 'socket|connect|getaddrinfo|gethostbyname|sendto|fork|vfork|exec[lv]p?e?|posix_spawnp?|system|popen|dlopen' >&2; then
        bad "$program calls what it must not be able to call"
    fi
done
exit $fail

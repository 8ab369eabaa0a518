#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
#
# The data build: same inputs, same bytes; faults said with file, line and
# what to do; a manifest that sha256sum agrees with. Prints TAP.
#
# Usage: tests/data/build.sh [--full] [NODE_MODULES]
#   --full  also makes the real address files twice (about a minute)

set -u
export LC_ALL=C
cd "$(dirname "$0")/../.." || exit 1

full=
if [ "${1-}" = --full ]; then
	full=1
	shift
fi
modules=${1:-${NODE_MODULES:-node_modules}}
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
count=0
failed=0

# ok STATUS NAME
ok() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		failed=$((failed + 1))
	fi
}

build() {
	perl data/build --node-modules "$modules" "$@" >"$tmp/log" 2>&1
}

# same_bytes NAME DIR DIR
same_bytes() {
	diff -r "$2" "$3" >"$tmp/diff" 2>&1
	ok $? "$1: two builds are the same bytes"
	sed 's/^/# /' "$tmp/diff"
}

# manifest NAME DIR: its lines are true, and complete.
manifest() {
	sed -n 's/^sha256:\([0-9a-f]*\) [0-9]* \(.*\)$/\1  \2/p' \
		"$2/MANIFEST" >"$tmp/sums"
	(cd "$2" && sha256sum --check --quiet --strict "$tmp/sums") >/dev/null 2>&1
	ok $? "$1: sha256sum agrees with MANIFEST"
	test "$(sed 's/^.*  //' "$tmp/sums" | tr '\n' ' ')" = \
		'asn.mmdb country.mmdb registry.sqlite sites.sqlite '
	ok $? "$1: MANIFEST names the four files, sorted"
	sed -n 's/^sha256:[0-9a-f]* \([0-9]*\) \(.*\)$/\1 \2/p' \
		"$2/MANIFEST" >"$tmp/sizes"
	(cd "$2" && stat -c '%s %n' asn.mmdb country.mmdb registry.sqlite \
		sites.sqlite) | cmp -s - "$tmp/sizes"
	ok $? "$1: sizes in MANIFEST are true"
	digest=$(sed '$d' "$2/MANIFEST" | sha256sum | cut -d' ' -f1)
	test "$(tail -n 1 "$2/MANIFEST")" = "digest sha256:$digest"
	ok $? "$1: the digest covers the lines before it"
}

# broken NAME FILE SCRIPT EXPECTED [WHERE]: after sed SCRIPT on a copy of FILE,
# the check fails and says a line that matches EXPECTED (grep -E) of the file
# WHERE, which is FILE unless told. Runs beside the next ones: `all_broken`
# waits for them and says what came out, in their order.
cases=0
cores=$(nproc)
broken() {
	cases=$((cases + 1))
	mkdir "$tmp/case-$cases"
	printf '%s\n' "$1" >"$tmp/case-$cases/name"
	break_one "$tmp/case-$cases" "$@" &
	[ $((cases % cores)) -ne 0 ] || wait
}

# all_said FILE: each line says file, line, what, and how to mend it.
all_said() {
	! grep -Evq '^[^:]+\.csv:[0-9]+: .+; .+' "$1"
}

# break_one DIR NAME FILE SCRIPT EXPECTED [WHERE]: leaves DIR/log when the case
# is not as it should be.
break_one() {
	mkdir "$1/tables"
	cp data/*.csv "$1/tables"
	sed "$4" "data/$3" >"$1/tables/$3"
	if cmp -s "data/$3" "$1/tables/$3"; then
		echo 'the case changed nothing' >"$1/log"
	elif perl data/build --node-modules "$modules" --check \
		--tables "$1/tables" >"$1/said" 2>&1; then
		echo accepted >"$1/log"
	elif ! grep -Eq "/${6-$3}:[0-9]+: $5" "$1/said" ||
		! all_said "$1/said"; then
		cp "$1/said" "$1/log"
	fi
	rm -r "$1/tables"
}

all_broken() {
	wait
	i=0
	while [ $i -lt $cases ]; do
		i=$((i + 1))
		test ! -e "$tmp/case-$i/log"
		ok $? "$(cat "$tmp/case-$i/name")"
		[ ! -e "$tmp/case-$i/log" ] || sed 's/^/# /' "$tmp/case-$i/log"
	done
}

build --check
ok $? 'the authored tables have no fault'
sed 's/^/# /' "$tmp/log"
build --world --check
ok $? 'the tables of the test world have no fault'

build --world "$tmp/one" && build --world "$tmp/two"
ok $? 'the test world is built'
same_bytes 'test world' "$tmp/one" "$tmp/two"
manifest 'test world' "$tmp/one"

before=$(stat -c '%Y %i' "$tmp/one/MANIFEST" "$tmp/one/registry.sqlite")
build --world "$tmp/one"
test "$before" = "$(stat -c '%Y %i' "$tmp/one/MANIFEST" \
	"$tmp/one/registry.sqlite")"
ok $? 'what is up to date is left alone'

rm "$tmp/one/asn.mmdb"
build --world "$tmp/one"
same_bytes 'a lost file made again' "$tmp/one" "$tmp/two"

registry=$tmp/one/registry.sqlite
sql() { sqlite3 -readonly "$registry" "$1"; }
test "$(sql 'PRAGMA integrity_check')" = ok
ok $? 'the registry is sound'
test "$(sql 'PRAGMA foreign_key_check')" = ''
ok $? 'every reference of the registry resolves'
test "$(sql "SELECT value FROM meta WHERE key = 'version'")" = \
	"$(cat data/VERSION)"
ok $? 'the registry says its version'
test "$(sql "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'polit%'")" \
	= 0
ok $? 'the registry has no political site'
test "$(sql "SELECT o.slug FROM domains d JOIN organisations o
	ON o.id = d.org WHERE d.suffix = 'crm.test'")" = nationbuilder
ok $? 'a row of the test world is there'
test "$(sql "SELECT count(*) FROM domains d JOIN organisations o
	ON o.id = d.org WHERE o.slug LIKE 'tpw-%'
	AND (o.seat <> '' OR o.controlled_from <> '')")" = 0
ok $? 'nothing is claimed of a company known by its name alone'
[ "$(sql "SELECT count(*) FROM organisations WHERE slug LIKE 'tpw-%'
	AND seat || controlled_from || eu_entity || technology_from || branches
	|| as_of || confidence <> 'medium'")" = 0 ]
ok $? 'of a name alone nothing else is said'
test "$(sql "SELECT o.slug FROM domains d JOIN organisations o
	ON o.id = d.org WHERE d.suffix = 'smartsuppcdn.com'")" = smartsupp
ok $? 'a domain of ours stays ours'
test "$(sql "SELECT count(*) FROM domains WHERE suffix IN
	('ajax.googleapis.com', 'www.google.com')")" = 0
ok $? 'a name below a suffix of ours gets no rule of its own'
# Suffixes below which anyone may register a name; the three are the companies'
# own.
psl=/usr/share/publicsuffix/public_suffix_list.dat
if [ -r "$psl" ]; then
	sql "SELECT suffix FROM domains WHERE scope = 'own' AND suffix NOT IN
		('googleapis.com', 'withgoogle.com', 'gouv.fr')" |
		grep -Fx -f - "$psl" >"$tmp/public"
	test ! -s "$tmp/public"
	ok $? 'no public suffix belongs to a company'
	sed 's/^/# /' "$tmp/public"
else
	ok 0 'no public suffix belongs to a company # SKIP no publicsuffix'
fi
test "$(sql "SELECT group_concat(o.slug, ' ') FROM owners w
	JOIN organisations o ON o.id = w.owner JOIN organisations c
	ON c.id = w.org WHERE c.slug = 'bleu'")" = 'capgemini orange'
ok $? 'an organisation may have two owners'
test "$(sql "SELECT hex(first) || ' ' || hex(last) FROM prefixes
	WHERE source LIKE 'test world%'")" = '7F14C800 7F14C8FF'
ok $? 'a prefix becomes its first and last address'

# seat NAME EXPECTED: by the files networks and registered of $tmp, AS1 has this
# seat ("none": it has none).
seat() {
	perl -Idata/lib -MCocarde::Seats -e 'print Cocarde::Seats::of(
		["$ARGV[0]/networks"], ["$ARGV[0]/registered"])->{1} // "none"' \
		"$tmp" >"$tmp/seat" 2>&1
	test "$(cat "$tmp/seat")" = "$2"
	ok $? "registered seat: $1"
	[ "$(cat "$tmp/seat")" = "$2" ] || sed 's/^/# /' "$tmp/seat"
}
cat >"$tmp/networks" <<'END'
# nine of ten addresses are in one country, in two pieces, one of them behind
10.0.9.0,10.0.9.99,1,"Example, quoted"
10.0.1.0,10.0.1.99,1,Example
10.0.5.0,10.0.5.255,2,Another
END
cat >"$tmp/registered" <<'END'
10.0.0.0,10.0.1.79,FR
10.0.1.80,10.0.1.99,DE
10.0.5.0,10.0.5.255,DE
10.0.9.0,10.0.255.255,FR
END
seat 'the country of nine tenths' FR
sed 's/1.79/1.78/; s/1.80/1.79/' "$tmp/registered" >"$tmp/less"
mv "$tmp/less" "$tmp/registered"
seat 'less than that is none' none
echo '10.0.64.0,10.0.64.255,1,Example' >>"$tmp/networks"
seat 'several ranges count together' FR
echo '10.1.0.0,10.1.0.255,1,Example' >>"$tmp/networks"
seat 'an address in no country counts' none
cat >"$tmp/networks" <<'END'
10.0.9.0,10.0.9.255,1,Example
2001:db8::,2001:db8:8:ffff:ffff:ffff:ffff:ffff,1,Example
2001:db9::,2001:db9::ff,1,Example
END
cat >"$tmp/registered" <<'END'
10.0.0.0,10.0.255.255,FR
2001:db8::,2001:db8:ffff:ffff:ffff:ffff:ffff:ffff,FR
2001:db9::,2001:db9:ffff:ffff:ffff:ffff:ffff:ffff,DE
END
seat 'IPv6 counts by /48' FR
sed -i 's/db8:8:/db8:7:/' "$tmp/networks"
seat 'both families must say it' none
sed -i '1d' "$tmp/registered"
seat 'no country of one family is none' none
echo '2001:db9::,x,DE' >>"$tmp/registered"
perl -Idata/lib -MCocarde::Seats -e 'Cocarde::Seats::of(
	["$ARGV[0]/networks"], ["$ARGV[0]/registered"])' "$tmp" >"$tmp/log" 2>&1
grep -q 'registered:3: not a range of addresses with 3 fields; write' "$tmp/log"
ok $? 'registered seat: a line that is no range is said'
# registered ADDRESS: what asn.mmdb says of it.
registered() {
	mmdblookup --file "$tmp/one/asn.mmdb" --ip "$1" registered_country \
		2>/dev/null | tr -d ' \n'
}
test "$(registered 127.82.1.1) $(registered 127.83.1.1)" = \
	'"US"<utf8_string> '
ok $? 'asn.mmdb bears the seat of a network that has one'
cp "$tmp/one/registry.sqlite" "$tmp/again.sqlite"
sqlite3 "$tmp/again.sqlite" <data/packed.sql
test "$(sqlite3 "$tmp/again.sqlite" "ATTACH '$tmp/one/registry.sqlite' AS one;
	SELECT count(*) || ' ' || (SELECT count(*) FROM one.packed)
	FROM packed NATURAL JOIN one.packed")" = '23 23'
ok $? 'what is packed is what the tables say'
test "$(sql "SELECT count(*) FROM packed
	WHERE length(text) - length(replace(text, char(10), '')) <> lines")" = 0
ok $? 'a packed row is a line'
test "$(sql "SELECT count(*) FROM organisations")" = \
	"$(sql "SELECT lines FROM packed WHERE name = 'organisations'")"
ok $? 'every organisation is packed'
test "$(sql "SELECT count(*) FROM cookies WHERE exempt = 'yes'
	AND purpose IN ('ads', 'analytics', 'social', 'session-replay')")" = 0
ok $? 'nothing that follows people is exempt by its name'

broken 'a column too few' eea.csv '3s/,[^,]*$//' '[0-9]+ columns expected'
broken 'a column too many' eea.csv '3s/$/,x/' '[0-9]+ columns expected'
broken 'another header' classes.csv '1s/country/land/' 'wrong header; write'
broken 'bytes that are not UTF-8' laws.csv "5s/^/$(printf '\351')/" 'not UTF-8'
broken 'CR LF' regions.csv "4s/\$/$(printf '\r')/" 'carriage return'
broken 'a key twice' organisations.csv '9{p;}' 'key \(slug\) given twice; remove'
broken 'rows out of order' domains.csv '7{h;d;};8G' 'row out of order; sort'
broken 'a reference to no organisation' networks.csv '2s/,[^,]*,/,nobody,/' \
	"unknown org 'nobody'; add it"
broken 'a tab in a text' organisations.csv "9s/,/$(printf '\t'),/2" \
	'a line break or a tab in name; keep it on one line'
broken 'an owner that does not exist' owners.csv '2s/,[^,]*,/,nobody,/' \
	"unknown owner 'nobody'; add it"
broken 'a law that does not exist' classes.csv 's/au-tola-2018/au-nothing/' \
	"unknown laws 'au-nothing'"
broken 'a day that does not exist' eea.csv 's/2013-07-01/2013-02-30/' \
	'not a date'
broken 'dates the wrong way round' eea.csv 's/1973-01-01/2033-01-01/' \
	'ends before it begins'
broken 'a country that does not exist' regions.csv 's/,FR,/,FX,/' \
	"unknown country 'FX'; use a code"
broken 'a third country that does not exist' organisations.csv \
	's/,CA;US,/,CA;USA,/' "unknown branches 'USA'"
broken 'a circle of owners' owners.csv \
	's/^thales,.*//; s/^alphabet,.*//; s/^google,alphabet,/google,youtube,/' \
	'owners in a circle'
broken 'one owner twice at a time' owners.csv \
	's/^google,alphabet,\([^,]*,[^,]*\),.*/&\ngoogle,alphabet,\1,2020-01-01,,x,2026-01-01,high/' \
	'overlaps the period of line'
broken 'a source left out' domains.csv 's/,own compilation[^,"]*,/,,/' \
	'no source'
broken 'a confidence of its own' owners.csv '3s/,[a-z]*$/,certain/' \
	'unknown confidence'
broken 'a role of its own' networks.csv '/^16509,/s/,host,/,server,/' 'unknown role'
broken 'a suffix with a dot in front' domains.csv '2s/^/./' 'not a domain'
broken 'a prefix with bits too many' prefixes.csv \
	's,^103.21.244.0/22,103.21.244.0/16,' 'bits set after the length'
broken 'prefixes that overlap' prefixes.csv 's,^104.24.0.0/14,104.20.0.0/14,' \
	'overlaps 104\.16\.0\.0/13'
broken 'two decisions at once' adequacy.csv 's/2021-06-27/2021-07-01/' \
	'overlaps the period'
broken 'two frameworks at once' adequacy.csv \
	's/,privacy-shield,2016-08-01,/,privacy-shield,2015-09-01,/' \
	'overlaps the period of line [0-9]+; end that one'
broken 'two rules for one suffix' domains.csv '/^github.io,/{p;s/platform/own/;}' \
	'key \(suffix\) given twice; remove'
broken 'one network twice' networks.csv '/^16509,/p' \
	'key \(asn\) given twice; remove'
broken 'a law without an English name' laws.csv \
	'/^eu-gdpr-chapter-v,/s/,GDPR chapter V (art. 44-50),/,,/' \
	'name_en is empty; fill'
broken 'a sentence without French' sentences.csv '/^what.font,/s/,[^,]*,/,,/' \
	'fr is empty; fill'
broken 'an owner without a source' owners.csv \
	'/^google,alphabet,/s/,[^,]*,\([0-9-]*,[a-z]*\)$/,,\1/' 'no source'
broken 'transfers without a law for a day' laws.csv \
	'/^eu-directive-95-46,/s/,2018-05-24,/,2018-05-23,/' \
	'does not follow line [0-9]+ without end'
broken 'transfers without the directive' laws.csv '/^eu-directive-95-46,/d' \
	"no law 'eu-directive-95-46'"
broken 'a hole between two decisions' adequacy.csv \
	's/,2021-06-28,/,2021-06-30,/' \
	'nothing holds between line [0-9]+ and this one; let it begin'
broken 'a hole between two frameworks' adequacy.csv \
	's/,"annulled (C-362/,"ended (C-362/' 'nothing holds between line'
broken 'a hole between two classes' classes.csv \
	's/,2018-03-23,/,2018-03-25,/' 'nothing holds between line'
broken 'a country that leaves without a decision' eea.csv \
	's/,2020-12-31,/,2020-12-30,/' \
	"nothing holds for 'GB' on 2020-12-31; add a row"
broken 'a member and adequate' eea.csv 's/,2020-12-31,/,2021-01-31,/' \
	"'GB' already has a place in .*eea.csv line [0-9]+" adequacy.csv
broken 'of class X and adequate' classes.csv 's/^AU,X/NZ,X/' \
	"'NZ' already has a place in .*adequacy.csv line [0-9]+"
broken 'two countries of control' owners.csv \
	's/^bleu,capgemini,/bleu,alphabet,/' \
	"'bleu' controlled from two countries on .*: FR \(orange\), US \(alphabet\)"
broken 'two countries of control further up' owners.csv \
	's/^orange-business,orange,.*/&\norange-business,sap,,1,2020-01-01,2020-12-31,x,2026-01-01,high/' \
	"'orange-business' controlled from two countries on 2020-01-01"
broken 'a place on two rows of one list' listings.csv \
	's/^aws,dpf,yes,[0-9-]*\(.*\)$/&\naws,dpf,yes,2024-01-01\1/' \
	'overlaps the period of line [0-9]+; end that one'
broken 'off a list that nobody opened' listings.csv \
	's/^adobe,dpf,yes/adobe,dpf,no/; /^adobe,dpf,/s/(read) //' \
	'not on a list that was not opened; open the list'
broken 'on a list before there was one' listings.csv \
	's/^aws,dpf,yes,[0-9-]*/aws,dpf,yes,2023-07-09/' \
	'2023-07-09 is outside the life of the framework; leave'
broken 'on a list of its own' listings.csv 's/^aws,dpf,/aws,shield,/' \
	"unknown framework 'shield'; use one"
broken 'perhaps on a list' listings.csv 's/^aws,dpf,yes/aws,dpf,unknown/' \
	"unknown answer \(listed 'unknown'\); yes or no"
broken 'a hybrid without its offer' qualifications.csv 's/,PREMI3NS,/,,/' \
	'a qualified hybrid without the name'
broken 'a hybrid qualified since always' qualifications.csv \
	's/,2025-12-17,/,,/' 'a qualified hybrid without the name'
broken 'a state of its own' qualifications.csv 's/,in-progress,/,soon,/' \
	"unknown state \(state 'soon'\)"
broken 'a kind without a law' law_map.csv 's/;utility//' \
	"no law to name for the kind 'utility'" classes.csv
broken 'a sentence missing' sentences.csv '/^R5,/d' "no sentence 'R5'"
broken 'a placeholder of its own' sentences.csv '2s/,/,{orga} /' \
	"unknown placeholder '\{orga\}'"
broken 'a framework without a list' adequacy.csv 's/,1,dpf,/,0,dpf,/' \
	'listed_only and framework disagree'
broken 'a class that is not authored' classes.csv 's/^AU,X/AU,Q/' \
	"'AU' cannot be of class 'Q'"
broken 'a name that is none' cookies.csv 's/^_fbp,/_fb;p,/' 'not a name'
broken 'stars side by side' cookies.csv 's/^_pk_id\*,/_pk_id**,/' 'too many \*'
broken 'three stars' cookies.csv 's/^_pk_id\*,/_p*k*id*,/' 'too many \*'
broken 'a pattern that says too little' cookies.csv 's/^tk_ai,/tk*,/' \
	"'tk\*' says too little; name the hosts"
broken 'a short name of nobody' cookies.csv 's/^fr,[^,]*,/fr,,/' \
	"'fr' says too little; name the hosts"
broken 'hosts with a blank' cookies.csv 's/^sb,facebook\.com/& ;meta.com/' \
	'not a list of domains'
broken 'a kind of its own' cookies.csv 's/^_fbp,,cookie/_fbp,,jar/' \
	"unknown kind 'jar'"
broken 'a purpose of its own' cookies.csv '/^_fbp,/s/,ads,/,adverts,/' \
	"unknown purpose 'adverts'; use one of ab-testing"
broken 'an exemption for advertising' cookies.csv \
	'/^_fbp,/s/,ads,no,/,ads,yes,/' "no exemption for 'ads'"
broken 'an exemption that may be' cookies.csv \
	'/^_fbp,/s/,ads,no,/,ads,maybe,/' 'unknown value of exempt'
broken 'measurement that can and cannot be exempt' cookies.csv \
	'/^_pk_id\*,/s/,unknown,/,no,/' 'matomo can be exempt by measurement.csv'
broken 'a name of a host of nobody' host_names.csv 's/,gandi,/,nobody,/' \
	"unknown org 'nobody'; .*leave it empty"
broken 'a tool of nobody' cookies.csv '/^_fbp,/s/,meta,/,nobody,/' \
	"unknown org 'nobody'; .*leave it empty"
broken 'an organisation without a service' cookies.csv \
	'/^_fbp,/s/,Meta Pixel,/,,/' 'an organisation without a service'
broken 'a name twice' cookies.csv '/^_fbp,/p' \
	'key \(pattern, hosts\) given twice'
broken 'a basis of its own' measurement.csv 's/,listed,/,certified,/' \
	'unknown basis'
broken 'too few to choose from' alternatives.csv '/^registrar,gandi,/d
	/^registrar,ovhcloud,/d' "2 European or self-hosted for 'registrar'; name at"
broken 'an alternative that is not European' alternatives.csv \
	'/^ab-testing,kameleoon,/s/kameleoon/google/' \
	"2 European or self-hosted for 'ab-testing'"
broken 'an alternative that was sold' owners.csv \
	'/^kantar,bain-capital,/i kameleoon,google,,1,,,own,2025-01-01,medium' \
	"2 European or self-hosted for 'ab-testing'" alternatives.csv
broken 'an alternative that nobody sells' alternatives.csv \
	'/^registrar,gandi,/s/gandi//' 'a service without a company'

all_broken

# broken_together: the same of several cases in one run, a line each: name,
# table, script, expected, between tabs.
broken_together() {
	rm -rf "$tmp/tables"
	mkdir "$tmp/tables"
	cp data/*.csv "$tmp/tables"
	cat >"$tmp/cases"
	while IFS='	' read -r name table script expected; do
		cp "$tmp/tables/$table.csv" "$tmp/before"
		sed -i "$script" "$tmp/tables/$table.csv"
		cmp -s "$tmp/before" "$tmp/tables/$table.csv" &&
			ok 1 "$name (the case changed nothing)"
	done <"$tmp/cases"
	build --check --tables "$tmp/tables"
	while IFS='	' read -r name table script expected; do
		grep -Eq "/$table.csv:[0-9]+: $expected" "$tmp/log"
		ok $? "$name"
	done <"$tmp/cases"
	test "$(wc -l <"$tmp/log")" -eq "$(wc -l <"$tmp/cases")"
	status=$?
	ok $status 'and nothing else is wrong'
	[ $status -eq 0 ] || sed 's/^/# /' "$tmp/log"
	all_said "$tmp/log"
	ok $? 'and each says file, line, what, and how to mend it'
}

# What others publish, and what the rows say of themselves.
broken_together <<'END'
the shared platform github.io as one company's	domains	/^github.io,/s/,platform,/,own,/	'github.io' is a public suffix: .*; write scope platform
the shared platform netlify.app as one company's	domains	/^netlify.app,/s/,platform,/,own,/	'netlify.app' is a public suffix
the shared platform cloudfront.net as one company's	domains	/^cloudfront.net,/s/,platform,/,own,/	'cloudfront.net' is a public suffix
an address as a domain	domains	$s/^[^,]*\(,.*\)/&\nzz.0.2.1\1/	suffix 'zz.0.2.1' is an address
a name too long	domains	$s/^[^,]*\(,.*\)/&\nzz.000000000000000000000000000000000000000000000000000000000000.000000000000000000000000000000000000000000000000000000000000.000000000000000000000000000000000000000000000000000000000000.000000000000000000000000000000000000000000000000000000000000.000000000000000000000000000000000000000000000000000000000000.fr\1/	suffix 'zz.*' longer than 253
a domain under no suffix	domains	$s/^[^,]*\(,.*\)/&\nzz.invalidtld\1/	suffix 'zz.invalidtld' ends in '.invalidtld'
a label too long	domains	$s/^[^,]*\(,.*\)/&\nzz0000000000000000000000000000000000000000000000000000000000000000.fr\1/	suffix 'zz0*.fr' has a label over 63
a homepage with a path	organisations	/^google,/s/google\.com$/google.com\/about/	homepage 'google.com/about' has .*no path
a political site that is no name	political_sites	$s/^[^,]*/zz-.fr/	domain 'zz-.fr' has 'zz-', which is no label
a disguised name with a rule of its own	disguised	$s/^[^,]*/zopim.com/	'zopim.com' has a rule in .*domains.csv:[0-9]+ too; keep
read, and nothing named	networks	/^16509,/s/,[^,]*,\([0-9-]*\)$/,(read),\1/	\(read\) without
read, and not said when	networks	/^13335,/s/,[^,]*,[0-9-]*$/,(read) a list,/	read, and no day
read in the middle	networks	/^24940,/s/,[^,]*,\([0-9-]*\)$/,a list (read),\1/	\(read\) inside a source
evidence of the future	networks	/^12876,/s/[0-9-]*$/2999-01-01/	as_of 2999-01-01 is later
other facts in the other language	sentences	/^R5,/s/{org}/Google/	French speaks of \{compels does\}
END
broken_together <<'END'
a number that no network has	networks	$s/^[0-9]*,/4199999999,/	AS4199999999 is not in the list
a network under another name	networks	/^16509,/s/Amazon.com, Inc./Amazonas SA/	AS16509 is registered as 'Amazon.com, Inc.', not 'Amazonas SA'; read
END
broken_together <<'END'
no French name	countries	/^US,/s/États-Unis//	name_fr is empty; fill
no English name	countries	/^FR,/s/,France,France$/,,France/	name_en is empty; fill
END
# Rules, wildcards and exceptions of the public suffix list.
perl -Idata/lib -MCocarde::Evidence -e 'my $l = Cocarde::Evidence::suffixes();
	print Cocarde::Evidence::is_public($l, $_) for @ARGV' \
	fr co.uk github.io x.ck github.com x.github.io www.ck >"$tmp/public"
test "$(cat "$tmp/public")" = 1111000
ok $? 'the public suffix list is read with its wildcards and exceptions'

if [ -n "$full" ]; then
	build "$tmp/three" && build "$tmp/four"
	ok $? 'the real data is built'
	same_bytes 'real data' "$tmp/three" "$tmp/four"
	manifest 'real data' "$tmp/three"
fi

echo "1..$count"
[ "$failed" -eq 0 ]

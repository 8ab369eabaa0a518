# SPDX-License-Identifier: EUPL-1.2
#
# What each authored table looks like, and everything that must be true of
# them together: references, dates, countries, no circle of owners.

package Cocarde::Tables;

use v5.36;
use utf8;
use Cocarde::Csv    ();
use Cocarde::Checks ();
use File::Spec      ();

# Fields that a column of this name must satisfy, whatever the table.
my $DATE  = sub ($v) { Cocarde::Checks::is_date($v) };
my $FLAG  = sub ($v) { $v =~ /^[01]$/ };
my $FULL  = sub ($v) { length $v };
my $TRUST = sub ($v) { $v =~ /^(?:high|medium|low)$/ };
my $ROLE  = sub ($v) { $v =~ /^(?:host|cdn-proxy|access-or-transit)$/ };
my $HOST  = sub ($v) {
    $v =~ /^(?!.*\.\.)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9])?\.[a-z0-9-]+$/;
};

my %RULES = (
    valid_from => [$DATE, 'not a date', 'write YYYY-MM-DD or leave it empty'],
    valid_to   => [$DATE, 'not a date', 'write YYYY-MM-DD or leave it empty'],
    as_of      => [$DATE, 'not a date', 'write YYYY-MM-DD'],
    source     => [$FULL, 'no source',  'say where it can be checked'],
    confidence => [$TRUST, 'unknown confidence', 'high, medium or low'],
    controls   => [$FLAG, 'not a flag', 'write 0 or 1'],
    worldwide  => [$FLAG, 'not a flag', 'write 0 or 1'],
    listed_only => [$FLAG, 'not a flag', 'write 0 or 1'],
    role       => [$ROLE, 'unknown role',
        'host, cdn-proxy or access-or-transit'],
    suffix => [$HOST, 'not a domain', 'lower case, ASCII, no leading dot'],
    host   => [$HOST, 'not a host name', 'lower case, ASCII'],
    listed => [sub ($v) { $v =~ /^(?:yes|no)$/ },
        'unknown answer', 'yes or no; no row when it is not known'],
    scheme => [sub ($v) { $v eq 'secnumcloud' },
        'unknown scheme', 'secnumcloud'],
    state => [sub ($v) { $v =~ /^(?:in-progress|(?:hybrid-)?qualified)$/ },
        'unknown state', 'in-progress, qualified or hybrid-qualified'],
    scope_of_domain => [sub ($v) { $v =~ /^(?:own|platform)$/ },
        'unknown scope', 'own or platform'],
    hosts => [sub ($v) { !grep { !$HOST->($_) } split /;/, $v, -1 },
        'not a list of domains',
        'lower case, ASCII, separated by ; without blanks'],
    exempt => [sub ($v) { $v =~ /^(?:yes|no|unknown)$/ },
        'unknown value of exempt', 'yes, no or unknown'],
    basis => [sub ($v) { $v =~ /^(?:listed|self-assessed|claimed)$/ },
        'unknown basis', 'listed, self-assessed or claimed'],
    slug => [sub ($v) { $v =~ /^[a-z0-9]+(?:-[a-z0-9]+)*$/ },
        'not a slug', 'lower-case letters, digits and hyphens'],
    name => [$FULL, 'no name', 'write its name'],
);

# name => columns, key, and what its columns refer to.
our %SPEC = (
    countries => { columns => [qw(code name_fr of_fr in_fr name_en the_en)],
        key => ['code'], full => [qw(name_fr of_fr in_fr name_en the_en)] },
    eea => { columns => [qw(country status sovereign note valid_from valid_to
                source as_of)],
        key => [qw(country status valid_from)],
        country => [qw(country sovereign)] },
    adequacy => { columns => [qw(country scope decision listed_only framework
                valid_from valid_to status source as_of confidence)],
        key => [qw(country valid_from)], country => ['country'],
        full => [qw(decision valid_from)] },
    classes => { columns => [qw(country class laws note valid_from valid_to
                source confidence)],
        key => [qw(country valid_from)], laws => ['laws'] },
    laws => { columns => [qw(id name_fr name_en the_fr to_fr the_en
                jurisdiction effect valid_from valid_to status reach
                applies_to prior_review source as_of confidence)],
        key => ['id'], country => ['jurisdiction'],
        full => [qw(name_fr name_en the_fr to_fr the_en)] },
    law_map => { columns => [qw(country rank kinds law valid_from valid_to
                source)],
        key => [qw(country rank)], numeric => 1, country => ['country'],
        laws => ['law'], full => [qw(kinds law)] },
    organisations => { columns => [qw(slug name kind seat controlled_from
                eu_entity technology_from branches note source as_of
                confidence homepage)],
        key => ['slug'], full => ['kind'],
        country => [qw(seat controlled_from technology_from branches)] },
    host_names => { columns => [qw(name org source)], key => ['name'],
        org_or_none => ['org'] },
    owners => { columns => [qw(org owner share controls valid_from valid_to
                source as_of confidence)],
        key => [qw(org owner valid_from)], org => [qw(org owner)] },
    listings => { columns => [qw(org framework listed valid_from valid_to
                source as_of confidence)],
        key => [qw(org framework valid_from)], org => ['org'] },
    qualifications => { columns => [qw(org scheme offer state valid_from
                valid_to source as_of confidence)],
        key => [qw(org scheme offer valid_from)], org => ['org'] },
    domains => { columns => [qw(suffix org service purpose scope tpw source
                as_of)],
        key => ['suffix'], org => ['org'], full => [qw(service purpose)] },
    disguised => { columns => [qw(host org service purpose source as_of)],
        key => ['host'], org => ['org'], full => [qw(service purpose)] },
    cookies => { columns => [qw(pattern hosts kind org service purpose exempt
                source as_of)],
        key => [qw(pattern hosts)], org_or_none => ['org'],
        full => [qw(pattern as_of)] },
    measurement => { columns => [qw(org service basis source as_of)],
        key => ['org'], org => ['org'], full => [qw(service as_of)] },
    networks => { columns => [qw(asn org role registered_name worldwide
                trusted_places note source as_of)],
        key => ['asn'], numeric => 1, org => ['org'],
        country => ['trusted_places'] },
    prefixes => { columns => [qw(cidr org role worldwide source as_of)],
        key => ['cidr'], org => ['org'] },
    regions => { columns => [qw(org token country source)],
        key => [qw(org token)], org => ['org'], country => ['country'],
        full => [qw(token country)] },
    sentences => { columns => [qw(key fr en)], key => ['key'],
        full => [qw(fr en)] },
    alternatives => { columns => [qw(purpose organisation service country
                domain licence note source as_of)],
        key => [qw(purpose service organisation)],
        org_or_none => ['organisation'], country => ['country'] },
    interests => { columns => [qw(org fr en source as_of)],
        key => ['org'], org => ['org'], full => [qw(fr en as_of)] },
    political_sites => { columns => [qw(domain name kind person party
                election country level status source as_of confidence)],
        key => ['domain'] },
);

# Tables that a user may correct. The method and the law are not theirs.
my @CORRECTED = qw(domains networks organisations owners political_sites);

# Every table as { name => [rows] }: those of DIR, with those of the
# directories in OVER laid on top, and those of the user's directory YOURS over
# them all; its rows bear _yours. Dies with the list of fault lines.
sub read_all ($root, $dir, $over, $yours = undef) {
    my $faults = Cocarde::Csv::faults();
    my %t;
    my %mine = map { $_ => 1 } @CORRECTED;
    for my $path (defined $yours ? sort glob "\Q$yours\E/*.csv" : ()) {
        my ($name) = $path =~ m{([^/]*)\.csv$};
        next if $mine{$name};
        Cocarde::Csv::fault($faults, { _file => $path, _line => 1 },
            'not a table that can be corrected', 'name it '
            . join(', ', map {"$_.csv"} @CORRECTED));
    }
    for my $name (sort keys %SPEC) {
        my @lists;
        for my $d ($dir, @{ $over // [] }, $mine{$name} ? $yours // () : ()) {
            my $path = "$d/$name.csv";
            next if $d ne $dir && !-e $path;
            my $label = File::Spec->abs2rel($path, $root);
            $label = $path if $label =~ /^\.\./;
            my $rows = Cocarde::Csv::read_file($path, $label, $SPEC{$name},
                $faults);
            if (defined $yours && $d eq $yours) { $_->{_yours} = 1 for @$rows }
            push @lists, $rows;
        }
        $t{$name} = Cocarde::Csv::merge($SPEC{$name}, @lists);
    }
    # A table that could not be read would only add faults of its readers.
    die $faults if @$faults && grep { !@{ $t{$_} } } keys %t;
    check_fields(\%t, $faults);
    check_references(\%t, $faults);
    Cocarde::Checks::run(\%t, $faults);
    die [sort { by_place($a, $b) } @$faults] if @$faults;
    return \%t;
}

sub by_place ($a, $b) {
    my ($fa, $la) = $a =~ /^(.*?):(\d+):/;
    my ($fb, $lb) = $b =~ /^(.*?):(\d+):/;
    return $fa cmp $fb || $la <=> $lb || $a cmp $b;
}

sub check_fields ($t, $faults) {
    for my $name (sort keys %SPEC) {
        my $spec = $SPEC{$name};
        for my $row (@{ $t->{$name} }) {
            for my $c (@{ $spec->{columns} }) {
                # They part the columns and rows of what the host reads.
                Cocarde::Csv::fault($faults, $row,
                    "a line break or a tab in $c", 'keep it on one line')
                    if $row->{$c} =~ /[\t\n]/;
                my $rule = $RULES{ $c eq 'scope' && $name eq 'domains'
                    ? 'scope_of_domain' : $c } or next;
                next if $rule->[0]->($row->{$c});
                Cocarde::Csv::fault($faults, $row,
                    "$rule->[1] ($c '$row->{$c}')", $rule->[2]);
            }
            for my $c (@{ $spec->{full} // [] }) {
                next if length $row->{$c};
                Cocarde::Csv::fault($faults, $row, "$c is empty",
                    'fill it in');
            }
        }
    }
    return;
}

sub check_references ($t, $faults) {
    my %known = (
        org     => { map { $_->{slug} => 1 } @{ $t->{organisations} } },
        laws    => { map { $_->{id} => 1 } @{ $t->{laws} } },
        country => { map { $_->{code} => 1 } @{ $t->{countries} } },
    );
    $known{org_or_none} = $known{org};
    my %mend = (
        org     => 'add it to organisations.csv, or correct the slug',
        laws    => 'add it to laws.csv, or correct the id',
        country => 'use a code of countries.csv',
    );
    $mend{org_or_none} = "$mend{org}, or leave it empty";
    for my $name (sort keys %SPEC) {
        for my $what (sort keys %known) {
            for my $c (@{ $SPEC{$name}{$what} // [] }) {
                for my $row (@{ $t->{$name} }) {
                    my @v = $what eq 'org' ? $row->{$c}
                        : split /;/, $row->{$c}, -1;
                    $v[0] =~ s/^-// if @v && $c eq 'trusted_places';
                    for my $v (@v) {
                        next if $known{$what}{$v};
                        Cocarde::Csv::fault($faults, $row,
                            "unknown $c '$v'", $mend{$what});
                    }
                }
            }
        }
    }
    return;
}

1;

# SPDX-License-Identifier: EUPL-1.2
#
# The tables held against what others publish, and against their own claims
# about themselves: networks against the list of numbers, domains against the
# public suffixes, labels of age against sources and dates. What one table must
# be in itself is in Tables.pm and Checks.pm, which come first.

package Cocarde::Evidence;

use v5.36;
use utf8;
use Cocarde::Csv    ();
use Cocarde::Tables ();
use Encode          ();

# Where Debian's publicsuffix has it (packaging/setup installs it).
our $SUFFIXES = '/usr/share/publicsuffix/public_suffix_list.dat';

# Public suffixes all names below which are the owner's own all the same.
my %OWN = (
    'googleapis.com' => 'interfaces of Google; customers have buckets, no names',
    'gouv.fr'        => 'the French State alone registers names there',
    'withgoogle.com' => 'campaign sites of Google',
);

# Columns that hold host names, and whether a list of them.
my %HOSTS = (
    alternatives    => ['domain'],
    disguised       => ['host'],
    domains         => ['suffix'],
    organisations   => ['homepage'],
    political_sites => ['domain'],
);

# Dies with the list of faults. LISTS: { asn => [files of first,last,asn,name],
# version => day of the data }.
sub check ($t, $lists) {
    my $faults = Cocarde::Csv::faults();
    labels($t, $lists->{version}, $faults);
    placeholders($t->{sentences}, $faults);
    domains($t, suffixes(), $faults);
    # The list of networks is long; a fault said before it is read is soon
    # mended.
    numbers($t->{networks}, $lists->{asn}, $faults) if !@$faults;
    die [sort { Cocarde::Tables::by_place($a, $b) } @$faults] if @$faults;
    return;
}

# A row is shown as "not re-checked" unless its source begins with "(read)",
# and with the day of its evidence.
sub labels ($t, $version, $faults) {
    for my $name (sort keys %$t) {
        for my $r (@{ $t->{$name} }) {
            my $bad = sub ($what, $mend) {
                Cocarde::Csv::fault($faults, $r, $what, $mend);
            };
            my $source = $r->{source} // '';
            my ($read) = $source =~ /^\(read\)(.*)$/s;
            if (defined $read) {
                $bad->('(read) without what was read', 'name the source')
                    if $read !~ /\w/;
                $bad->('read, and no day', 'write in as_of when it was read')
                    if exists $r->{as_of} && $r->{as_of} eq '';
            } elsif ($source =~ /\(read\)/) {
                $bad->('(read) inside a source, which is shown as not '
                    . 're-checked', 'begin with it, or leave the mark out');
            }
            $bad->("as_of $r->{as_of} is later than the data ($version)",
                'correct it, or write the new day into data/VERSION')
                if ($r->{as_of} // '') gt $version && !$r->{_yours};
        }
    }
    return;
}

# Both languages say the same facts, each in its own form.
sub placeholders ($rows, $faults) {
    for my $r (@$rows) {
        my @facts = map {
            my %fact = map {
                s/^(?:of|in)_country$/country/r =~ s/^to_law$/law/r => 1
            } $r->{$_} =~ /\{(\w+)\}/g;
            join ' ', sort keys %fact;
        } qw(fr en);
        next if $facts[0] eq $facts[1];
        Cocarde::Csv::fault($faults, $r,
            "French speaks of {$facts[0]}, English of {$facts[1]}",
            'let both name the same facts');
    }
    return;
}

# The public suffix list: { rule => 1 }, and its last labels under '' => {}.
sub suffixes {
    open my $fh, '<:encoding(UTF-8)', $SUFFIXES
        or die "$SUFFIXES: $!; run `make setup`, or install the package "
        . "publicsuffix\n";
    my %list = ('' => {});
    while (my $line = <$fh>) {
        my ($rule) = $line =~ m{^([^\s/]\S*)} or next;
        $list{$rule} = 1;
        $list{''}{ $rule =~ s/^.*[.!]//r } = 1;
    }
    return \%list;
}

# Whether anyone may register names below this one.
sub is_public ($list, $name) {
    return 0 if $list->{"!$name"};
    return 1 if $list->{$name};
    return $name =~ s/^[^.]*\.// && $list->{"*.$name"} ? 1 : 0;
}

# What is wrong with a name, or ''.
sub wrong_name ($list, $name) {
    return 'longer than 253 characters' if length $name > 253;
    for my $label (split /\./, $name, -1) {
        return 'has an empty label'                 if $label eq '';
        return "has a label over 63 ('$label')"     if length $label > 63;
        return "has '$label', which is no label"
            if $label !~ /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
    }
    my ($last) = $name =~ /\.([^.]+)$/ or return 'has no dot';
    return 'is an address' if $last =~ /^\d+$/;
    # RFC 6761 keeps .test for tests, and no other place.
    return "ends in '.$last', which is no domain of the internet"
        if !$list->{''}{$last} && $last ne 'test';
    return '';
}

sub domains ($t, $list, $faults) {
    for my $name (sort keys %HOSTS) {
        for my $c (@{ $HOSTS{$name} }) {
            for my $r (grep { $_->{$c} ne '' } @{ $t->{$name} }) {
                my $wrong = wrong_name($list, $r->{$c}) or next;
                Cocarde::Csv::fault($faults, $r, "$c '$r->{$c}' $wrong",
                    'write a host name: lower case, ASCII (punycode), no '
                    . 'scheme and no path');
            }
        }
    }
    my %rule = map { $_->{suffix} => $_ } @{ $t->{domains} };
    for my $r (@{ $t->{domains} }) {
        my $s = $r->{suffix};
        next if $r->{scope} eq 'platform' || $OWN{$s};
        next if !is_public($list, $s);
        Cocarde::Csv::fault($faults, $r,
            "'$s' is a public suffix: names below it belong to others",
            'write scope platform, or a longer name');
    }
    for my $r (grep { $rule{ $_->{host} } } @{ $t->{disguised} }) {
        my $other = $rule{ $r->{host} };
        Cocarde::Csv::fault($faults, $r,
            "'$r->{host}' has a rule in $other->{_file}:$other->{_line} too",
            'keep one of the two');
    }
    return;
}

# Each number is in the list, under the name that the table gives.
sub numbers ($rows, $paths, $faults) {
    my %wanted = map { $_->{asn} => {} } @$rows;
    for my $path (@$paths) {
        open my $fh, '<:raw', $path
            or die "$path: $!; run `npm ci` first, or name the directory with "
            . "--node-modules\n";
        my $text = do { local $/; <$fh> };
        while ($text =~ /^[0-9a-f.:]+,[0-9a-f.:]+,(\d+),([^\r\n]*)/mg) {
            $wanted{$1}{$2} = 1 if $wanted{$1};
        }
    }
    for my $r (@$rows) {
        my @names = map { s/^"(.*)"$/$1/sr =~ s/""/"/gr }
            map { Encode::decode('UTF-8', $_) } sort keys %{ $wanted{ $r->{asn} } };
        next if grep { $_ eq $r->{registered_name} } @names;
        Cocarde::Csv::fault($faults, $r,
            @names ? "AS$r->{asn} is registered as '$names[0]', not "
                . "'$r->{registered_name}'"
            : "AS$r->{asn} is not in the list of networks",
            @names ? 'read again whose it is, then write that name'
            : 'correct the number, or remove the row');
    }
    return;
}

1;

# SPDX-License-Identifier: EUPL-1.2
#
# The registered seat of a network: the country in which the regional
# registries have registered the addresses that it announces. Who controls it
# is another question, which no registry answers.

package Cocarde::Seats;

use v5.36;
use utf8;
use Socket qw(AF_INET AF_INET6 inet_pton);

# Share of a network's addresses that one country must hold. Addresses are
# sold and lent: a tenth registered elsewhere unsettles nothing, more than that
# makes a network of several countries. Between three quarters and all of them
# the result hardly moves (of 91,065 networks 84,754 down to 81,265 have a
# seat, and it is the seat of the company in data/networks.csv for 72 to 73 of
# 100; the others are mostly subsidiaries under their own country).
our $SHARE = 0.9;

# { asn => country } from files of first,last,asn,name and of
# first,last,country. Each family that a network announces must name the same
# country, IPv4 by addresses and IPv6 by /48, the least that is announced: a
# common count would let IPv6 alone decide. No entry: not one country.
sub of ($networks, $countries) {
    my %held;
    my %ranges = (4 => [], 6 => []);
    for my $path (@$countries) {
        each_range($path, 3, sub ($family, $first, $last, $code) {
            push @{ $ranges{$family} }, [$first, $last, $code];
        });
    }
    @$_ = sort { $a->[0] <=> $b->[0] } @$_ for values %ranges;
    my %at = (4 => 0, 6 => 0);
    for my $path (@$networks) {
        each_range($path, 4, sub ($family, $first, $last, $asn, $) {
            my $sum = $held{$asn}{$family} //= { all => 0, of => {} };
            my $r   = $ranges{$family};
            my $i   = find($r, $first, $at{$family});
            $at{$family} = $i;
            $sum->{all} += $last - $first + 1;
            for (; $i < @$r && $r->[$i][0] <= $last; $i++) {
                my $from = $r->[$i][0] > $first ? $r->[$i][0] : $first;
                my $to   = $r->[$i][1] < $last  ? $r->[$i][1] : $last;
                $sum->{of}{ $r->[$i][2] } += $to - $from + 1;
            }
        });
    }
    my %seat;
    for my $asn (keys %held) {
        my $seat = common(map { leader($_) } values %{ $held{$asn} });
        $seat{$asn} = $seat if defined $seat;
    }
    return \%seat;
}

# The country that holds the share, or undef.
sub leader ($sum) {
    for my $code (keys %{ $sum->{of} }) {
        return $code if $sum->{of}{$code} >= $SHARE * $sum->{all};
    }
    return undef;
}

# The one of which all are, or undef.
sub common (@codes) {
    for my $code (@codes) {
        return undef if !defined $code || $code ne $codes[0];
    }
    return $codes[0];
}

# Index of the first range that ends at or after FIRST. Files are sorted, so
# the place of the last search is mostly near.
sub find ($ranges, $first, $near) {
    my ($low, $high) = (0, scalar @$ranges);
    if ($near < $high && $ranges->[$near][0] <= $first) {
        $low = $near;
        for (1 .. 8) {
            return $low if $low == $high || $ranges->[$low][1] >= $first;
            $low++;
        }
    }
    while ($low < $high) {
        my $middle = int(($low + $high) / 2);
        if   ($ranges->[$middle][1] < $first) { $low  = $middle + 1 }
        else                                  { $high = $middle }
    }
    return $low;
}

# Calls ROW->(family, first, last, further columns) for each line of a CSV of
# COLUMNS columns; addresses as numbers. The last column alone may be quoted.
sub each_range ($path, $columns, $row) {
    open my $fh, '<:raw', $path
        or die "$path: $!; run `npm ci` first, or name the directory with "
        . "--node-modules\n";
    while (my $line = <$fh>) {
        next if $line =~ /^#/;
        $line =~ s/\r?\n\z//;
        my ($first, $last, @more) = split /,/, $line, $columns;
        my ($family, $from, $to) = (4, number4($first), number4($last));
        ($family, $from, $to) = (6, number6($first), number6($last))
            if !defined $from;
        @more == $columns - 2 && defined $from && defined $to && $from <= $to
            or die "$path:$.: not a range of addresses with $columns fields; "
            . "write first,last and the rest\n";
        $row->($family, $from, $to, @more);
    }
    return;
}

sub number4 ($ip) {
    my $bytes = inet_pton(AF_INET, $ip) // return undef;
    return unpack 'N', $bytes;
}

# Number of the /48 that holds the address.
sub number6 ($ip) {
    my $bytes = inet_pton(AF_INET6, $ip) // return undef;
    my ($high, $low) = unpack 'N n', $bytes;
    return $high * 65536 + $low;
}

1;

# SPDX-License-Identifier: EUPL-1.2
#
# What must be true of everything with a life: periods in order, none twice,
# no hole where the law has none; who owns whom, at each date.

package Cocarde::Lives;

use v5.36;
use utf8;
use Cocarde::Csv ();
use List::Util  qw(any uniq);
use POSIX       qw(strftime);
use Time::Local qw(timegm);

# Later than any day of a table: where '' stands for an open end.
my $ALWAYS = '9999-12-31';

sub run ($t, $faults) {
    periods($t, $faults);
    overlaps($t->{$_}, $faults, 'country') for qw(adequacy classes);
    overlaps($t->{owners}, $faults, qw(org owner));
    overlaps($t->{listings}, $faults, qw(org framework));
    overlaps($t->{qualifications}, $faults, qw(org scheme offer));
    holes($t, $faults);
    places_of_law($t, $faults);
    lists($t, $faults);
    offers($t, $faults);
    owner_circles($t, $faults);
    one_control($t, $faults);
    return;
}

sub periods ($t, $faults) {
    for my $name (sort keys %$t) {
        for my $r (grep { exists $_->{valid_to} } @{ $t->{$name} }) {
            next if $r->{valid_from} eq '' || $r->{valid_to} eq '';
            next if $r->{valid_from} le $r->{valid_to};
            Cocarde::Csv::fault($faults, $r, 'ends before it begins',
                'exchange valid_from and valid_to');
        }
    }
    return;
}

# Of the rows that are alike in these columns, only one may hold at a date.
sub overlaps ($rows, $faults, @columns) {
    my %last;
    for my $r (sort { $a->{valid_from} cmp $b->{valid_from} } @$rows) {
        my $same = join "\0", @$r{@columns};
        my $l = $last{$same};
        $last{$same} = $r;
        next if !$l;
        next if $l->{valid_to} ne '' && $l->{valid_to} lt $r->{valid_from};
        Cocarde::Csv::fault($faults, $r,
            "overlaps the period of line $l->{_line}",
            'end that one on the day before this one begins');
    }
    return;
}

# A place on a list: within the life of its framework, and said not to be
# there only by who has looked.
sub lists ($t, $faults) {
    my %life = map { $_->{framework} => $_ }
        grep { $_->{framework} ne '' } @{ $t->{adequacy} };
    for my $r (@{ $t->{listings} }) {
        my $life = $life{ $r->{framework} };
        if (!$life) {
            Cocarde::Csv::fault($faults, $r,
                "unknown framework '$r->{framework}'",
                'use one of adequacy.csv');
            next;
        }
        my @outside = grep { $_ ne '' && ($_ lt $life->{valid_from}
                || ($life->{valid_to} ne '' && $_ gt $life->{valid_to})) }
            @$r{qw(valid_from valid_to)};
        if (@outside) {
            Cocarde::Csv::fault($faults, $r,
                "$outside[0] is outside the life of the framework",
                'leave it empty: the framework itself sets the bounds');
        }
        next if $r->{listed} ne 'no' || $r->{source} =~ /^\(read\)/;
        Cocarde::Csv::fault($faults, $r,
            'not on a list that was not opened',
            'open the list and begin the source with (read), or remove the '
            . 'row');
    }
    return;
}

# A hybrid's qualification is named and dated: the letter's words rest on it.
sub offers ($t, $faults) {
    for my $r (@{ $t->{qualifications} }) {
        next if $r->{state} ne 'hybrid-qualified';
        next if $r->{offer} ne '' && $r->{valid_from} ne '';
        Cocarde::Csv::fault($faults, $r,
            'a qualified hybrid without the name of the offer or its day',
            'write both, from the list of the authority');
    }
    return;
}

sub owner_circles ($t, $faults) {
    my (%up, %row, %done);
    for my $r (@{ $t->{owners} }) {
        push @{ $up{ $r->{org} } }, $r->{owner};
        $row{ $r->{org} } //= $r;
    }
    my $walk;
    $walk = sub ($org, $path) {
        if (my ($i) = grep { $path->[$_] eq $org } 0 .. $#$path) {
            my @circle = (@$path[$i .. $#$path], $org);
            Cocarde::Csv::fault($faults, $row{$org},
                'owners in a circle: ' . join(' -> ', @circle),
                'remove the row that is wrong');
            return 1;
        }
        return 0 if $done{$org};
        for my $o (@{ $up{$org} // [] }) {
            return 1 if $walk->($o, [@$path, $org]);
        }
        $done{$org} = 1;
        return 0;
    };
    for my $org (sort keys %up) { last if $walk->($org, []) }
    return;
}

# The day after DAY.
sub day_after ($day) {
    my ($y, $m, $d) = split /-/, $day;
    return strftime('%Y-%m-%d', gmtime(timegm(0, 0, 0, $d, $m - 1, $y)
            + 24 * 60 * 60));
}

# Whether two periods share a day.
sub meet ($a, $b) {
    return $a->{valid_from} le ($b->{valid_to} || $ALWAYS)
        && $b->{valid_from} le ($a->{valid_to} || $ALWAYS);
}

# Of one country, a class follows the other on the next day, and so do two
# decisions, unless the first was annulled.
sub holes ($t, $faults) {
    for my $name (qw(adequacy classes)) {
        my %last;
        for my $r (sort { $a->{valid_from} cmp $b->{valid_from} }
            @{ $t->{$name} }) {
            my $l = $last{ $r->{country} };
            $last{ $r->{country} } = $r;
            next if !$l || $l->{valid_to} eq '';
            next if ($l->{status} // '') =~ /^annulled\b/;
            next if $r->{valid_from} le day_after($l->{valid_to});
            Cocarde::Csv::fault($faults, $r,
                "nothing holds between line $l->{_line} and this one",
                'let it begin on the day after, or let the status of the '
                . 'other begin with annulled');
        }
    }
    return;
}

# A country is in the EEA, or adequate, or of class X or Y: never two of them
# at one date; and whoever leaves the EEA is given a decision the next day.
sub places_of_law ($t, $faults) {
    my (%eea, %adequate);
    push @{ $eea{ $_->{country} } }, $_
        for grep { $_->{status} ne 'national-territory' } @{ $t->{eea} };
    push @{ $adequate{ $_->{country} } }, $_ for @{ $t->{adequacy} };
    for my $r (@{ $t->{adequacy} }, @{ $t->{classes} }) {
        my $other = (grep { meet($_, $r) } @{ $eea{ $r->{country} } // [] })[0];
        $other //= (grep { $_->{listed_only} eq '0' && meet($_, $r) }
                @{ $adequate{ $r->{country} } // [] })[0]
            if exists $r->{class};
        next if !$other;
        Cocarde::Csv::fault($faults, $r,
            "'$r->{country}' already has a place in $other->{_file} line "
            . "$other->{_line} at that time",
            'end one of the two on the day before the other begins');
    }
    for my $r (map { grep { $_->{valid_to} ne '' } @$_ }
        @eea{ sort keys %eea }) {
        my $next = day_after($r->{valid_to});
        next if any { $_->{valid_from} eq $next }
            @{ $adequate{ $r->{country} } // [] };
        Cocarde::Csv::fault($faults, $r,
            "nothing holds for '$r->{country}' on $next",
            'add a row to adequacy.csv that begins on that day');
    }
    return;
}

# Names of those whom nobody surely controls above ORG on DAY.
sub free ($up, $org, $day) {
    my @all = ($org);
    my %seen = ($org => 1);
    my @free;
    while (defined(my $o = shift @all)) {
        my @owners = map { $_->{owner} } grep {
            $_->{valid_from} le $day && $day le ($_->{valid_to} || $ALWAYS)
        } @{ $up->{$o} // [] };
        push @free, $o if !@owners;
        push @all, grep { !$seen{$_}++ } @owners;
    }
    return @free;
}

# Whatever the number of owners, control comes from one country at a date.
sub one_control ($t, $faults) {
    my %from = map { $_->{slug} => $_->{controlled_from} }
        @{ $t->{organisations} };
    my %up;
    push @{ $up{ $_->{org} } }, $_
        for grep { $_->{controls} eq '1' && $_->{confidence} ne 'low' }
        @{ $t->{owners} };
    my @days = uniq map { ($_->{valid_from}, $_->{valid_to} || $ALWAYS) }
        map {@$_} values %up;
    for my $org (sort keys %up) {
        next if @{ $up{$org} } < 2;
        for my $day (sort @days) {
            my %by = map { $from{$_} => $_ } grep { length $from{$_} }
                free(\%up, $org, $day);
            next if keys %by < 2;
            Cocarde::Csv::fault($faults, $up{$org}[0],
                "'$org' controlled from two countries on "
                . ($day eq $ALWAYS ? 'the day of the data' : $day || 'a past day')
                . ': ' . join(', ', map {"$_ ($by{$_})"} sort keys %by),
                'write controls 0 for who does not decide, or end a period');
            last;
        }
    }
    return;
}

1;

# SPDX-License-Identifier: EUPL-1.2
#
# One authored table from one or more CSV files: UTF-8, LF, RFC 4180, a
# header row, sorted by key. Every fault becomes one line
#     data/x.csv:LINE: what; how to mend
# and all faults of all files are reported together.

package Cocarde::Csv;

use v5.36;
use utf8;
use Encode     ();
use List::Util qw(any);
use Text::CSV  ();

# A new, empty list of faults.
sub faults { return [] }

# Notes that LINE of FILE is wrong.
sub fault ($faults, $row, $what, $mend) {
    push @$faults, sprintf '%s:%d: %s; %s', $row->{_file}, $row->{_line},
        $what, $mend;
    return;
}

# First line of a small file, without its line feed.
sub first_line ($path) {
    open my $fh, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    my $line = <$fh> // '';
    chomp $line;
    return $line;
}

# Rows of one file as hashes, with _file and _line. SPEC: { name, columns,
# key => [columns], numeric => 1 when the key is one number }.
sub read_file ($path, $label, $spec, $faults) {
    my %at = (_file => $label, _line => 1);
    open my $fh, '<:raw', $path or do {
        fault($faults, \%at, "cannot be read ($!)", 'restore the file');
        return [];
    };
    my $bytes = do { local $/; <$fh> };
    my $text  = eval { Encode::decode('UTF-8', $bytes, Encode::FB_CROAK) };
    if (!defined $text) {
        fault($faults, \%at, 'not UTF-8', 'save the file as UTF-8');
        return [];
    }
    if ($text =~ /\r/) {
        $at{_line} = 1 + (substr($text, 0, $-[0]) =~ tr/\n//);
        fault($faults, \%at, 'carriage return', 'end lines with LF alone');
        return [];
    }
    my $rows = parse($text, $label, $spec, $faults);
    check_order($rows, $spec, $faults);
    return $rows;
}

sub parse ($text, $label, $spec, $faults) {
    my $csv   = Text::CSV->new({ binary => 1 });
    my @lines = split /\n/, $text, -1;
    my $n     = @{ $spec->{columns} };
    my $head  = join ',', @{ $spec->{columns} };
    my $next  = 0;
    my @rows;
    pop @lines if @lines && $lines[-1] eq '';
    while ($next < @lines) {
        my %row = (_file => $label, _line => $next + 1);
        my $fields = record($csv, \@lines, \$next);
        if (!$fields) {
            fault($faults, \%row, 'not CSV (' . $csv->error_diag . ')',
                'put fields with commas or quotes into double quotes');
            last;
        }
        if ($row{_line} == 1) {
            next if $head eq join ',', @$fields;
            fault($faults, \%row, 'wrong header', "write: $head");
            return [];
        }
        if (@$fields != $n) {
            fault($faults, \%row, "$n columns expected, " . @$fields
                    . ' found', 'quote fields that hold commas');
            next;
        }
        @row{ @{ $spec->{columns} } } = @$fields;
        if ($lines[$next - 1] =~ /\s(?:,|"|$)|(?:^|[,"])\s/
            && any {/^\s|\s$/} @$fields) {
            fault($faults, \%row, 'blank at the edge of a field',
                'remove it');
        }
        push @rows, \%row;
    }
    return \@rows;
}

# Fields of the record that begins at line $$NEXT, which moves past it; undef
# when it is not CSV. Lines without a quote need no parser.
sub record ($csv, $lines, $next) {
    my $text = $lines->[$$next++];
    return [split /,/, $text, -1] if index($text, '"') < 0;
    while (($text =~ tr/"//) % 2 && $$next < @$lines) {
        $text .= "\n" . $lines->[$$next++];
    }
    return $csv->parse($text) ? [$csv->fields] : undef;
}

# The key of a row as one text.
sub key ($row, $spec) {
    return join "\0", map { $row->{$_} } @{ $spec->{key} };
}

sub compare ($a, $b, $spec) {
    for my $c (@{ $spec->{key} }) {
        my $o = $spec->{numeric} && $a->{$c} =~ /^\d+$/ && $b->{$c} =~ /^\d+$/
            ? $a->{$c} <=> $b->{$c}
            : $a->{$c} cmp $b->{$c};  # code points: the order of their bytes
        return $o if $o;
    }
    return 0;
}

sub check_order ($rows, $spec, $faults) {
    my $names = join ', ', @{ $spec->{key} };
    for my $i (1 .. $#$rows) {
        my $o = compare($rows->[$i - 1], $rows->[$i], $spec);
        next if $o < 0;
        if ($o == 0) {
            fault($faults, $rows->[$i], "key ($names) given twice",
                "remove this row or line $rows->[$i-1]{_line}");
        } else {
            fault($faults, $rows->[$i], 'row out of order',
                "sort the file by $names, as bytes");
        }
    }
    return;
}

# Rows of several files as one table; a later file wins where keys are equal.
sub merge ($spec, @lists) {
    return $lists[0] if @lists == 1;  # its order was checked
    my %by;
    for my $rows (@lists) {
        $by{ key($_, $spec) } = $_ for @$rows;
    }
    return [sort { compare($a, $b, $spec) } values %by];
}

1;

# SPDX-License-Identifier: EUPL-1.2
#
# The address files: network and country of an address as MMDB, written by
# MaxMind's own writer, and the second opinion as tor's text.

package Cocarde::Mmdb;

use v5.36;
use utf8;
use Encode      ();
use File::Copy  ();
use File::Path  qw(make_path);
use JSON::PP    ();
use Socket      qw(AF_INET AF_INET6 inet_pton);
use Text::CSV   ();
use Time::Local qw(timegm);

my %TYPES = (
    autonomous_system_number       => 'uint32',
    autonomous_system_organization => 'utf8_string',
    country_code                   => 'utf8_string',
    registered_country             => 'utf8_string',
);

# Seconds of a day given as YYYYMMDD….
sub epoch ($date) {
    my ($y, $m, $d) = $date =~ /^(\d{4})(\d\d)(\d\d)/
        or die "not a date: $date\n";
    return timegm(0, 0, 0, $d, $m - 1, $y);
}

# (label, epoch) of an installed npm package of ip-location-db, whose version
# ends with the day of its data.
sub package_of ($dir) {
    open my $fh, '<:raw', "$dir/package.json"
        or die "$dir/package.json: $!; run `npm ci` first, or name the "
        . "directory with --node-modules\n";
    my $p = JSON::PP::decode_json(do { local $/; <$fh> });
    my ($day) = $p->{version} =~ /\.(\d{8})\d*$/;
    return (label => "$p->{name} $p->{version}", epoch => epoch($day));
}

sub tree ($type, $description, $epoch) {
    # Loaded here: it takes longer to load than most builds need.
    require MaxMind::DB::Writer::Tree;
    my $tree = MaxMind::DB::Writer::Tree->new(
        ip_version               => 6,
        record_size              => 24,
        database_type            => $type,
        languages                => ['en'],
        description              => { en => $description },
        alias_ipv6_to_ipv4       => 0,
        remove_reserved_networks => 0,
        map_key_type_callback    => sub { $TYPES{ $_[0] } },
    );
    # The writer takes the clock unless told, through the setter that its own
    # source keeps for making two files identical.
    $tree->_set_build_epoch($epoch);
    return $tree;
}

sub save ($tree, $to) {
    open my $fh, '>:raw', "$to.new" or die "$to.new: $!\n";
    $tree->write_tree($fh);
    close $fh or die "$to.new: $!\n";
    rename "$to.new", $to or die "$to: $!\n";
    return;
}

# Calls ROW->(fields) for each line of a CSV without header; '#' comments.
sub each_row ($path, $columns, $row) {
    my $csv = Text::CSV->new({ binary => 1 });
    open my $fh, '<:raw', $path or die "$path: $!\n";
    while (my $line = <$fh>) {
        next if $line =~ /^#/;
        $line =~ s/\r?\n\z//;
        $line = Encode::decode('UTF-8', $line);
        # Lines without a quote need no parser.
        my @f = index($line, '"') < 0 ? split(/,/, $line, -1)
            : $csv->parse($line) ? $csv->fields : ();
        @f == $columns
            or die "$path:$.: $columns fields expected; quote names that "
            . "hold commas\n";
        family($f[0]) and (family($f[0]) == (family($f[1]) // 0))
            or die "$path:$.: not a range of addresses; write first,last\n";
        $row->(@f);
    }
    return;
}

sub family ($ip) {
    return inet_pton(AF_INET, $ip) ? 4 : inet_pton(AF_INET6, $ip) ? 6 : undef;
}

# first,last,asn,name -> the schema of GeoLite2-ASN, and one member more:
# registered_country, a code, of networks that SEATS ({ asn => country }) has.
sub asn ($paths, $seats, $to, $epoch) {
    my $tree = tree('GeoLite2-ASN',
        'Networks, from Route Views, DB-IP and NRO by way of ip-location-db '
            . '(CC BY 4.0), converted for Cocarde; registered_country from '
            . 'the registries by way of NRO (CC BY 4.0)', $epoch);
    for my $path (@$paths) {
        each_row($path, 4, sub ($first, $last, $asn, $name) {
            my %record = (
                autonomous_system_number       => 0 + $asn,
                autonomous_system_organization => $name,
            );
            $record{registered_country} = $seats->{$asn} if $seats->{$asn};
            $tree->insert_range($first, $last, \%record);
        });
    }
    save($tree, $to);
    return;
}

# first,last,country -> the flat schema of ip-location-db.
sub country ($path, $to, $epoch) {
    my $tree = tree('country ipvAll', 'Countries of the test world', $epoch);
    each_row($path, 3, sub ($first, $last, $code) {
        $tree->insert_range($first, $last, { country_code => $code });
    });
    save($tree, $to);
    return;
}

sub copy ($from, $to) {
    File::Copy::copy($from, "$to.new") or die "$to.new: $!\n";
    rename "$to.new", $to or die "$to: $!\n";
    return;
}

# The day as the head of tor's files says it.
sub generated ($epoch) {
    my (undef, undef, undef, $d, $m, $y, $w) = gmtime $epoch;
    return sprintf '%s, %02d %s %d 00:00:00 GMT',
        (qw(Sun Mon Tue Wed Thu Fri Sat))[$w], $d,
        (qw(Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec))[$m], $y + 1900;
}

# first,last,country -> DIR/geoip and DIR/geoip6, in tor's format, sorted.
sub second_opinion ($path, $dir, $epoch) {
    my (@v4, @v6);
    each_row($path, 3, sub ($first, $last, $code) {
        if (family($first) == 4) {
            push @v4, [map({ unpack 'N', inet_pton(AF_INET, $_) }
                    $first, $last), $code];
        } else {
            push @v6, [inet_pton(AF_INET6, $first), "$first,$last,$code"];
        }
    });
    make_path($dir);
    my $note = "# Test world, in the format of tor's geoip files\n#\n"
        . '# Generated: ' . generated($epoch) . "\n#\n";
    write_text("$dir/geoip", $note . join '',
        map { join(',', @$_) . "\n" } sort { $a->[0] <=> $b->[0] } @v4);
    write_text("$dir/geoip6", $note . join '',
        map {"$_->[1]\n"} sort { $a->[0] cmp $b->[0] } @v6);
    return;
}

sub write_text ($path, $text) {
    open my $fh, '>:raw', "$path.new" or die "$path.new: $!\n";
    print {$fh} $text;
    close $fh or die "$path.new: $!\n";
    rename "$path.new", $path or die "$path: $!\n";
    return;
}

1;

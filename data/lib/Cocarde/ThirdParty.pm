# SPDX-License-Identifier: EUPL-1.2
#
# Completes organisations and domains from the npm package third-party-web
# (MIT): whose name a host bears, when our own table does not say it. It
# knows no seat and no owner, so what it adds is named but not classified.

package Cocarde::ThirdParty;

use v5.36;
use utf8;
use JSON::PP ();

# Category of the package -> kind of organisation and purpose of a domain.
our %KIND = (
    'ad'               => 'ads',
    'analytics'        => 'analytics',
    'cdn'              => 'cdn',
    'consent-provider' => 'consent',
    'content'          => 'media',
    'customer-success' => 'chat',
    'hosting'          => 'hosting',
    'marketing'        => 'marketing',
    'other'            => 'utility',
    'social'           => 'social',
    'tag-manager'      => 'tagmanager',
    'utility'          => 'utility',
    'video'            => 'video',
);

# Names that the package gives to one company although anyone may register
# below them.
my %ANYONES = map { $_ => 1 } qw(de.com net.pl);

# Reads the package below NODE_MODULES: { label, path, entities }.
sub load ($node_modules) {
    my $dir = "$node_modules/third-party-web";
    my %r = (path => "$dir/dist/entities-nostats.json");
    $r{package}  = json("$dir/package.json");
    $r{label}    = "third-party-web $r{package}{version}";
    $r{source}   = "$r{label} (MIT)";
    $r{entities} = sub { json($r{path}) };
    return \%r;
}

sub json ($path) {
    open my $fh, '<:raw', $path
        or die "$path: $!; run `npm ci` first, or name the directory with "
        . "--node-modules\n";
    return JSON::PP::decode_json(do { local $/; <$fh> });
}

# Host names of an entity, without wildcards, addresses and doubles.
sub names_of ($entity) {
    my %seen;
    my @names;
    for my $d (@{ $entity->{domains} }) {
        my $n = lc($d =~ s/^\*\.//r);
        next if $n !~ /^[a-z0-9_][a-z0-9_.-]*\.[a-z][a-z0-9-]*$/;
        next if $ANYONES{$n};
        push @names, $n if !$seen{$n}++;
    }
    return @names;
}

# The row of our table with the longest suffix of NAME, or undef.
sub row_of ($rows, $name) {
    my $s = $name;
    while (1) {
        return $rows->{$s} if $rows->{$s};
        return undef if $s !~ s/^[^.]*\.//;
    }
}

# Adds to the tables what the package knows beyond them.
sub complete ($t, $third) {
    my %ours = map { $_->{suffix} => $_ } @{ $t->{domains} };
    my %slug = map { $_->{slug} => 1 } @{ $t->{organisations} };
    my (%new, @orgs);
    my $as_of = '';
    for my $e (sort { $a->{name} cmp $b->{name} }
        @{ $third->{entities}->() }) {
        my (@missing, %owner, $wrong);
        # A few names come with entities of HTML.
        s/&amp;/&/g for grep { defined } @$e{qw(name company)};
        for my $name (names_of($e)) {
            my $row = row_of(\%ours, $name);
            # Below a shared suffix the name belongs to a customer.
            if (!$row || ($row->{scope} eq 'platform'
                    && $row->{suffix} ne $name)) {
                push @missing, $name if !$new{$name};
                next;
            }
            $owner{ $row->{org} } = 1;
            $wrong = 1 if $row->{tpw} eq 'wrong';
        }
        next if !@missing;
        my $kind = $KIND{ $e->{category} }
            // die "third-party-web: new category '$e->{category}'; give it "
            . "a kind in data/lib/Cocarde/ThirdParty.pm\n";
        my @owner = keys %owner;
        my $org = $owner[0];
        if (@owner != 1 || $wrong) {
            $org = organisation($e, $kind, $third->{source}, \%slug);
            push @orgs, $org;
            $org = $org->{slug};
        }
        $new{$_} = { suffix => $_, org => $org, service => $e->{name},
            purpose => $kind, scope => 'own', source => $third->{source},
            as_of => '' } for @missing;
    }
    $t->{domains} = [sort { $a->{suffix} cmp $b->{suffix} }
        @{ $t->{domains} }, values %new];
    $t->{organisations} = [sort { $a->{slug} cmp $b->{slug} }
        @{ $t->{organisations} }, @orgs];
    return;
}

sub organisation ($e, $kind, $source, $taken) {
    my $s = lc $e->{name};
    $s =~ s/[^a-z0-9]+/-/g;
    $s =~ s/^-|-$//g;
    my $slug = "tpw-$s";
    my $n = 1;
    $slug = "tpw-$s-" . ++$n while $taken->{$slug};
    $taken->{$slug} = 1;
    my $home = ($e->{homepage} // '') =~ s{^https?://(?:www\.)?([^/]*).*}{$1}r;
    return { slug => $slug, name => $e->{name},
        kind => $kind, seat => '', controlled_from => '', eu_entity => '',
        technology_from => '', branches => '', note => $e->{company} ? "Company: $e->{company}" : '',
        source => $source, as_of => '', confidence => 'medium',
        homepage => $home };
}

1;

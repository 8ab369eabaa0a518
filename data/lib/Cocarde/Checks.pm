# SPDX-License-Identifier: EUPL-1.2
#
# What must be true of the tables beyond one field: periods and owners (see
# Lives), coverage of the map of laws, ranges, sentences.

package Cocarde::Checks;

use v5.36;
use utf8;
use Cocarde::Csv        ();
use Cocarde::Lives      ();
use Cocarde::ThirdParty ();
use Socket            qw(AF_INET AF_INET6 inet_pton);
use Time::Local  qw(timegm);

# Every key that the host asks for (facts/sentence, facts/dispute).
my @SENTENCES = qw(
    R0 R1 R2 R3 R4 R4.operator R5 R5.operator R6 R6.form R6.proxy R8
    R8.registered R9 R9.registered
    R10 R11 T1 T2 T3 T3.ended T4 T5
    C1 C1.maybe C2 C2.maybe C3 C3.maybe C4 C4.maybe C5 C6 C7 C8 C8.maybe
    C.phase-maybe goes_on.stored goes_on.request M1 M2 M3
    R4.strict R4.operator.strict R5.strict R5.operator.strict R6.strict
    R6.form.strict R6.proxy.strict
    purpose.ads purpose.analytics purpose.session-replay purpose.social
    U1 U2.service U2.operator U2.registered U2.no-address U3 U4 role.maybe class.maybe
    T.place-maybe T.listing-maybe T.entity-maybe T.unknown-party
    T.unknown-operator compels compels.other law.consent law.consent.1995
    what.style what.font what.image what.media what.other
    does.script does.frame does.fetch does.socket does.beacon does.other
    serves.script serves.frame serves.fetch serves.socket serves.beacon
    serves.other
    outcome.possible outcome.cached outcome.blocked
    place.established place.hint place.unknown place.worldwide
    letter.A letter.B letter.C letter.D letter.E
    note.addresses-all-identical note.no-addresses note.no-second-opinion
    note.opened-before note.ip-data-far-from-capture note.too-many-contacts
    note.no-address-of-page note.incomplete-capture
    dispute.subject dispute.says dispute.row dispute.source.read dispute.source
    dispute.built dispute.yours dispute.unknown dispute.none dispute.org
    dispute.owner dispute.domain dispute.disguised dispute.network dispute.prefix
    dispute.network-of dispute.country-of dispute.no-row dispute.effect
    dispute.effect.none dispute.reach dispute.reach.none dispute.nobody dispute.wrong
    dispute.proof dispute.end
);
my %PLACEHOLDER = map { $_ => 1 } qw(
    org of_country in_country ties compels what does serves place
    arrives decision stored purpose goes_on declared
    transfer_law consent_law tech offer domain network as_of
    about file key source seat control entity owner service
    grade rules without class document active passive
);

# Purposes for which something is stored; true: a name with this purpose may
# need no consent, because its purpose is on the CNIL's list (deliberation
# 2020-091, art. 5) or on that of WP 194.
my %STORED = (
    (map { $_ => 1 } qw(session identity csrf load-balancing language
        interface accessibility cart paywall forms security consent-choice)),
    (map { $_ => 0 } qw(ads analytics session-replay social marketing mailing
        campaign-crm messaging chat support search media video audio maps
        payment captcha ab-testing monitoring tagmanager cms-saas utility)),
);
# Of each purpose, as many alternatives as leave a choice.
my $ENOUGH = 3;
# European countries outside the EEA whose protection the Union recognises.
my @NEAR = qw(CH GB);
# Fewer characters of its own than this say too little to name anybody.
my $OWN_CHARACTERS = 3;

sub run ($t, $faults) {
    Cocarde::Lives::run($t, $faults);
    law_coverage($t, $faults);
    transfer_law($t, $faults);
    frameworks($t, $faults);
    ranges($t, $faults);
    sentences($t, $faults);
    classes($t, $faults);
    stored($t, $faults);
    alternatives($t, $faults);
    return;
}

# '' or a day of the calendar.
sub is_date ($v) {
    return 1 if $v eq '';
    my ($y, $m, $d) = $v =~ /^(\d{4})-(\d\d)-(\d\d)$/ or return 0;
    return eval { timegm(0, 0, 0, $d, $m - 1, $y); 1 } ? 1 : 0;
}

# Each kind of company needs a law to name for each country of class X or Y.
sub law_coverage ($t, $faults) {
    my %kinds = map { $_ => 1 } values %Cocarde::ThirdParty::KIND,
        map { $_->{kind} } @{ $t->{organisations} };
    for my $class (grep { $_->{class} =~ /^[XY]$/ } @{ $t->{classes} }) {
        my %has;
        for my $m (@{ $t->{law_map} }) {
            next if $m->{country} ne $class->{country};
            next if $m->{valid_to} ne ''
                && $m->{valid_to} lt $class->{valid_from};
            next if $class->{valid_to} ne ''
                && $m->{valid_from} gt $class->{valid_to};
            $has{$_} = 1 for split /;/, $m->{kinds};
        }
        next if $has{'*'};
        for my $kind (grep { !$has{$_} } sort keys %kinds) {
            Cocarde::Csv::fault($faults, $class,
                "no law to name for the kind '$kind'",
                'add the kind to a row of law_map.csv');
        }
    }
    return;
}

# The host names the law of the Union on transfers: one, without a hole, up to
# the day of the data.
sub transfer_law ($t, $faults) {
    my %law = map { $_->{id} => $_ } @{ $t->{laws} };
    my ($old, $new) = @law{qw(eu-directive-95-46 eu-gdpr-chapter-v)};
    my $first = $t->{laws}[0] or return;
    for my $id (grep { !$law{$_} } qw(eu-directive-95-46 eu-gdpr-chapter-v)) {
        Cocarde::Csv::fault($faults, { %$first, _line => 1 },
            "no law '$id'", 'add it: sentences on transfers name it');
    }
    return if !$old || !$new;
    return if Cocarde::Lives::day_after($old->{valid_to})
        eq $new->{valid_from} && $new->{valid_to} eq '';
    Cocarde::Csv::fault($faults, $new,
        "does not follow line $old->{_line} without end",
        'the regulation applies from 25 May 2018, the day after the directive');
    return;
}

sub frameworks ($t, $faults) {
    for my $r (@{ $t->{adequacy} }) {
        if ($r->{framework} !~ /^(?:|safe-harbour|privacy-shield|dpf)$/) {
            Cocarde::Csv::fault($faults, $r,
                "unknown framework '$r->{framework}'",
                'safe-harbour, privacy-shield, dpf or empty');
        } elsif (($r->{listed_only} eq '1') != ($r->{framework} ne '')) {
            Cocarde::Csv::fault($faults, $r,
                'listed_only and framework disagree',
                'a framework has a list, other decisions have none');
        }
    }
    return;
}

# Sets first, last and family of each prefix.
sub ranges ($t, $faults) {
    my %last;
    my @ok;
    for my $r (@{ $t->{prefixes} }) {
        my ($ip, $len) = $r->{cidr} =~ m{^([0-9a-f.:]+)/(\d+)$};
        my $bin = defined $ip
            && (inet_pton(AF_INET, $ip) // inet_pton(AF_INET6, $ip));
        if (!$bin || $len > 8 * length $bin) {
            Cocarde::Csv::fault($faults, $r, "not a prefix '$r->{cidr}'",
                'write address/length');
            next;
        }
        my $bits = unpack 'B*', $bin;
        if (substr($bits, $len) =~ /1/) {
            Cocarde::Csv::fault($faults, $r,
                "bits set after the length in '$r->{cidr}'",
                'write the first address of the range');
            next;
        }
        @$r{qw(first last family)} = ($bin,
            pack('B*', substr($bits, 0, $len) . 1 x (length($bits) - $len)),
            length $bin == 4 ? 4 : 6);
        push @ok, $r;
    }
    for my $r (sort { $a->{family} <=> $b->{family}
                || $a->{first} cmp $b->{first} } @ok) {
        my $l = $last{ $r->{family} };
        if ($l && $r->{first} le $l->{last}) {
            Cocarde::Csv::fault($faults, $r,
                "overlaps $l->{cidr} of line $l->{_line}",
                'keep one of the two');
        }
        $last{ $r->{family} } = $r if !$l || $r->{last} gt $l->{last};
    }
    return;
}

sub sentences ($t, $faults) {
    my %has = map { $_->{key} => $_ } @{ $t->{sentences} };
    my $first = $t->{sentences}[0] or return;
    for my $key (grep { !$has{$_} } @SENTENCES) {
        Cocarde::Csv::fault($faults, { %$first, _line => 1 },
            "no sentence '$key'", 'add it, in French and English');
    }
    for my $r (@{ $t->{sentences} }) {
        for my $lang (qw(fr en)) {
            for my $p ($r->{$lang} =~ /\{([^}]*)\}?/g) {
                next if $PLACEHOLDER{$p};
                Cocarde::Csv::fault($faults, $r,
                    "unknown placeholder '{$p}' in $lang",
                    'use one of ' . join ' ', sort keys %PLACEHOLDER);
            }
        }
    }
    return;
}

sub classes ($t, $faults) {
    my %country = map { $_->{code} => 1 } @{ $t->{countries} };
    for my $r (@{ $t->{classes} }) {
        my $ok = $r->{country} eq '*' ? $r->{class} eq 'Z'
            : $country{ $r->{country} } && $r->{class} =~ /^[XY]$/;
        next if $ok;
        Cocarde::Csv::fault($faults, $r,
            "'$r->{country}' cannot be of class '$r->{class}'",
            'countries are X or Y, * is Z');
    }
    return;
}

# Names of cookies and storage keys.
sub stored ($t, $faults) {
    my %can = map { $_->{org} => 1 } @{ $t->{measurement} };
    for my $r (@{ $t->{cookies} }) {
        my $bad = sub ($what, $mend) {
            Cocarde::Csv::fault($faults, $r, $what, $mend);
        };
        my $p     = $r->{pattern};
        my $stars = $p =~ tr/*//;
        # Blanks only between words: some keys of storage have them.
        $bad->("not a name '$p'", 'printable ASCII without ; , = and quotes')
            if $p !~ /^[!#-+\--:<>-~]+(?: [!#-+\--:<>-~]+)*$/;
        $bad->("too many * in '$p'", 'one or two, never side by side')
            if $stars > 2 || $p =~ /\*\*/;
        $bad->("'$p' says too little", 'name the hosts that set it')
            if length($p) - $stars < $OWN_CHARACTERS && !length $r->{hosts};
        $bad->("unknown kind '$r->{kind}'", 'cookie, storage or both')
            if $r->{kind} !~ /^(?:cookie|storage|both)$/;
        if (!exists $STORED{ $r->{purpose} }) {
            $bad->("unknown purpose '$r->{purpose}'",
                'use one of ' . join ' ', sort keys %STORED);
        } elsif ($r->{exempt} eq 'yes' && !$STORED{ $r->{purpose} }) {
            $bad->("no exemption for '$r->{purpose}'", 'write no or unknown');
        } elsif ($r->{exempt} eq 'no' && $r->{purpose} eq 'analytics'
            && $can{ $r->{org} } && !length $r->{hosts}) {
            $bad->("$r->{org} can be exempt by measurement.csv",
                'write unknown, name the hosts, or remove that row');
        }
        $bad->('an organisation without a service', 'say what it is called')
            if length $r->{org} && !length $r->{service};
    }
    return;
}

# From where a company is controlled today, through its owners; Lives says when
# they go in a circle.
sub controlled_from ($org, $orgs, $owner) {
    my %seen;
    while (defined(my $above = $owner->{ $org->{slug} })) {
        last if $seen{$above}++ || !$orgs->{$above};
        $org = $orgs->{$above};
    }
    return $org->{controlled_from};
}

# Of each purpose, at least three things that one can use instead and that are
# European by the facts of their company, or that one runs oneself: software on
# the site's own machines has no company to judge. Whoever sells a service has a
# row of its own among the organisations.
sub alternatives ($t, $faults) {
    my %near = map { $_ => 1 } @NEAR, map { $_->{country} }
        grep { $_->{valid_to} eq '' } @{ $t->{eea} };
    my %org = map { $_->{slug} => $_ } @{ $t->{organisations} };
    my %owner = map { $_->{org} => $_->{owner} }
        grep { $_->{controls} eq '1' && $_->{valid_to} eq '' }
        @{ $t->{owners} };
    my (%count, %first);
    for my $r (@{ $t->{alternatives} }) {
        $first{ $r->{purpose} } //= $r;
        $count{ $r->{purpose} } += 0;
        my $org = $org{ $r->{organisation} };
        if ($r->{service} =~ /\bself-host/i) {
            $count{ $r->{purpose} }++;
        } elsif (!$org) {
            Cocarde::Csv::fault($faults, $r, 'a service without a company',
                'name its organisation, or write self-hosted into service');
        } elsif ($near{ $org->{seat} }
            && $near{ controlled_from($org, \%org, \%owner) }) {
            $count{ $r->{purpose} }++;
        }
    }
    for my $purpose (grep { $count{$_} < $ENOUGH } sort keys %count) {
        Cocarde::Csv::fault($faults, $first{$purpose},
            "$count{$purpose} European or self-hosted for '$purpose'",
            "name at least $ENOUGH");
    }
    return;
}

1;

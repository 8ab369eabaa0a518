# SPDX-License-Identifier: EUPL-1.2
#
# Writes the checked tables into SQLite files whose layout is schema.sql and
# sites.sql.

package Cocarde::Registry;

use v5.36;
use utf8;
use DBI       ();
use Encode    ();
use Cocarde::Csv ();
use Cocarde::Tables ();

# Tables of each file, in the order in which they are filled.
my %TABLES = (
    registry => [qw(countries eea adequacy classes laws law_map organisations
            host_names owners listings qualifications domains disguised cookies
            measurement networks prefixes regions sentences alternatives
            interests)],
    sites => ['political_sites'],
);

# TO: file to write. SQL: file with the layout, and files to run when the
# tables are filled. T: tables. WHICH: registry or sites. META: key => value,
# for the registry.
sub write ($to, $sql, $t, $which, $meta) {
    my ($layout, @after) = @$sql;
    my $new = "$to.new";
    unlink $new;
    my $db = DBI->connect("dbi:SQLite:dbname=$new", '', '',
        { RaiseError => 1, PrintError => 0, AutoCommit => 1,
            sqlite_unicode => 1 });
    $db->do('PRAGMA journal_mode = OFF');
    $db->do('PRAGMA synchronous = OFF');
    run($db, $layout);
    $db->do('PRAGMA foreign_keys = ON');
    $db->begin_work;
    my %id = ids($t->{organisations});
    fill($db, $_, $t->{$_}, \%id) for @{ $TABLES{$which} };
    if ($which eq 'registry') {
        my @meta =
            map { { key => $_, value => $meta->{$_} } } sort keys %$meta;
        fill($db, 'meta', \@meta, \%id);
    }
    fill($db, 'corrections', corrections($t, @{ $TABLES{$which} }), \%id);
    run($db, $_) for @after;
    $db->commit;
    $db->do('VACUUM');
    $db->disconnect;
    rename $new, $to or die "$to: $!\n";
    return;
}

# The rows of these tables that are the user's own.
sub corrections ($t, @names) {
    my (%seen, @rows);
    for my $name (sort @names) {
        my $column = $Cocarde::Tables::SPEC{$name}{key}[0];
        push @rows, map { { name => $name, key => $_->{$column} } }
            grep { $_->{_yours} && !$seen{$name}{ $_->{$column} }++ }
            @{ $t->{$name} };
    }
    return \@rows;
}

# Made here from the names in third-party-web, not authored.
sub name_only ($org) { return $org->{slug} =~ /^tpw-/ }

# slug => number: authored ones first, each in the order of the slugs.
sub ids ($orgs) {
    my $n = 0;
    return map { $_->{slug} => ++$n } (grep { !name_only($_) } @$orgs),
        (grep { name_only($_) } @$orgs);
}

# Runs all that is in a file.
sub run ($db, $sql) {
    open my $fh, '<:encoding(UTF-8)', $sql or die "$sql: $!\n";
    my $text = do { local $/; <$fh> };
    local $db->{sqlite_allow_multiple_statements} = 1;
    $db->do($text);
    return;
}

# Puts the columns that the table has; the CSV may hold more, for authors.
sub fill ($db, $table, $rows, $id) {
    my $info = $db->selectall_arrayref("PRAGMA table_info($table)",
        { Slice => {} });
    my @cols = map { $_->{name} } @$info;
    my $put  = $db->prepare(sprintf 'INSERT INTO %s (%s) VALUES (%s)',
        $table, join(', ', @cols), join(', ', ('?') x @cols));
    for my $row (@$rows) {
        for my $i (0 .. $#cols) {
            my $v = value($table, $cols[$i], $row, $id);
            $put->bind_param($i + 1, $v,
                $info->[$i]{type} eq 'BLOB' ? DBI::SQL_BLOB()
                : $info->[$i]{type} eq 'INTEGER' ? DBI::SQL_INTEGER()
                :                                  DBI::SQL_VARCHAR());
        }
        eval { $put->execute; 1 } or do {
            my $why = $@ =~ s/ at \S+ line \d+.*//sr;
            die [sprintf '%s:%d: refused by the table %s (%s); see %s',
                $row->{_file} // 'data', $row->{_line} // 0, $table, $why,
                'data/schema.sql'];
        };
    }
    return;
}

sub value ($table, $col, $row, $id) {
    return $id->{ $row->{slug} } if $table eq 'organisations' && $col eq 'id';
    return $id->{ $row->{$col} } if $col eq 'org' || $col eq 'owner';
    return $row->{$col} // die "$table has no column $col\n";
}

1;

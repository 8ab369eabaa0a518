-- SPDX-License-Identifier: EUPL-1.2
--
-- Fills the table packed of registry.sqlite from the tables beside it: see
-- data/schema.sql. data/build runs this last; the columns are in the order in
-- which host/facts/registry_load*.c read them.

DELETE FROM packed;

-- Where the rows that lead to a company come from: few texts for many rows, so
-- each row has the number of one.
DROP TABLE IF EXISTS temp.origins;
CREATE TEMP TABLE origins AS
  SELECT row_number() OVER (ORDER BY source, as_of, yours) - 1 AS number,
    source, as_of, yours
  FROM (
    SELECT source, as_of, EXISTS (SELECT 1 FROM corrections WHERE
        name = 'domains' AND key = suffix) AS yours FROM domains
    UNION
    SELECT source, as_of, EXISTS (SELECT 1 FROM corrections WHERE
        name = 'networks' AND key = CAST(asn AS TEXT)) FROM networks
    UNION SELECT source, as_of, 0 FROM disguised
    UNION SELECT source, as_of, 0 FROM prefixes
  );
CREATE UNIQUE INDEX temp.origins_of ON origins (source, as_of, yours);

INSERT INTO packed (name, lines, text)
SELECT name, lines, coalesce(text, '') FROM (
  SELECT 'countries' AS name, count(*) AS lines, group_concat(
      code || char(9) || name_fr || char(9) || of_fr || char(9) ||
      in_fr || char(9) || name_en || char(9) || 'of ' || the_en || char(9) ||
      'in ' || the_en || char(10), '') AS text
    FROM (SELECT * FROM countries ORDER BY code)
  UNION ALL
  SELECT 'eea', count(*), group_concat(
      country || char(9) || valid_from || char(9) || valid_to || char(10), '')
    FROM (SELECT * FROM eea WHERE status IN ('EU', 'EEA', 'EU-territory')
      ORDER BY country, valid_from)
  UNION ALL
  SELECT 'adequacy', count(*), group_concat(
      country || char(9) || decision || char(9) || framework || char(9) ||
      valid_from || char(9) || valid_to || char(10), '')
    FROM (SELECT * FROM adequacy ORDER BY country, valid_from)
  UNION ALL
  SELECT 'classes', count(*), group_concat(
      country || char(9) || class || char(9) || valid_from || char(9) ||
      valid_to || char(10), '')
    FROM (SELECT * FROM classes ORDER BY country, valid_from)
  UNION ALL
  SELECT 'laws', count(*), group_concat(
      id || char(9) || name_fr || char(9) || the_fr || char(9) ||
      to_fr || char(9) || name_en || char(9) || the_en || char(9) ||
      source || char(9) || as_of || char(9) || valid_from || char(9) ||
      valid_to || char(10), '')
    FROM (SELECT * FROM laws ORDER BY id)
  UNION ALL
  SELECT 'law_map', count(*), group_concat(
      country || char(9) || kinds || char(9) || law || char(9) ||
      valid_from || char(9) || valid_to || char(10), '')
    FROM (SELECT * FROM law_map ORDER BY country, rowid)
  UNION ALL
  SELECT 'sentences', count(*), group_concat(
      key || char(9) || fr || char(9) || en || char(10), '')
    FROM (SELECT * FROM sentences ORDER BY key)
  UNION ALL
  SELECT 'organisations', count(*), group_concat(
      id || char(9) || slug || char(9) || name || char(9) ||
      kind || char(9) || seat || char(9) || controlled_from || char(9) ||
      eu_entity || char(9) || technology_from || char(9) ||
      branches || char(9) || source || char(9) || as_of || char(9) ||
      confidence || char(10), '')
    FROM (SELECT * FROM organisations ORDER BY id)
  UNION ALL
  SELECT 'owners', count(*), group_concat(
      org || char(9) || owner || char(9) || valid_from || char(9) ||
      valid_to || char(9) || confidence || char(10), '')
    FROM (SELECT w.* FROM owners AS w LEFT JOIN organisations AS o
      ON o.id = w.owner WHERE controls = 1
      ORDER BY org, slug, valid_from)
  UNION ALL
  SELECT 'listings', count(*), group_concat(
      org || char(9) || framework || char(9) || listed || char(9) ||
      confidence || char(9) || valid_from || char(9) ||
      valid_to || char(10), '')
    FROM (SELECT * FROM listings ORDER BY org, framework, valid_from)
  UNION ALL
  SELECT 'qualifications', count(*), group_concat(
      org || char(9) || offer || char(9) || valid_from || char(9) ||
      valid_to || char(10), '')
    FROM (SELECT * FROM qualifications WHERE state = 'hybrid-qualified' AND
      confidence <> 'low' ORDER BY org, offer, valid_from)
  UNION ALL
  SELECT 'host_names', count(*), group_concat(
      name || char(9) || coalesce(org, '') || char(10), '')
    FROM (SELECT * FROM host_names ORDER BY name)
  UNION ALL
  SELECT 'domains', count(*), group_concat(
      suffix || char(9) || org || char(9) || service || char(9) ||
      purpose || char(9) || scope || char(9) || number || char(10), '')
    FROM (SELECT t.*, number FROM domains AS t JOIN origins AS o
      ON o.source = t.source AND o.as_of = t.as_of AND yours = EXISTS (
        SELECT 1 FROM corrections WHERE name = 'domains' AND key = suffix)
      ORDER BY suffix)
  UNION ALL
  SELECT 'disguised', count(*), group_concat(
      host || char(9) || org || char(9) || service || char(9) ||
      purpose || char(9) || 'own' || char(9) || number || char(10), '')
    FROM (SELECT t.*, number FROM disguised AS t JOIN origins AS o
      ON o.source = t.source AND o.as_of = t.as_of AND yours = 0
      ORDER BY host)
  UNION ALL
  SELECT 'cookies', count(*), group_concat(
      pattern || char(9) || hosts || char(9) ||
      coalesce(org, '') || char(9) || service || char(9) ||
      purpose || char(9) || kind || char(9) || exempt || char(10), '')
    FROM (SELECT * FROM cookies ORDER BY pattern, hosts)
  UNION ALL
  SELECT 'measurement', count(*), group_concat(
      org || char(10), '')
    FROM (SELECT * FROM measurement ORDER BY org)
  UNION ALL
  SELECT 'networks', count(*), group_concat(
      asn || char(9) || org || char(9) || role || char(9) ||
      worldwide || char(9) || trusted_places || char(9) ||
      number || char(10), '')
    FROM (SELECT t.*, number FROM networks AS t JOIN origins AS o
      ON o.source = t.source AND o.as_of = t.as_of AND yours = EXISTS (
        SELECT 1 FROM corrections WHERE name = 'networks' AND
        key = CAST(asn AS TEXT))
      ORDER BY asn)
  UNION ALL
  SELECT 'prefixes', count(*), group_concat(
      family || char(9) || hex(first) || char(9) || hex(last) || char(9) ||
      org || char(9) || role || char(9) || worldwide || char(9) ||
      number || char(10), '')
    FROM (SELECT t.*, number FROM prefixes AS t JOIN origins AS o
      ON o.source = t.source AND o.as_of = t.as_of AND yours = 0
      ORDER BY family, first)
  UNION ALL
  SELECT 'regions', count(*), group_concat(
      org || char(9) || token || char(9) || country || char(10), '')
    FROM (SELECT * FROM regions ORDER BY org, token)
  UNION ALL
  SELECT 'origins', count(*), group_concat(
      source || char(9) || as_of || char(9) || yours || char(10), '')
    FROM (SELECT * FROM origins ORDER BY number)
  UNION ALL
  SELECT 'corrections', count(*), group_concat(
      id || char(10), '')
    FROM (SELECT DISTINCT id FROM organisations JOIN corrections
      ON key = slug AND corrections.name IN ('organisations', 'owners')
      ORDER BY id)
  UNION ALL
  SELECT 'alternatives', count(*), group_concat(
      purpose || char(9) || coalesce(id, '') || char(9) || service || char(9) ||
      country || char(9) || domain || char(9) || licence || char(9) ||
      note || char(9) || source || char(9) || as_of || char(10), '')
    FROM (SELECT a.*, o.id FROM alternatives AS a LEFT JOIN organisations AS o
      ON o.slug = a.organisation
      ORDER BY purpose, service NOT LIKE '%self-hosted%', organisation <> '',
        lower(service), organisation)
  UNION ALL
  SELECT 'interests', count(*), group_concat(
      org || char(9) || fr || char(9) || en || char(10), '')
    FROM (SELECT * FROM interests ORDER BY org)
);

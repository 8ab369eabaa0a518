-- SPDX-License-Identifier: EUPL-1.2
-- The rows that the tests of the registry share. Organisations: 1 French,
-- 2 American, 3 Chinese, 4 bought by 2 and sold again, 5 a joint venture of 1
-- and 3, 6 and 7 own each other, 8 held by 2 without control, 9 of which
-- nothing is known, 10 half known, 11 below 12 below 2, 13 Swiss, 14 American
-- and taken off a list, 15 American and perhaps on one, 16 Chinese with a
-- company perhaps on one, 17 to 19 perhaps controlled by 2.

INSERT INTO meta VALUES
  ('schema', '3'),
  ('version', '2026-11-21');

INSERT INTO countries VALUES
  ('FR', 'France', 'de France', 'en France', 'France', 'France'),
  ('US', 'États-Unis', 'des États-Unis', 'aux États-Unis', 'United States',
   'the United States'),
  ('GB', 'Royaume-Uni', 'du Royaume-Uni', 'au Royaume-Uni', 'United Kingdom',
   'the United Kingdom'),
  ('EU', 'Union européenne', 'de l’Union européenne', 'dans l’Union européenne',
   'European Union', 'the European Union'),
  ('CH', 'Suisse', 'de Suisse', 'en Suisse', 'Switzerland', 'Switzerland'),
  ('CN', 'Chine', 'de Chine', 'en Chine', 'China', 'China'),
  ('NC', 'Nouvelle-Calédonie', 'de Nouvelle-Calédonie', 'en Nouvelle-Calédonie',
   'New Caledonia', 'New Caledonia');

INSERT INTO eea VALUES
  ('FR', 'EU', '', '', '', 's', '2026-11-21'),
  ('EU', 'EU', '', '', '', 's', '2026-11-21'),
  ('GB', 'EU', '', '1973-01-01', '2020-12-31', 's', '2026-11-21'),
  ('NC', 'national-territory', 'FR', '', '', 's', '2026-11-21');

INSERT INTO adequacy VALUES
  ('CH', 'all', '2000/518/EC', 0, '', '2000-07-26', '', 's', '2026-11-21',
   'high'),
  ('GB', 'bridge', 'TCA', 0, '', '2021-01-01', '2021-06-27', 's', '2026-11-21',
   'high'),
  ('GB', 'all', '(EU) 2021/1772', 0, '', '2021-06-28', '2031-12-27', 's',
   '2026-11-21', 'high'),
  ('US', 'listed', '2000/520/EC', 1, 'safe-harbour', '2000-11-30', '2015-10-06',
   's', '2026-11-21', 'high'),
  ('US', 'listed', '(EU) 2016/1250', 1, 'privacy-shield', '2016-08-01',
   '2020-07-16', 's', '2026-11-21', 'high'),
  ('US', 'listed', '(EU) 2023/1795', 1, 'dpf', '2023-07-10', '', 's',
   '2026-11-21', 'high');

INSERT INTO classes VALUES
  ('*', 'Z', '', '', '', 's', 'high'),
  ('US', 'X', 'us-fisa', '2008-07-10', '2018-03-22', 's', 'high'),
  ('US', 'X', 'us-cloud-act', '2018-03-23', '', 's', 'high'),
  ('CN', 'Y', 'cn-nil', '2017-06-28', '', 's', 'high');

INSERT INTO laws VALUES
  ('us-cloud-act', 'CLOUD Act', 'CLOUD Act (en)', 'le CLOUD Act',
   'au CLOUD Act', 'the CLOUD Act', 'US', 'exposes', '2018-03-23', '',
   'in force', 'Pub. L. 115-141', '2026-06-30', 'high'),
  ('us-sca', 'SCA', 'SCA', 'le SCA', 'au SCA', 'the SCA', 'US', 'exposes', '',
   '', 'in force', '18 USC 2703', '2026-06-30', 'high'),
  ('us-fisa', 'FISA', 'FISA', 'le FISA', 'au FISA', 'the FISA', 'US', 'exposes',
   '2008-07-10', '2026-06-12', 'lapsed', '50 USC 1881a', '2026-06-30', 'high'),
  ('us-any', 'procédure', 'process', 'la procédure', 'à la procédure',
   'the process', 'US', 'exposes', '', '', 'in force', 's', '2026-06-30',
   'high'),
  ('cn-nil', 'NIL', 'NIL', 'la NIL', 'à la NIL', 'the NIL', 'CN', 'exposes',
   '2017-06-28', '', 'in force', 's', '2026-06-30', 'high');

INSERT INTO law_map VALUES
  ('US', 'cloud;hosting', 'us-sca', '', '2018-03-22', 's'),
  ('US', 'cloud;hosting', 'us-cloud-act', '2017-01-01', '', 's'),
  ('US', 'cloud', 'us-fisa', '', '', 's'),
  ('US', '*', 'us-any', '', '', 's'),
  ('CN', '*', 'cn-nil', '2017-06-28', '', 's');

INSERT INTO organisations
  (id, slug, name, kind, seat, controlled_from, eu_entity, technology_from,
   branches, note, source, as_of, confidence, homepage)
VALUES
  (1, 'fr', 'Française SA', 'cloud', 'FR', 'FR', '', '', 'US;CA', '', 's',
   '2026-01-01', 'high', ''),
  (2, 'us', 'American, Inc.', 'cloud', 'US', 'US', 'American Ireland', '', '',
   '', '(read) s', '2026-01-01', 'high', ''),
  (3, 'cn', 'Chinese Ltd', 'ads', 'CN', 'CN', 'none', '', '', '', 's',
   '2026-01-01', 'low', ''),
  (4, 'sold', 'Sold SA', 'cloud', 'FR', 'FR', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (5, 'joint', 'Joint', 'ads', 'FR', '', '', '', '', '', 's', '2026-01-01',
   'high', ''),
  (6, 'loop-a', 'Loop A', 'ads', 'FR', 'FR', '', '', '', '', 's', '2026-01-01',
   'high', ''),
  (7, 'loop-b', 'Loop B', 'ads', 'FR', 'FR', '', '', '', '', 's', '2026-01-01',
   'high', ''),
  (8, 'minority', 'Minority', 'ads', 'FR', 'FR', '', 'US', '', '', 's',
   '2026-01-01', 'medium', ''),
  (9, 'nothing', 'Nothing', 'ads', '', '', '', '', '', '', 's', '2026-01-01',
   'high', ''),
  (10, 'half', 'Half', 'ads', 'FR', '', '', '', '', '', 's', '2026-01-01',
   'high', ''),
  (11, 'low', 'Low SARL', 'ads', 'FR', 'FR', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (12, 'middle', 'Middle BV', 'holding', 'FR', '', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (13, 'swiss', 'Suisse SA', 'ads', 'CH', 'CH', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (14, 'us-off', 'Off, Inc.', 'ads', 'US', 'US', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (15, 'us-maybe', 'Maybe, Inc.', 'ads', 'US', 'US', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (16, 'group-abroad', 'Group Ltd', 'ads', 'CN', 'CN', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (17, 'vague', 'Vague SA', 'ads', 'FR', 'FR', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (18, 'same', 'Same, Inc.', 'ads', 'US', 'US', '', '', '', '', 's',
   '2026-01-01', 'high', ''),
  (19, 'both', 'Both SA', 'ads', 'FR', '', '', '', '', '', 's', '2026-01-01',
   'high', '');

INSERT INTO listings VALUES
  (2, 'safe-harbour', 'yes', '2010-01-01', '', 's', '2026-01-01', 'high'),
  (2, 'privacy-shield', 'yes', '2017-01-01', '2018-12-31', 's', '2026-01-01',
   'high'),
  (2, 'dpf', 'yes', '', '', 's', '2026-01-01', 'high'),
  (14, 'privacy-shield', 'yes', '', '', 's', '2026-01-01', 'medium'),
  (14, 'dpf', 'yes', '', '2025-12-31', 's', '2026-01-01', 'high'),
  (14, 'dpf', 'no', '2026-01-01', '', '(read) s', '2026-01-01', 'high'),
  (15, 'dpf', 'yes', '', '', 's', '2026-01-01', 'low'),
  (16, 'dpf', 'yes', '', '', 's', '2026-01-01', 'low');

INSERT INTO qualifications VALUES
  (1, 'secnumcloud', 'Nuage', 'qualified', '2020-01-01', '', 's', '2026-01-01',
   'high'),
  (8, 'secnumcloud', '', 'in-progress', '', '2025-12-16', 's', '2026-01-01',
   'high'),
  (8, 'secnumcloud', 'Perhaps', 'hybrid-qualified', '', '', 's', '2026-01-01',
   'low'),
  (8, 'secnumcloud', 'Premier', 'hybrid-qualified', '2025-12-17',
   '2028-12-16', 's', '2026-01-01', 'high');

INSERT INTO owners VALUES
  (4, 2, '100 %', 1, '2020-01-01', '2022-12-31', 's', '2026-01-01', 'high'),
  (5, 1, '50 %', 1, '', '', 's', '2026-01-01', 'high'),
  (5, 3, '50 %', 1, '', '', 's', '2026-01-01', 'high'),
  (6, 7, '100 %', 1, '', '', 's', '2026-01-01', 'high'),
  (7, 6, '100 %', 1, '', '', 's', '2026-01-01', 'high'),
  (8, 2, '10 %', 0, '', '', 's', '2026-01-01', 'high'),
  (10, 1, '50 %', 1, '', '', 's', '2026-01-01', 'high'),
  (10, 9, '50 %', 1, '', '', 's', '2026-01-01', 'high'),
  (11, 12, '100 %', 1, '', '', 's', '2026-01-01', 'high'),
  (12, 2, '100 %', 1, '', '', 's', '2026-01-01', 'high'),
  (17, 2, '', 1, '2021-01-01', '2021-12-31', 's', '2026-01-01', 'low'),
  (17, 2, '', 1, '2022-01-01', '', 's', '2026-01-01', 'high'),
  (18, 2, '', 1, '', '', 's', '2026-01-01', 'low'),
  (19, 2, '', 1, '', '', 's', '2026-01-01', 'low'),
  (19, 3, '', 1, '', '', 's', '2026-01-01', 'high');

INSERT INTO domains VALUES
  ('us.example', 2, 'Us', 'cloud', 'own', 's', '2026-01-01'),
  ('deep.us.example', 1, 'Deep', 'ads', 'own', 's', '2026-01-01'),
  ('pages.example', 1, 'Pages', 'hosting', 'platform', 's', '2026-01-01');

INSERT INTO disguised VALUES
  ('metrics.site.example', 3, 'Metrics', 'analytics', 's', '2026-01-01');

INSERT INTO cookies VALUES
  ('%_own_*', '', 'cookie', NULL, 'Percent', 'utility', 'unknown', 's',
   '2026-01-01'),
  ('*-end', '', 'cookie', NULL, 'End', 'utility', 'unknown', 's', '2026-01-01'),
  ('_us', '', 'cookie', 2, 'Us', 'analytics', 'no', 's', '2026-01-01'),
  ('_us_*', '', 'both', 2, 'Us', 'analytics', 'no', 's', '2026-01-01'),
  ('_us_*_mix', '', 'both', 2, 'Us mix', 'analytics', 'no', 's', '2026-01-01'),
  ('_us_consent', '', 'storage', 2, 'Us', 'consent-choice', 'yes', 's',
   '2026-01-01'),
  ('a*b*c', '', 'cookie', 3, 'Abc', 'ads', 'no', 's', '2026-01-01'),
  ('aXb*', '', 'cookie', 1, 'Axb', 'ads', 'no', 's', '2026-01-01'),
  ('fr', 'fr.example;us.example', 'cookie', 2, 'Us', 'ads', 'no', 's',
   '2026-01-01'),
  ('lang', '', 'cookie', NULL, '', 'language', 'yes', 's', '2026-01-01'),
  ('lang', 'us.example', 'cookie', 2, 'Us', 'language', 'unknown', 's',
   '2026-01-01'),
  ('tool*', '', 'cookie', 1, 'Tool', 'chat', 'unknown', 's', '2026-01-01'),
  ('tool*', 'us.example', 'cookie', 2, 'Us tool', 'chat', 'no', 's',
   '2026-01-01'),
  ('x*', 'us.example', 'cookie', 2, 'Us', 'ads', 'no', 's', '2026-01-01');

INSERT INTO measurement VALUES (1, 'listed', 's', '2026-01-01');

INSERT INTO networks VALUES
  (64500, 1, 'host', 'FR-NET', 0, 'FR;BE', 's', '2026-01-01'),
  (64501, 2, 'cdn-proxy', 'US-NET', 1, '', 's', '2026-01-01'),
  (4200000000, 3, 'access-or-transit', 'CN-NET', 0, '', 's', '2026-01-01');

INSERT INTO prefixes VALUES
  (x'01020300', x'010203ff', 4, 2, 'cdn-proxy', 1, 's', '2026-01-01'),
  (x'01020400', x'01020400', 4, 1, 'host', 0, 's', '2026-01-01'),
  (x'20010db8000000000000000000000000', x'20010db8ffffffffffffffffffffffff', 6,
   3, 'host', 0, 's', '2026-01-01');

INSERT INTO regions VALUES
  (1, 'fr-par', 'FR', 's'),
  (1, 'eu-west-3', 'FR', 's'),
  (1, 'eu-west-1', 'GB', 's'),
  (1, 'ch-1', 'CH', 's');

INSERT INTO sentences VALUES
  ('R0', 'Bonjour {org}', 'Hello {org}');

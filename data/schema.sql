-- SPDX-License-Identifier: EUPL-1.2
--
-- registry.sqlite: every fact that the rating may use.
--
-- data/build fills it from data/*.csv and from the npm package
-- third-party-web; the host loads it whole at start and closes it.
--
-- Conventions, for every table:
--   text        UTF-8; '' means "not known" or "does not apply", never NULL
--   date        'YYYY-MM-DD'; in valid_from '' = since always, in valid_to
--               '' = still true; both ends belong to the interval
--   country     ISO 3166-1 alpha-2 in capitals, plus XK (Kosovo), EU (the
--               institutions of the Union) and XE (European Patent
--               Organisation), which no address ever has
--   list        entries separated by ';', without blanks
--   source      where the fact can be checked; one that begins with
--               '(read)' was opened by the author of the row, any other is
--               shown to people as "not re-checked"
--   as_of       last date for which there is evidence
--   confidence  high | medium | low; only 'low' counts as unknown
-- Rows are inserted in the order of their keys, so that two builds from the
-- same input are the same bytes. Read columns by name.

PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';

-- Which data this is. Keys: version (date of the data set), schema (number
-- of this file's layout), built_from (packages and their versions).
CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT;

-- Names of countries, ready to be put into a sentence.
CREATE TABLE countries (
  code    TEXT NOT NULL PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z]'),
  name_fr TEXT NOT NULL CHECK (name_fr <> ''),  -- 'États-Unis'
  of_fr   TEXT NOT NULL CHECK (of_fr <> ''),    -- 'des États-Unis'
  in_fr   TEXT NOT NULL CHECK (in_fr <> ''),    -- 'aux États-Unis'
  name_en TEXT NOT NULL CHECK (name_en <> ''),  -- 'United States'
  the_en  TEXT NOT NULL CHECK (the_en <> '')    -- 'the United States'
) STRICT;

-- Class E: countries and territories where the law of the Union on data
-- applies. A national-territory is listed to say that it is none: the law of
-- its country applies there, the Union's does not. One country may have
-- several periods.
CREATE TABLE eea (
  country    TEXT NOT NULL REFERENCES countries (code),
  status     TEXT NOT NULL CHECK (status IN
               ('EU', 'EEA', 'EU-territory', 'national-territory')),
  sovereign  TEXT NOT NULL,  -- country a territory belongs to, else ''
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source     TEXT NOT NULL CHECK (source <> ''),
  as_of      TEXT NOT NULL,
  PRIMARY KEY (country, status, valid_from)
) STRICT;

-- Class Q: adequacy decisions of the European Commission, past and present.
CREATE TABLE adequacy (
  country     TEXT NOT NULL REFERENCES countries (code),
  scope       TEXT NOT NULL,  -- whom the decision covers, in words
  decision    TEXT NOT NULL CHECK (decision <> ''),  -- number of the act
  listed_only INTEGER NOT NULL CHECK (listed_only IN (0, 1)),
                -- 1: covers only organisations on the framework's own list
  framework   TEXT NOT NULL CHECK (framework IN
                ('', 'safe-harbour', 'privacy-shield', 'dpf')),
  valid_from  TEXT NOT NULL CHECK (
                valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to    TEXT NOT NULL CHECK (valid_to = '' OR
                valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source      TEXT NOT NULL CHECK (source <> ''),
  as_of       TEXT NOT NULL,
  confidence  TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (country, valid_from),
  CHECK ((listed_only = 1) = (framework <> ''))
) STRICT;

-- Classes X and Y by country, and the class of every country not named
-- elsewhere ('*' is Z).
CREATE TABLE classes (
  country    TEXT NOT NULL CHECK (country = '*' OR
               country GLOB '[A-Z][A-Z]'),
  class      TEXT NOT NULL CHECK (class IN ('X', 'Y', 'Z')),
  laws       TEXT NOT NULL,  -- list of laws.id that put it into its class
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source     TEXT NOT NULL CHECK (source <> ''),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (country, valid_from)
) STRICT;

-- Laws that a sentence may name.
CREATE TABLE laws (
  id           TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
  name_fr      TEXT NOT NULL CHECK (name_fr <> ''),
  name_en      TEXT NOT NULL CHECK (name_en <> ''),
  the_fr       TEXT NOT NULL CHECK (the_fr <> ''),  -- 'le CLOUD Act …'
  to_fr        TEXT NOT NULL CHECK (to_fr <> ''),   -- 'au CLOUD Act …'
  the_en       TEXT NOT NULL CHECK (the_en <> ''),  -- 'the CLOUD Act …'
  jurisdiction TEXT NOT NULL REFERENCES countries (code),
  effect       TEXT NOT NULL CHECK (effect IN
                 ('exposes', 'safeguard', 'interrupts', 'shields', 'label',
                  'consent', 'notice', 'domestic')),
  valid_from   TEXT NOT NULL CHECK (valid_from = '' OR
                 valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to     TEXT NOT NULL CHECK (valid_to = '' OR
                 valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status       TEXT NOT NULL,  -- in words
  source       TEXT NOT NULL CHECK (source <> ''),
  as_of        TEXT NOT NULL,
  confidence   TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

-- Which law a sentence cites for a company reached from a country: the rows
-- whose kinds hold the company's kind (or '*') at the date, in this order.
CREATE TABLE law_map (
  country    TEXT NOT NULL REFERENCES countries (code),
  kinds      TEXT NOT NULL CHECK (kinds <> ''),
               -- list of organisations.kind, or '*' = every kind
  law        TEXT NOT NULL REFERENCES laws (id),
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source     TEXT NOT NULL CHECK (source <> '')
) STRICT;

-- Companies, public bodies and products that act as a company's name on a
-- page (google-fonts belongs to google).
CREATE TABLE organisations (
  id              INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
                    -- number inside this file only, from 1 on without a
                    -- hole; never shown, never kept
  slug            TEXT NOT NULL UNIQUE CHECK (slug <> ''),
  name            TEXT NOT NULL CHECK (name <> ''),
  kind            TEXT NOT NULL CHECK (kind <> ''),
  seat            TEXT NOT NULL,  -- country whose law made the company
  controlled_from TEXT NOT NULL,
                    -- country of control when no row of owners applies
  eu_entity       TEXT NOT NULL,
                    -- its establishment in the EEA | 'none' | '' not known
  technology_from TEXT NOT NULL,
                    -- country of the core technology of a hybrid, else ''
  branches        TEXT NOT NULL,
                    -- list of third countries where a company of the EEA has
                    -- an establishment of its own (rule R10)
  note            TEXT NOT NULL,
  source          TEXT NOT NULL CHECK (source <> ''),
  as_of           TEXT NOT NULL,
  confidence      TEXT NOT NULL CHECK (confidence IN
                    ('high', 'medium', 'low')),
  homepage        TEXT NOT NULL
) STRICT;

-- What hosts are called in legal notices, besides their names in the table
-- organisations: brands, former names, short forms. Case and accents do not
-- count.
CREATE TABLE host_names (
  name   TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  org    INTEGER REFERENCES organisations (id),
           -- NULL (as in cookies): a word of everyday language, as Orange or
           -- Free, which names its company only with the legal form, or right
           -- after the words of hosting
  source TEXT NOT NULL CHECK (source <> '')
) STRICT;

-- Who owns whom, and when. An organisation may have several owners at once.
CREATE TABLE owners (
  org        INTEGER NOT NULL REFERENCES organisations (id),
  owner      INTEGER NOT NULL REFERENCES organisations (id),
  share      TEXT NOT NULL,  -- '100 %', 'majority', '' not known
  controls   INTEGER NOT NULL CHECK (controls IN (0, 1)),
               -- 1: alone or together with others of the same period
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source     TEXT NOT NULL CHECK (source <> ''),
  as_of      TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (org, owner, valid_from),
  CHECK (org <> owner)
) STRICT;

-- Whether a company was on the list of a framework (table
-- adequacy). No row: not known, or nothing to be known (a company that is not American).
CREATE TABLE listings (
  org        INTEGER NOT NULL REFERENCES organisations (id),
  framework  TEXT NOT NULL CHECK (framework IN
               ('safe-harbour', 'privacy-shield', 'dpf')),
  listed     TEXT NOT NULL CHECK (listed IN ('yes', 'no')),
               -- 'no' only from a list that was opened
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
               -- '' = since the framework began
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
               -- '' = as long as the framework was in force
  source     TEXT NOT NULL CHECK (source <> ''),
  as_of      TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (org, framework, valid_from)
) STRICT;

-- Offers on their way to a qualification, or qualified: never a company as a
-- whole, and never a page.
CREATE TABLE qualifications (
  org        INTEGER NOT NULL REFERENCES organisations (id),
  scheme     TEXT NOT NULL CHECK (scheme = 'secnumcloud'),
  offer      TEXT NOT NULL,  -- its name; '' not known
  state      TEXT NOT NULL CHECK (state IN
               ('in-progress', 'qualified', 'hybrid-qualified')),
               -- hybrid: on technology from elsewhere
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR
               valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
               -- '' = since a day that is not known
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR
               valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source     TEXT NOT NULL CHECK (source <> ''),
  as_of      TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (org, scheme, offer, valid_from)
) STRICT;

-- Service of a host name: the longest suffix that equals the name or ends it
-- after a dot.
CREATE TABLE domains (
  suffix  TEXT NOT NULL PRIMARY KEY CHECK (suffix <> '' AND
            suffix = lower(suffix) AND suffix NOT LIKE '.%'),
            -- ASCII form (punycode), without a leading dot
  org     INTEGER NOT NULL REFERENCES organisations (id),
  service TEXT NOT NULL CHECK (service <> ''),  -- what it is called
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  scope   TEXT NOT NULL CHECK (scope IN ('own', 'platform')),
            -- platform: names below the suffix belong to customers
  source  TEXT NOT NULL CHECK (source <> ''),
  as_of   TEXT NOT NULL
) STRICT;

-- Names of a site's own domain behind which another company answers. Exact
-- host names.
CREATE TABLE disguised (
  host    TEXT NOT NULL PRIMARY KEY CHECK (host <> '' AND
            host = lower(host)),
  org     INTEGER NOT NULL REFERENCES organisations (id),
  service TEXT NOT NULL CHECK (service <> ''),
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  source  TEXT NOT NULL CHECK (source <> ''),
  as_of   TEXT NOT NULL
) STRICT;

-- Names under which tools store something on the device. A name is recognised
-- by the rule that fits it best: the name in full before a pattern, then the
-- pattern with the most characters of its own, then the rule that names a host
-- before the one that does not. Case counts.
CREATE TABLE cookies (
  pattern TEXT NOT NULL CHECK (pattern <> '' AND pattern <> '*'),
            -- the name; one or two '*', each any run of characters or none
  hosts   TEXT NOT NULL,
            -- list of suffixes of the host that sets it, '' = whoever sets
            -- it: 'fr' is Facebook's on facebook.com alone
  kind    TEXT NOT NULL CHECK (kind IN ('cookie', 'storage', 'both')),
            -- storage: a key of localStorage and the like
  org     INTEGER REFERENCES organisations (id),
            -- whose tool it is; NULL (the one exception to the conventions):
            -- nobody's we know, or software that anyone runs, as PHP
  service TEXT NOT NULL,  -- what the tool is called; '' when only the purpose
                          -- is known
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  exempt  TEXT NOT NULL CHECK (exempt IN ('yes', 'no', 'unknown')),
            -- needs no consent, art. 82 of law 78-17: 'yes' by its purpose,
            -- on the site that the person visits; 'unknown' also when it
            -- depends on how the site has set the tool up
  source  TEXT NOT NULL CHECK (source <> ''),
  as_of   TEXT NOT NULL,
  PRIMARY KEY (pattern, hosts)
) STRICT;

-- Audience measurement that a site can set up so that it needs no consent
-- (CNIL, deliberation 2020-091 art. 5; page of 4 July 2025). Whether a site has
-- done so cannot be seen from outside.
CREATE TABLE measurement (
  org    INTEGER NOT NULL PRIMARY KEY REFERENCES organisations (id),
  basis  TEXT NOT NULL CHECK (basis IN
           ('listed', 'self-assessed', 'claimed')),
           -- on the CNIL's list (until the end of 2025) | the maker's own
           -- assessment by the CNIL's 14 criteria | the maker's documentation
  source TEXT NOT NULL CHECK (source <> ''),
  as_of  TEXT NOT NULL
) STRICT;

-- Operator of an address, by the number of the autonomous system. Of a network
-- without a row nothing is known but what asn.mmdb tells: its registered name,
-- and registered_country, where the regional registries have registered its
-- addresses (data/lib/Cocarde/Seats.pm).
CREATE TABLE networks (
  asn             INTEGER NOT NULL PRIMARY KEY CHECK (
                    asn BETWEEN 1 AND 4294967294),
  org             INTEGER NOT NULL REFERENCES organisations (id),
  role            TEXT NOT NULL CHECK (role IN
                    ('host', 'cdn-proxy', 'access-or-transit')),
                    -- access-or-transit gives no operator
  registered_name TEXT NOT NULL,
  worldwide       INTEGER NOT NULL CHECK (worldwide IN (0, 1)),
                    -- 1: anycast or worldwide front, place never established
  trusted_places  TEXT NOT NULL,
                    -- list; when not '' only these countries can be
                    -- established as place, or with '-' before the list all
                    -- others: the databases give worldwide fronts that share
                    -- the network the country of the company
  source          TEXT NOT NULL CHECK (source <> ''),
  as_of           TEXT NOT NULL
) STRICT;

-- Address ranges published by an operator; they win over networks. Ranges of
-- one family never overlap.
CREATE TABLE prefixes (
  first     BLOB NOT NULL,  -- 4 or 16 bytes, network order
  last      BLOB NOT NULL,  -- same length, inclusive
  family    INTEGER NOT NULL CHECK (family IN (4, 6)),
  org       INTEGER NOT NULL REFERENCES organisations (id),
  role      TEXT NOT NULL CHECK (role IN
              ('host', 'cdn-proxy', 'access-or-transit')),
  worldwide INTEGER NOT NULL CHECK (worldwide IN (0, 1)),
  source    TEXT NOT NULL CHECK (source <> ''),
  as_of     TEXT NOT NULL,
  PRIMARY KEY (family, first),
  CHECK (length(first) = CASE family WHEN 4 THEN 4 ELSE 16 END),
  CHECK (length(last) = length(first) AND last >= first)
) STRICT;

-- Regions that an operator documents as part of a host name. A token is a
-- whole label, or a part of one between hyphens ('eu-west-3', 'fr-par').
CREATE TABLE regions (
  org     INTEGER NOT NULL REFERENCES organisations (id),
  token   TEXT NOT NULL CHECK (token <> '' AND token = lower(token)),
  country TEXT NOT NULL REFERENCES countries (code),
  source  TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (org, token)
) STRICT;

-- Sentences of findings and notes, with placeholders in braces.
CREATE TABLE sentences (
  key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
  fr  TEXT NOT NULL CHECK (fr <> ''),
  en  TEXT NOT NULL CHECK (en <> '')
) STRICT;

-- What one can use instead, by purpose. Alphabetical, without a ranking.
CREATE TABLE alternatives (
  purpose      TEXT NOT NULL CHECK (purpose <> ''),
  organisation TEXT NOT NULL,
                 -- slug in organisations, '' when it is software to self-host
                 -- or not listed there
  service      TEXT NOT NULL CHECK (service <> ''),
  country      TEXT NOT NULL,
  domain       TEXT NOT NULL,
  licence      TEXT NOT NULL,
  note         TEXT NOT NULL,
  source       TEXT NOT NULL CHECK (source <> ''),
  as_of        TEXT NOT NULL,
  PRIMARY KEY (purpose, service, organisation)
) STRICT;

-- Rows that are the user's own, laid over ours (data/build --corrections):
-- shown as theirs wherever they count.
CREATE TABLE corrections (
  name TEXT NOT NULL CHECK (name <> ''),  -- of the table
  key  TEXT NOT NULL CHECK (key <> ''),   -- its first key column, as in the CSV
  PRIMARY KEY (name, key)
) STRICT;

-- What readers should know of a company that stands among the alternatives: its
-- ties to those who wrote the texts that Cocarde grew from. One sentence each.
CREATE TABLE interests (
  org    INTEGER NOT NULL PRIMARY KEY REFERENCES organisations (id),
  fr     TEXT NOT NULL CHECK (fr <> ''),
  en     TEXT NOT NULL CHECK (en <> ''),
  source TEXT NOT NULL CHECK (source <> ''),
  as_of  TEXT NOT NULL
) STRICT;

-- Every table as the host reads it, and nothing else but meta: its rows in the
-- order in which they are searched, each column ending with a tab, the last one
-- with a line feed. One long text is read in a fraction of the time that its
-- rows would take. data/packed.sql fills it from the other tables.
CREATE TABLE packed (
  name  TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),  -- of the table
  lines INTEGER NOT NULL,
  text  TEXT NOT NULL
) STRICT;

-- SPDX-License-Identifier: EUPL-1.2
--
-- sites.sqlite: the political sites, alone in a file that the rating never
-- opens, so that a grade cannot depend on whose site it is. Conventions as
-- in schema.sql.

PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';

CREATE TABLE political_sites (
  domain     TEXT NOT NULL PRIMARY KEY CHECK (domain <> '' AND
               domain = lower(domain)),
               -- host name or registrable domain, ASCII form
  name       TEXT NOT NULL CHECK (name <> ''),
  kind       TEXT NOT NULL CHECK (kind <> ''),
  person     TEXT NOT NULL,
  party      TEXT NOT NULL,
  election   TEXT NOT NULL,  -- '' when it is not a campaign site
  country    TEXT NOT NULL CHECK (country = 'INT' OR
               country GLOB '[A-Z][A-Z]'),  -- INT: international body
  level      TEXT NOT NULL,
  status     TEXT NOT NULL,  -- historic: frozen, the domain may be re-bought
  source     TEXT NOT NULL CHECK (source <> ''),
  as_of      TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

-- Rows of the user's own, as in schema.sql.
CREATE TABLE corrections (
  name TEXT NOT NULL CHECK (name <> ''),
  key  TEXT NOT NULL CHECK (key <> ''),
  PRIMARY KEY (name, key)
) STRICT;

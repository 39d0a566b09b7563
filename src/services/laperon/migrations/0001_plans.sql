create schema laperon;

-- A spatial plan as it was entered. One of a key is followed by the next version of it; none is ever changed or removed.
create table laperon.plan (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null check (version > 0),
  title text not null,
  kind text not null check (kind in ('rdtr', 'rtrw')),
  citation text not null,
  -- Drawn for demonstrations: marked on every page and letter.
  synthetic boolean not null,
  -- Days at the office, both included. A plan without a first day is not in force.
  valid_from date,
  valid_to date,
  source_name text not null,
  source_sha256 bytea not null,
  source_format text not null check (source_format in ('geojson', 'shapefile')),
  -- How many rows were read, kept, and what was wrong with which.
  report jsonb not null,
  entered_by uuid references identity.person (id),
  entered_at timestamptz not null,
  approved_by uuid references identity.person (id),
  approved_at timestamptz,
  unique (agency_id, key, version),
  check ((approved_at is null) = (valid_from is null)),
  check (valid_to is null or valid_to >= valid_from)
);

create table laperon.area (
  plan_id uuid not null references laperon.plan (id),
  -- The row of the source.
  n integer not null check (n > 0),
  zone_code text,
  zone_name text,
  subzone_code text,
  subzone_name text,
  district text,
  village text,
  block text,
  provisions jsonb not null,
  -- West and south, east and north in degrees of WGS 84.
  bounds box not null,
  -- Coordinates of a GeoJSON MultiPolygon.
  shape jsonb not null,
  area_m2 double precision not null check (area_m2 > 0),
  raw jsonb not null,
  primary key (plan_id, n)
);
create index area_bounds on laperon.area using gist (bounds);

-- The register of residents as the agency exported it, replaced as a whole by each version.
create table dukcapil.register_version (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- Day the agency took it from its own register.
  as_of date not null,
  file_name text not null,
  sha256 text not null,
  -- Names of the columns of the file, and which of them holds what.
  columns jsonb not null,
  mapping jsonb not null default '{}',
  lines integer not null check (lines > 0),
  chunks integer not null check (chunks > 0),
  -- What the last dry run found: lines that can be taken, and how often which fault.
  kept integer,
  faults jsonb not null default '{}',
  state text not null default 'staged' check (state in ('staged', 'loading', 'in-force', 'former', 'withdrawn', 'dropped')),
  loaded_chunks integer not null default 0,
  entered_by uuid not null references identity.person (id),
  entered_at timestamptz not null,
  confirmed_by uuid references identity.person (id),
  confirmed_at timestamptz,
  in_force_at timestamptz,
  ended_at timestamptz
);
create unique index on dukcapil.register_version (agency_id) where state = 'in-force';
-- The one that can be gone back to.
create unique index on dukcapil.register_version (agency_id) where state = 'former';
create index on dukcapil.register_version (agency_id, entered_at);

-- Lines of a file not yet taken, sealed together; gone once they are.
create table dukcapil.register_chunk (
  version_id uuid not null references dukcapil.register_version (id),
  no integer not null,
  lines text not null,
  primary key (version_id, no)
);

-- One resident. Everything but the district lies sealed; numbers are found by their blind index.
create table dukcapil.register_person (
  id uuid primary key,
  version_id uuid not null references dukcapil.register_version (id),
  nik text not null,
  nik_index text not null,
  kk text not null,
  kk_index text not null,
  particulars text not null,
  district text
);
create index on dukcapil.register_person (nik_index);
create index on dukcapil.register_person (kk_index);
create index on dukcapil.register_person (version_id);

-- Who asked what the register says of themselves, for which page, and whether they were told. Only added to.
create table dukcapil.register_lookup (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  version_id uuid references dukcapil.register_version (id),
  service text not null,
  page text not null,
  outcome text not null check (outcome in ('found', 'no-register', 'no-nik', 'not-proven', 'too-often', 'not-there', 'no-child')),
  at timestamptz not null
);
create index on dukcapil.register_lookup (person_id, at);

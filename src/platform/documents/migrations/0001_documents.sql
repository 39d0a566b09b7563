create schema documents;

-- The last number given out per agency, series and year. Taken in the transaction that uses it: no gap, no double.
create table documents.series (
  agency_id uuid not null references access.agency (id),
  series text not null,
  year integer not null check (year between 2000 and 2200),
  last integer not null check (last > 0),
  primary key (agency_id, series, year)
);

create table documents.document (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  case_id uuid,
  kind text not null,
  number text not null,
  title_id text not null,
  title_en text not null,
  -- The day written on the document.
  dated date not null,
  -- What the QR names: unguessable, and says nothing by itself.
  verification_code text not null unique,
  holder_name text not null,
  file_id uuid not null,
  sha256 text not null,
  signer_name text not null,
  signer_office text not null,
  issued_at timestamptz not null,
  state text not null default 'valid' check (state in ('valid', 'replaced', 'revoked')),
  state_at timestamptz not null,
  state_reason text,
  -- Deferred: the old one is marked before the new one, which may bear the same number, is entered.
  replaced_by uuid references documents.document (id) deferrable initially deferred,
  check ((state = 'replaced') = (replaced_by is not null)),
  check ((state = 'valid') = (state_reason is null))
);
-- A number stands for one document; only a corrected copy may bear the number of the one it replaces.
create unique index on documents.document (agency_id, kind, number) where state <> 'replaced';
create index on documents.document (case_id);
create index on documents.document (sha256);
create index on documents.document (state_at desc) where state = 'revoked';

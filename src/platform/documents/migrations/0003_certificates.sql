-- Certificates documents of an agency were signed with, since they were first used.
create table documents.certificate (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- SHA-256 of the certificate, hexadecimal.
  fingerprint text not null,
  holder_name text not null,
  holder_office text not null,
  der bytea not null,
  valid_to timestamptz not null,
  first_used_at timestamptz not null,
  revoked_at timestamptz,
  -- From when nothing signed with it counts: before it was revoked, where its key was lost earlier.
  revoked_from timestamptz,
  revocation_reason text check (
    revocation_reason in ('key-compromise', 'affiliation-changed', 'superseded', 'cessation', 'privilege-withdrawn')
  ),
  revocation_note text,
  unique (agency_id, fingerprint),
  check (num_nulls(revoked_at, revoked_from, revocation_reason, revocation_note) in (0, 4)),
  check (revoked_from <= revoked_at)
);
create index on documents.certificate (fingerprint) where revoked_at is not null;

alter table documents.document add column certificate_id uuid references documents.certificate (id);
create index on documents.document (certificate_id);

-- What administrators were told of the end of a certificate: once for each number of days.
create table documents.certificate_warning (
  agency_id uuid not null references access.agency (id),
  fingerprint text not null,
  days integer not null,
  told_at timestamptz not null,
  primary key (agency_id, fingerprint, days)
);

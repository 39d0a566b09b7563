-- An upload that may go on where it broke off. Its bytes lie among the incoming ones; how many came is their length.
create table files.upload (
  id uuid primary key,
  owner_person_id uuid not null references identity.person (id),
  kind text not null,
  name text not null,
  bytes bigint not null check (bytes > 0),
  begun_at timestamptz not null,
  -- What came of it: kept for whoever lost the answer on the way.
  answer jsonb
);
create index on files.upload (owner_person_id);
create index on files.upload (begun_at);

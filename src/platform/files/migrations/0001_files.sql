create schema files;

-- What was handed in or issued. The bytes lie in the store under their SHA-256, once however often they come.
create table files.file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  pages integer,
  width integer,
  height integer,
  owner_person_id uuid references identity.person (id),
  -- Opened by those who may see the case; before that by its owner alone.
  case_id uuid,
  -- False for what the office made itself: never swept away, whoever it belongs to.
  received boolean not null,
  stored_at timestamptz not null
);
create index on files.file (owner_person_id, stored_at desc);
create index on files.file (case_id);
create index on files.file (sha256);
create index on files.file (stored_at) where received and case_id is null;

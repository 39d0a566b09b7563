-- Documents decided and not yet signed: whoever signs them does so with a passphrase only they know.
create table documents.awaiting (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  case_id uuid not null,
  case_number text not null,
  -- The entry of the case that ordered it.
  seq integer not null,
  person_id uuid not null references identity.person (id),
  title_id text not null,
  title_en text not null,
  holder_name text not null,
  since timestamptz not null,
  -- What its signer signs together with others just now.
  session_id uuid,
  -- Why it was not signed when it was last tried.
  fault text,
  unique (case_id, seq)
);
create index on documents.awaiting (person_id, since);
create index on documents.awaiting (session_id) where session_id is not null;

-- A passphrase, sealed, for the minutes its signing takes. Unlogged: it reaches neither the log of changes nor a copy of
-- the server, and is gone after a crash.
create unlogged table documents.signing_session (
  id uuid primary key,
  person_id uuid not null unique references identity.person (id),
  passphrase text not null,
  ends_at timestamptz not null
);

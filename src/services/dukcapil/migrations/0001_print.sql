create schema dukcapil;

-- A way to one issued document for whoever prints it at home. Link and PIN are worked out from our key; only what is
-- needed to know them again is kept.
create table dukcapil.print_link (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  -- The document in the register; another one takes its place by another link.
  document_id uuid not null,
  -- SHA-256 of the token in the link.
  token_hash text not null unique,
  attempts integer not null default 0 check (attempts >= 0),
  made_at timestamptz not null,
  made_by uuid not null references identity.person (id),
  by_office boolean not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
-- One way at a time.
create unique index on dukcapil.print_link (case_id) where revoked_at is null;
create index on dukcapil.print_link (case_id, made_at);

-- What became of it: who, when, which copy. Only added to.
create table dukcapil.print_entry (
  id uuid primary key,
  link_id uuid not null references dukcapil.print_link (id),
  document_id uuid not null,
  what text not null check (what in ('made', 'seen', 'wrong-pin', 'opened', 'printed', 'revoked')),
  -- Running number of the copies of the document.
  copy integer check ((copy is not null) = (what = 'printed')),
  -- Whoever was signed in; null where link and PIN were all there was.
  person_id uuid references identity.person (id),
  at timestamptz not null
);
create index on dukcapil.print_entry (link_id, at);
create unique index on dukcapil.print_entry (document_id, copy) where copy is not null;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create schema cases;

-- A case as it is now: a snapshot of the fold over its entries, kept in the same transaction as each of them.
create table cases.case (
  id uuid primary key,
  service text not null,
  agency_id uuid not null references access.agency (id),
  number text not null unique,
  -- SHA-256 of the secret with which the case is tracked without signing in.
  secret_hash text not null,
  applicant_person_id uuid not null references identity.person (id),
  -- Who filled it in, where an officer at the counter did it for somebody.
  opened_by_person_id uuid references identity.person (id),
  status text not null check (status in ('draft','submitted','in-review','returned','approved','issued','closed','rejected','withdrawn')),
  flags text[] not null default '{}',
  desk text,
  side text check (side in ('office','applicant','third-party','suspended')),
  position_since timestamptz,
  assignee_person_id uuid references identity.person (id),
  -- Last day in time for whoever holds the case now; null where no clock runs.
  due_on date,
  applicant_name text not null,
  place text,
  state jsonb not null,
  version integer not null check (version > 0),
  -- Documents decided and not yet made; what a crash left lying is found by it.
  pending_orders integer not null default 0,
  -- The letter with the tracking secret: the applicant's alone.
  receipt_file_id uuid,
  submitted_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz
);

create index case_queue on cases.case (agency_id, service, desk, position_since) where closed_at is null;
create index case_oldest on cases.case (agency_id, position_since) where closed_at is null;
create index case_due on cases.case (agency_id, due_on) where closed_at is null and due_on is not null;
create index case_recent on cases.case (agency_id, submitted_at desc, id desc);
create index case_applicant on cases.case (applicant_person_id);
create index case_orders on cases.case (updated_at) where pending_orders > 0;

-- What a case is found by, apart from the case: written once, so that each action need not touch the trigrams again.
create table cases.words (
  case_id uuid primary key references cases.case (id) deferrable initially deferred,
  agency_id uuid not null references access.agency (id),
  -- Number, name and place, in lower case.
  words text not null
);
create index words_trgm on cases.words using gin (agency_id, words gin_trgm_ops);

-- The record: append-only.
create table cases.entry (
  case_id uuid not null references cases.case (id) deferrable initially deferred,
  seq integer not null check (seq > 0),
  action text not null,
  outcome text not null check (outcome in ('requested','accepted','rejected')),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('applicant','representative','officer','guest','system')),
  actor_person_id uuid references identity.person (id),
  actor_name text not null,
  actor_role text,
  input jsonb not null,
  effects jsonb not null,
  primary key (case_id, seq)
);

create function cases.keep_entry() returns trigger language plpgsql as $$
begin
  raise exception 'the record of a case is append-only';
end $$;

create trigger keep_entry before update or delete on cases.entry for each row execute function cases.keep_entry();
create trigger keep_entries before truncate on cases.entry for each statement execute function cases.keep_entry();

-- People beside the applicant who may see a case: proxy, owner, designer.
create table cases.member (
  case_id uuid not null references cases.case (id),
  person_id uuid not null references identity.person (id),
  role text not null,
  primary key (case_id, person_id, role)
);
create index on cases.member (person_id);

-- What came of each command: the same key gives the same answer, once.
create table cases.command (
  actor text not null,
  key text not null,
  fingerprint text not null,
  case_id uuid not null references cases.case (id) deferrable initially deferred,
  seq integer not null,
  at timestamptz not null,
  primary key (actor, key)
);

-- Keyed digests of what makes two cases alike.
create table cases.likeness (
  case_id uuid not null references cases.case (id) deferrable initially deferred,
  service text not null,
  agency_id uuid not null references access.agency (id),
  reason text not null,
  digest text not null,
  primary key (case_id, reason, digest)
);
create index on cases.likeness (agency_id, service, digest);

-- A person outside who must say yes. The link comes by e-mail; the code is asked for on its page and comes by another
-- e-mail, so that a forwarded link alone opens nothing.
create table cases.invitation (
  id uuid primary key,
  case_id uuid not null references cases.case (id) deferrable initially deferred,
  party text not null,
  name text not null,
  email text not null,
  token_hash text not null unique,
  code_hash text,
  code_sent_at timestamptz,
  attempts integer not null default 0,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- When the applicant was told that it ran out unused.
  lapsed_at timestamptz,
  person_id uuid references identity.person (id)
);
create index on cases.invitation (case_id);
create index on cases.invitation (expires_at) where used_at is null and lapsed_at is null;

-- Entries of which the people concerned have been told: each once, whatever becomes of the job.
create table cases.told (
  case_id uuid not null references cases.case (id),
  seq integer not null,
  at timestamptz not null,
  primary key (case_id, seq)
);

create table cases.saved_filter (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  name text not null check (length(name) between 1 and 80),
  query text not null,
  created_at timestamptz not null,
  unique (person_id, name)
);

-- An action asked for many cases at once, with its progress.
create table cases.batch (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  agency_id uuid not null references access.agency (id),
  action text not null,
  input jsonb not null,
  created_at timestamptz not null
);
create table cases.batch_item (
  batch_id uuid not null references cases.batch (id),
  case_id uuid not null references cases.case (id),
  state text not null check (state in ('waiting','accepted','done','refused')),
  reason text,
  primary key (batch_id, case_id)
);
create index on cases.batch_item (case_id);
create index on cases.batch_item (batch_id) where state = 'waiting';

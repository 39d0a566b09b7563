-- A daily file of one of those who see the same money or the same acts in books of their own.
create table payments.party_file (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  party text not null,
  -- The day of ours it speaks of.
  day date not null,
  name text not null,
  digest text not null,
  titles jsonb not null,
  -- Which column, counted from nought, holds what.
  mapping jsonb not null,
  -- Looked at only, or compared.
  state text not null check (state in ('dry', 'taken')),
  sent_by uuid not null references identity.person (id),
  sent_at timestamptz not null,
  taken_at timestamptz,
  check ((state = 'taken') = (taken_at is not null)),
  unique (agency_id, party, day, digest)
);
create index party_file_day on payments.party_file (agency_id, party, day);
create index party_file_dry on payments.party_file (sent_at) where state = 'dry';

create table payments.party_row (
  file_id uuid not null references payments.party_file (id) on delete cascade,
  line integer not null check (line > 0),
  -- As they were sent, until the file is taken; null where the line cannot be read.
  cells jsonb,
  key text,
  amount bigint,
  object text,
  primary key (file_id, line)
);

-- What does not agree: a work list that lasts over every comparison.
create table payments.difference (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  party text not null,
  day date not null,
  kind text not null check (kind in ('only-ours', 'only-theirs', 'amount', 'object', 'twice', 'unread')),
  key text not null,
  object text not null,
  ours bigint,
  theirs bigint,
  opened_at timestamptz not null,
  -- Open; settled by an officer; or gone by itself, since a later comparison no longer finds it.
  state text not null check (state in ('open', 'settled', 'gone')),
  keeper_id uuid references identity.person (id),
  note text not null default '',
  settled_by uuid references identity.person (id),
  changed_at timestamptz not null,
  check ((state = 'settled') = (settled_by is not null)),
  unique (agency_id, party, day, kind, key)
);
create index difference_open on payments.difference (agency_id, day, id) where state = 'open';
create index difference_all on payments.difference (agency_id, day, id);

create schema samsat;

-- A vehicle as the register of its province has it, brought in from a file or asked of the national register.
create table samsat.vehicle (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- Without spaces: DK1234AB.
  nrkb text not null check (nrkb ~ '^[A-Z]{1,2}[1-9][0-9]{0,3}[A-Z]{0,3}$'),
  -- Owner and chassis lie sealed; the NIK and the last five of the chassis are found by their blind index.
  owner_nik text not null,
  owner_nik_index text not null,
  owner_name text not null,
  chassis text not null,
  chassis_index text not null,
  -- What the assessment reads, and what the page shows beside it.
  facts jsonb not null,
  -- Up to when tax is paid: the next is due then.
  due_on date not null,
  source text not null check (source in ('file', 'national')),
  -- When the register last brought it up to date, as it says itself.
  data_at timestamptz not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  unique (agency_id, nrkb)
);
create index on samsat.vehicle (owner_nik_index);
create index on samsat.vehicle (agency_id, due_on);

-- Whose list a vehicle stands in, by what right. Family waits for an officer who sees the proof.
create table samsat.holding (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  vehicle_id uuid not null references samsat.vehicle (id),
  standing text not null check (standing in ('owner', 'family')),
  state text not null check (state in ('waiting', 'held', 'refused', 'ended')),
  -- What its holder calls it.
  label text not null default '',
  -- The family card, for as long as an officer has not decided.
  proof_file uuid,
  made_at timestamptz not null,
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  note text not null default '',
  ended_at timestamptz,
  check (standing = 'family' or state <> 'waiting')
);
create unique index on samsat.holding (person_id, vehicle_id) where state in ('waiting', 'held');
create index on samsat.holding (vehicle_id) where state = 'held';
create index on samsat.holding (state, made_at);

-- Who looked for a vehicle and did not find it, so that nobody guesses. Kept for some days.
create table samsat.attempt (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  nrkb text not null,
  at timestamptz not null
);
create index on samsat.attempt (person_id, at);
create index on samsat.attempt (nrkb, at);
create index on samsat.attempt (at);

-- A ground that waits for an officer, and what they decided: it counts up to a day.
create table samsat.review (
  id uuid primary key,
  vehicle_id uuid not null references samsat.vehicle (id),
  code text not null,
  state text not null default 'open' check (state in ('open', 'passed', 'kept')),
  asked_by uuid not null references identity.person (id),
  asked_at timestamptz not null,
  said text not null default '',
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  note text not null default '',
  valid_until date,
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'passed') = (valid_until is not null)),
  check (decided_by is null or decided_by <> asked_by)
);
create unique index on samsat.review (vehicle_id, code) where state = 'open';
create index on samsat.review (state, asked_at);

-- Who was reminded of which due day, how many days before: once each.
create table samsat.reminder (
  holding_id uuid not null references samsat.holding (id),
  due_on date not null,
  days_before integer not null,
  at timestamptz not null,
  primary key (holding_id, due_on, days_before)
);

-- A file of vehicles that was sent in; its lines lie sealed together and go once it is over.
create table samsat.intake (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  file_name text not null,
  -- When the register wrote the file.
  as_of date not null,
  titles jsonb not null,
  lines text not null,
  line_count integer not null,
  mapping jsonb not null,
  report jsonb,
  status text not null default 'staged' check (status in ('staged', 'checked', 'applied', 'dropped')),
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index on samsat.intake (agency_id, made_at desc);

-- What a bill was worked out from, so that it can be worked out again years later: the vehicle as it was, the versions of
-- the rules, the free days. Kept as long as the bill.
create table samsat.assessment (
  id uuid primary key,
  bill_id uuid not null unique,
  vehicle_id uuid not null references samsat.vehicle (id),
  person_id uuid not null references identity.person (id),
  remembered jsonb not null,
  -- The tax year that was due, and up to when it is paid with this.
  due_on date not null,
  paid_until date not null,
  state text not null check (state in ('billed', 'paid', 'refunded')),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index on samsat.assessment (vehicle_id, made_at desc);
create index on samsat.assessment (person_id, made_at desc);

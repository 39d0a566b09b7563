-- That an officer lost what they prove themselves by: one administrator asks, another confirms, and neither is the
-- officer. Kept as it was decided.
create table access.factor_reset (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  agency_id uuid not null references access.agency (id),
  -- How whoever asked made sure that it is them.
  reason text not null check (length(reason) between 3 and 400),
  asked_by uuid not null references identity.person (id),
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'refused', 'lapsed')),
  -- Null where nobody decided in time.
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  check (asked_by <> person_id),
  check (decided_by <> person_id),
  check (state <> 'done' or (decided_by is not null and decided_by <> asked_by)),
  check ((state = 'open') = (decided_at is null))
);
create unique index factor_reset_open on access.factor_reset (person_id) where state = 'open';
create index on access.factor_reset (agency_id) where state = 'open';

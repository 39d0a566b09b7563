-- Every row of a source in which something was wrong; the report of a plan counts them and lists the first.
create table laperon.plan_fault (
  plan_id uuid not null references laperon.plan (id),
  n integer not null check (n > 0),
  kept boolean not null,
  faults text[] not null,
  primary key (plan_id, n)
);

-- The last day somebody asks for, until another officer agrees to it.
alter table laperon.plan
  add column ends_on date,
  add column ending_reason text,
  add column ending_asked_by uuid references identity.person (id),
  add column ending_asked_at timestamptz,
  add constraint plan_ending_check check (
    (ends_on is null) = (ending_reason is null) and (ends_on is null) = (ending_asked_by is null) and (ends_on is null) = (ending_asked_at is null)
  );

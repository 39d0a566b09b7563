-- A student sent on to another school of the city: the same student, with the same account and guardians, once that school
-- has received them. Until then they stay where they are.
create table lentera.transfer (
  id uuid primary key,
  student_id uuid not null references lentera.student (id),
  from_school uuid not null references lentera.school (id),
  to_school uuid not null references lentera.school (id),
  note text not null default '',
  sent_by uuid not null references identity.person (id),
  sent_at timestamptz not null,
  received_at timestamptz,
  withdrawn_at timestamptz,
  check (from_school <> to_school)
);
create unique index on lentera.transfer (student_id) where received_at is null and withdrawn_at is null;
create index on lentera.transfer (to_school, sent_at desc);
create index on lentera.transfer (from_school, sent_at desc);

-- The end of a class's year: who went where, so that it can be undone while nothing was built on it.
create table lentera.promotion (
  id uuid primary key,
  class_id uuid not null references lentera.class (id),
  to_year smallint not null,
  moves jsonb not null,
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  undone_at timestamptz
);
create unique index on lentera.promotion (class_id) where undone_at is null;

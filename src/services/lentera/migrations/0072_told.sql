-- What was said to whom of a student: nobody is told the same twice, whatever runs again.
create table lentera.told (
  kind text not null check (kind in ('scheduled', 'moved', 'cancelled', 'result', 'remedial', 'absence', 'grades')),
  -- Test, book or remedial it is about; for a time of a test, with that time.
  about text not null,
  student_id uuid not null references lentera.student (id),
  person_id uuid not null references identity.person (id),
  at timestamptz not null,
  primary key (student_id, person_id, kind, about)
);
create index on lentera.told (at);
create index on lentera.test (changed_at);

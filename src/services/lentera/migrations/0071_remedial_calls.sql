-- Students called to take an aim up again, and the test that is held for it.
create table lentera.remedial_call (
  book_id uuid not null references lentera.gradebook (id),
  aim text not null,
  student_id uuid not null references lentera.student (id),
  test_id uuid not null references lentera.test (id),
  called_by uuid not null references identity.person (id),
  called_at timestamptz not null,
  primary key (book_id, aim, student_id, test_id)
);
create index on lentera.remedial_call (test_id);
create index on lentera.remedial_call (student_id);

-- How a school weighs marks (grading) and when an aim counts as reached (mastery): versions, of which the newest that has
-- begun holds. Nothing is written over, so that a book that is closed is read by what it was closed under.
create table lentera.school_rule (
  id uuid primary key,
  school_id uuid not null references lentera.school (id),
  kind text not null check (kind in ('grading', 'mastery')),
  -- null: every subject that has none of its own.
  subject text,
  valid_from date not null,
  value jsonb not null,
  -- What it rests on, such as the number of a decree of the head.
  basis text not null default '',
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  -- Until the head has confirmed it, it holds and says that nobody has.
  confirmed_by uuid references identity.person (id),
  confirmed_at timestamptz
);
create index on lentera.school_rule (school_id, kind, valid_from desc);

-- Buku nilai: marks of one class in one subject and one semester.
create table lentera.gradebook (
  id uuid primary key,
  class_id uuid not null references lentera.class (id),
  subject text not null,
  semester smallint not null check (semester in (1, 2)),
  created_at timestamptz not null,
  -- Closed by hand; by itself it closes some days after the semester's end.
  closed_at timestamptz,
  closed_by uuid references identity.person (id),
  -- The head opened it once more, until the end of this day.
  reopened_until date,
  reopened_by uuid references identity.person (id),
  reopen_reason text,
  -- Since when students and parents see it.
  released_at timestamptz,
  unique (class_id, subject, semester)
);

-- A piece of work all of the class was asked for.
create table lentera.grade_column (
  id uuid primary key,
  book_id uuid not null references lentera.gradebook (id),
  nth smallint not null,
  category text not null check (category in ('daily', 'task', 'practice', 'midterm', 'final', 'attitude')),
  scale text not null check (scale in ('points', 'attitude', 'rubric', 'criteria')),
  title text not null check (title <> ''),
  -- TP or KD it asks after.
  aim text,
  max numeric(7, 2) not null check (max > 0),
  on_day date not null,
  -- Its marks come from a test held here.
  test_id uuid references lentera.test (id),
  -- The work it is the remedial of.
  remedial_of uuid references lentera.grade_column (id),
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  removed_at timestamptz,
  -- When marks were last taken from the test.
  taken_at timestamptz
);
create unique index on lentera.grade_column (book_id, test_id) where removed_at is null;
create index on lentera.grade_column (book_id, nth);
create index on lentera.grade_column (test_id) where removed_at is null;

-- What stands in a column for a student; who has nothing is not here, which is not the same as zero.
create table lentera.grade_mark (
  column_id uuid not null references lentera.grade_column (id),
  student_id uuid not null references lentera.student (id),
  value jsonb not null,
  -- By aim, 0 to 100, where the work asked after several.
  aims jsonb,
  source text not null check (source in ('typed', 'import', 'test')),
  at timestamptz not null,
  primary key (column_id, student_id)
);
create index on lentera.grade_mark (student_id);

-- Every change of a mark. Only ever added to; its number is what two who write at once are told apart by.
create table lentera.grade_change (
  id bigint generated always as identity primary key,
  book_id uuid not null references lentera.gradebook (id),
  column_id uuid not null references lentera.grade_column (id),
  student_id uuid not null references lentera.student (id),
  was jsonb,
  became jsonb,
  why text not null default '',
  source text not null check (source in ('typed', 'import', 'test')),
  -- null: the house itself, from a test.
  by_person uuid references identity.person (id),
  at timestamptz not null
);
create index on lentera.grade_change (book_id, id desc);
create index on lentera.grade_change (column_id, id desc);

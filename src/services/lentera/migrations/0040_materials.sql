-- Materi: a teacher's course in one subject and school year, made of lessons in their order.
create table lentera.course (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  school_id uuid not null references lentera.school (id),
  year smallint not null,
  subject text not null,
  grade smallint not null check (grade between 0 and 13),
  title text not null check (title <> ''),
  summary text not null default '',
  author_id uuid not null references identity.person (id),
  -- Whether a class may talk among itself below its lessons; a student always may with the teacher alone.
  class_comments boolean not null default false,
  copied_from uuid references lentera.course (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz
);
create index on lentera.course (school_id, year, subject);
create index on lentera.course (author_id, changed_at desc);

-- What its teacher works on, and which version of it students read.
create table lentera.lesson (
  id uuid primary key,
  course_id uuid not null references lentera.course (id),
  nth smallint not null check (nth > 0),
  title text not null check (title <> ''),
  draft jsonb not null,
  -- Grows with every change, so that two who write at once do not write over one another.
  revision integer not null check (revision > 0),
  changed_by uuid not null references identity.person (id),
  changed_at timestamptz not null,
  -- null: nobody reads it yet.
  published integer,
  ended_at timestamptz
);
create index on lentera.lesson (course_id, nth);

-- A lesson as it was published: never changed, so that an answer can be read beside what was asked.
create table lentera.lesson_version (
  lesson_id uuid not null references lentera.lesson (id),
  version integer not null check (version > 0),
  title text not null,
  content jsonb not null,
  published_by uuid not null references identity.person (id),
  published_at timestamptz not null,
  note text not null default '',
  withdrawn_by uuid references identity.person (id),
  withdrawn_at timestamptz,
  primary key (lesson_id, version)
);

-- Who a course, or one lesson of it, is for: a class, one student, or the whole school where neither is named.
create table lentera.assignment (
  id uuid primary key,
  course_id uuid not null references lentera.course (id),
  lesson_id uuid references lentera.lesson (id),
  class_id uuid references lentera.class (id),
  student_id uuid references lentera.student (id),
  opens_on date not null,
  due_on date check (due_on >= opens_on),
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  ended_at timestamptz,
  check (class_id is null or student_id is null)
);
create index on lentera.assignment (course_id) where ended_at is null;
create index on lentera.assignment (class_id) where ended_at is null;
create index on lentera.assignment (student_id) where ended_at is null;

create table lentera.lesson_progress (
  lesson_id uuid not null references lentera.lesson (id),
  student_id uuid not null references lentera.student (id),
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  -- Read last.
  version integer not null,
  finished_at timestamptz,
  primary key (lesson_id, student_id)
);
create index on lentera.lesson_progress (student_id);

-- One try at a question of a lesson. The device names it, so that what is sent twice is taken once.
create table lentera.exercise_answer (
  id uuid primary key,
  lesson_id uuid not null references lentera.lesson (id),
  student_id uuid not null references lentera.student (id),
  version integer not null,
  question_id uuid not null references lentera.question (id),
  question_version integer not null,
  value jsonb not null,
  -- 0 to 1; null where a person reads it.
  share numeric(6, 5) check (share between 0 and 1),
  -- When it was given, by the device's clock where it came later; when it came.
  at timestamptz not null,
  received_at timestamptz not null
);
create index on lentera.exercise_answer (lesson_id, student_id, question_id, at desc);
create index on lentera.exercise_answer (received_at);

-- What is said about a lesson: between one student and their teachers, or within a class where the teacher opened it.
create table lentera.lesson_comment (
  id uuid primary key,
  lesson_id uuid not null references lentera.lesson (id),
  student_id uuid references lentera.student (id),
  class_id uuid references lentera.class (id),
  by_person uuid not null references identity.person (id),
  by_teacher boolean not null,
  body text not null,
  at timestamptz not null,
  hidden_by uuid references identity.person (id),
  hidden_at timestamptz,
  check ((student_id is null) <> (class_id is null))
);
create index on lentera.lesson_comment (lesson_id, at);
create index on lentera.lesson_comment (student_id, at);
create index on lentera.lesson_comment (by_person);
create index on lentera.lesson_comment (at);

create schema lentera;

-- Schools of the city and the years they teach in. NPSN: 8 digits, or P/K and 7 for PKBM and LKP; text, never a number.
create table lentera.school (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  npsn text not null unique check (npsn ~ '^([0-9]{8}|[KP][0-9]{7})$'),
  name text not null check (name <> ''),
  level text not null check (level in ('paud', 'sd', 'smp', 'sma', 'smk', 'slb', 'pkbm')),
  -- Who answers for it: the city runs PAUD, SD and SMP (UU 23/2014); madrasah are Kemenag's.
  authority text not null check (authority in ('city', 'province', 'kemenag', 'foundation')),
  district text not null default '',
  created_at timestamptz not null,
  ended_at timestamptz
);
create index on lentera.school (agency_id, name);

-- 2026 is the school year 2026/2027.
create table lentera.school_year (
  agency_id uuid not null references access.agency (id),
  year smallint not null check (year between 2000 and 2200),
  begins date not null,
  ends date not null check (ends > begins),
  primary key (agency_id, year)
);

-- Mata pelajaran, called the same in every school of the city, so that results can stand side by side.
create table lentera.subject (
  agency_id uuid not null references access.agency (id),
  key text not null check (key ~ '^[a-z0-9-]{2,40}$'),
  title_id text not null check (title_id <> ''),
  title_en text not null check (title_en <> ''),
  nth smallint not null,
  ended_at timestamptz,
  primary key (agency_id, key)
);

-- Whoever works at a school. One person may hold several places there, and at several schools.
create table lentera.member (
  id uuid primary key,
  school_id uuid not null references lentera.school (id),
  person_id uuid not null references identity.person (id),
  role text not null check (role in ('teacher', 'operator', 'head')),
  name text not null check (name <> ''),
  nip text check (nip ~ '^[0-9]{18}$'),
  since date not null,
  until date,
  unique (school_id, person_id, role)
);
create index on lentera.member (person_id);

-- Rombongan belajar: a class in one school year.
create table lentera.class (
  id uuid primary key,
  school_id uuid not null references lentera.school (id),
  year smallint not null,
  grade smallint not null check (grade between 0 and 13),
  name text not null check (name <> ''),
  -- Wali kelas.
  homeroom_id uuid references lentera.member (id),
  ended_at timestamptz,
  unique (school_id, year, name)
);

create table lentera.teaching (
  class_id uuid not null references lentera.class (id),
  subject text not null,
  member_id uuid not null references lentera.member (id),
  primary key (class_id, subject, member_id)
);
create index on lentera.teaching (member_id);

-- A student of the city. NISN and NIS are text: leading zeros count. No NIK is kept, NISN and NPSN suffice.
create table lentera.student (
  id uuid primary key,
  school_id uuid not null references lentera.school (id),
  -- The account they sign in by, once their card was printed.
  person_id uuid unique references identity.person (id),
  name text not null check (name <> ''),
  nisn text check (nisn ~ '^[0-9]{10}$'),
  nis text not null check (nis <> ''),
  sex text not null check (sex in ('L', 'P')),
  birthplace text,
  born date,
  status text not null default 'active' check (status in ('active', 'moved', 'left', 'graduated')),
  -- Which school they came from, where another of the city sent them on.
  came_from uuid references lentera.school (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (school_id, nis)
);
create unique index on lentera.student (nisn) where status = 'active';
create index on lentera.student (school_id, name);

-- In which class somebody is, and was.
create table lentera.enrolment (
  id bigint generated always as identity primary key,
  student_id uuid not null references lentera.student (id),
  class_id uuid not null references lentera.class (id),
  begins date not null,
  ends date,
  check (ends >= begins)
);
create index on lentera.enrolment (class_id) where ends is null;
create index on lentera.enrolment (student_id);
create unique index on lentera.enrolment (student_id) where ends is null;

-- Who may see how a student does: a parent or whoever cares for them, by a code from the school.
create table lentera.guardian (
  student_id uuid not null references lentera.student (id),
  person_id uuid not null references identity.person (id),
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  since timestamptz not null,
  ended_at timestamptz,
  primary key (student_id, person_id)
);
create index on lentera.guardian (person_id) where ended_at is null;

-- A code that joins an account to a school as one of its people, or to a student as a guardian; used once.
create table lentera.join_code (
  id uuid primary key,
  -- SHA-256 of the code, which is random and long enough that nobody finds it by trying.
  code_hash bytea not null unique,
  school_id uuid not null references lentera.school (id),
  role text not null check (role in ('guardian', 'teacher', 'operator', 'head')),
  student_id uuid references lentera.student (id),
  -- For whom it was made, as the school wrote it.
  name text not null,
  made_by uuid references identity.person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_by uuid references identity.person (id),
  used_at timestamptz,
  withdrawn_at timestamptz,
  check ((role = 'guardian') = (student_id is not null))
);
create index on lentera.join_code (school_id, made_at desc);
create index on lentera.join_code (student_id);

-- A list of students or teachers that was sent in, looked at before anything of it counts.
create table lentera.intake (
  id uuid primary key,
  school_id uuid not null references lentera.school (id),
  what text not null check (what in ('students', 'teachers')),
  year smallint not null,
  file_name text not null,
  -- Heads of columns as found, rows as text, which column is what, and what the last look at it found.
  columns jsonb not null,
  rows jsonb not null,
  mapping jsonb not null,
  report jsonb,
  status text not null check (status in ('staged', 'checked', 'applied', 'dropped')),
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index on lentera.intake (school_id, made_at desc);

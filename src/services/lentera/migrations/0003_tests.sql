-- A test: ulangan harian, sumatif, UAS, tryout, practice. What it is made of stands in `plan`, how it is held in `terms`.
create table lentera.test (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- null: held by the city for several schools.
  school_id uuid references lentera.school (id),
  year smallint not null,
  title text not null check (title <> ''),
  sort text not null check (sort in ('daily', 'midterm', 'final', 'tryout', 'practice', 'makeup')),
  subject text not null,
  grade smallint not null,
  plan jsonb not null,
  terms jsonb not null,
  status text not null check (status in ('draft', 'published', 'ended', 'cancelled')),
  -- The test this one is held after, for those who missed it.
  makeup_of uuid references lentera.test (id),
  author_id uuid not null references identity.person (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  published_at timestamptz,
  ended_at timestamptz
);
create index on lentera.test (school_id, year, subject);
create index on lentera.test (agency_id, status, changed_at desc);
create index on lentera.test (author_id, changed_at desc);

-- One draw of a test's questions, as it was published. `sealed` is what devices fetch before the start: AES-256-GCM
-- under `key`, which is given out at the minute.
create table lentera.paper (
  test_id uuid not null references lentera.test (id),
  variant smallint not null check (variant > 0),
  items jsonb not null,
  sealed bytea not null,
  key bytea not null check (octet_length(key) = 32),
  made_at timestamptz not null,
  primary key (test_id, variant)
);

-- A time at which a test is held, for one or several rooms.
create table lentera.session (
  test_id uuid not null references lentera.test (id),
  nth smallint not null check (nth > 0),
  opens_at timestamptz not null,
  -- Nobody begins after it.
  closes_at timestamptz not null check (closes_at > opens_at),
  minutes smallint not null check (minutes between 1 and 600),
  -- Said in the room by whoever watches over it; null where none is asked.
  token text,
  room text not null default '',
  -- Everybody of the session was given these minutes more.
  extra_minutes smallint not null default 0,
  ended_at timestamptz,
  primary key (test_id, nth)
);
create index on lentera.session (opens_at);

-- Who takes a test, in which session, with which draw. The card's code opens it without an account.
create table lentera.participant (
  id bigint generated always as identity primary key,
  test_id uuid not null,
  student_id uuid not null references lentera.student (id),
  session smallint not null,
  variant smallint not null,
  -- Nomor peserta.
  number text not null,
  code_hash bytea,
  extra_minutes smallint not null default 0,
  -- A device that was let in before is shut out when this grows.
  epoch smallint not null default 1,
  -- Since when: what an earlier device says it answered after that does not count.
  epoch_since timestamptz,
  ended_at timestamptz,
  unique (test_id, student_id),
  unique (test_id, number),
  foreign key (test_id, session) references lentera.session (test_id, nth),
  foreign key (test_id, variant) references lentera.paper (test_id, variant)
);
create index on lentera.participant (student_id);
create index on lentera.participant (code_hash);
create index on lentera.participant (test_id, session);

-- One sitting: written when it begins, once more when it ends. `id` is the participant's times eight and the number of
-- the attempt, so that a device knows it before anything is written.
create table lentera.attempt (
  id bigint primary key,
  participant_id bigint not null,
  test_id uuid not null,
  nth smallint not null check (nth between 1 and 8),
  -- The device it runs on, by the number in its ticket, and the epoch that device was let in by.
  device integer not null,
  epoch smallint not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('student', 'time', 'proctor')),
  -- When its answers were marked, and how many entries of the log that marking had read.
  marked_at timestamptz,
  marked_upto integer not null default 0
);
create index on lentera.attempt (test_id, started_at);
create index on lentera.attempt (participant_id);

-- Everything a device says during an attempt, in its own numbering: answers (item from 1 on) and what happened (item 0).
-- Only ever added to. Split by attempt, so that a year of exams can be laid aside as whole tables.
create table lentera.answer (
  attempt_id bigint not null,
  -- Drawn by lot for each device, so that no two ever number their lines alike.
  device integer not null,
  seq integer not null check (seq > 0),
  item smallint not null check (item >= 0),
  value jsonb not null,
  -- When it was given, by the device's reckoning of the server's time; when it came.
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (attempt_id, device, seq)
) partition by range (attempt_id);
create table lentera.answer_0 partition of lentera.answer for values from (0) to (8000000);
create table lentera.answer_rest partition of lentera.answer default;

-- What an attempt's answers earned, item by item: made from the log, and made anew when a key was corrected.
create table lentera.response (
  attempt_id bigint not null,
  item smallint not null,
  value jsonb,
  -- 0 to 1; null while a person has to mark it.
  share numeric(6, 5) check (share between 0 and 1),
  points numeric(8, 3) not null,
  -- The version whose key it was marked by.
  version integer not null,
  marked_by uuid references identity.person (id),
  marked_at timestamptz not null,
  primary key (attempt_id, item)
);

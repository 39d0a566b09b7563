-- Questions of a file that was sent in, looked at before anything of it counts.
create table lentera.question_intake (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- Whose the questions will be; null: the city's own.
  school_id uuid references lentera.school (id),
  made_by uuid not null references identity.person (id),
  file_name text not null,
  format text not null,
  -- As read, each with its place in the file; pictures and sounds by the names they are kept under.
  questions jsonb not null,
  -- What was not taken as it stood.
  left_out jsonb not null,
  status text not null default 'staged' check (status in ('staged', 'taken', 'dropped')),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index on lentera.question_intake (made_by, made_at desc);

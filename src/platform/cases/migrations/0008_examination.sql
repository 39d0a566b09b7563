-- What a service worked out from a file itself, after the entry that brought the file or changed what it is held against.
create table cases.examination (
  case_id uuid not null references cases.case (id),
  file_id uuid not null,
  seq integer not null check (seq > 0),
  -- Both languages, as it read that day.
  sheet jsonb not null,
  at timestamptz not null,
  primary key (case_id, file_id, seq)
);

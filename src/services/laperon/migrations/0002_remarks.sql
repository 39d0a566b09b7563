-- What is asked or said of a place on a drawing: tied for ever to the revision it was made on.
create table laperon.remark (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  requirement text not null,
  -- The file it was made on. No key crosses to the schema of files.
  file_id uuid not null,
  revision integer not null check (revision > 0),
  -- Counts within the case.
  n integer not null check (n > 0),
  page integer not null check (page > 0),
  -- Parts of the page as it is shown, from its left and its top; both null for the whole page.
  x double precision check (x between 0 and 1),
  y double precision check (y between 0 and 1),
  kind text not null check (kind in ('request', 'question', 'note')),
  side text not null check (side in ('office', 'applicant')),
  unique (case_id, n),
  check ((x is null) = (y is null))
);

-- What was said of it, one after the other; the state of a remark is read from these. Unsent, a line is its author's alone.
create table laperon.remark_line (
  id uuid primary key,
  remark_id uuid not null references laperon.remark (id),
  did text not null check (did in ('make', 'answer', 'accept', 'reopen', 'withdraw')),
  body text not null check (length(body) <= 4000),
  side text not null check (side in ('office', 'applicant')),
  author_id uuid not null references identity.person (id),
  author_name text not null,
  -- The revision in force when it was said.
  revision integer not null check (revision > 0),
  at timestamptz not null,
  sent_at timestamptz
);
create index remark_line_remark on laperon.remark_line (remark_id);
create index remark_line_draft on laperon.remark_line (author_id) where sent_at is null;

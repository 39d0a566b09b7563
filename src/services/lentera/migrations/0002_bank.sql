-- A question and whose it is. What it asks stands in its versions, which never change.
create table lentera.question (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- null: the city's own.
  school_id uuid references lentera.school (id),
  author_id uuid not null references identity.person (id),
  shared text not null default 'own' check (shared in ('own', 'school', 'city')),
  status text not null default 'draft' check (status in ('draft', 'proposed', 'approved', 'returned', 'retired')),
  -- The newest version.
  version integer not null check (version > 0),
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index on lentera.question (agency_id, changed_at desc, id);
create index on lentera.question (author_id, changed_at desc);

create table lentera.question_version (
  question_id uuid not null references lentera.question (id),
  version integer not null check (version > 0),
  content jsonb not null,
  -- Parts of the content that lists are narrowed by.
  title text not null,
  kind text not null,
  subject text not null,
  grade smallint,
  aim text,
  topic text,
  level text,
  difficulty text,
  labels text[] not null default '{}',
  -- Words of title, prompt, options and stimulus.
  words tsvector not null,
  -- SHA-256 of prompt and options without markup, case and spaces: the same question entered twice has it twice.
  digest bytea not null,
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null,
  -- Why it was changed, as whoever changed it says.
  note text not null default '',
  primary key (question_id, version)
);
create index on lentera.question_version (digest);
create index on lentera.question_version using gin (words);
create index on lentera.question_version (subject, grade);

-- What was said about a question on its way to approval.
create table lentera.question_review (
  id bigint generated always as identity primary key,
  question_id uuid not null references lentera.question (id),
  version integer not null,
  verdict text not null check (verdict in ('proposed', 'approved', 'returned', 'retired', 'restored', 'shared')),
  note text not null default '',
  by_person uuid not null references identity.person (id),
  at timestamptz not null
);
create index on lentera.question_review (question_id, id);

-- Pictures and sounds, named by what they hold: the same picture is kept once.
create table lentera.media (
  name text primary key check (name ~ '^[a-z0-9_-]{16,64}\.[a-z0-9]{2,5}$'),
  media_type text not null,
  content bytea not null,
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null
);

-- How a version of a question did in a test, over everybody who took it: what the bank learns from results.
create table lentera.question_use (
  question_id uuid not null references lentera.question (id),
  version integer not null,
  test_id uuid not null,
  attempts integer not null,
  facility double precision,
  discrimination double precision,
  measured_at timestamptz not null,
  primary key (question_id, version, test_id)
);

create schema forms;

-- An application being filled in, kept on the server so that it goes on from any device.
create table forms.draft (
  id uuid primary key,
  service text not null,
  agency_id uuid not null references access.agency (id),
  person_id uuid not null references identity.person (id),
  answers jsonb not null default '{}',
  -- Requirement key to file ids.
  files jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Once sent: the case it became and where its applicant goes. The answers then live in the case alone.
  submitted_case_id uuid,
  submitted_to text,
  check ((submitted_case_id is null) = (submitted_to is null))
);
create index on forms.draft (person_id, updated_at desc) where submitted_case_id is null;
create index on forms.draft (updated_at);

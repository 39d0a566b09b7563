-- An application an officer fills in at the counter for somebody who stands before them, until it is sent.
create table cases.counter (
  draft_id uuid primary key,
  person_id uuid not null,
  officer_id uuid not null,
  agency_id uuid not null references access.agency (id),
  -- Whether the person was entered by it: forgotten again where nothing comes of it.
  made boolean not null,
  -- Where the code of consent goes: the address of their account, or one they named.
  email text,
  code_hash text,
  code_sent_at timestamptz,
  -- What the code agrees to: the draft as it stood.
  code_version integer,
  attempts integer not null default 0,
  case_id uuid references cases.case (id),
  began_at timestamptz not null
);
create index counter_officer on cases.counter (officer_id, began_at desc);
create index counter_began on cases.counter (began_at) where case_id is null;

create schema conversations;

-- A chat with one contact of a channel. The contact's id is ours.
create table conversations.conversation (
  id uuid primary key,
  -- Who writes, as an applicant: known by the contact alone, no account.
  person_id uuid not null unique references identity.person (id),
  locale text not null check (locale in ('id', 'en')),
  -- Who answers: the house itself, or officers.
  mode text not null check (mode in ('house', 'officer')),
  -- What was asked and is being answered, sealed.
  talk text not null,
  -- The agency whose officers are asked; null until somebody was asked for.
  agency_id uuid references access.agency (id),
  -- Since when a person waits for an officer's word; null where nobody waits.
  waits_since timestamptz,
  -- Which officer has it.
  officer_id uuid references identity.person (id),
  -- Whether something is still to be said after files that came in a row.
  last_in_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index conversation_waiting on conversations.conversation (agency_id, waits_since) where waits_since is not null;
create index conversation_officers on conversations.conversation (agency_id, updated_at desc) where agency_id is not null;

-- What was said, by either side, in the order it was said.
create table conversations.message (
  id uuid primary key,
  conversation_id uuid not null references conversations.conversation (id),
  nth bigint generated always as identity,
  by text not null check (by in ('person', 'house', 'officer')),
  officer_id uuid references identity.person (id),
  -- What was said, sealed; nothing once it was forgotten.
  said text,
  -- A file that came with it.
  file_id uuid,
  -- The picture or paper was passed on from elsewhere.
  forwarded boolean not null default false,
  -- What it was about.
  draft_id uuid,
  case_id uuid references cases.case (id),
  at timestamptz not null
);
create index on conversations.message (conversation_id, nth desc);
create index on conversations.message (at) where said is not null;

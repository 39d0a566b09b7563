-- A code an account shows, to be sent in the chat it wants to join: who holds the telephone says so there, who holds a
-- receipt of the chat proves it at the account.
create table conversations.join_code (
  account_person_id uuid primary key references identity.person (id),
  -- SHA-256 of the code.
  code_hash text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- The chat it was sent in and confirmed there, while number and tracking code are still to be given.
  conversation_id uuid references conversations.conversation (id) on delete cascade,
  tries integer not null default 0 check (tries between 0 and 5)
);
create index on conversations.join_code (expires_at);

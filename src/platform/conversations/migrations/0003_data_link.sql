-- A way from a chat to a copy of what is kept of whoever writes: its link is said in the chat, and opens with number and
-- tracking code of an application of theirs.
create table conversations.data_link (
  conversation_id uuid primary key references conversations.conversation (id) on delete cascade,
  -- SHA-256 of the token in the link.
  token_hash text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0 check (tries between 0 and 5)
);

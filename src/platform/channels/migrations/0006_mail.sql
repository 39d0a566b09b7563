-- How far a box of received mail was read. Nothing here says who wrote.
create table channels.mail_box (
  key text primary key,
  uid_validity bigint,
  last_uid bigint not null default 0,
  -- When it was last read to its end, and what came between.
  read_at timestamptz,
  fault text,
  fault_at timestamptz,
  -- The mail that brought us to fail, and how often.
  stuck_uid bigint,
  tries integer not null default 0
);

-- A thread of mails. Its token is made of its id and a key, and found by its digest.
create table channels.mail_conversation (
  id uuid primary key,
  box text not null,
  token_digest bytea not null unique,
  -- Since when nothing is mailed any more: a mail came back for good.
  stopped_on date
);

-- A mail that came. What it says lies with whoever received it; here is by what the same one and its thread are known.
create table channels.mail_in (
  id uuid primary key,
  box text not null,
  uid_validity bigint not null,
  uid bigint not null,
  sameness bytea not null,
  message_digest bytea,
  conversation_id uuid references channels.mail_conversation (id),
  matched text check (matched in ('token', 'reference', 'subject', 'officer')),
  kind text not null check (kind in ('person', 'automatic', 'bounce', 'aside')),
  fault text,
  -- A day and no moment.
  received_on date not null,
  unique (box, sameness),
  check ((kind = 'aside') = (fault is not null))
);
create index on channels.mail_in (message_digest) where conversation_id is not null;
create index on channels.mail_in (conversation_id) where conversation_id is not null;

-- A mail of ours in a thread. To whom and what it said is kept by whoever sent it.
create table channels.mail_out (
  id uuid primary key,
  box text not null,
  conversation_id uuid not null references channels.mail_conversation (id),
  message_digest bytea not null unique,
  -- Being sent, taken by the server, refused by it; later delayed on its way, or come back for good.
  state text not null check (state in ('sending', 'sent', 'refused', 'delayed', 'bounced')),
  -- Such as 5.1.1 (RFC 3463).
  status text,
  on_day date not null
);
create index on channels.mail_out (conversation_id);

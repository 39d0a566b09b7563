-- Somebody at the other end of a chat. Known by our own id, since a telephone number may be absent, change or be shared.
create table channels.whatsapp_contact (
  id uuid primary key,
  -- As they call themselves; proves nothing.
  name text,
  created_at timestamptz not null,
  -- When they wrote last: a day from then on anything may be said to them.
  last_in_at timestamptz,
  -- The newest of their messages that was handed over.
  taken_to timestamptz,
  -- What the pace of messages to them remembers, and until when they are left in peace.
  paced_at timestamptz,
  rest_until timestamptz
);

-- By what a contact is reached. The value is sealed and found by its blind index.
create table channels.whatsapp_address (
  id uuid primary key,
  contact_id uuid not null references channels.whatsapp_contact (id),
  kind text not null check (kind in ('phone', 'bsuid')),
  sealed text not null,
  idx text not null,
  seen_at timestamptz not null,
  unique (kind, idx)
);
create index on channels.whatsapp_address (contact_id, kind, seen_at desc);

-- A webhook as it came, sealed, until it was read.
create table channels.whatsapp_hook (
  id uuid primary key,
  received_at timestamptz not null,
  body text not null,
  -- Why it was not read; such a one stays for somebody to look at.
  fault text
);
create index on channels.whatsapp_hook (received_at);

-- What somebody wrote. Meta's id holds the telephone number, so it is known by its digest.
create table channels.whatsapp_in (
  id uuid primary key,
  contact_id uuid not null references channels.whatsapp_contact (id),
  wamid_digest text not null unique,
  -- To the second, as Meta told; what it says, sealed, and nothing once it was forgotten.
  sent_at timestamptz not null,
  content text,
  received_at timestamptz not null,
  nth bigint generated always as identity,
  -- Waiting for its file, ready to be handed over, handed over, laid aside for an operator.
  state text not null check (state in ('media', 'ready', 'taken', 'aside')),
  tries integer not null default 0,
  next_at timestamptz,
  fault text,
  taken_at timestamptz
);
create index whatsapp_in_waiting on channels.whatsapp_in (contact_id, sent_at, nth) where state in ('media', 'ready');
create index whatsapp_in_open on channels.whatsapp_in (received_at) where state <> 'taken';
create index on channels.whatsapp_in (received_at);

-- What is to be said to somebody, in the order it was asked for.
create table channels.whatsapp_out (
  id uuid primary key,
  contact_id uuid not null references channels.whatsapp_contact (id),
  nth bigint generated always as identity,
  key text not null unique,
  -- What it is counted under, such as an application.
  about text,
  -- The message and what is said instead when only a template may be; sealed, and nothing once it was forgotten.
  content text,
  -- Waiting; being sent; nobody knows whether it was; accepted by Meta; given up; the day was over and no template given.
  state text not null check (state in ('waiting', 'calling', 'unknown', 'accepted', 'failed', 'closed')),
  -- Which of the two is to be said.
  leg text not null default 'message' check (leg in ('message', 'or-else')),
  tries integer not null default 0,
  next_at timestamptz,
  -- Meta's code, or 0 where it gave none; and its words.
  code integer,
  fault text,
  created_at timestamptz not null,
  called_at timestamptz,
  done_at timestamptz
);
create index whatsapp_out_open on channels.whatsapp_out (contact_id, nth) where state in ('waiting', 'calling', 'unknown');
create index whatsapp_out_due on channels.whatsapp_out (created_at) where state in ('waiting', 'calling', 'unknown');
create index whatsapp_out_about on channels.whatsapp_out (about) where about is not null;
create index whatsapp_out_over on channels.whatsapp_out (done_at) where state in ('failed', 'closed');
create index on channels.whatsapp_out (created_at);

-- One try to send, under an id Meta gives back with everything it tells of it.
create table channels.whatsapp_call (
  id uuid primary key,
  out_id uuid not null references channels.whatsapp_out (id) on delete cascade,
  called_at timestamptz not null,
  wamid_digest text unique,
  -- How far it came; null while nobody knows whether it was sent.
  status text check (status in ('accepted', 'sent', 'delivered', 'read')),
  accepted_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  -- Apart from how far it came: either may be told after the other.
  failed_at timestamptz,
  code integer,
  fault text,
  billable boolean,
  category text
);
create index on channels.whatsapp_call (out_id);
create index whatsapp_call_counted on channels.whatsapp_call (accepted_at) where accepted_at is not null;

-- How the number as a whole stands: one row.
create table channels.whatsapp_line (
  one boolean primary key default true check (one),
  paced_at timestamptz,
  -- Nothing goes before then; why, since when, and how often in a row.
  held_until timestamptz,
  held_code integer,
  held_since timestamptz,
  held_times integer not null default 0,
  -- When Meta last told of a message of ours, and when it last delivered anything.
  status_at timestamptz,
  hook_at timestamptz
);
insert into channels.whatsapp_line default values;

-- Where mail of a matter comes back: a box of its own, whose secret lies under the matter's key; who made it signed for it.
create table ombudsman.mail_thread (
  conversation_id uuid primary key,
  agency_id uuid not null references access.agency (id),
  matter_id uuid not null unique references ombudsman.matter (id) on delete cascade,
  box_public bytea not null check (length(box_public) = 32),
  signed_by uuid not null references ombudsman.officer_key (id),
  signature bytea not null,
  -- Secrets of the box, who takes part, which subjects it had: under the matter's own key.
  version integer not null,
  about bytea not null
);

-- A mail that came, sealed at once: to the box of its matter, or to whoever takes in. Its clear text is stored nowhere.
create table ombudsman.mail (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- Its thread, as far as that was found without opening anything.
  matter_id uuid references ombudsman.matter (id) on delete cascade,
  kind text not null check (kind in ('person', 'automatic', 'bounce', 'aside')),
  fault text,
  -- Waiting; put before an officer of its matter; joined to one; made into one; set aside by an officer.
  state text not null default 'waiting' check (state in ('waiting', 'decide', 'joined', 'made', 'dismissed')),
  received_on date not null,
  settled_on date,
  -- What it says and how it came; nothing once it lies in its matter.
  about bytea,
  raw bytea,
  check ((state in ('waiting', 'decide')) = (settled_on is null)),
  check (settled_on is null or state = 'dismissed' or (about is null and raw is null))
);
create index on ombudsman.mail (agency_id, received_on) where settled_on is null;
create index on ombudsman.mail (matter_id) where settled_on is null;
create index on ombudsman.mail (agency_id, settled_on);

-- The key of a mail, for an officer or for the box of a matter.
create table ombudsman.mail_key (
  mail_id uuid not null references ombudsman.mail (id) on delete cascade,
  key_id uuid references ombudsman.officer_key (id),
  conversation_id uuid references ombudsman.mail_thread (conversation_id) on delete cascade,
  sealed bytea not null,
  check ((key_id is null) <> (conversation_id is null))
);
create unique index on ombudsman.mail_key (mail_id, key_id) where key_id is not null;
create index on ombudsman.mail_key (mail_id);

-- Something to do that a mail brought about: somebody is to be reached another way. It touches no clock.
create table ombudsman.task (
  id uuid primary key,
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  kind text not null check (kind in ('mail-returned')),
  since date not null,
  done_on date
);
create unique index on ombudsman.task (matter_id, kind) where done_on is null;

-- A receipt to be fetched once, by the word in a mail.
create table ombudsman.receipt_link (
  index bytea primary key,
  sealed bytea not null,
  expires_on date not null
);
create index on ombudsman.receipt_link (expires_on);

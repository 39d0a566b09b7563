-- What came by WhatsApp lies beside what came by mail, sealed alike; what the office answered before there is a matter, too.
alter table ombudsman.mail add column medium text not null default 'email' check (medium in ('email', 'whatsapp'));
alter table ombudsman.mail drop constraint mail_kind_check;
alter table ombudsman.mail add constraint mail_kind_check check (kind in ('person', 'automatic', 'bounce', 'aside', 'ours'));

-- A message of WhatsApp as Meta knows it, by the digest of its id there: the id holds a telephone number, beside eighty bits
-- that nobody guesses. By it a message that comes twice is known, and what is quoted.
create table ombudsman.chat_message (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  digest bytea unique check (length(digest) = 32),
  -- Where it lies: among what came, or in a matter.
  mail_id uuid references ombudsman.mail (id) on delete cascade,
  matter_id uuid references ombudsman.matter (id) on delete cascade,
  -- How far one of ours came; nothing of theirs. Called: nobody knows yet, or never will.
  status text check (status in ('called', 'accepted', 'sent', 'delivered', 'read', 'failed')),
  code integer,
  on_day date not null,
  check (mail_id is not null or matter_id is not null)
);
create index on ombudsman.chat_message (mail_id);
create index on ombudsman.chat_message (matter_id);

alter table ombudsman.task drop constraint task_kind_check;
alter table ombudsman.task add constraint task_kind_check check (kind in ('mail-returned', 'chat-failed'));

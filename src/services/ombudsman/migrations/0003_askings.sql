-- What the office asks of an agency by letter. Nothing here says of which matter: that lies sealed in the matter, which
-- names the asking. A row beside it would tell the agency's own administrators who waits for what since when.
create table ombudsman.asking (
  id uuid primary key,
  purpose text not null check (purpose in ('explanation', 'explanation-again', 'summons', 'minutes', 'lhp', 'recommendation', 'reply')),
  -- Whose desk it lies on; null for an agency outside the hall, which answers by its link.
  asked_agency_id uuid references access.agency (id),
  number text not null unique,
  asked_on date not null,
  -- Last day, where one runs, and whether law was read to say so.
  due_on date,
  due_is_law boolean not null default false,
  -- Text and signed letter, under the house's own key: they are for the agency, and for no copy of the database.
  letter text not null,
  pdf text not null,
  -- What an answer is sealed to; its secret lies in the matter.
  box_public bytea not null check (length(box_public) = 32),
  state text not null default 'open' check (state in ('open', 'answered', 'taken', 'called-off')),
  answered_on date,
  -- Until the office takes it in.
  answer bytea,
  answer_key bytea,
  -- SHA-256 of what was sealed: what the agency has to show that it answered.
  answer_digest text,
  -- Who is told, and what they find it by: sealed to their key.
  asked_by uuid not null references ombudsman.officer_key (id),
  pointer bytea not null,
  check ((state = 'answered') = (answer is not null)),
  check ((answer is null) = (answer_key is null))
);
create index on ombudsman.asking (asked_agency_id, asked_on desc);
create index on ombudsman.asking (asked_by) where state = 'answered';

-- A way to one letter without an account: by an address nobody can guess, for a while, once.
create table ombudsman.answer_link (
  id uuid primary key,
  asking_id uuid not null references ombudsman.asking (id) on delete cascade,
  index bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  answered_at timestamptz
);
create index on ombudsman.answer_link (asking_id);

-- The ledger of a link: nothing of it is ever changed.
create table ombudsman.link_use (
  link_id uuid not null references ombudsman.answer_link (id) on delete cascade,
  n integer not null,
  what text not null check (what in ('made', 'opened', 'answered', 'revoked', 'refused')),
  at timestamptz not null,
  primary key (link_id, n)
);
create function ombudsman.uses_stay() returns trigger language plpgsql as $$
begin
  raise exception 'what was done with a link stays as it is';
end $$;
create trigger uses_stay before update on ombudsman.link_use for each row execute function ombudsman.uses_stay();

-- A clock that stands still, since when and why; days it stood still before.
alter table ombudsman.clock add column paused_on date;
alter table ombudsman.clock add column paused_days integer not null default 0;
alter table ombudsman.clock add column pause_reason text;
alter table ombudsman.clock add check ((paused_on is null) = (pause_reason is null));

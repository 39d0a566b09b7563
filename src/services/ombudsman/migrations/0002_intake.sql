-- What somebody is still writing. The key is in their browser's cookie and nowhere else; once sent, what is left for an hour is the receipt.
create table ombudsman.draft (
  index bytea primary key,
  sealed bytea not null,
  expires_on date not null
);
create index on ombudsman.draft (expires_on);

create table ombudsman.draft_file (
  id uuid primary key,
  draft bytea not null references ombudsman.draft (index) on delete cascade,
  about bytea not null,
  content bytea not null
);
create index on ombudsman.draft_file (draft);

-- A limit that runs, or ran: against whom, by which version of the rule.
create table ombudsman.clock (
  id uuid primary key,
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  key text not null,
  party text not null check (party in ('reporter', 'agency', 'superior', 'ombudsman')),
  unit text not null check (unit in ('calendar', 'working')),
  days integer not null,
  started_on date not null,
  due_on date not null,
  ended_on date,
  rule_version text not null
);
create unique index on ombudsman.clock (matter_id) where ended_on is null;
create index on ombudsman.clock (due_on) where ended_on is null;

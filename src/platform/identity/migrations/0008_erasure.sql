-- Accounts whose owners asked to have them erased, until that is done or taken back.
create table identity.erasure (
  person_id uuid primary key references identity.person (id),
  asked_at timestamptz not null,
  due_at timestamptz not null
);
create index on identity.erasure (due_at);
-- When everything of a person was erased that no law makes us keep; what refers to them stays.
alter table identity.person add column erased_at timestamptz;

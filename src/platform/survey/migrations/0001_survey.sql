create schema survey;

-- That somebody was asked, once for each thing that was finished, and whether they answered: never what.
create table survey.invitation (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  service text not null,
  -- What was finished: a case of the engine, or what else a module asks about.
  about text not null,
  about_id uuid not null,
  -- SHA-256 of what the link holds; the link itself is kept nowhere here.
  index bytea not null unique,
  asked_on date not null,
  expires_on date not null,
  answered_on date,
  unique (about, about_id)
);

-- Answers of today. They name nobody and no case, and are shuffled into `answer` at night: until then a row could be joined
-- to its invitation by the transaction both were written in.
create table survey.waiting (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  service text not null,
  quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
  -- The nine elements in their order, each 1 to 4.
  elements smallint[] not null check (cardinality(elements) = 9 and 1 <= all (elements) and 4 >= all (elements)),
  word text check (length(word) between 1 and 1000)
);

-- All answers before today, in no order.
create table survey.answer (like survey.waiting including all);
alter table survey.answer add foreign key (agency_id) references access.agency (id);
create index on survey.answer (agency_id, service, quarter);

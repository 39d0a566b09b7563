-- Who sent it is told to nobody of the office: no number of its sender's account finds it there.
alter table cases.case add column nameless boolean not null default false;

-- People of the office a case is about: no list of theirs holds it, and they hold no office in it.
create table cases.kept_away (
  case_id uuid not null references cases.case (id) on delete cascade,
  person_id uuid not null references identity.person (id) on delete cascade,
  primary key (case_id, person_id)
);
create index on cases.kept_away (person_id);

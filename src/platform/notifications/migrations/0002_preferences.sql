-- By which ways somebody wants to be told of what. What nobody chose is not here: it goes as the house proposes.
create table notifications.preference (
  person_id uuid not null references identity.person (id),
  topic text not null,
  channel text not null,
  wanted boolean not null,
  changed_at timestamptz not null,
  primary key (person_id, topic, channel)
);

-- What it is about, as people sort it; null for what was written before there were topics.
alter table notifications.message add column topic text;

-- How often somebody wants e-mail about what can wait. Who never chose is not here, and gets it at once.
create table notifications.rhythm (
  person_id uuid primary key references identity.person (id),
  email text not null check (email in ('at-once', 'daily')),
  changed_at timestamptz not null
);

-- What waits for the one e-mail of the morning; gone when that is written.
create table notifications.gathered (
  message_id uuid primary key references notifications.message (id) on delete cascade,
  person_id uuid not null references identity.person (id),
  since timestamptz not null
);
create index on notifications.gathered (since);
create index on notifications.gathered (person_id);

-- A summary repeats what stands in the inbox already, and does not stand there itself.
alter table notifications.message add column in_inbox boolean not null default true;

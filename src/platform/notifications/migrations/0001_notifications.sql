create schema notifications;

create table notifications.message (
  id uuid primary key,
  person_id uuid references identity.person (id),
  email text,
  notice text not null,
  locale text not null check (locale in ('id', 'en')),
  subject text not null,
  body text not null,
  -- Path of the page it is about.
  link text,
  created_at timestamptz not null,
  read_at timestamptz
);
create index on notifications.message (person_id, created_at desc);

-- What became of each way a message was sent.
create table notifications.delivery (
  id uuid primary key,
  message_id uuid not null references notifications.message (id),
  channel text not null check (channel in ('email')),
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  detail text,
  updated_at timestamptz not null
);
create index on notifications.delivery (message_id);
create index on notifications.delivery (state, updated_at) where state <> 'sent';

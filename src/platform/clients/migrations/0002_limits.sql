-- Requests a minute of a client with a limit of its own; null for the limit of the house.
alter table clients.client add column per_minute integer check (per_minute > 0);

-- What each client used in its present minute, counted by all web processes together. Not logged: lost in a crash, it
-- begins anew.
create unlogged table clients.usage (
  client_id uuid primary key references clients.client (id),
  -- The minute it counts, as its beginning.
  since timestamptz not null,
  used integer not null
);

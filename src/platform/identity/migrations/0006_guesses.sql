-- Guesses at what opens an account that were wrong, or are not yet known to be right.
create table identity.guess (
  -- Keyed digest of what is counted for: an account, a device it knows, or a network. It need not exist.
  counter text primary key,
  failures integer not null,
  last_at timestamptz not null,
  -- No guess is heard before.
  closed_until timestamptz
);
create index on identity.guess (last_at);

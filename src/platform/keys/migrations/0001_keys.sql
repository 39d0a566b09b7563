create schema keys;

-- The keys this database was ever used with, by id: a process whose keyring lacks one must not start.
create table keys.known (
  id text primary key,
  purpose text not null check (purpose in ('seal', 'index')),
  first_used_at timestamptz not null
);

-- How far everything has been sealed anew with a pair of current keys, table by table: whoever goes on begins here.
create table keys.pass (
  target text not null,
  name text not null,
  -- The last row looked at; null before the first.
  cursor text,
  looked bigint not null default 0,
  sealed bigint not null default 0,
  done_at timestamptz,
  primary key (target, name)
);

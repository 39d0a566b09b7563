-- What somebody asked for under a key of their own choosing, so that asking twice is asking once. It commits with what was
-- done, and goes after some days. Of the question its digest alone, of the answer what it is found by.
create table clients.command (
  person_id uuid not null references identity.person (id),
  key text not null,
  operation text not null,
  digest text not null,
  result jsonb,
  at timestamptz not null,
  primary key (person_id, key)
);
create index on clients.command (at);

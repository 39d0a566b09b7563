create schema clients;

-- Another system that acts in an agency's name (RFC 6749, section 2). It is entered as a person without an account, so
-- that record, audit and the rule of two persons know it as they know everybody.
create table clients.client (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  person_id uuid not null unique references identity.person (id),
  name text not null check (name <> ''),
  -- Who answers for it, for people to call.
  contact text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  -- Offices it holds at the agency; none for a system that only applies.
  roles text[] not null,
  created_by uuid not null references identity.person (id),
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on clients.client (agency_id);

-- Random and long, so that a plain hash hides it. Two count at once while one takes the place of the other.
create table clients.secret (
  id uuid primary key,
  client_id uuid not null references clients.client (id),
  hash bytea not null unique,
  -- Its last signs, to tell it from another.
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index on clients.secret (client_id);

create table clients.token (
  hash bytea primary key,
  client_id uuid not null references clients.client (id),
  scopes text[] not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null
);
create index on clients.token (client_id);
create index on clients.token (expires_at);

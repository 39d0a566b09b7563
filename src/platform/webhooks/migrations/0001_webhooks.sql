create schema webhooks;

-- Where another system wants to hear of cases. The client stands in its own module's schema.
create table webhooks.subscription (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  client_id uuid not null,
  url text not null,
  types text[] not null check (cardinality(types) > 0),
  state text not null check (state in ('active', 'paused', 'ended')),
  -- Why it is not active: somebody asked, it failed for too long, it answered that it is gone, its client was ended.
  why text check (why in ('asked', 'failing', 'gone', 'client')),
  -- Failed tries since the last that went well, and since when.
  failures integer not null default 0,
  failing_since timestamptz,
  -- Whoever sends holds it until then; a holder that died lets it go by itself.
  sending_until timestamptz,
  -- Tried no earlier: it fails again and again.
  rest_until timestamptz,
  created_by uuid not null references identity.person (id),
  created_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'active') = (why is null))
);
create index on webhooks.subscription (agency_id) where state <> 'ended';
create index on webhooks.subscription (client_id);

-- What deliveries are signed with, sealed. Two count at once while one takes the place of the other.
create table webhooks.secret (
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscription (id),
  sealed text not null,
  -- Its last signs, to tell it from another.
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index on webhooks.secret (subscription_id);

-- How far the record of a case has been told: each entry once.
create table webhooks.progress (
  case_id uuid primary key references cases.case (id),
  seq integer not null
);

-- One event on its way to one subscriber; its id is the event's, whenever it is sent.
create table webhooks.delivery (
  id uuid primary key,
  subscription_id uuid not null references webhooks.subscription (id),
  -- Absent for a trial.
  case_id uuid references cases.case (id),
  seq integer,
  type text not null,
  case_number text,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'cancelled')),
  -- All tries, and those since it was last asked for.
  attempts integer not null default 0,
  tries integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  done_at timestamptz,
  check ((state = 'waiting') = (done_at is null)),
  unique (subscription_id, case_id, seq)
);
create index delivery_waiting on webhooks.delivery (subscription_id, case_id, seq) where state = 'waiting';
create index delivery_due on webhooks.delivery (next_at) where state = 'waiting';
create index delivery_log on webhooks.delivery (subscription_id, created_at desc, id desc);
create index delivery_done on webhooks.delivery (done_at);

-- One try, and what came back.
create table webhooks.attempt (
  delivery_id uuid not null references webhooks.delivery (id) on delete cascade,
  nth integer not null,
  at timestamptz not null,
  -- HTTP status; null where no answer came.
  status integer,
  error text,
  millis integer not null,
  -- How the answer began.
  excerpt text,
  primary key (delivery_id, nth)
);

-- What was asked of SIAK over its interface, one request for each time a case is handed over. Its id is the key by which
-- SIAK takes it once, however often it comes.
create table dukcapil.siak_request (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  agency_id uuid not null references access.agency (id),
  -- waiting: to be handed over. calling: on its way. unknown: nobody knows whether it was taken. taken: in work there.
  -- overtaken: SIAK answered when the case had gone elsewhere. failed: refused for a reason on our side.
  state text not null default 'waiting'
    check (state in ('waiting', 'calling', 'unknown', 'taken', 'deferred', 'accepted', 'rejected', 'overtaken', 'failed')),
  tries integer not null default 0,
  register_no text,
  reason text,
  asked_by uuid not null references identity.person (id),
  asked_at timestamptz not null,
  called_at timestamptz,
  changed_at timestamptz not null,
  -- When it is looked at next; null once it is settled.
  next_at timestamptz
);
create unique index on dukcapil.siak_request (case_id) where state in ('waiting', 'calling', 'unknown', 'taken', 'deferred');
create index on dukcapil.siak_request (next_at) where next_at is not null;
create index on dukcapil.siak_request (agency_id, changed_at);
create index on dukcapil.siak_request (case_id, asked_at);

-- What was printed together: TBPKP, label and sticker of each delivery, so that it can be printed again as it was.
create table samsat.print_run (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  made_by uuid not null references identity.person (id),
  made_at timestamptz not null
);
create index on samsat.print_run (agency_id, made_at desc);

create table samsat.print_item (
  run_id uuid not null references samsat.print_run (id),
  nth integer not null,
  proof_id uuid not null references samsat.proof (id),
  -- The sticker that goes with it.
  series text not null,
  no integer not null,
  primary key (run_id, nth)
);
create index on samsat.print_item (proof_id);

-- What happened to the money of one beneficiary on one closed day, as it was signed.
create table payments.statement (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  account text not null,
  day date not null,
  number text not null,
  opening bigint not null,
  received bigint not null check (received >= 0),
  refunded bigint not null check (refunded >= 0),
  passed_on bigint not null check (passed_on >= 0),
  closing bigint not null,
  entries integer not null check (entries >= 0),
  -- SHA-256 of its lines as CSV: made again from the ledger they are the same bytes.
  digest text not null,
  document_id uuid not null,
  file_id uuid not null,
  made_at timestamptz not null,
  check (closing = opening + received - refunded - passed_on),
  unique (agency_id, account, day),
  unique (agency_id, number)
);
create index statement_day on payments.statement (agency_id, day desc, account);

create function payments.keep_statement() returns trigger language plpgsql as $$
begin
  raise exception 'a statement is not changed';
end $$;
create trigger keep_statement before update or delete on payments.statement for each row execute function payments.keep_statement();
create trigger keep_statements before truncate on payments.statement for each statement execute function payments.keep_statement();

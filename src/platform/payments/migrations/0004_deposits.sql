-- Cash of the desk that was paid in at the treasury's bank, under the number of its slip.
create table payments.deposit (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  slip text not null check (slip <> ''),
  -- The last day of the desk whose cash it holds.
  up_to date not null,
  amount bigint not null check (amount > 0),
  deposited_by uuid not null references identity.person (id),
  at timestamptz not null,
  unique (agency_id, slip)
);
create index deposit_at on payments.deposit (agency_id, at desc, id desc);
alter table payments.payment
  add column deposit_id uuid references payments.deposit (id),
  add constraint payment_deposited check (deposit_id is null or settled_on is not null);
create index payment_at_desk on payments.payment (agency_id, captured_at) where channel = 'counter' and settled_on is null;
create index payment_deposit on payments.payment (deposit_id) where deposit_id is not null;

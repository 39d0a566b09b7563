-- The e-pengesahan of a paid bill: what proves the payment until the paper is there.
create table samsat.proof (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  vehicle_id uuid not null references samsat.vehicle (id),
  -- The bill of payments it follows from.
  bill_id uuid not null unique,
  holder_id uuid not null references identity.person (id),
  -- As they were when it was paid.
  nrkb text not null check (nrkb ~ '^[A-Z]{1,2}[1-9][0-9]{0,3}[A-Z]{0,3}$'),
  kind text not null,
  -- Eight signs that find it, drawn, in the token and beside it.
  code text not null unique check (code ~ '^[A-Z2-7]{8}$'),
  issued_on date not null,
  -- Last day, inclusive.
  valid_until date not null check (valid_until >= issued_on),
  -- The record of the policy it was issued by, frozen, with the version it stood in.
  policy jsonb not null,
  state text not null default 'issued' check (state in ('issued', 'extended', 'revoked')),
  reason text not null default '',
  issued_at timestamptz not null,
  changed_at timestamptz not null
);
create index on samsat.proof (holder_id, issued_at desc);
create index on samsat.proof (agency_id, issued_at desc);
create index on samsat.proof (valid_until) where state <> 'revoked';

-- The way of TBPKP and sticker to the owner.
create table samsat.delivery (
  proof_id uuid primary key references samsat.proof (id),
  state text not null check (
    state in (
      'PAID', 'E_PROOF_ISSUED', 'PRINTED', 'HANDED_TO_POS', 'DELIVERED', 'RECEIPT_CONFIRMED',
      'RETURNED', 'LOST', 'REISSUED', 'COLLECTED'
    )
  ),
  way text not null check (way in ('post', 'pick-up')),
  -- Where it goes, sealed; empty where it is picked up or nobody has said.
  address text not null default '',
  tracking_no text not null default '',
  -- What the owner misses, until an officer has answered.
  complaint text not null default '',
  changed_at timestamptz not null,
  check (state <> 'HANDED_TO_POS' or tracking_no <> '')
);
create index on samsat.delivery (state, changed_at);

-- Every step of it, never changed.
create table samsat.delivery_step (
  id uuid primary key,
  proof_id uuid not null references samsat.proof (id),
  state text not null,
  -- Null where a clock or a bank did it.
  by_person uuid references identity.person (id),
  note text not null default '',
  at timestamptz not null
);
create index on samsat.delivery_step (proof_id, at);

-- Numbered stickers as the office received them, first and last number inclusive.
create table samsat.sticker_lot (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  series text not null check (series ~ '^[A-Z]{1,4}$'),
  first_no integer not null check (first_no > 0),
  last_no integer not null check (last_no >= first_no and last_no - first_no < 10000),
  received_by uuid not null references identity.person (id),
  received_at timestamptz not null
);
create index on samsat.sticker_lot (agency_id, received_at);

-- Each of them: in stock, stuck beside a TBPKP, or spoiled and why.
create table samsat.sticker (
  agency_id uuid not null references access.agency (id),
  series text not null,
  no integer not null,
  lot_id uuid not null references samsat.sticker_lot (id),
  state text not null default 'stock' check (state in ('stock', 'used', 'spoiled')),
  proof_id uuid references samsat.proof (id),
  reason text not null default '',
  changed_by uuid references identity.person (id),
  changed_at timestamptz not null,
  primary key (agency_id, series, no),
  check ((state = 'stock') = (proof_id is null and reason = '')),
  check (state <> 'used' or proof_id is not null),
  check (state <> 'spoiled' or reason <> '')
);
create index on samsat.sticker (agency_id, state);
create index on samsat.sticker (proof_id) where proof_id is not null;

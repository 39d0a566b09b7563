create schema payments;

-- What somebody owes: lines, each to whoever it goes to, under a code that banks know it by.
create table payments.bill (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- Who asks for it, and what for in its own words.
  service text not null,
  ref text not null,
  payer_id uuid references identity.person (id),
  -- As a bank shows it to whoever types the code.
  payer_name text not null,
  title_id text not null,
  title_en text not null,
  -- What it is about in a few signs, such as a plate.
  object text not null,
  total bigint not null check (total > 0),
  code text not null unique check (code ~ '^[0-9]{14}$'),
  status text not null check (status in ('open', 'paid', 'expired', 'cancelled', 'refunded')),
  -- The bill that took its place.
  renewed_by uuid references payments.bill (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((status = 'open') = (ended_at is null))
);
create unique index bill_open on payments.bill (service, ref) where status = 'open';
create index bill_ref on payments.bill (service, ref, created_at desc);
create index bill_payer on payments.bill (payer_id, created_at desc, id desc) where payer_id is not null;
create index bill_agency on payments.bill (agency_id, created_at desc, id desc);
create index bill_due on payments.bill (expires_at) where status = 'open';

create table payments.bill_line (
  bill_id uuid not null references payments.bill (id),
  nth smallint not null check (nth > 0),
  code text not null,
  name_id text not null,
  name_en text not null,
  amount bigint not null check (amount > 0),
  -- The account it goes to in the ledger.
  beneficiary text not null,
  -- Formula, inputs, instrument, article, version: how it came about.
  basis jsonb not null,
  primary key (bill_id, nth)
);

-- A bill never goes back, and what was asked for is never changed.
create function payments.keep_bill() returns trigger language plpgsql as $$
begin
  if (old.id, old.agency_id, old.service, old.ref, old.total, old.code, old.created_at)
     is distinct from (new.id, new.agency_id, new.service, new.ref, new.total, new.code, new.created_at) then
    raise exception 'a bill is not changed';
  end if;
  if old.status <> new.status and not (
       (old.status = 'open' and new.status in ('paid', 'expired', 'cancelled'))
    or (old.status = 'expired' and new.status = 'paid')
    or (old.status = 'paid' and new.status = 'refunded')) then
    raise exception 'a bill does not go from % to %', old.status, new.status;
  end if;
  return new;
end $$;
create trigger keep_bill before update on payments.bill for each row execute function payments.keep_bill();
create function payments.keep_line() returns trigger language plpgsql as $$
begin
  raise exception 'lines of a bill are not changed';
end $$;
create trigger keep_line before update on payments.bill_line for each row execute function payments.keep_line();

-- Money that came, once each.
create table payments.payment (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  bill_id uuid references payments.bill (id),
  channel text not null check (channel in ('va', 'qris', 'counter', 'file')),
  -- The bank, or the cash desk.
  bank text not null,
  -- What the payer's side calls this payment; the same money never comes under two.
  request_id text not null,
  -- What the bank's own books call it.
  reference text,
  -- The code that was typed.
  code text not null,
  amount bigint not null check (amount > 0),
  -- When the payer paid, as the bank says, and when we heard of it.
  paid_at timestamptz not null,
  captured_at timestamptz not null,
  settled_on date,
  status text not null check (status in ('captured', 'suspended', 'applied', 'refunded')),
  journal_id uuid not null,
  unique (bank, request_id)
);
create index payment_bill on payments.payment (bill_id) where bill_id is not null;
create index payment_agency on payments.payment (agency_id, captured_at desc, id desc);
create index payment_code on payments.payment (code);
create index payment_reference on payments.payment (bank, reference) where reference is not null;
create index payment_unsettled on payments.payment (bank, captured_at) where settled_on is null;
-- A bill is paid once.
create unique index payment_once on payments.payment (bill_id) where bill_id is not null and status in ('captured', 'applied');

-- Money that belongs to no bill, until it is given to one or given back.
create table payments.suspense (
  payment_id uuid primary key references payments.payment (id),
  agency_id uuid not null references access.agency (id),
  reason text not null check (reason in ('late', 'duplicate', 'unknown', 'mismatch', 'cancelled')),
  -- The day by which it is decided on.
  deadline date not null,
  state text not null check (state in ('open', 'applied', 'refunding', 'refunded')),
  keeper_id uuid references identity.person (id),
  opened_at timestamptz not null,
  ended_at timestamptz
);
create index suspense_open on payments.suspense (agency_id, deadline, payment_id) where state in ('open', 'refunding');

-- Money asked to be given back: by one, decided by another.
create table payments.refund (
  id uuid primary key,
  payment_id uuid not null references payments.payment (id),
  agency_id uuid not null references access.agency (id),
  amount bigint not null check (amount > 0),
  reason text not null,
  -- Where it goes, sealed.
  destination text not null,
  state text not null check (state in ('asked', 'approved', 'rejected', 'sent')),
  asked_by uuid not null references identity.person (id),
  asked_at timestamptz not null,
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  sent_by uuid references identity.person (id),
  sent_at timestamptz,
  -- What the bank's transfer is called.
  transfer text,
  check (decided_by is null or decided_by <> asked_by),
  check ((state = 'asked') = (decided_by is null)),
  check ((state = 'sent') = (transfer is not null))
);
create unique index refund_once on payments.refund (payment_id) where state <> 'rejected';
create index refund_open on payments.refund (agency_id, asked_at) where state in ('asked', 'approved');

-- Cash taken at the office: entered by one, confirmed by another.
create table payments.counter (
  id uuid primary key,
  bill_id uuid not null references payments.bill (id),
  agency_id uuid not null references access.agency (id),
  amount bigint not null check (amount > 0),
  note text not null,
  state text not null check (state in ('entered', 'confirmed', 'rejected')),
  entered_by uuid not null references identity.person (id),
  entered_at timestamptz not null,
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  check (decided_by is null or decided_by <> entered_by),
  check ((state = 'entered') = (decided_by is null))
);
create unique index counter_once on payments.counter (bill_id) where state <> 'rejected';
create index counter_open on payments.counter (agency_id, entered_at) where state = 'entered';

-- Every conversation with a bank, kept as long as SNAP asks (ten years).
create table payments.exchange (
  id uuid primary key,
  bank text not null,
  -- Day of the bank's zone; a number may come again on another.
  day date not null,
  service smallint not null,
  external_id text not null,
  body_hash text not null,
  code text not null,
  -- What we answered, as it went out.
  answer text not null,
  at timestamptz not null
);
create index exchange_at on payments.exchange (bank, at);

-- A number a bank spent on money that was taken: it finds its answer again.
create table payments.claim (
  bank text not null,
  day date not null,
  external_id text not null,
  request_id text not null,
  body_hash text not null,
  primary key (bank, day, external_id)
);

-- What was answered to a payment that was taken, by the bank's own name for it.
create table payments.answer (
  bank text not null,
  request_id text not null,
  payment_id uuid not null references payments.payment (id),
  body_hash text not null,
  answer text not null,
  primary key (bank, request_id)
);

-- Tokens we gave to banks; of each only its digest.
create table payments.bank_token (
  digest text primary key,
  bank text not null,
  expires_at timestamptz not null
);

-- A QR of the acquirer for a bill.
create table payments.qris (
  id uuid primary key,
  bill_id uuid not null references payments.bill (id),
  bank text not null,
  reference text not null,
  content text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  unique (bank, reference)
);
create index on payments.qris (bill_id);

-- What a bank says it passed on in a day.
create table payments.settlement (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  bank text not null,
  day date not null,
  batch text not null,
  name text not null,
  digest text not null,
  -- What is wrong with the file as a whole, such as its trailer.
  faults jsonb not null,
  taken_by uuid not null references identity.person (id),
  taken_at timestamptz not null,
  unique (bank, digest)
);
create index on payments.settlement (agency_id, day desc, id desc);

create table payments.settlement_row (
  settlement_id uuid not null references payments.settlement (id),
  nth integer not null,
  raw text not null,
  code text,
  request_id text,
  reference text,
  amount bigint,
  paid_at timestamptz,
  state text not null check (state in ('waiting', 'matched', 'taken', 'amount', 'twice', 'again', 'reversed', 'refused', 'unread')),
  payment_id uuid references payments.payment (id),
  -- Who looked at a difference, and what became of it.
  cleared_by uuid references identity.person (id),
  cleared_at timestamptz,
  cleared text,
  primary key (settlement_id, nth)
);
create index settlement_difference on payments.settlement_row (settlement_id, nth)
  where state in ('amount', 'twice', 'reversed', 'refused', 'unread', 'taken') and cleared_at is null;
create index settlement_request on payments.settlement_row (settlement_id, request_id);
create index settlement_waiting on payments.settlement_row (settlement_id, nth) where state = 'waiting';

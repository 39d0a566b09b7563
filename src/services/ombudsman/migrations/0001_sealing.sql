create schema ombudsman;

-- Key pair of somebody at the office. What is secret lies wrapped under a passphrase nobody but they know.
create table ombudsman.officer_key (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  person_id uuid not null references identity.person (id),
  -- What its holder is admitted for: intake, assistant, keeper, head; or custodian alone.
  seats text[] not null check (cardinality(seats) > 0),
  -- X25519: what others seal to; Ed25519: what admissions are checked by.
  box_public bytea not null check (length(box_public) = 32),
  sign_public bytea not null check (length(sign_public) = 32),
  wrapped bytea not null,
  salt bytea not null check (length(salt) = 16),
  kdf jsonb not null,
  state text not null check (state in ('asked', 'admitted', 'retired')),
  -- Signature of a head over id, person, keys and seats; the first head signs their own.
  admitted_by uuid references ombudsman.officer_key (id),
  admission bytea,
  admitted_at timestamptz,
  -- The secret for the day its holder lost it, sealed to one custodian within what is sealed to the other.
  recovery bytea,
  recovery_first uuid references ombudsman.officer_key (id),
  recovery_second uuid references ombudsman.officer_key (id),
  made_at timestamptz not null,
  retired_at timestamptz,
  check ((state = 'asked') = (admission is null) or state = 'retired'),
  check ((state = 'retired') = (retired_at is not null)),
  check (recovery is null or recovery_first <> recovery_second)
);
create unique index on ombudsman.officer_key (agency_id, person_id) where state <> 'retired';
-- One key everything rests on.
create unique index on ombudsman.officer_key (agency_id) where admitted_by = id;

-- What was opened for a while. The row is worth nothing without the cookie, and the cookie nothing without the row.
create table ombudsman.opened (
  index bytea primary key,
  purpose text not null check (purpose in ('officer', 'reporter')),
  -- Whose, of an officer; never of a reporter.
  person_id uuid references identity.person (id),
  sealed bytea not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  check ((purpose = 'officer') = (person_id is not null))
);
create index on ombudsman.opened (expires_at);

-- A matter of the Ombudsman: laporan, konsultasi or informasi. Its content is in what is sealed; here is what clocks and queues need.
create table ombudsman.matter (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  kind text not null check (kind in ('laporan', 'konsultasi', 'informasi')),
  -- Drawn, so that it tells neither order nor how many there are.
  number text not null unique,
  channel text not null check (channel in ('web', 'whatsapp', 'email', 'phone', 'counter', 'letter', 'own')),
  stage text not null,
  urgent boolean not null default false,
  -- A day and no moment, here and below: moments lie sealed.
  received_on date not null,
  closed_on date,
  key_version integer not null default 1,
  -- Somebody who held it left: whoever opens it next gives it new keys.
  renew_due boolean not null default false,
  version integer not null default 1,
  -- Rule key to version id, from acceptance of the first word on.
  rules jsonb not null default '{}'
);
create index on ombudsman.matter (agency_id, stage, received_on);

-- A lock of a matter, opened for one key.
create table ombudsman.held (
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  -- shared: what the reporter reads too; office: what the office keeps to itself; two for who reports.
  lock text not null check (lock in ('shared', 'office', 'identity-first', 'identity-second')),
  key_id uuid not null references ombudsman.officer_key (id),
  version integer not null,
  sealed bytea not null,
  given_on date not null,
  given_by uuid references ombudsman.officer_key (id),
  primary key (matter_id, lock, key_id)
);
create index on ombudsman.held (key_id);
-- Nobody holds both locks of an identity.
create unique index on ombudsman.held (matter_id, key_id) where lock in ('identity-first', 'identity-second');

-- Who has nothing to do with a matter, because it touches them (UU 37/2008 art. 40). Why, lies in its entries.
create table ombudsman.excluded (
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  person_id uuid not null references identity.person (id),
  on_day date not null,
  primary key (matter_id, person_id)
);

-- How a reporter comes back: by receipt, or by account and passphrase. The rows look alike and name nobody.
create table ombudsman.opening (
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  index bytea not null,
  box_public bytea not null,
  wrapped bytea not null,
  version integer not null,
  sealed bytea not null,
  primary key (matter_id, index)
);
create index on ombudsman.opening (index);

-- What was said and done, in order. Only a change of keys rewrites a row, and it changes what is sealed alone.
create table ombudsman.entry (
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  n integer not null,
  lock text not null check (lock in ('shared', 'office')),
  side text not null check (side in ('reporter', 'office', 'agency', 'house')),
  on_day date not null,
  version integer not null,
  sealed bytea not null,
  primary key (matter_id, n)
);

create function ombudsman.entries_stay() returns trigger language plpgsql as $$
begin
  if row (new.matter_id, new.n, new.lock, new.side, new.on_day) is distinct from row (old.matter_id, old.n, old.lock, old.side, old.on_day)
     or new.version <= old.version then
    raise exception 'an entry of a matter stays as it is';
  end if;
  return new;
end $$;
create trigger entries_stay before update on ombudsman.entry for each row execute function ombudsman.entries_stay();

-- Who reports, under two locks held by different people. There is a row of one size for every matter, also where nobody is named.
create table ombudsman.identity (
  matter_id uuid primary key references ombudsman.matter (id) on delete cascade,
  sealed bytea not null
);

-- Somebody asked to know who reports. Reason and decision lie in the matter's entries.
create table ombudsman.unmasking (
  id uuid primary key,
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  asked_by uuid not null references ombudsman.officer_key (id),
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  decided_by uuid references ombudsman.officer_key (id),
  decided_at timestamptz,
  -- The second lock, for the one who asked, until then.
  sealed bytea,
  expires_at timestamptz,
  check ((state = 'asked') = (decided_by is null)),
  check (decided_by is null or decided_by <> asked_by),
  check (sealed is null or state = 'granted')
);
create unique index on ombudsman.unmasking (matter_id, asked_by) where state = 'asked';
create index on ombudsman.unmasking (expires_at) where sealed is not null;

-- A key whose holder lost the passphrase, on its way to the key they made instead.
create table ombudsman.recovery (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  lost_key uuid not null references ombudsman.officer_key (id),
  new_key uuid not null references ombudsman.officer_key (id),
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'half', 'ready', 'done', 'refused')),
  -- Still sealed to the second custodian.
  half bytea,
  first_at timestamptz,
  -- Sealed to the new key.
  sealed bytea,
  second_at timestamptz,
  check (lost_key <> new_key)
);
create unique index on ombudsman.recovery (lost_key) where state in ('asked', 'half', 'ready');

-- A file of a matter, under a key of its own that lies in `about`, under the matter's.
create table ombudsman.attachment (
  id uuid primary key,
  matter_id uuid not null references ombudsman.matter (id) on delete cascade,
  lock text not null check (lock in ('shared', 'office')),
  version integer not null,
  about bytea not null,
  content bytea not null
);
create index on ombudsman.attachment (matter_id);

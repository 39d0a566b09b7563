-- Public keys of passkeys (WebAuthn): what is secret never leaves the device.
create table identity.passkey (
  id uuid primary key,
  user_id uuid not null references identity."user" ("id") on delete cascade,
  name text not null check (name <> ''),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- Kept in step between the devices of its owner, and not on one alone.
  backed_up boolean not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index on identity.passkey (user_id);

-- Challenges that were answered, until they would have expired: none is answered twice.
create table identity.answered_challenge (
  challenge text primary key,
  expires_at timestamptz not null
);
create index on identity.answered_challenge (expires_at);

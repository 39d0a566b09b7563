-- Somebody of a village's office whom an agency registered: they file for residents of that village, and of no other.
-- They stand for nobody: each application is filed for the residents it names. Nothing is changed but its end.
create table mandates.helper (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  agency_id uuid not null references access.agency (id),
  -- Official code of the district, and the village as the agency's list spells it.
  district text not null,
  village text not null check (length(village) between 1 and 120),
  -- The number they write from, sealed, and the keyed digest it is found by.
  phone text,
  phone_index text,
  -- Letter by which the village names them.
  basis text not null check (length(basis) between 3 and 300),
  -- Days at the office, both included; null: until it is ended.
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  registered_by uuid not null references identity.person (id),
  registered_at timestamptz not null,
  -- Null where their account was erased.
  ended_by uuid references identity.person (id),
  ended_at timestamptz,
  reason text check (length(reason) between 3 and 400),
  check ((phone is null) = (phone_index is null)),
  -- Nobody registers or ends themselves.
  check (registered_by <> person_id),
  check (ended_by <> person_id),
  check ((ended_at is null) = (reason is null))
);
create unique index helper_once on mandates.helper (person_id, agency_id, district, lower(village)) where ended_at is null;
create index helper_by_phone on mandates.helper (phone_index) where ended_at is null;
create index on mandates.helper (agency_id, registered_at desc, id);

create function mandates.keep_helper() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'ended_by' - 'ended_at' - 'reason' - 'phone' - 'phone_index')
      is distinct from (to_jsonb(old) - 'ended_by' - 'ended_at' - 'reason' - 'phone' - 'phone_index')
    or (old.ended_at is not null and (old.ended_by, old.ended_at, old.reason) is distinct from (new.ended_by, new.ended_at, new.reason)) then
    raise exception 'a registered helper is not changed, only ended';
  end if;
  return new;
end $$;
create trigger keep_helper before update on mandates.helper for each row execute function mandates.keep_helper();

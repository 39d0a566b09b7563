create schema mandates;

-- That one person stands for another, for some days. Who stood for whom on a day can be told years later: nothing is
-- deleted while its rule of retention keeps it, and what was decided is not changed.
create table mandates.mandate (
  id uuid primary key,
  kind text not null check (kind in ('person', 'child', 'company', 'village')),
  -- Of a mandate between two people the named one is known by the address alone until they accept.
  representative_person_id uuid references identity.person (id),
  principal_person_id uuid references identity.person (id),
  named_email text check (named_email = lower(named_email)),
  -- Null: it counts at every agency, or for every service.
  agency_id uuid references access.agency (id),
  services text[] check (cardinality(services) > 0),
  -- Number and kind of the paper it rests on, and the paper itself.
  basis text check (length(basis) between 1 and 400),
  evidence uuid[] not null default '{}',
  -- Days at the office, both included; null: until it is ended.
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  status text not null check (status in ('asked', 'granted', 'refused', 'ended')),
  asked_by uuid not null references identity.person (id),
  asked_at timestamptz not null,
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  -- Null where it ended by itself.
  ended_by uuid references identity.person (id),
  ended_at timestamptz,
  -- Why it was refused or ended.
  reason text check (length(reason) between 1 and 400),
  -- When both were told that it is about to run out.
  warned_at timestamptz,
  check (representative_person_id <> principal_person_id),
  check (kind = 'person' or (agency_id is not null and representative_person_id is not null and principal_person_id is not null)),
  check (status <> 'granted' or (representative_person_id is not null and principal_person_id is not null)),
  check ((decided_at is null) = (decided_by is null)),
  check (status not in ('granted', 'refused') or decided_at is not null),
  check ((status = 'ended') = (ended_at is not null)),
  -- Nobody decides on what they asked for; on what an agency decides neither of the two does.
  check (decided_by <> asked_by),
  check (kind = 'person' or decided_by not in (representative_person_id, principal_person_id)),
  check (kind = 'person' or status <> 'refused' or reason is not null)
);

-- Two equal ones are never in force at once.
create unique index mandate_once on mandates.mandate (
  representative_person_id, principal_person_id, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), coalesce(services, '{}')
) where status = 'granted';
create index mandate_held on mandates.mandate (representative_person_id, valid_from) where status = 'granted';
create index on mandates.mandate (representative_person_id);
create index on mandates.mandate (principal_person_id);
create index on mandates.mandate (named_email) where status = 'asked';
create index mandate_queue on mandates.mandate (agency_id, asked_at) where status = 'asked' and agency_id is not null;
create index mandate_running_out on mandates.mandate (valid_to) where status = 'granted' and valid_to is not null;

-- What was asked stays as it was asked, and a decision is taken once.
create function mandates.keep_mandate() returns trigger language plpgsql as $$
begin
  if (old.kind, old.agency_id, old.services, old.asked_by, old.asked_at) is distinct from (new.kind, new.agency_id, new.services, new.asked_by, new.asked_at)
    or (old.decided_at is not null and (old.valid_from, old.decided_by, old.decided_at, old.representative_person_id, old.principal_person_id)
      is distinct from (new.valid_from, new.decided_by, new.decided_at, new.representative_person_id, new.principal_person_id))
    or (old.status in ('refused', 'ended') and old.status <> new.status)
    or (old.status = 'granted' and new.status not in ('granted', 'ended')) then
    raise exception 'a mandate is not changed once it was asked for and decided';
  end if;
  return new;
end $$;
create trigger keep_mandate before update on mandates.mandate for each row execute function mandates.keep_mandate();

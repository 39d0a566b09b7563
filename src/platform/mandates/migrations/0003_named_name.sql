-- What came to nothing leaves no person behind: the name that was asked for stays with the mandate, as long as that is
-- kept, and the row of the person with its NIK goes.
alter table mandates.mandate add column named_name text check (length(named_name) between 1 and 200);

do $$
declare of_two text;
begin
  select conname into strict of_two from pg_constraint
   where conrelid = 'mandates.mandate'::regclass and contype = 'c'
     and pg_get_constraintdef(oid) like '%agency_id IS NOT NULL%representative_person_id IS NOT NULL%principal_person_id IS NOT NULL%';
  execute format('alter table mandates.mandate drop constraint %I', of_two);
end $$;
alter table mandates.mandate add constraint mandate_of_two check (
  kind = 'person' or (agency_id is not null and representative_person_id is not null
    and (principal_person_id is not null or (named_name is not null and status in ('refused', 'ended'))))
);

create or replace function mandates.keep_mandate() returns trigger language plpgsql as $$
begin
  -- A person may be forgotten who was named in what came to nothing: in an update of its own that changes nothing else.
  if new.kind <> 'person' and new.principal_person_id is null and (old.status = 'refused' or (old.status = 'ended' and old.decided_at is null))
    and (to_jsonb(new) - 'principal_person_id' - 'named_name') = (to_jsonb(old) - 'principal_person_id' - 'named_name') then
    return new;
  end if;
  if (old.kind, old.agency_id, old.services, old.asked_by, old.asked_at) is distinct from (new.kind, new.agency_id, new.services, new.asked_by, new.asked_at)
    or (old.decided_at is not null and (old.valid_from, old.decided_by, old.decided_at, old.representative_person_id, old.principal_person_id)
      is distinct from (new.valid_from, new.decided_by, new.decided_at, new.representative_person_id, new.principal_person_id))
    or (old.status in ('refused', 'ended') and old.status <> new.status)
    or (old.status = 'granted' and new.status not in ('granted', 'ended')) then
    raise exception 'a mandate is not changed once it was asked for and decided';
  end if;
  return new;
end $$;

create index mandate_to_forget on mandates.mandate (id)
  where kind <> 'person' and principal_person_id is not null and (status = 'refused' or (status = 'ended' and decided_at is null));

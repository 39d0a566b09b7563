-- Versioned rule data: checklists, time limits, fees, grounds and texts that law or an agency decides.
create schema rules;

create table rules.version (
  id uuid primary key,
  key text not null,
  -- null: the rule holds wherever no agency has a version of its own.
  agency_id uuid references access.agency (id),
  version integer not null check (version > 0),
  value jsonb not null,
  unit text,
  citation text not null check (citation <> ''),
  valid_from date not null,
  valid_to date check (valid_to is null or valid_to > valid_from),
  -- false: nobody at the agency has vouched for the value yet; every reader is told so.
  confirmed boolean not null,
  entered_by text not null,
  entered_at timestamptz not null,
  unique nulls not distinct (key, agency_id, version)
);

create index on rules.version (key, valid_from desc, version desc);

-- A version is a fact once a case has begun under it: it may be ended or confirmed, never rewritten.
create function rules.keep_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.value <> old.value or new.key <> old.key or new.valid_from <> old.valid_from
     or new.version <> old.version or new.agency_id is distinct from old.agency_id then
    raise exception 'a rule version is never rewritten: enter a new version of %', old.key;
  end if;
  return new;
end $$;

create trigger keep_version before update or delete on rules.version
  for each row execute function rules.keep_version();

-- A list of closed cases proposed for removal, as an archive disposes of its papers: one person proposes, another
-- decides, and nothing goes before its day.
create table cases.disposal (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  proposed_by uuid not null references identity.person (id),
  proposed_at timestamptz not null,
  -- The version of the rule by which they are due.
  rule_version integer not null,
  -- The first day on which anything goes: applicants are told before.
  from_day date not null,
  verdict text check (verdict in ('approved', 'refused')),
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  -- Number of the minutes, or why not.
  note text,
  -- When the last of them was gone.
  done_at timestamptz,
  check ((verdict is null) = (decided_at is null)),
  check ((verdict is null) = (decided_by is null)),
  check (decided_by is distinct from proposed_by)
);
create index on cases.disposal (agency_id, proposed_at desc, id desc);
-- One list of an agency at a time is being decided or carried out.
create unique index disposal_open on cases.disposal (agency_id) where done_at is null and verdict is distinct from 'refused';

-- What stood on a list. It names nobody, and stays.
create table cases.disposal_item (
  disposal_id uuid not null references cases.disposal (id),
  case_id uuid not null,
  number text not null,
  service text not null,
  status text not null,
  closed_at timestamptz not null,
  -- Taken off the list, by whom and why.
  kept_reason text check (length(kept_reason) between 1 and 500),
  kept_by uuid references identity.person (id),
  kept_at timestamptz,
  removed_at timestamptz,
  primary key (disposal_id, case_id),
  check (kept_reason is null or removed_at is null)
);
create index on cases.disposal_item (case_id);

-- What is left of a case that was removed: what figures count, and what its number was.
create table cases.past (
  id uuid primary key,
  number text not null unique,
  -- So that whoever holds the secret learns what became of it.
  secret_hash text not null,
  service text not null,
  agency_id uuid not null references access.agency (id),
  status text not null,
  district text,
  office_days integer,
  submitted_at timestamptz not null,
  closed_at timestamptz not null,
  disposal_id uuid not null references cases.disposal (id),
  removed_at timestamptz not null,
  -- Documents of it that held on the day it was removed stay, until they hold no longer.
  has_documents boolean not null
);
create index on cases.past (agency_id, submitted_at);
create index past_with_documents on cases.past (id) where has_documents;

-- Every case there was, as statistics count them.
create view cases.counted as
  select agency_id, service, district, status, side, due_on, decide_by, office_days, submitted_at from cases.case
  union all
  select agency_id, service, district, status, null, null, null, office_days, submitted_at from cases.past;

-- The record stays append-only, and goes as a whole with its case once an approved list has its day.
create or replace function cases.keep_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
       select from cases.disposal_item i join cases.disposal d on d.id = i.disposal_id
        where i.case_id = old.case_id and i.kept_reason is null and d.verdict = 'approved') then
    return old;
  end if;
  if tg_op = 'UPDATE' and current_setting('wantilan.sealing', true) = 'on'
     and to_jsonb(new) - '{input,effects}'::text[] = to_jsonb(old) - '{input,effects}'::text[]
     and cases.without_numbers(new.input) = cases.without_numbers(old.input)
     and cases.without_numbers(new.effects) = cases.without_numbers(old.effects) then
    return new;
  end if;
  raise exception 'the record of a case is append-only';
end $$;

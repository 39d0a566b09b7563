-- An agency governs its rules by proposals: one person proposes a version, another one enters it.
alter table rules.version
  -- The day it was called off, before it ever held; null for every version that counts.
  add column called_off_on date check (called_off_on < valid_from);

create table rules.proposal (
  id uuid primary key,
  key text not null,
  agency_id uuid not null references access.agency (id),
  -- change: a new version. call-off: a version that does not hold yet shall never hold.
  kind text not null check (kind in ('change', 'call-off')),
  value jsonb,
  citation text,
  valid_from date,
  confirmed boolean,
  -- The version to be called off.
  target_id uuid references rules.version (id),
  reason text not null check (reason <> ''),
  proposed_by uuid not null references identity.person (id),
  proposed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'withdrawn', 'approved', 'rejected')),
  decided_by uuid references identity.person (id),
  decided_at timestamptz,
  note text,
  -- The version that came of it.
  version_id uuid references rules.version (id),
  check ((kind = 'change') = (value is not null and citation <> '' and valid_from is not null and confirmed is not null)),
  check ((kind = 'call-off') = (target_id is not null)),
  check ((state = 'open') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((version_id is not null) = (state = 'approved' and kind = 'change')),
  -- Four eyes: nobody decides over their own proposal, and nobody else takes it back.
  constraint four_eyes check (state not in ('approved', 'rejected') or decided_by <> proposed_by),
  constraint own_withdrawal check (state <> 'withdrawn' or decided_by = proposed_by),
  constraint told_why check (state <> 'rejected' or note <> '')
);

create unique index one_open_proposal on rules.proposal (key, agency_id) where state = 'open';
create index on rules.proposal (agency_id, proposed_at desc);
create index on rules.proposal (version_id);

-- What was proposed is what is decided upon, once, and it stays to be read.
create function rules.keep_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'open'
     or (new.id, new.key, new.agency_id, new.kind, new.reason, new.proposed_by, new.proposed_at)
        is distinct from (old.id, old.key, old.agency_id, old.kind, old.reason, old.proposed_by, old.proposed_at)
     or (new.value, new.citation, new.valid_from, new.confirmed, new.target_id)
        is distinct from (old.value, old.citation, old.valid_from, old.confirmed, old.target_id) then
    raise exception 'a proposal is never rewritten: withdraw it and propose anew';
  end if;
  return new;
end $$;

create trigger keep_proposal before update or delete on rules.proposal
  for each row execute function rules.keep_proposal();

create or replace function rules.keep_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.value <> old.value or new.key <> old.key or new.valid_from <> old.valid_from
     or new.version <> old.version or new.agency_id is distinct from old.agency_id
     or (old.called_off_on is not null and new.called_off_on is distinct from old.called_off_on) then
    raise exception 'a rule version is never rewritten: enter a new version of %', old.key;
  end if;
  return new;
end $$;

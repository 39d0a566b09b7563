-- Held for a court, an audit or an appeal: nobody removes it meanwhile. Why, lies in its entries.
alter table ombudsman.matter add column hold_since date;
-- Of a part split off from a matter that was closed: the day from which that one is kept. Splitting prolongs nothing.
alter table ombudsman.matter add column keep_from date;

-- A list of matters past their time (usul musnah): drawn up by one person, decided by another, not before a day that its reporters read.
create table ombudsman.disposal (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  drawn_by uuid not null references identity.person (id),
  drawn_on date not null,
  not_before date not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused')),
  decided_by uuid references identity.person (id),
  decided_on date,
  -- Number of the minutes (berita acara pemusnahan).
  minutes text,
  check ((state = 'proposed') = (decided_by is null)),
  check (decided_by is null or decided_by <> drawn_by),
  check (state <> 'approved' or minutes is not null)
);
create index on ombudsman.disposal (agency_id, drawn_on desc);

-- One matter of a list. What it was like when the list was drawn: if more was said since, it stays.
create table ombudsman.disposal_item (
  disposal_id uuid not null references ombudsman.disposal (id) on delete cascade,
  nth integer not null,
  matter_id uuid references ombudsman.matter (id) on delete set null,
  number text not null,
  rule_key text not null,
  due_on date not null,
  last_n integer not null,
  version integer not null,
  fate text not null default 'listed' check (fate in ('listed', 'gone', 'kept', 'held', 'changed', 'open')),
  primary key (disposal_id, nth)
);
create index on ombudsman.disposal_item (matter_id);

-- What is left of a matter for figures of former years: what stood in the open, and the rest sealed to whoever reports them.
create table ombudsman.past (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  disposal_id uuid not null references ombudsman.disposal (id),
  gone_on date not null,
  about bytea not null
);
create index on ombudsman.past (agency_id);
create table ombudsman.past_key (
  past_id uuid not null references ombudsman.past (id) on delete cascade,
  key_id uuid not null references ombudsman.officer_key (id),
  sealed bytea not null,
  primary key (past_id, key_id)
);

-- By what its reporter came back, so that they are told what became of it. It opens nothing any more.
create table ombudsman.past_opening (
  index bytea primary key,
  gone_on date not null
);

create function ombudsman.matters_stay() returns trigger language plpgsql as $$
begin
  if old.closed_on is null or old.hold_since is not null or not exists (
    select 1 from ombudsman.disposal_item i join ombudsman.disposal d on d.id = i.disposal_id
     where i.matter_id = old.id and i.fate = 'listed' and d.state = 'approved') then
    raise exception 'a matter goes by an approved list alone';
  end if;
  return old;
end $$;
create trigger matters_stay before delete on ombudsman.matter for each row execute function ombudsman.matters_stay();

-- Results of assessments as the Ombudsman published them: entered by an officer with their source, worked out by nobody here.
create table ombudsman.score (
  id uuid primary key,
  kind text not null check (kind in ('opini', 'kepatuhan')),
  -- The government or agency assessed, as the publication calls it.
  subject text not null check (length(subject) between 3 and 200),
  year integer not null,
  label text check (length(label) between 1 and 120),
  value numeric(5, 2) check (value between 0 and 100),
  source text not null check (length(source) between 3 and 400),
  source_on date,
  -- Whether whoever entered it had the publication before them.
  source_read boolean not null,
  -- What was wrong with the version it stands in place of.
  replaces uuid unique references ombudsman.score (id),
  reason text check (length(reason) between 3 and 1000),
  -- The version before is taken back, and nothing stands in its place.
  withdrawn boolean not null default false,
  entered_by uuid not null references identity.person (id),
  entered_at timestamptz not null,
  check (withdrawn or label is not null or value is not null),
  check ((replaces is null) = (reason is null)),
  check (not withdrawn or replaces is not null)
);
create unique index on ombudsman.score (kind, subject, year) where replaces is null;

-- Figures of reports about one agency that came in within one quarter, as counted by an officer whose key opens them: what is
-- too small was taken out before anything left the seal, and a second person published it.
create table ombudsman.statement (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
  -- Stage to how many; null where it is not shown.
  stages jsonb not null,
  counted_by uuid not null references identity.person (id),
  counted_on date not null,
  published_by uuid references identity.person (id),
  published_on date,
  check ((published_by is null) = (published_on is null)),
  check (published_by is distinct from counted_by)
);
create index on ombudsman.statement (agency_id, quarter, counted_on);

create function ombudsman.published_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'statement' and to_jsonb(old) ->> 'published_on' is null
     and to_jsonb(new) - 'published_by' - 'published_on' = to_jsonb(old) - 'published_by' - 'published_on' then
    return new;
  end if;
  raise exception 'what was published stays as it is; another version corrects it';
end $$;
create trigger score_stays before update or delete on ombudsman.score for each row execute function ombudsman.published_stays();
create trigger statement_stays before update or delete on ombudsman.statement for each row execute function ombudsman.published_stays();

-- A report the office has to make (UU 37/2008 art. 42): sums, with small groups put together before they are written here.
create table ombudsman.figure_report (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  -- 2026-Q1 or 2026.
  period text not null check (period ~ '^[0-9]{4}(-Q[1-4])?$'),
  tables jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'approved')),
  made_by uuid not null references identity.person (id),
  made_on date not null,
  approved_by uuid references identity.person (id),
  approved_on date,
  number text,
  pdf bytea,
  xlsx bytea,
  pdf_sha256 text,
  xlsx_sha256 text,
  check ((state = 'draft') = (approved_by is null)),
  check (approved_by is null or approved_by <> made_by),
  check (state = 'draft' or (number is not null and pdf is not null and xlsx is not null and pdf_sha256 is not null and xlsx_sha256 is not null))
);
-- One that counts for each period.
create unique index on ombudsman.figure_report (agency_id, period) where state = 'approved';
create unique index on ombudsman.figure_report (agency_id, period) where state = 'draft';

create function ombudsman.reports_stay() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then raise exception 'an approved report stays as it is'; end if;
  return coalesce(new, old);
end $$;
create trigger reports_stay before update or delete on ombudsman.figure_report for each row execute function ombudsman.reports_stay();

-- What an officer found otherwise than the check of a drawing computed: added, never changed; the newest on a finding counts.
create table laperon.finding_ruling (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  -- The drawing that was checked. No key crosses to the schema of files.
  file_id uuid not null,
  finding text not null check (length(finding) <= 20),
  verdict text not null check (verdict in ('met', 'not-met', 'as-computed')),
  reason text not null check (length(reason) between 1 and 2000),
  officer_id uuid not null references identity.person (id),
  officer_name text not null,
  at timestamptz not null
);
create index finding_ruling_case on laperon.finding_ruling (case_id);

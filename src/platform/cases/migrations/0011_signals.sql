-- A signal an officer looked at and laid aside: for this evidence and no other.
create table cases.signal_laid (
  case_id uuid not null references cases.case (id),
  kind text not null check (kind in ('many-families', 'same-file', 'passed-on')),
  -- SHA-256 of what the signal rested on.
  evidence text not null,
  officer_person_id uuid not null references identity.person (id),
  reason text not null check (length(reason) between 1 and 4000),
  at timestamptz not null,
  primary key (case_id, kind, evidence)
);

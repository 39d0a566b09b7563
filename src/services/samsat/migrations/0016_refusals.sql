-- Grounds that kept somebody from paying, each counted once for a vehicle and a month: how many were refused why.
-- Nothing of whoever looked is kept.
create table samsat.refusal_count (
  agency_id uuid not null references access.agency (id),
  -- First day of the month, at the office.
  month date not null,
  code text not null,
  weight text not null check (weight in ('refuses', 'officer')),
  n integer not null default 0,
  primary key (agency_id, month, code, weight)
);
-- Who was counted this month already: rows of the month before go.
create table samsat.refusal_seen (
  month date not null,
  vehicle_id uuid not null references samsat.vehicle (id),
  code text not null,
  weight text not null,
  primary key (month, vehicle_id, code, weight)
);

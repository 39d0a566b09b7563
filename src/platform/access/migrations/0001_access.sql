create schema access;

create table access.agency (
  id uuid primary key,
  key text not null unique,
  name text not null,
  -- Kode wilayah (Permendagri 58/2021): '51' province, '51.03' regency.
  region_code text not null check (region_code ~ '^[0-9]{2}(\.[0-9]{2})?$'),
  address text not null,
  -- Letterhead: the government above the agency.
  government text not null
);

create table access.assignment (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  agency_id uuid not null references access.agency (id),
  role text not null,
  -- Employee number (NIP) printed under a signature.
  employee_no text,
  valid_from date not null,
  valid_to date check (valid_to is null or valid_to >= valid_from),
  unique (person_id, agency_id, role, valid_from)
);
create index on access.assignment (agency_id, role);

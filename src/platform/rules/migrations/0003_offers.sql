-- A release of the software brought a version, and the agency keeps its own: said once, so that it is not asked again.
create table rules.declined_offer (
  agency_id uuid not null references access.agency (id),
  version_id uuid not null references rules.version (id),
  declined_by uuid not null references identity.person (id),
  declined_at timestamptz not null,
  primary key (agency_id, version_id)
);

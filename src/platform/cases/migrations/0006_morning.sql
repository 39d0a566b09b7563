-- The last day, at the office, on which an officer's summary of the morning was written or had nothing to say.
create table cases.morning (
  agency_id uuid not null references access.agency (id),
  person_id uuid not null references identity.person (id),
  last_on date not null,
  primary key (agency_id, person_id)
);

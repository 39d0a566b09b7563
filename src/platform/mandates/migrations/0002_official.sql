-- What an agency decides on: of a child the day of birth, from which the last day is worked out.
alter table mandates.mandate add column born date;
create index on mandates.mandate (agency_id, asked_at desc, id) where agency_id is not null;

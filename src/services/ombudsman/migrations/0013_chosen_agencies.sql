-- Whom a result is about, where that is an agency of the hall; otherwise its subject is a name alone.
alter table ombudsman.score add column agency_id uuid references access.agency (id);
create index on ombudsman.score (agency_id) where agency_id is not null;

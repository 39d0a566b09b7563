-- An office taken away before its last day counts no more from that moment; who held it on earlier days stays readable.
alter table access.assignment add column ended_at timestamptz;
alter table access.assignment add column ended_reason text check (ended_reason is null or length(ended_reason) between 1 and 400);
create index on access.assignment (agency_id, valid_from desc, id);

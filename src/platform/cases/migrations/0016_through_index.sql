create index concurrently if not exists case_through on cases.case (through_id, submitted_at desc, id) where through_id is not null;

create index concurrently if not exists case_unplaced on cases.case (id) where district is null;

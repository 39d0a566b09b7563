create index concurrently if not exists case_closed on cases.case (agency_id, service, closed_at) where closed_at is not null;

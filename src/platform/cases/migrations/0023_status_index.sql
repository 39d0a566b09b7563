-- Issued ones of a month, newest first, counted and listed from the index alone.
create index concurrently if not exists case_status on cases.case (agency_id, status, submitted_at desc, id desc);

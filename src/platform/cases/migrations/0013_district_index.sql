create index concurrently if not exists case_district on cases.case (agency_id, submitted_at) include (service, district, status, side, due_on, decide_by, office_days);

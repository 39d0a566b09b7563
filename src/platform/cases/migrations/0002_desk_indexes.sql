-- The counts beside each desk are read from the index alone, however many cases lie open: it holds the day they wait for.
drop index cases.case_queue;
create index case_queue on cases.case (agency_id, service, desk, position_since) include (due_on) where closed_at is null;

-- Many cases are due on the same day: without the id, a page of late ones sorts all of them.
drop index cases.case_due;
create index case_due on cases.case (agency_id, due_on, id) where closed_at is null and due_on is not null;

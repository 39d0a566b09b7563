-- What statistics and lists read of a case without opening it.
-- Working days the office took until its decision; null while there is none, and until a sweep has counted an old one.
alter table cases.case add column office_days integer;
-- Last day on which the office can decide in time, over all desks; null once it has, or while it waits for somebody else.
alter table cases.case add column decide_by date;

create index case_figures on cases.case (agency_id, service, submitted_at) include (status, side, due_on, decide_by, office_days);
create index case_uncounted on cases.case (id) where office_days is null and status in ('issued', 'closed', 'rejected');

-- A list of all cases has its order from an index too: those that wait for nobody stand at its end.
drop index cases.case_oldest;
create index case_oldest on cases.case (agency_id, position_since, id);
drop index cases.case_due;
create index case_due on cases.case (agency_id, due_on, id);
create index case_updated on cases.case (agency_id, updated_at, id);

-- The registration of the village helper an application was filed through; null where it was filed by somebody else.
alter table cases.case add column through_id uuid;

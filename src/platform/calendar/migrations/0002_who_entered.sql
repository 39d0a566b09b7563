-- Who entered a day and who confirmed it: never the same person. Null: it came with the house.
alter table calendar.holiday add column entered_by uuid;
alter table calendar.holiday add column confirmed_by uuid;
-- Who wants a confirmed day taken away; somebody else does it.
alter table calendar.holiday add column removal_asked_by uuid;
alter table calendar.holiday add constraint holiday_confirmed_by_another check (entered_by is null or entered_by <> confirmed_by);

-- For whom an officer at the counter fills it in, and what they are called; null for every other.
alter table forms.draft add column for_person_id uuid;
alter table forms.draft add column for_name text;

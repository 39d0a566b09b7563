-- By which mandate an application is filled in for somebody else; null where it is the person's own.
alter table forms.draft add column mandate_id uuid;

-- Answers brought along from a page outside, such as where the land lies; they fill boxes and count once they are sent.
alter table forms.draft add column brought jsonb not null default '{}';

-- The file whose bytes these are, where somebody took one of theirs along to another application.
alter table files.file add column copied_from uuid;

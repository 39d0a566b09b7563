-- Documents another authority made and signed, which an officer brought in: the register knows the very file, and no
-- certificate of ours.
alter table documents.document add column brought boolean not null default false;

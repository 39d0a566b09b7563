-- The moment an authority vouches for (PAdES B-T); null where nobody does (B-B).
alter table documents.document add column stamped_at timestamptz;
-- Why there is none although an authority was asked.
alter table documents.document add column unstamped text;
alter table documents.document add check (stamped_at is null or unstamped is null);
create index on documents.document (issued_at) where unstamped is not null;

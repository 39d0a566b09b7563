-- The last day a document holds; null where it says none.
alter table documents.document add column valid_until date;

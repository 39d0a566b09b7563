-- The district (kecamatan) a case belongs to, by its official code, as its service's own question says it: statistics
-- read no sealed answer. '' where none is named; null until a sweep has looked at a case from before.
alter table cases.case add column district text;

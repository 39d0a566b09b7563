-- Cases are numbered in spans of ten thousand as they come, so that words are looked for among the newest first: the index
-- of words alone lists every holder of a name, of all years. What was there before is the first span.
create sequence cases.words_nth;
alter table cases.words add column span integer not null default 0;
alter table cases.words alter column span set default 1 + nextval('cases.words_nth') / 10000;

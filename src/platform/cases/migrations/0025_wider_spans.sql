-- Spans of forty thousand instead of ten: whichever span is asked, the index of words reads one page at least of every list
-- of ten million, so that fewer and wider ones find a name, or a road and a house, with half of the reading.
update cases.words set span = 1 + (span - 1) / 4 where span > 0;
alter table cases.words alter column span set default 1 + nextval('cases.words_nth') / 40000;

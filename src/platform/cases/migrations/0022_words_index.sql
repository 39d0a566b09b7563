-- Read by spans or without them, the new one does for both.
drop index cases.words_trgm;

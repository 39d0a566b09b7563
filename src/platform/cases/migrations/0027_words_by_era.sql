-- The new one does for both.
drop index cases.words_span;

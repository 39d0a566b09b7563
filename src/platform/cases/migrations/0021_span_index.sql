-- What waits to be entered is read by every search of every span: little of it.
create index concurrently if not exists words_span on cases.words using gin (agency_id, span, words gin_trgm_ops) with (gin_pending_list_limit = 128);

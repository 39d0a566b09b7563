-- Eight spans are an era, and the index knows it too: what few hold is looked for in three hundred thousand at once, which reads
-- hardly more of each list than one span of them does.
create index concurrently if not exists words_era on cases.words using gin (agency_id, span, (span / 8), words gin_trgm_ops) with (gin_pending_list_limit = 128);

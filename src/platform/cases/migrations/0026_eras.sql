-- Four spans are an era, and the index knows it too: what few hold is looked for in a hundred and sixty thousand at once, which
-- reads twice as much of the lists as one span of them does.
create index concurrently if not exists words_era on cases.words using gin (agency_id, span, (span / 4), words gin_trgm_ops) with (gin_pending_list_limit = 128);

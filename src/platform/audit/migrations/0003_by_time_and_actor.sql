-- The trail is read newest first, and by who acted.
create index entry_at on audit.entry (at desc, lane desc, seq desc);
create index entry_actor on audit.entry (actor_id, at desc);

-- A batch asked for twice is one: by the key its form came with, or by what it asks while the first is still at work.
alter table cases.batch add column key text;
alter table cases.batch add column fingerprint text;
create unique index batch_key on cases.batch (person_id, key);
create index batch_fingerprint on cases.batch (person_id, fingerprint);

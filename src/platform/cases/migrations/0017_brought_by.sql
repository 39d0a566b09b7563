-- The registered village helper who brings an application to the counter, as the officer there named them.
alter table cases.counter add column helper_id uuid;

-- The rows a row of a plan's source lies over.
alter table laperon.plan_fault add column lies_over integer[] not null default '{}';

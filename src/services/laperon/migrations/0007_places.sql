-- A list of places is a plan too: names of villages, banjar, roads, and where they are.
alter table laperon.plan
  drop constraint plan_kind_check,
  add constraint plan_kind_check check (kind in ('rdtr', 'rtrw', 'overlay', 'places'));

-- How the paper reaches whoever pays, as they said when they asked for the bill; the address sealed. It moves to the delivery
-- once there is one.
alter table samsat.assessment
  add column way text not null default 'post' check (way in ('post', 'pick-up')),
  add column address text not null default '';

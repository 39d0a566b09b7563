-- Going through every line of a staged file is done in the background: how far it came, and which asking it answers.
alter table dukcapil.register_version
  add column check_no integer not null default 0,
  -- Null while none is being done.
  add column check_asked_at timestamptz,
  -- Parts gone through: each of them twice, first for NIK that stand in more than one line.
  add column check_parts integer not null default 0;

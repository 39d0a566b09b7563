-- What a check found, part by part as it went: the report on a large register begins with its first line, and stays with the
-- version so that lines left out can be mended where they come from. Numbers of lines and codes of faults, nothing of what
-- a line says.
create table dukcapil.register_fault (
  version_id uuid not null references dukcapil.register_version (id),
  -- Which asking for a check it answers.
  check_no integer not null,
  part integer not null,
  -- [[line, taken all the same, [fault, …]], …]
  found jsonb not null,
  primary key (version_id, check_no, part)
);
-- What was checked before has no such report: it is checked once more.
update dukcapil.register_version set kept = null, faults = '{}' where state = 'staged' and check_asked_at is null;

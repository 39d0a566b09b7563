-- Students and their guardians are told of a course or lesson that was assigned.
alter table lentera.told drop constraint told_kind_check;
alter table lentera.told add constraint told_kind_check
  check (kind in ('scheduled', 'moved', 'cancelled', 'result', 'remedial', 'absence', 'grades', 'lesson'));

-- Wakil kepala sekolah for the curriculum: plans tests and how the school grades, and sees its gradebooks.
alter table lentera.member drop constraint member_role_check;
alter table lentera.member add constraint member_role_check check (role in ('teacher', 'curriculum', 'operator', 'head'));
alter table lentera.join_code drop constraint join_code_role_check;
alter table lentera.join_code add constraint join_code_role_check
  check (role in ('guardian', 'teacher', 'curriculum', 'operator', 'head'));

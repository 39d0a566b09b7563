-- NIP of whoever a code is made for, as a list of teachers said it; it goes on to their place at the school.
alter table lentera.join_code add column nip text;

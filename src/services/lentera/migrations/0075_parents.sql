-- Where a student lives, and their parents as the school's list names them; who of them has joined by a code.
alter table lentera.student add column address text check (address <> '');
create table lentera.parent (
  student_id uuid not null references lentera.student (id),
  relation text not null check (relation in ('father', 'mother', 'guardian')),
  name text not null check (name <> ''),
  -- E.164.
  phone text,
  -- Whoever joined as this parent; null before.
  person_id uuid references identity.person (id),
  changed_at timestamptz not null,
  primary key (student_id, relation)
);
create index on lentera.parent (person_id) where person_id is not null;

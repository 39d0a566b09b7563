-- The last day of a case that its officers were reminded of, the working day before.
create table cases.reminded (
  case_id uuid primary key references cases.case (id),
  due_on date not null
);

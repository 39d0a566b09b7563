-- Each time whoever reported asked in a chat for the way to print: what came of it, and how often, by case.
create table dukcapil.print_asked (
  id uuid primary key,
  case_id uuid not null references cases.case (id),
  -- The way that was said again or made; null where none was given.
  link_id uuid references dukcapil.print_link (id),
  person_id uuid not null references identity.person (id),
  at timestamptz not null
);
create index on dukcapil.print_asked (case_id, at);

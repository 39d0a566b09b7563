create schema calendar;

-- Days the office is closed beyond the published national holidays, and published days it works after all.
create table calendar.holiday (
  day date not null,
  -- 'ID' for the whole country, 'ID-BA' for Bali, or an agency's region code.
  region text not null,
  name_id text not null,
  name_en text not null,
  -- false: a published holiday that counts as a working day here.
  closed boolean not null default true,
  citation text not null,
  confirmed boolean not null,
  entered_at timestamptz not null default now(),
  primary key (day, region)
);

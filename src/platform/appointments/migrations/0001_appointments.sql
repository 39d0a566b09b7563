create schema appointments;

-- Where an office meets people, and when it is open.
create table appointments.place (
  id uuid primary key,
  agency_id uuid not null references access.agency (id),
  name text not null,
  kind text not null check (kind in ('office', 'field', 'video')),
  -- Room and address, or what to bring to a meeting in the field.
  whereabouts text not null,
  -- Room of the office's own server; shown shortly before the time, and to nobody else.
  video_url text,
  minutes integer not null check (minutes between 5 and 480),
  capacity integer not null check (capacity between 1 and 100),
  -- [{ "weekday": 1, "from": "08:00", "to": "12:00" }], Monday is 1.
  opens jsonb not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  check ((kind = 'video') = (video_url is not null))
);
create index on appointments.place (agency_id);

-- When a place is closed besides the holidays of the calendar: a whole day, or from one time to another.
create table appointments.closure (
  id uuid primary key,
  place_id uuid not null references appointments.place (id),
  day date not null,
  from_time text,
  to_time text,
  reason text not null,
  created_at timestamptz not null,
  check ((from_time is null) = (to_time is null))
);
create index on appointments.closure (place_id, day);

create table appointments.booking (
  id uuid primary key,
  place_id uuid not null references appointments.place (id),
  case_id uuid not null references cases.case (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- From 1 to the capacity of the place: two bookings of one time never hold the same.
  seat integer not null,
  -- booked, then: moved, cancelled, came, missed
  state text not null check (state in ('booked', 'moved', 'cancelled', 'came', 'missed')),
  reason text,
  booked_by uuid references identity.person (id),
  by_office boolean not null,
  booked_at timestamptz not null,
  settled_at timestamptz,
  -- When somebody was told beforehand.
  day_told_at timestamptz,
  hours_told_at timestamptz
);
create unique index booking_seat on appointments.booking (place_id, starts_at, seat) where state in ('booked', 'came', 'missed');
create unique index booking_open on appointments.booking (case_id) where state = 'booked';
create index on appointments.booking (case_id, booked_at);
create index booking_ahead on appointments.booking (starts_at) where state = 'booked';

-- What people wait for at a place: each with a letter of its own before its numbers.
create table appointments.line (
  id uuid primary key,
  place_id uuid not null references appointments.place (id),
  letter text not null check (letter ~ '^[A-Z]$'),
  name_id text not null,
  name_en text not null,
  -- Whoever booked a time there is called in this line; at most one of a place.
  takes_bookings boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index line_letter on appointments.line (place_id, letter) where active;
create unique index line_bookings on appointments.line (place_id) where active and takes_bookings;

-- The last number a line gave on a day; counted up under a row lock, so that none is given twice.
create table appointments.line_day (
  line_id uuid not null references appointments.line (id),
  day date not null,
  last integer not null,
  primary key (line_id, day)
);

-- A number somebody took. It names nobody.
create table appointments.ticket (
  id uuid primary key,
  line_id uuid not null references appointments.line (id),
  place_id uuid not null references appointments.place (id),
  day date not null,
  n integer not null,
  -- waiting, then: called; then: served, missed, left
  state text not null check (state in ('waiting', 'called', 'served', 'missed', 'left')),
  -- The meeting it is for; then it is called from that hour on.
  booking_id uuid references appointments.booking (id),
  due_at timestamptz not null,
  taken_at timestamptz not null,
  -- Where one is called to, as it stands over the window.
  window_name text,
  officer_id uuid,
  called_at timestamptz,
  -- When it was last called out: again, where nobody came.
  told_at timestamptz,
  done_at timestamptz,
  unique (line_id, day, n)
);
create unique index ticket_booking on appointments.ticket (booking_id) where booking_id is not null;
create unique index ticket_officer on appointments.ticket (officer_id, day) where state = 'called';
create index ticket_waiting on appointments.ticket (place_id, day, due_at) where state = 'waiting';
create index ticket_day on appointments.ticket (place_id, day);

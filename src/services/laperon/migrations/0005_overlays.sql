-- Overlays are plans too: entered, put in force and followed like zones. What kind one is, and where it is one of radius how
-- far it reaches, in metres; a row of its source may say another distance.
alter table laperon.plan
  add column overlay text check (overlay in ('lp2b', 'kkop', 'hazard', 'heritage', 'temple', 'coast', 'cliff')),
  add column distance_m double precision check (distance_m > 0 and distance_m <= 20000),
  drop constraint plan_kind_check,
  add constraint plan_kind_check check (kind in ('rdtr', 'rtrw', 'overlay')),
  add constraint plan_overlay_is_kind check ((kind = 'overlay') = (overlay is not null) and (overlay is not null or distance_m is null));

-- One thing an overlay shows: a field, a coast, a temple.
create table laperon.overlay_part (
  plan_id uuid not null references laperon.plan (id),
  -- The row of the source.
  n integer not null check (n > 0),
  name text,
  -- What the special columns of the source say of it.
  detail text,
  -- How far it reaches beyond its own shape; null where it counts for what lies in it.
  distance_m double precision check (distance_m > 0),
  -- The smallest box around all it reaches, west and south, east and north in degrees of WGS 84.
  bounds box not null,
  -- Coordinates of GeoJSON: a MultiPolygon, and lines, of which one of a single corner is a point.
  areas jsonb not null,
  lines jsonb not null,
  raw jsonb not null,
  primary key (plan_id, n)
);
create index overlay_part_bounds on laperon.overlay_part using gist (bounds);

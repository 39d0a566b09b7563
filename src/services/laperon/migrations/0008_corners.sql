-- How many corners a shape has: a map counts them before it reads one. Null in rows kept before.
alter table laperon.area add column corners integer check (corners > 0);
alter table laperon.overlay_part add column corners integer check (corners > 0);

-- The point of a DXF drawing a remark was put on, in the drawing's own units: later revisions may reach further, and
-- their pages lie elsewhere. Both null for pages and pictures, and where only a square of the page was written.
alter table laperon.remark
  add column model_x double precision,
  add column model_y double precision,
  add constraint remark_point check ((model_x is null) = (model_y is null) and (model_x is null or x is not null));

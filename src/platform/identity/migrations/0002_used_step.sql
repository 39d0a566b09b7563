-- The last step (of thirty seconds since 1970) whose code was used, per second factor: no code counts twice.
create table identity.used_step (
  factor_id uuid primary key references identity."twoFactor" ("id") on delete cascade,
  step bigint not null
);

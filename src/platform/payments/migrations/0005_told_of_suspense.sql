-- When whoever the bill is for heard that money under its code is held; null where they did not, or nobody is known.
alter table payments.suspense add column told_at timestamptz;

-- When an officer saw the identity card with this NIK in the hands of whoever has the account, and who did; null where
-- the NIK is only what somebody typed. Ends as soon as the NIK changes.
alter table identity.person add column nik_proven_at timestamptz;
alter table identity.person add column nik_proven_by uuid references identity.person (id);

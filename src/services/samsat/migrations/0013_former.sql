-- A vehicle that was sold leaves its holder's list and stands among the former ones: told by its holder, or seen in the register.
alter table samsat.holding
  drop constraint holding_state_check,
  add constraint holding_state_check check (state in ('waiting', 'held', 'refused', 'ended', 'former')) not valid,
  -- Who said that it was sold; with the day, where its holder told.
  add column former_by text,
  add column sold_on date,
  -- An officer has noted it in the register.
  add column sale_noted_by uuid references identity.person (id),
  add column sale_noted_at timestamptz,
  add constraint holding_former_check check (state <> 'former' or coalesce(former_by, '') in ('holder', 'register')) not valid;

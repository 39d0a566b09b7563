alter table samsat.holding validate constraint holding_state_check;
alter table samsat.holding validate constraint holding_former_check;

-- Whether its holder wants to be reminded of the due day.
alter table samsat.holding add column reminds boolean not null default true;

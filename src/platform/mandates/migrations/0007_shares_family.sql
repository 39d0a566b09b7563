-- Whether the account offers the family it noted in the chat that is joined to it: whoever holds the telephone reads the names.
alter table mandates.mandate add column shares_family boolean not null default false;
alter table mandates.mandate add constraint mandate_shares_family_of_chat check (of_chat or not shares_family) not valid;

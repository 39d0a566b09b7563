-- The webhook a message came in. Meta tells the second alone: within one, the order of arrival counts, however they are read.
alter table channels.whatsapp_in add column hook_id uuid;

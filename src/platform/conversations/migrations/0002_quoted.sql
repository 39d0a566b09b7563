-- The message of the channel it came as, whose id a reply quotes; none for what was said by us.
alter table conversations.message add column inbound_id uuid;
create index on conversations.message (file_id) where file_id is not null;
create index on conversations.message (case_id) where case_id is not null;
-- When they wrote last, as the channel knew it until now.
update conversations.conversation c set last_in_at = w.last_in_at from channels.whatsapp_contact w where w.id = c.id;

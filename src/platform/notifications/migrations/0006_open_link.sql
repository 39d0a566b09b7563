-- Whether the link of a message opens for whoever has it, without an account: then it may go along in a chat.
alter table notifications.message add column link_is_open boolean not null default false;

-- What a message says in a chat, where its body leads to pages that whoever writes there has none of.
alter table notifications.message add column chat_body text;

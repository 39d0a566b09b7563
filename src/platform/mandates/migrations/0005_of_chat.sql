-- That the principal is whoever writes in a chat, known by its number alone, and their account stands for them.
alter table mandates.mandate add column of_chat boolean not null default false check (not of_chat or kind = 'person');

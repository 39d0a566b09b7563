-- What somebody signs in by who has no e-mail address: a student, by a name on a card from school. Their `email` is made of
-- it, under .invalid, and nothing is ever sent there.
alter table identity."user" add column "username" text;
-- The password is the one printed on that card. It opens no session, only the page on which it is replaced.
alter table identity."user" add column "firstPassword" boolean not null default false;

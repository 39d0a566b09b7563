-- The calendar file an e-mail carries, shown with it in the example mailbox.
alter table channels.demo_mail add column calendar text;

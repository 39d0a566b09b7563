-- An iCalendar file that goes along by e-mail; null for almost every message.
alter table notifications.message add column calendar text;

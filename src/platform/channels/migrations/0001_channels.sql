create schema channels;

-- Outgoing e-mail where no SMTP server is configured: shown under /demo/mailbox.
create table channels.demo_mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
create index on channels.demo_mail (sent_at desc);
create index on channels.demo_mail (recipient, sent_at desc);

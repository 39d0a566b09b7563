-- Browsers that show notices as they happen (W3C Push API), each with the session it was allowed in: without that
-- session nothing is sent there.
create table notifications.push_subscription (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  session_id uuid not null,
  -- Where the browser's own push service takes messages for it.
  endpoint text not null unique,
  -- What a message is encrypted for: the browser's public key and shared secret, base64url.
  p256dh text not null,
  auth text not null,
  device text not null,
  created_at timestamptz not null
);
create index on notifications.push_subscription (person_id);

alter table notifications.delivery drop constraint delivery_channel_check;
alter table notifications.delivery add constraint delivery_channel_check check (channel in ('email', 'push'));
-- Of a push, the browser it goes to.
alter table notifications.delivery add column subscription_id uuid;

-- Number of the case it is about: all that may be read on a locked screen.
alter table notifications.message add column about text;

-- By what a session was opened, when its holder last proved to be who they are, and when it was last used.
alter table identity."session"
  add column "proof" text check ("proof" in ('password', 'totp', 'recovery', 'passkey', 'oidc', 'oidc-strong')),
  add column "provedAt" timestamptz,
  add column "seenAt" timestamptz;

-- Until now a session of an account with a second factor had been asked for it.
update identity."session" s set "proof" = 'totp' from identity."user" u where u."id" = s."userId" and u."twoFactorEnabled";

-- When the owner said to have kept the recovery codes; only then is the second factor whole.
alter table identity."twoFactor" add column "codesKeptAt" timestamptz;

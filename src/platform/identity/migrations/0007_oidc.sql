-- One identity elsewhere leads to one account: its accountId is issuer and subject.
create unique index account_oidc on identity."account" ("accountId") where "providerId" = 'oidc';

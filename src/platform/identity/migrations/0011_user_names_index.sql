create unique index concurrently if not exists user_username on identity."user" (username);

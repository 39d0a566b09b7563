-- Which questions were asked in which test: draws take first what was asked least.
create table lentera.question_in_test (
  question_id uuid not null references lentera.question (id),
  version integer not null,
  test_id uuid not null references lentera.test (id),
  published_at timestamptz not null,
  primary key (question_id, test_id)
);
create index on lentera.question_in_test (test_id);

-- What changed of a test that is running, for the processes that keep it in memory: they look here every second.
create table lentera.live_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  test_id uuid not null,
  -- null: the test, its sessions, everybody.
  participant_id bigint
);
create index on lentera.live_change (at);

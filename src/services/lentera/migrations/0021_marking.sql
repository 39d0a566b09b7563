-- What one person gave an essay: a first and, where wanted, a second, who does not see the first one's.
create table lentera.essay_mark (
  attempt_id bigint not null,
  item smallint not null,
  -- 1 and 2; 3 decides where they lie too far apart.
  nth smallint not null check (nth between 1 and 3),
  marker_id uuid not null references identity.person (id),
  -- Level by criterion; empty where the rubric has none.
  levels jsonb not null,
  share numeric(6, 5) not null check (share between 0 and 1),
  note text not null default '',
  at timestamptz not null,
  primary key (attempt_id, item, nth)
);

-- A key that was found wrong after a test: what its answers are marked by instead.
create table lentera.key_correction (
  test_id uuid not null references lentera.test (id),
  question_id uuid not null references lentera.question (id),
  -- `version`: by another version's key; `all-right`: everybody who answered has it; `void`: it no longer counts.
  kind text not null check (kind in ('version', 'all-right', 'void')),
  version integer,
  reason text not null,
  by_person uuid not null references identity.person (id),
  at timestamptz not null,
  primary key (test_id, question_id),
  check ((kind = 'version') = (version is not null))
);

create index on lentera.attempt (started_at) where marked_at is null;

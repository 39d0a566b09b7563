create schema audit;

-- The chain is kept in lanes, so that writers about different things do not wait for one another.
create table audit.lane (
  lane smallint primary key check (lane between 0 and 63),
  seq bigint not null default 0,
  hash bytea not null default '\x'
);
insert into audit.lane (lane) select generate_series(0, 63);

create table audit.entry (
  lane smallint not null references audit.lane (lane),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null,
  -- SHA-256 over the hash before and this entry's own fields.
  hash bytea not null,
  primary key (lane, seq)
);
create index on audit.entry (subject_type, subject_id, at);

create function audit.keep_entry() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger keep_entry before update or delete on audit.entry for each row execute function audit.keep_entry();
create trigger keep_entries before truncate on audit.entry for each statement execute function audit.keep_entry();

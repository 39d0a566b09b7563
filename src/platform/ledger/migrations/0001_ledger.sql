create schema ledger;

-- Where money stands, or to whom it is owed. What we hold at a bank grows by debits, what we owe grows by credits.
create table ledger.account (
  code text primary key check (code ~ '^[a-z]+(-[a-z]+)*(:[a-z0-9]+(-[a-z0-9]+)*)?$'),
  grows text not null check (grows in ('debit', 'credit')),
  -- Never beyond what is there: a debit of what we owe, a credit of what we hold, is refused when less is left.
  bounded boolean not null,
  created_at timestamptz not null
);

-- Days that are over: they take no journal any more, and balances begin after the last of them.
create table ledger.closed_day (
  day date primary key,
  closed_at timestamptz not null
);

-- One thing that happened to money, under the name of what it is the only journal of.
create table ledger.journal (
  id uuid primary key,
  kind text not null check (kind in ('payment', 'suspense', 'apply', 'refund', 'return', 'settlement', 'correction')),
  ref text not null unique,
  agency_id uuid not null references access.agency (id),
  booked_on date not null,
  at timestamptz not null,
  entries smallint not null check (entries >= 2),
  -- Whole rupiah on either side.
  amount bigint not null check (amount > 0),
  memo jsonb not null,
  -- The journal it takes back; each at most once.
  reverses uuid unique references ledger.journal (id)
);
create index journal_day on ledger.journal (agency_id, booked_on desc, id desc);

create table ledger.entry (
  journal_id uuid not null,
  nth smallint not null check (nth > 0),
  account text not null,
  agency_id uuid not null,
  booked_on date not null,
  debit bigint not null check (debit >= 0),
  credit bigint not null check (credit >= 0),
  -- What the amount is for, such as a line of a bill.
  about text,
  primary key (journal_id, nth),
  check ((debit > 0) <> (credit > 0))
);
create index entry_account on ledger.entry (account, booked_on, journal_id);

-- What an account stood at when a day was closed, everything before included. Worked out, never truth.
create table ledger.carried (
  account text not null references ledger.account (code),
  agency_id uuid not null,
  day date not null references ledger.closed_day (day),
  debit bigint not null,
  credit bigint not null,
  -- Of this day alone.
  day_debit bigint not null,
  day_credit bigint not null,
  entries integer not null,
  primary key (account, agency_id, day)
);

create function ledger.keep() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on %', tg_op, tg_table_name using errcode = 'WL001';
end $$;
create trigger keep_rows before update or delete on ledger.journal for each row execute function ledger.keep();
create trigger keep_table before truncate on ledger.journal for each statement execute function ledger.keep();
create trigger keep_rows before update or delete on ledger.entry for each row execute function ledger.keep();
create trigger keep_table before truncate on ledger.entry for each statement execute function ledger.keep();
create trigger keep_rows before update or delete on ledger.account for each row execute function ledger.keep();
create trigger keep_table before truncate on ledger.account for each statement execute function ledger.keep();
create trigger keep_rows before update or delete on ledger.closed_day for each row execute function ledger.keep();
create trigger keep_table before truncate on ledger.closed_day for each statement execute function ledger.keep();
create trigger keep_rows before update or delete on ledger.carried for each row execute function ledger.keep();
create trigger keep_table before truncate on ledger.carried for each statement execute function ledger.keep();

-- What an account stands at: the last closed day and what came after.
create function ledger.balance(in_account text, in_agency uuid) returns bigint language sql stable as $$
  with last as (
    select debit - credit as stood from ledger.carried
     where account = in_account and agency_id = in_agency order by day desc limit 1
  ), closed as (
    select coalesce(max(day), '-infinity'::date) as day from ledger.closed_day
  )
  select coalesce((select stood from last), 0) + coalesce((
    select sum(e.debit - e.credit)::bigint from ledger.entry e, closed
     where e.account = in_account and e.agency_id = in_agency and e.booked_on > closed.day), 0)
$$;

-- All entries of a journal come in one statement, balanced and counted; none can be added to it afterwards.
create function ledger.check_entries() returns trigger language plpgsql as $$
declare
  wrong text;
  one record;
  stands bigint;
begin
  -- Beside each other, but not while a day is being closed.
  perform pg_advisory_xact_lock_shared(hashtext('ledger.close'));
  select j.ref into wrong
    from (select distinct journal_id from added) a
    join ledger.journal j on j.id = a.journal_id
    join lateral (
      select count(*) as n, sum(e.debit) as debit, sum(e.credit) as credit,
             bool_and(e.booked_on = j.booked_on and e.agency_id = j.agency_id) as agrees
        from ledger.entry e where e.journal_id = j.id
    ) s on true
   where s.n <> j.entries or s.debit <> j.amount or s.credit <> j.amount or not s.agrees
   limit 1;
  if wrong is not null then
    raise exception 'journal % is not balanced', wrong using errcode = 'WL002';
  end if;
  if exists (select from added a left join ledger.journal j on j.id = a.journal_id where j.id is null) then
    raise exception 'an entry without a journal' using errcode = 'WL002';
  end if;
  select account into wrong from added where not exists (select from ledger.account c where c.code = added.account) limit 1;
  if wrong is not null then
    raise exception 'there is no account %', wrong using errcode = 'WL003';
  end if;
  if exists (select from added where booked_on <= (select max(day) from ledger.closed_day)) then
    raise exception 'the day is closed' using errcode = 'WL004';
  end if;
  -- Whoever takes from a bounded account waits for whoever does at the same time, in the order of the accounts.
  for one in
    select c.code, a.agency_id, c.grows
      from (select account, agency_id, sum(debit - credit) as moved from added group by account, agency_id) a
      join ledger.account c on c.code = a.account
     where c.bounded and case c.grows when 'debit' then a.moved < 0 else a.moved > 0 end
     order by c.code, a.agency_id
  loop
    perform pg_advisory_xact_lock(hashtext('ledger.account'), hashtext(one.code || one.agency_id));
    stands := ledger.balance(one.code, one.agency_id);
    if (one.grows = 'debit' and stands < 0) or (one.grows = 'credit' and stands > 0) then
      raise exception 'account % has less than that', one.code using errcode = 'WL005';
    end if;
  end loop;
  return null;
end $$;
create trigger check_entries after insert on ledger.entry
  referencing new table as added for each statement execute function ledger.check_entries();

-- A journal without entries is none.
create function ledger.check_journal() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger.entry where journal_id = new.id) then
    raise exception 'journal % has no entries', new.ref using errcode = 'WL002';
  end if;
  return null;
end $$;
create constraint trigger check_journal after insert on ledger.journal
  deferrable initially deferred for each row execute function ledger.check_journal();

-- Closes every day up to and with this one: nothing may be booked on it any more, and what accounts stood at is carried.
create function ledger.close(in_day date, in_at timestamptz) returns integer language plpgsql as $$
declare
  since date;
  closed integer := 0;
begin
  perform pg_advisory_xact_lock(hashtext('ledger.close'));
  select max(day) into since from ledger.closed_day;
  if since is null then
    select min(booked_on) - 1 into since from ledger.entry;
  end if;
  if since is null or since >= in_day then
    return 0;
  end if;
  insert into ledger.closed_day (day, closed_at)
  select d::date, in_at from generate_series(since + 1, in_day, interval '1 day') d;
  get diagnostics closed = row_count;
  with moved as (
    select account, agency_id, booked_on as day, sum(debit)::bigint as debit, sum(credit)::bigint as credit, count(*)::integer as n
      from ledger.entry where booked_on > since and booked_on <= in_day group by account, agency_id, booked_on
  )
  insert into ledger.carried (account, agency_id, day, debit, credit, day_debit, day_credit, entries)
  select m.account, m.agency_id, m.day,
         coalesce(before.debit, 0) + sum(m.debit) over upto, coalesce(before.credit, 0) + sum(m.credit) over upto,
         m.debit, m.credit, m.n
    from moved m
    left join lateral (
      select c.debit, c.credit from ledger.carried c
       where c.account = m.account and c.agency_id = m.agency_id and c.day <= since order by c.day desc limit 1
    ) before on true
  window upto as (partition by m.account, m.agency_id order by m.day);
  return closed;
end $$;

-- Keyed digests of the NIK, KK and telephone numbers among a case's answers, by which it is found.
alter table cases.words add column numbers text[] not null default '{}';
create index words_numbers on cases.words using gin (numbers) where numbers <> '{}';

-- The record stays append-only. Numbers in it may be sealed, or sealed with another key: whoever does says so for the
-- transaction, and nothing but numbers may differ.
create function cases.without_numbers(record jsonb) returns text immutable language sql as $$
  select regexp_replace(record::text, '"(\\u0010[^"]*|[0-9]{16}|\+[1-9][0-9]{7,14})"', '"#"', 'g')
$$;
create or replace function cases.keep_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('wantilan.sealing', true) = 'on'
     and to_jsonb(new) - '{input,effects}'::text[] = to_jsonb(old) - '{input,effects}'::text[]
     and cases.without_numbers(new.input) = cases.without_numbers(old.input)
     and cases.without_numbers(new.effects) = cases.without_numbers(old.effects) then
    return new;
  end if;
  raise exception 'the record of a case is append-only';
end $$;

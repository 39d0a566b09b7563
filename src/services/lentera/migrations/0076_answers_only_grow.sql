-- The log of answers only grows: marking, receipts and their fingerprints rest on every line being as it was acknowledged.
create function lentera.keep_answer() returns trigger language plpgsql as $$
begin
  raise exception 'the log of answers only grows';
end $$;
create trigger keep_answer before update or delete on lentera.answer for each row execute function lentera.keep_answer();
create trigger keep_answers before truncate on lentera.answer for each statement execute function lentera.keep_answer();

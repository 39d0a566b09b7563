-- The copies numbered from :from on to :to, in their order: all of them at once would be sorted with their states on disk.

insert into cases.case (id, service, agency_id, number, secret_hash, applicant_person_id, status, flags, desk, side, position_since, due_on,
                        applicant_name, place, state, version, submitted_at, updated_at, closed_at)
  select c.id, m.service, case when c.dice % 2 = 0 then :agency else o.id end,
         'PBG-5103-' || extract(year from c.at)::int || '-' || lpad(c.n::text, 9, '0'),
         encode(sha256(convert_to('GR0WTH' || c.n, 'UTF8')), 'hex'), p.id, m.status, m.flags, m.desk, m.side,
         case when m.desk is not null then c.at + interval '2 days' end,
         case when c.open and m.due_on is not null then current_date + c.dice / 3 % 30 - 10 end,
         p.name, growth.one_of('{Melati,Kamboja,Cempaka,Uluwatu,Raya,Pantai,Puncak,Ciung,Teratai,Kenanga,Anggrek,Mawar}', c.dice / 7) || ' ' || 1 + c.dice / 5 % 400,
         coalesce(g.state, '{}'), m.version, c.at, c.at + interval '20 days', case when not c.open then c.at + interval '25 days' end
    from growth.copy c
    left join growth.model g on c.whole and g.id = c.model
    join cases.case m on m.id = c.model
    join growth.person p on p.n = c.person
    join growth.office o on o.n = c.dice / 2 % 9
   where c.n > :from and c.n <= :to
   order by c.n;

insert into cases.words (case_id, agency_id, words, numbers)
  select c.id, k.agency_id, lower(k.number || ' ' || k.applicant_name || ' ' || k.place), array['growth.' || c.n]
    from growth.copy c join cases.case k on k.id = c.id
   where c.n > :from and c.n <= :to
   order by c.n;

insert into cases.entry (case_id, seq, action, outcome, at, actor_kind, actor_person_id, actor_name, actor_role, input, effects)
  select c.id, e.seq, e.action, e.outcome, c.at + make_interval(days => e.seq), e.actor_kind, e.actor_person_id, e.actor_name, e.actor_role,
         case when c.whole then e.input else '{}' end, case when c.whole then e.effects else '[]' end
    from growth.copy c join growth.said e on e.id = c.model and (c.whole or e.seq = 1)
   where c.n > :from and c.n <= :to
   order by c.n, e.seq;

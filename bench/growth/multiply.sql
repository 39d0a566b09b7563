-- Copies of the cases in growth.model: :cases of them over :days days up to now, of ten offices, half of them of :agency.
-- Each has its own number, name, place and applicant; the :open last are open, the others closed.
-- Of the first million and of the open ones some are opened by their state: those have it whole, with their record. The rest,
-- which are only ever found, have none of it: it lies outside the row and would be nine tenths of the disk.

create function growth.mixed(n bigint, salt int) returns int immutable language sql as $$
  select (hashint8extended(n, salt) & 1073741823)::int
$$;

create function growth.one_of(list text[], n int) returns text immutable language sql as $$
  select list[1 + n % array_length(list, 1)]
$$;

insert into access.agency (id, key, name, region_code, address, government)
  select uuidv7(), 'growth-' || n, 'Dinas ' || n, '51.0' || n, 'Jalan ' || n, 'Kabupaten ' || n from generate_series(1, 9) n;

create table growth.office as
  select row_number() over (order by key) - 1 as n, id from access.agency where key like 'growth-%';

create table growth.person as
  select n, uuidv7() as id,
         growth.one_of('{I,Ni}', growth.mixed(n, 1)) || ' '
         || growth.one_of('{Wayan,Made,Nyoman,Ketut,Putu,Kadek,Komang,Gede,Luh,Ayu,Agus,Sari}', growth.mixed(n, 2)) || ' '
         || growth.one_of('{Suarta,Ariani,Mertayasa,Widiastuti,Arnawa,Rasmini,Sudiana,Wirati,Saputra,Kartini,Darmayasa,Sriasih,Yudana,Tirtawati,Pramana,Dewi,Maharani,Sudarma,Utami,Lestari,Wiradarma,Artana,Sukerti,Komala,Wibawa}',
                          growth.mixed(n, 3)) as name
    from generate_series(1, 1 + :cases / 3) n;

insert into identity.person (id, name, locale, created_at, updated_at)
  select id, name, 'id', now(), now() from growth.person order by n;

-- In the order of time, as they come.
create table growth.fresh as
  select n, uuidv7() as id, now() - make_interval(days => :days) * (1 - n::float8 / :cases) as at, n > :cases - :open as open,
         n > :cases - :open or n < 1000000 and n % :every = 0 as whole, growth.mixed(n, 4) as dice, 1 + growth.mixed(n, 5) % (1 + :cases / 3) as person
    from generate_series(1, :cases) n;

create table growth.copy as
  select f.*, d.among[1 + f.dice / 11 % array_length(d.among, 1)] as model
    from growth.fresh f
    join (select open, array_agg(id order by id) as among from growth.model group by open) d on d.open = f.open;

analyze growth.copy, growth.person, growth.model;

insert into cases.case (id, service, agency_id, number, secret_hash, applicant_person_id, status, flags, desk, side, position_since, due_on,
                        applicant_name, place, state, version, submitted_at, updated_at, closed_at)
  select c.id, m.service, case when c.dice % 2 = 0 then :agency else o.id end,
         'PBG-5103-' || extract(year from c.at)::int || '-' || lpad(c.n::text, 9, '0'),
         encode(sha256(convert_to('GR0WTH' || c.n, 'UTF8')), 'hex'), p.id, m.status, m.flags, m.desk, m.side,
         case when m.desk is not null then c.at + interval '2 days' end,
         case when c.open and m.due_on is not null then current_date + c.dice / 3 % 30 - 10 end,
         p.name, growth.one_of('{Melati,Kamboja,Cempaka,Uluwatu,Raya,Pantai,Puncak,Ciung,Teratai,Kenanga,Anggrek,Mawar}', c.dice / 7) || ' ' || 1 + c.dice / 5 % 400,
         case when c.whole then g.state else '{}' end, m.version, c.at, c.at + interval '20 days', case when not c.open then c.at + interval '25 days' end
    from growth.copy c
    join growth.model g on g.id = c.model
    join cases.case m on m.id = c.model
    join growth.person p on p.n = c.person
    join growth.office o on o.n = c.dice / 2 % 9
   order by c.n;

insert into cases.words (case_id, agency_id, words, numbers)
  select c.id, k.agency_id, lower(k.number || ' ' || k.applicant_name || ' ' || k.place), array['growth.' || c.n]
    from growth.copy c join cases.case k on k.id = c.id order by c.n;

insert into cases.entry (case_id, seq, action, outcome, at, actor_kind, actor_person_id, actor_name, actor_role, input, effects)
  select c.id, e.seq, e.entry ->> 'action', e.entry ->> 'outcome', c.at + make_interval(days => e.seq), e.entry #>> '{actor,kind}',
         (e.entry #>> '{actor,personId}')::uuid, e.entry #>> '{actor,name}', e.entry #>> '{actor,role}', e.entry -> 'input', e.entry -> 'effects'
    from growth.copy c join growth.entry e on e.id = c.model and (c.whole or e.seq = 1)
   order by c.n, e.seq;

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

create table growth.said as
  select id, seq, entry ->> 'action' as action, entry ->> 'outcome' as outcome, entry #>> '{actor,kind}' as actor_kind,
         (entry #>> '{actor,personId}')::uuid as actor_person_id, entry #>> '{actor,name}' as actor_name,
         entry #>> '{actor,role}' as actor_role, entry -> 'input' as input, entry -> 'effects' as effects
    from growth.entry;

create index on growth.copy (n);
analyze growth.copy, growth.person, growth.model;

import { transaction } from '#db';
import { loadDemo } from '#demo';
import { newId } from '#kernel';
import { keeping } from '#platform/cases';
import { enterRule, startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const referringToCases = [
  'appointments.booking',
  'cases.batch_item',
  'cases.command',
  'cases.counter',
  'cases.entry',
  'cases.examination',
  'cases.invitation',
  'cases.kept_away',
  'cases.likeness',
  'cases.member',
  'cases.reminded',
  'cases.signal_laid',
  'cases.told',
  'cases.words',
  'conversations.message',
  'dukcapil.print_asked',
  'dukcapil.print_link',
  'dukcapil.print_pin',
  'dukcapil.siak_request',
  'laperon.finding_ruling',
  'laperon.remark',
  'webhooks.delivery',
  'webhooks.progress',
];
const TODAY = '2026-11-24T03:00:00Z';
let app: TestApp;
let accounts: Awaited<ReturnType<typeof loadDemo>>;

beforeAll(async () => {
  app = await startApp({ env: { DATABASE_POOL: '10' } });
  app.clock.set(TODAY);
  accounts = await loadDemo(app.deps);
}, 300_000);
afterAll(() => app?.close());

describe('the demonstration', () => {
  it('has seven officers at its agency, four at the civil registry, three elsewhere, and five applicants', () => {
    expect(accounts.filter(({ roles }) => roles.length === 0)).toHaveLength(5);
    expect(accounts.filter(({ agency }) => agency === 'Pemerintah Kabupaten Badung')).toHaveLength(7);
    expect(accounts.filter(({ agency }) => agency === 'Pemerintah Kabupaten Tabanan')).toHaveLength(4);
    expect(accounts.filter(({ agency }) => agency === 'Pemerintah Kota Denpasar')).toHaveLength(3);
  });

  it('has sixty applications for a permit, two of them not yet sent, seven for the ITR letter, two for each other permit, six consultations, three requests for free drawings, six reported births, six other matters of the civil registry and five complaints', async () => {
    const cases = await app.db
      .selectFrom('cases.case')
      .select((eb) => [eb.fn.countAll<number>().as('n'), 'service'])
      .groupBy('service')
      .orderBy('service')
      .execute();
    const drafts = await app.db
      .selectFrom('forms.draft')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(cases.map(({ service, n }) => [service, Number(n)])).toEqual([
      ['akta-kelahiran', 6],
      ['akta-kematian', 1],
      ['gambar-undagi', 3],
      ['imb-pbg', 58],
      ['izin-keramaian', 2],
      ['izin-reklame', 2],
      ['izin-renovasi', 2],
      ['kia', 1],
      ['kk-baru', 1],
      ['konsultasi', 6],
      ['ktp-el', 1],
      ['pembetulan-akta', 1],
      ['pembongkaran', 2],
      ['pengaduan', 5],
      ['pindah-keluar', 1],
      ['slf', 2],
      ['surat-itr', 9],
    ]);
    expect(Number(drafts.n)).toBe(2);
  });

  it('has two schools with six classes, 180 students each with a guardian, and teachers in four subjects', async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from lentera.school) as schools,
             (select count(*)::int from lentera.class where homeroom_id is not null or grade < 6) as classes,
             (select count(distinct student_id)::int from lentera.enrolment where ends is null) as students,
             (select count(distinct student_id)::int from lentera.guardian) as guarded,
             (select count(distinct subject)::int from lentera.teaching) as subjects`.execute(app.db);
    expect(rows).toEqual([{ schools: 2, classes: 6, students: 180, guarded: 180, subjects: 4 }]);
    const parent = textOf((await (await app.signedIn('ortu@contoh.test')).get('/lentera')).body);
    expect(parent).toMatch(/Komang Bagus Pradana 8A.*Ni Kadek Dewi Pradana 6A|Ni Kadek Dewi Pradana 6A.*Komang Bagus Pradana 8A/);
  });

  it('has four hundred questions for the whole city, a final exam with believable results, and a tryout that runs', async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from lentera.question where status = 'approved' and shared = 'city') as questions,
             (select count(*)::int from lentera.attempt a join lentera.test t on t.id = a.test_id where t.sort = 'final' and a.marked_at is not null) as sat,
             (select count(*)::int from lentera.response where share is null) as unmarked,
             (select count(*)::int from lentera.attempt a join lentera.test t on t.id = a.test_id where t.sort = 'tryout' and a.ended_at is null) as sitting`.execute(
      app.db,
    );
    expect(rows).toEqual([{ questions: 408, sat: 28, unmarked: 0, sitting: 10 }]);
    const teacher = await app.signedIn('guru.matematika@contoh.test');
    const list = await teacher.get('/lentera/ulangan?jenis=final');
    const results = textOf((await teacher.get(`/lentera/ulangan/${/ulangan\/([0-9a-f-]{36})"/.exec(list.body)?.[1]}/hasil`)).body);
    expect(results).toContain('28 siswa selesai, 2 belum ikut');
    const mean = Number(/([\d,]+) Rata-rata/.exec(results)?.[1]?.replace(',', '.'));
    expect(mean).toBeGreaterThan(45);
    expect(mean).toBeLessThan(85);
    const child = textOf((await (await app.signedIn('ortu@contoh.test')).get('/lentera/ulangan-saya')).body);
    expect(child).toContain('Sumatif Akhir Semester Matematika kelas 8');
  });

  it('has ten lessons and one with a film in courses that classes read, with two threads between a student and teachers', async () => {
    const { rows } = await sql<Record<string, number>>`
      select (select count(*)::int from lentera.course) as courses,
             (select count(*)::int from lentera.lesson where published is not null) as lessons,
             (select count(distinct student_id)::int from lentera.lesson_progress) as readers,
             (select count(*)::int from lentera.lesson_progress where finished_at is not null) as finished,
             (select count(distinct lesson_id)::int from lentera.lesson_comment where student_id is not null) as threads`.execute(app.db);
    const [found] = rows;
    expect(found).toMatchObject({ courses: 11, lessons: 11, threads: 2 });
    expect(found?.readers).toBeGreaterThan(120);
    expect(found?.finished).toBeGreaterThan(100);
    const student = await app.signedIn('siswa.smp@contoh.test');
    const shelf = await student.get('/lentera/materi');
    expect(textOf(shelf.body)).toContain('Bangun datar dan Pythagoras');
    const course = /materi\/([0-9a-f-]{36})"/.exec(shelf.body)?.[1];
    const lesson = /pelajaran\/([0-9a-f-]{36})"/.exec((await student.get(`/lentera/materi/${course}`)).body)?.[1];
    expect(textOf((await student.get(`/lentera/materi/pelajaran/${lesson}`)).body)).toContain('Periksa jawaban');
    expect(textOf((await (await app.signedIn('guru.bahasa@contoh.test')).get('/lentera/ajar/pertanyaan')).body)).toContain(
      'menunggu jawaban',
    );
  });

  it('shows every status, desk and flag of the permit', async () => {
    const rows = await app.db.selectFrom('cases.case').select(['status', 'desk', 'flags']).execute();
    expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual(
      ['closed', 'in-review', 'issued', 'rejected', 'returned', 'submitted', 'withdrawn'].sort(),
    );
    for (const flag of [
      'possible-duplicate',
      'overdue',
      'awaiting-payment',
      'awaiting-owner',
      'correction-requested',
      'under-objection',
      'revoked',
    ])
      expect(
        rows.some(({ flags }) => flags.includes(flag)),
        flag,
      ).toBe(true);
    expect(rows.filter(({ flags }) => flags.includes('overdue')).length).toBeLessThan(10);
  });

  it('knows of each case when it was decided, and finds it again where the state of an older version does not say', async () => {
    const said = () =>
      sql<{ id: string; at: string | null }>`select id, state ->> 'decidedAt' as at from cases.case order by id`
        .execute(app.db)
        .then(({ rows }) => rows);
    const before = await said();
    expect(new Set(before.map(({ at }) => at === null))).toEqual(new Set([true, false]));
    await sql`update cases.case set state = state - 'decidedAt'`.execute(app.db);
    for (const migration of ['0003_decided_at', '0010_decided_by_end'])
      await sql.raw(await readFile(`src/platform/cases/migrations/${migration}.sql`, 'utf8')).execute(app.db);
    expect(await said()).toEqual(before);
  });

  it('numbers cases in the order they came, and letters in the order they were signed', async () => {
    const cases = await sql<{ at: Date }>`select submitted_at as at from cases.case where service = 'imb-pbg' order by number`.execute(
      app.db,
    );
    const [permits, bills] = await Promise.all(
      ['permit', 'skrd'].map((key) =>
        sql<{ at: string }>`
          select first ->> 'issuedAt' as at
            from cases.case, jsonb_path_query_first(state, '$.products[*] ? (@.key == $key)', jsonb_build_object('key', ${key}::text)) as first
           where first is not null and service = 'imb-pbg'
           order by right(first ->> 'number', 4), first ->> 'number'`.execute(app.db),
      ),
    );
    for (const rows of [cases.rows, permits?.rows ?? [], bills?.rows ?? []]) {
      const times = rows.map(({ at }) => new Date(at).getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.length).toBeGreaterThan(10);
    }
  });

  it('has a site plan in DXF in two revisions, each checked, with remarks on it and a finding an officer judged otherwise', async () => {
    const sheets = await sql<{ caseId: string; sheet: string; n: number }>`
      select case_id as "caseId", sheet::text, row_number() over (order by seq) as n from cases.examination order by seq`.execute(app.db);
    const [first, second] = [sheets.rows[0]?.sheet ?? '', sheets.rows.at(-1)?.sheet ?? ''];
    expect(new Set(sheets.rows.map(({ caseId }) => caseId)).size).toBe(1);
    expect(first).toContain('2,5 m · Tidak terpenuhi');
    expect(second).toContain('5,5 m · Terpenuhi');
    const caseId = sheets.rows[0]?.caseId ?? '';
    const { rows } = await sql<{ finding: string; verdict: string }>`
      select finding, verdict from laperon.finding_ruling where case_id = ${caseId}`.execute(app.db);
    expect(rows).toEqual([{ finding: 'land', verdict: 'met' }]);
    const page = textOf((await (await app.signedIn('teknis@contoh.test')).get(`/gambar/${caseId}`)).body);
    expect(page).toContain('Dinding depan melewati garis sempadan.');
    expect(page).toContain('Bangunan dimundurkan 3 m');
  });

  it('shows an officer of twenty services one line for each kind of desk, theirs before those of others', async () => {
    const { body } = await (await app.signedIn('loket.tabanan@contoh.test')).get('/meja');
    const side = /<nav class="head"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? '';
    const [own = '', others = ''] = side.split('Meja lain');
    const verification = /href="([^"]+)"[^>]*><span>Loket dan verifikasi<\/span>/.exec(own)?.[1] ?? '';
    expect(own.match(/<span>Loket dan verifikasi<\/span>/g)).toHaveLength(1);
    expect(textOf(own)).toMatch(/Loket dan verifikasi \d+ .*menurut layanan \(\d\)/);
    expect(textOf(others)).toContain('SIAK');
    const list = await (await app.signedIn('loket.tabanan@contoh.test')).get(verification.replaceAll('&amp;', '&'));
    expect(new Set(list.body.match(/\b[A-Z]{2,4}-5102/g)).size).toBeGreaterThan(1);
  });

  it('happened in the past, and leaves no work behind', async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from cases.entry where at > ${TODAY}::timestamptz`.execute(app.db);
    expect(Number(rows[0]?.n)).toBe(0);
    const mail = await app.mail('niluh@contoh.test');
    expect(mail?.subject).toBeTruthy();
    expect(await app.runJobs()).toBe(0);
  });

  it('lets its people sign in, the officers with their second factor', async () => {
    expect(await app.signIn('kepala@contoh.test')).toContain('=');
  });

  it('lets go of closed cases whole, once two people of their office have decided so, and of nothing else', async () => {
    const closed = (await app.db.selectFrom('cases.case').select(['id', 'number', 'service', 'closed_at as closedAt']).execute()).filter(
      ({ closedAt }) => closedAt !== null,
    );
    const { rows: agencies } = await sql<{ id: string; key: string }>`
      select id, key from access.agency where id in (select agency_id from cases.case where closed_at is not null)`.execute(app.db);
    expect(agencies.map(({ key }) => key).toSorted()).toEqual(['dpmptsp-badung', 'dukcapil-tabanan']);
    for (const { id: agencyId } of agencies)
      await transaction(app.db, (tx) =>
        enterRule(tx, keeping, {
          agencyId,
          value: { days: 1, noticeDays: 7 },
          citation: 'Jadwal retensi contoh',
          validFrom: '2026-11-24',
          at: app.clock.now(),
        }),
      );
    app.clock.advance({ days: 2 });
    for (const { id: agency, key } of agencies) {
      const [first, second] = key === 'dpmptsp-badung' ? ['arsip', 'kepala'] : ['bidang', 'kepala.tabanan'];
      const proposing = await app.signedIn(`${first}@contoh.test`);
      const sent = await proposing.post('/kelola/retensi', { agency });
      const list = String(sent.headers.location).split('?')[0] ?? '';
      const own = await proposing.post(`${list}/putusan`, { putusan: 'approved', catatan: 'BA 1' });
      expect([own.statusCode, textOf(own.body)]).toEqual([422, expect.stringContaining('orang lain yang memutuskan')]);
      const deciding = await app.signedIn(`${second}@contoh.test`);
      expect((await deciding.post(`${list}/putusan`, { putusan: '', catatan: '' })).statusCode).toBe(422);
      const decided = await deciding.follow(await deciding.post(`${list}/putusan`, { putusan: 'approved', catatan: 'BA 1' }));
      expect(textOf(decided.body)).toContain('Putusan tersimpan.');
      expect(textOf((await deciding.get(`${list}/ekspor`)).body)).toContain('akan dimusnahkan');
    }
    // Whoever adds a table that refers to cases says in its module what becomes of its rows, and here that it did.
    const { rows: referring } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint where confrelid = 'cases.case'::regclass and contype = 'f'`.execute(
      app.db,
    );
    expect(referring.map(({ name }) => name).toSorted()).toEqual(referringToCases);
    const asked = closed.find(({ service }) => service === 'akta-kelahiran') ?? closed[0];
    await sql`insert into dukcapil.print_asked (id, case_id, link_id, person_id, at)
      select ${newId()}, ${asked?.id}, (select id from dukcapil.print_link where case_id = ${asked?.id} limit 1), applicant_person_id, now()
        from cases.case where id = ${asked?.id}`.execute(app.db);
    const number = closed[0]?.number ?? '';
    const lively = await app.db.selectFrom('cases.case').select('id').where('closed_at', 'is', null).execute();
    app.clock.advance({ days: 8 });
    await app.runSweep('cases.disposals');
    expect(await app.db.selectFrom('cases.case').select('id').execute()).toHaveLength(lively.length);
    const { rows: gone } = await sql<{ id: string }>`select id from cases.past`.execute(app.db);
    expect(gone.map(({ id }) => id).toSorted()).toEqual(closed.map(({ id }) => id).toSorted());
    const ids = new Set(gone.map(({ id }) => id));
    const { rows: columns } = await sql<{ schema: string; name: string; column: string }>`
      select table_schema as schema, table_name as name, column_name as "column" from information_schema.columns join information_schema.tables
       using (table_schema, table_name) where data_type = 'uuid' and table_type = 'BASE TABLE'`.execute(app.db);
    const speaking = new Set<string>();
    for (const { schema, name, column } of columns) {
      const { rows } = await sql<{ id: string }>`
        select distinct ${sql.ref(column)} as id from ${sql.table(`${schema}.${name}`)} where ${sql.ref(column)} is not null`.execute(
        app.db,
      );
      if (rows.some(({ id }) => ids.has(id))) speaking.add(`${schema}.${name}`);
    }
    // What was listed, what is left to be counted, and documents that still hold.
    expect([...speaking].toSorted()).toEqual(['cases.disposal_item', 'cases.past', 'documents.document', 'files.file']);
    const desks = await Promise.all(['loket', 'loket.tabanan'].map((name) => app.signedIn(`${name}@contoh.test`)));
    const said = await Promise.all(desks.map(async (desk) => textOf((await desk.get(`/meja?q=${number}`)).body)));
    expect(said.filter((one) => one.includes('Yang tersisa hanya nomornya'))).toHaveLength(1);
    const own = await app.signedIn('niluh@contoh.test');
    expect((await own.get('/berkas')).statusCode).toBe(200);
  }, 120_000);
});

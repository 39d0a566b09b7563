import { type FakeClock, startApp, type TestApp, type Visitor } from '#support';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { PDFDocument } from 'pdf-lib';
import { Writable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../samsat/world.ts';
import { addressOf, atDesk, officeOf, sendByPages } from './walk.ts';

/** Words that stand nowhere else in the house: who reports, what they say, what the office thinks of it. */
const planted = {
  name: 'Zefanya Kumbangrindu',
  nik: '5103057203899977',
  phone: '081299907766',
  email: 'zefanya.kumbangrindu@contoh.test',
  address: 'Gang Kunangkunang Ungu 41',
  title: 'Amplop lembayung di loket sembilan',
  agency: 'Dinas Perangko Langit',
  story: 'Ia menyebut angka tujuhratuslimapuluh sambil menutup tirai jingga.',
  message: 'Saksinya penjual jagung biru.',
  note: 'Duga keras benar, periksa buku kas magenta.',
  answerLetter: 'Kirimkan kuitansi berwarna nila.',
  reason: 'Mencocokkan KTP kertas perak.',
  conflict: 'Sepupu terlapor dari garis lumbung.',
  file: 'kuitansi-kumbangrindu.pdf',
  camera: 'KameraZamrud X9',
} as const;
const words = Object.values(planted);

let app: TestApp<FakeClock>;
let logged = '';
let matterAt = '';
let code = '';
const seen: string[] = [];
beforeAll(async () => {
  const log = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  app = await startApp({ log: Object.assign(log, { write: log.write.bind(log) }) });
  await officeOf(app);
  await live();
  await app.runJobs();
}, 180_000);
afterAll(() => app?.close());

/** Everything that happens to a matter, by pages: sent with files, written about, decided, asked for, excluded, looked for. */
async function live(): Promise<void> {
  const citizen = await citizenAt();
  const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'blue' } })
    .withExif({ IFD0: { Artist: planted.name, Model: planted.camera } })
    .jpeg()
    .toBuffer();
  const paper = await PDFDocument.create();
  paper.addPage();
  paper.setAuthor(planted.name);
  const sent = await sendByPages(
    citizen,
    'laporan',
    {
      periksa: { emergency: 'no', prior: 'yes', matter: 'service' },
      cerita: { title: planted.title, agency: planted.agency, story: planted.story },
      diri: {
        stands: 'self',
        secret: 'secret',
        name: planted.name,
        nik: planted.nik,
        phone: planted.phone,
        email: planted.email,
        address: planted.address,
      },
    },
    [
      { name: 'foto.jpg', type: 'image/jpeg', content: photo },
      { name: planted.file, type: 'application/pdf', content: Buffer.from(await paper.save({ useObjectStreams: false })) },
    ],
    { sandi: 'sandi laporan tanaman rahasia' },
  );
  ({ code } = sent);
  await citizen.post('/ombudsman/tanda-terima', { kode: code });
  await sendForm(citizen, '/ombudsman/laporan-saya/pesan', { pesan: planted.message });
  const [intake, keeper, head] = [await atDesk(app, 'intake'), await atDesk(app, 'keeper'), await atDesk(app, 'head')];
  matterAt = await addressOf(intake, sent.number);
  await intake.post('/ombudsman/meja', { q: planted.agency });
  await intake.post(`${matterAt}/pesan`, { kepada: 'office', tulisan: planted.note });
  await intake.post(`${matterAt}/syarat`, { 'putusan-prior': 'missing', 'catatan-prior': planted.answerLetter });
  await intake.post(`${matterAt}/langkah`, { langkah: 'ask-completion', versi: '1' });
  await intake.post(`${matterAt}/identitas`, { alasan: planted.reason });
  const decide = /\/ombudsman\/meja\/[0-9a-f-]{36}\/identitas\/[0-9a-f-]{36}/.exec((await keeper.get(matterAt)).body)?.[0] ?? '';
  await keeper.post(decide, { putusan: 'ya' });
  const looked = await intake.post(`${decide}/lihat`);
  const page = await head.get(matterAt);
  const keeperId = (
    await app.db.selectFrom('identity.person').select('id').where('email', '=', 'identitas.ombudsman@contoh.test').executeTakeFirstOrThrow()
  ).id;
  await head.post(`${matterAt}/jauhkan`, { petugas: keeperId, alasan: planted.conflict });
  seen.push(looked.body, page.body, (await head.get(matterAt)).body);
  // Faults are logged too, and say no more.
  await head.post(`${matterAt}/langkah`, { langkah: planted.title.slice(0, 30), versi: '1' });
  await app.visitor().post('/ombudsman/kembali', { kode: planted.name });
}

async function citizenAt(): Promise<Visitor> {
  await app.account({ name: 'Warga Lain Sama Sekali', email: 'warga.lain@contoh.test' });
  return app.signedIn('warga.lain@contoh.test');
}

const forms = (word: string) => [
  word,
  Buffer.from(word).toString('hex'),
  Buffer.from(word).toString('base64').slice(0, -4),
  encodeURIComponent(word),
];
const foundIn = (text: string) => words.filter((word) => forms(word).some((form) => text.includes(form)));

describe('what was planted', () => {
  it('is read by the office that opened it, or this test says nothing', () => {
    const all = seen.join();
    for (const key of ['name', 'nik', 'address', 'title', 'story', 'message', 'note', 'answerLetter', 'reason', 'conflict'] as const)
      expect(all, key).toContain(planted[key]);
  });

  it('stands in no column of no table, the queue of jobs and the rules too', async () => {
    const { rows: tables } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(app.db);
    expect(tables.length).toBeGreaterThan(100);
    const found: string[] = [];
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(app.db);
      for (const word of foundIn(rows.map(({ row }) => row).join('\n'))) found.push(`${schema}.${name}: ${word}`);
    }
    expect(found).toEqual([]);
  });

  it('is told by no table of the sender’s account, nor does any tell whose the matter is', async () => {
    const { id } = await app.db
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', 'warga.lain@contoh.test')
      .executeTakeFirstOrThrow();
    const { rows: tables } = await sql<{
      name: string;
    }>`select table_name as name from information_schema.tables where table_schema = 'ombudsman'`.execute(app.db);
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(`ombudsman.${name}`)} t where t::text like ${`%${id}%`}`.execute(app.db);
      expect(rows, name).toEqual([]);
    }
    const trail = await app.db.selectFrom('audit.entry').select('action').where('actor_id', '=', id).execute();
    expect(trail.filter(({ action }) => action.startsWith('ombudsman.'))).toEqual([]);
  });

  it('stands in no log', () => {
    expect(logged).toContain('/ombudsman/konsep/:page');
    expect(foundIn(logged)).toEqual([]);
    expect(logged).not.toContain(code);
    expect(logged).not.toContain('127.0.0.1');
  });

  it('stands in no file of the house, by content or by name', async () => {
    const names = await readdir(app.dataDir, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((one) => one.isFile())) {
      const at = join(entry.parentPath, entry.name);
      expect(foundIn(`${at}\n${(await readFile(at)).toString('latin1')}`), at).toEqual([]);
    }
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from files.file where name like '%lampiran%' or name like '%kumbang%'`.execute(app.db);
    expect(rows[0]?.n, 'none went into the common store').toBe(0);
  });

  it('is in no mail, notice or webhook', async () => {
    for (const table of ['channels.demo_mail', 'notifications.message', 'webhooks.delivery']) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(app.db);
      const all = rows.map(({ row }) => row).join('\n');
      expect([table, foundIn(all), all.includes('ombudsman/meja')]).toEqual([table, [], false]);
    }
  });

  it('is on no page of anybody else: visitors, citizens, administrators of the house and of the Ombudsman, colleagues without the matter', async () => {
    const pages = [
      '/',
      '/layanan',
      '/layanan?q=amplop',
      '/kinerja',
      '/kinerja/ekspor',
      '/lacak',
      '/ombudsman',
      '/ombudsman/kembali',
      '/ombudsman/laporan-saya',
    ];
    const inside = [
      '/meja',
      '/meja?q=Amplop',
      '/berkas',
      '/kotak-masuk',
      '/kelola',
      '/kelola/audit',
      '/kelola/audit/ekspor',
      '/kelola/operasi',
      '/ombudsman/meja',
      '/ombudsman/kantor',
      matterAt,
    ];
    const who = ['admin.ombudsman@contoh.test', 'asisten.ombudsman@contoh.test', 'kunci1.ombudsman@contoh.test', 'warga.lain@contoh.test'];
    const visitors: Visitor[] = [
      app.visitor(),
      ...(await Promise.all(who.map((email) => app.signedIn(email)))),
      await atDesk(app, 'assistant'),
    ];
    for (const visitor of visitors)
      for (const page of [...pages, ...inside]) {
        const { body, headers } = await visitor.get(page);
        expect([page, foundIn(body), foundIn(JSON.stringify(headers))]).toEqual([page, [], []]);
      }
    const own = await (await app.signedIn('warga.lain@contoh.test')).get('/akun/data/unduh/json');
    expect([own.statusCode, foundIn(own.body), own.body.includes('ombudsman')]).toEqual([200, [], false]);
  }, 120_000);

  it('is on no page that anything between may keep, and in no address', async () => {
    const head = await atDesk(app, 'head');
    const reporter = app.visitor();
    await reporter.get('/ombudsman/kembali');
    await reporter.post('/ombudsman/kembali', { kode: code });
    for (const [visitor, page] of [
      [head, matterAt],
      [head, '/ombudsman/meja'],
      [reporter, '/ombudsman/laporan-saya'],
    ] as const) {
      const { headers, body, statusCode } = await visitor.get(page);
      expect([page, statusCode, headers['cache-control']]).toEqual([page, 200, expect.stringContaining('no-store')]);
      const links = [...body.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, link]) => link).join('\n');
      expect(foundIn(links), page).toEqual([]);
      expect(/<title>([^<]*)/.exec(body)?.[1], 'a title goes into the history').not.toMatch(/Amplop|Kumbang/);
    }
  }, 120_000);
});

import { castOf, registerCsv, registryOf, seedRegister, seedStagedRegister } from '#demo';
import { transaction } from '#db';
import { newId } from '#kernel';
import { officeDay } from '#platform/calendar';
import { enterDraft } from '#platform/forms';
import { bringInRegister, childIdentity, identityCardAgain } from '#services/dukcapil';
import { permit } from '#services/laperon';
import { enterRule, startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let keeper: Visitor;
let registry: Awaited<ReturnType<typeof registryOf>>;

beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  registry = await registryOf(app.deps);
  await seedRegister(app.deps, registry);
  keeper = await app.signedIn('bidang@contoh.test');
}, 180_000);
afterAll(() => app?.close());

const LIST = '/kelola/kependudukan';
const stateOf = async (id: string) =>
  (await app.db.selectFrom('dukcapil.register_version').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

async function upload(content: Buffer | string, per = '2026-03-01'): Promise<string> {
  const boundary = 'batas';
  const part = (name: string, value: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const before = `${part('_csrf', await keeper.token())}${part('per', per)}--${boundary}\r\ncontent-disposition: form-data; name="berkas"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(before), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const answer = await keeper.send({ method: 'POST', url: LIST, headers, payload });
  return String(answer.headers.location ?? `${answer.statusCode} ${textOf(answer.body)}`);
}

/** A draft of somebody's, for a service. */
async function draftOf(key: 'niluh' | 'putu' | 'komang' | 'made' | 'wayan', service: string): Promise<string> {
  const id = newId();
  const agencyId = service === permit.key ? (await castOf(app.deps)).agencyId : registry.agencyId;
  const { personId } = registry.citizens[key];
  await transaction(app.db, (tx) => enterDraft(tx, { id, service, agencyId, personId }, app.clock.now()));
  return id;
}

const press = async (email: string, draftId: string, page: string, form: Record<string, string> = {}) =>
  (await (await app.signedIn(email)).post(`/draf/${draftId}/isi/${page}/data-kependudukan`, form)).body;

/** What stands in the boxes of a page, by name. */
const boxes = (body: string) =>
  Object.fromEntries(
    [...body.matchAll(/<input id="(\w+)" name="\w+" type="\w+" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

describe('bringing the register in', () => {
  it('finds what is wrong line by line before anything is taken, and takes only the rest', async () => {
    const id = await seedStagedRegister(app.deps, registry);
    expect(textOf((await keeper.get(`${LIST}/${id}`)).body)).toContain('Belum diperiksa');
    expect((await keeper.post(`${LIST}/${id}/berlakukan`)).statusCode, 'unchecked').toBe(409);
    const columns = { nik: '0', kk: '1', name: '2', sex: '3', birthplace: '4', bornOn: '5', relation: '6', district: '7', village: '8' };
    const wrong = await keeper.post(`${LIST}/${id}/periksa`, { ...columns, relation: '', address: '2' });
    expect([wrong.statusCode, textOf(wrong.body).includes('Hubungan dalam keluarga')]).toEqual([422, true]);
    expect((await keeper.post(`${LIST}/${id}/periksa`, columns)).statusCode).toBe(303);
    const waits = await keeper.get(`${LIST}/${id}?kabar=checked`);
    expect([
      waits.headers.refresh,
      textOf(waits.body).includes('0 dari 2 bagian'),
      textOf(waits.body).includes('Semua baris diperiksa.'),
    ]).toEqual(['5', true, false]);
    expect((await keeper.post(`${LIST}/${id}/berlakukan`)).statusCode, 'not before it was checked').toBe(409);
    // Asked for once more with other columns: what the first would find counts no longer.
    await keeper.post(`${LIST}/${id}/periksa`, { ...columns, address: '9' });
    await app.runJobs();
    expect((await keeper.get(`${LIST}/${id}`)).headers.refresh).toBeUndefined();
    const noted = app.db
      .selectFrom('audit.entry')
      .select('action')
      .where('subject_id', '=', id)
      .where('action', '=', 'dukcapil.register-checked');
    expect(await noted.execute()).toHaveLength(1);
    const page = textOf((await keeper.get(`${LIST}/${id}`)).body);
    expect(page).toContain('NIK ada di lebih dari satu baris');
    const report = await keeper.get(`${LIST}/${id}/laporan`);
    expect(report.headers['content-type']).toContain('text/csv');
    expect(report.body.split('\r\n').slice(1, -1)).toEqual([
      '4,tidak diambil,NIK ada di lebih dari satu baris',
      '21,tidak diambil,NIK ada di lebih dari satu baris',
      '22,tidak diambil,NIK bukan 16 angka; Desa tidak ada dalam daftar',
    ]);
    expect(report.body).not.toMatch(/\d{16}/);
    // Another mapping finds other things, and nothing of before is named until it did.
    const { sex: _, ...fewer } = columns;
    await keeper.post(`${LIST}/${id}/periksa`, { ...fewer, sex: '2', name: '3', address: '9' });
    expect((await keeper.get(`${LIST}/${id}/laporan`)).statusCode, 'while it is checked').toBe(404);
    await app.runJobs();
    expect((await keeper.get(`${LIST}/${id}/laporan`)).body).toContain('2,tidak diambil,Jenis kelamin tidak terbaca');
    await keeper.post(`${LIST}/${id}/buang`);
    await app.runJobs();
    expect(await stateOf(id)).toBe('dropped');
    expect((await keeper.get(`${LIST}/${id}/laporan`)).statusCode, 'after it was given up').toBe(404);
    expect(await app.db.selectFrom('dukcapil.register_chunk').select('no').where('version_id', '=', id).execute()).toEqual([]);
  });

  it('replaces the whole only once every line is there, and goes back to the version before', async () => {
    const [before] = await app.db.selectFrom('dukcapil.register_version').select('id').where('state', '=', 'in-force').execute();
    const to = await upload(`\uFEFF${registerCsv().trimEnd()}\r\n1;2\r\n`);
    const id = /kependudukan\/([\w-]{36})/.exec(to)?.[1] ?? to;
    const { mapping } = await app.db
      .selectFrom('dukcapil.register_version')
      .select('mapping')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const guessed = Object.fromEntries(Object.entries(mapping as object).map(([field, at]) => [field, String(at)]));
    expect(Object.keys(guessed)).toHaveLength(10);
    await keeper.post(`${LIST}/${id}/periksa`, guessed);
    await app.runJobs();
    await keeper.post(`${LIST}/${id}/berlakukan`);
    expect([await stateOf(id), await stateOf(before?.id ?? '')]).toEqual(['loading', 'in-force']);
    await app.runJobs();
    expect([await stateOf(id), await stateOf(before?.id ?? '')]).toEqual(['in-force', 'former']);
    // What was left out is still named, so that it can be mended where it comes from.
    const held = textOf((await keeper.get(`${LIST}/${id}`)).body);
    expect([held.includes('NIK bukan 16 angka'), held.includes('Belum ada yang diambil')]).toEqual([true, false]);
    expect((await keeper.get(`${LIST}/${id}/laporan`)).body).toContain('62,tidak diambil,NIK bukan 16 angka');
    await keeper.post(`${LIST}/${id}/kembalikan`);
    expect([await stateOf(id), await stateOf(before?.id ?? '')]).toEqual(['withdrawn', 'in-force']);
    await app.runJobs();
    expect(await app.db.selectFrom('dukcapil.register_person').select('id').where('version_id', '=', id).execute()).toEqual([]);
    expect((await keeper.post(`${LIST}/${before?.id}/kembalikan`)).statusCode, 'nothing before it').toBe(409);
  });

  it('asks again before few take the place of many, and before older data do', async () => {
    const to = await upload(registerCsv().split('\r\n').slice(0, 2).join('\r\n'), '2026-01-02');
    const id = /kependudukan\/([\w-]{36})/.exec(to)?.[1] ?? to;
    const { mapping } = await app.db
      .selectFrom('dukcapil.register_version')
      .select('mapping')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await keeper.post(
      `${LIST}/${id}/periksa`,
      Object.fromEntries(Object.entries(mapping as object).map(([field, at]) => [field, String(at)])),
    );
    await app.runJobs();
    expect(textOf((await keeper.get(`${LIST}/${id}`)).body)).toMatch(
      /jauh lebih kecil: 1 penduduk.*lebih lama.*Ya, 1 penduduk menggantikan/s,
    );
    const refused = await keeper.post(`${LIST}/${id}/berlakukan`);
    expect([refused.statusCode, textOf(refused.body)]).toEqual([409, expect.stringContaining('Centang bila memang benar.')]);
    expect(await stateOf(id)).toBe('staged');
    await keeper.post(`${LIST}/${id}/berlakukan`, { yakin: 'ya' });
    expect(await stateOf(id)).toBe('loading');
    await app.runJobs();
    await keeper.post(`${LIST}/${id}/kembalikan`);
    await app.runJobs();
    expect(await stateOf(id)).toBe('withdrawn');
  });

  it.each([
    ['a file that is not UTF-8', Buffer.from([0x4e, 0x49, 0x4b, 0x2c, 0x41, 0x0a, 0xe9, 0x2c, 0x31]), 'bukan UTF-8'],
    ['one with an open quotation', 'NIK,NAMA\n"1,2', 'tanda petik'],
    ['one with names of columns alone', 'NIK,NAMA\n', 'tidak berisi baris'],
    ['one of a single column', 'NIK\n1\n', 'Kolomnya'],
  ])('refuses %s, and keeps nothing of it', async (_what, content, says) => {
    const { n } = await app.db
      .selectFrom('dukcapil.register_version')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(await upload(content)).toContain(says);
    const after = await app.db.selectFrom('dukcapil.register_version').select('id').execute();
    expect(after).toHaveLength(Number(n));
    expect(await upload('NIK,NAMA\n1,2\n', '2030-01-01')).toContain('tidak di masa depan');
  });

  it('keeps neither numbers nor names in clear', async () => {
    const rows = await app.db.selectFrom('dukcapil.register_person').selectAll().execute();
    expect(rows.length).toBe(60);
    expect(JSON.stringify(rows)).not.toMatch(/\d{16}|Contoh|Sari Dewi/);
    const staged = await seedStagedRegister(app.deps, registry);
    const chunks = await app.db.selectFrom('dukcapil.register_chunk').select('lines').where('version_id', '=', staged).execute();
    expect(JSON.stringify(chunks)).not.toMatch(/\d{16}|Contoh/);
  });

  it('is the agency’s administrator’s alone', async () => {
    for (const email of ['loket.tabanan@contoh.test', 'arsip@contoh.test', 'niluh@contoh.test'])
      expect((await (await app.signedIn(email)).get(LIST)).statusCode, email).toBe(404);
    expect(textOf((await (await app.signedIn('arsip@contoh.test')).get('/kelola/aturan')).body)).not.toContain('Data kependudukan');
  });

  it('gives up what nobody put in force in time', async () => {
    const id = await seedStagedRegister(app.deps, registry);
    await app.runSweep('dukcapil.register-tidy');
    expect(await stateOf(id)).toBe('staged');
    const old = new Date(app.clock.now().getTime() - 8 * 86_400_000);
    await app.db.updateTable('dukcapil.register_version').set({ entered_at: old }).where('id', '=', id).execute();
    await app.runSweep('dukcapil.register-tidy');
    expect(await stateOf(id)).toBe('dropped');
  });
});

describe('what the register says', () => {
  const lookups = async (key: 'niluh' | 'putu' | 'komang') =>
    (
      await app.db
        .selectFrom('dukcapil.register_lookup')
        .select('outcome')
        .where('person_id', '=', registry.citizens[key].personId)
        .orderBy('at')
        .execute()
    ).map(({ outcome }) => outcome);

  it('fills in a page for whoever proved their NIK, once they press, and keeps nothing of it', async () => {
    const draft = await draftOf('niluh', childIdentity.key);
    const before = (await (await app.signedIn('niluh@contoh.test')).get(`/draf/${draft}/isi/applicant`)).body;
    expect([before.includes('Isi dari data kependudukan'), before.includes('5102051004180011')]).toEqual([true, false]);
    expect(await lookups('niluh')).toEqual([]);
    const body = await press('niluh@contoh.test', draft, 'applicant');
    expect(boxes(body)).toMatchObject({ name: 'Ni Luh Sari Dewi', nik: '5103055203899901', kk: '5102051004180011', village: 'Dauh Peken' });
    expect(textOf(body)).toContain('Periksa, betulkan');
    const kept = await app.db.selectFrom('forms.draft').select(['answers', 'brought']).where('id', '=', draft).executeTakeFirstOrThrow();
    expect(kept).toEqual({ answers: {}, brought: {} });
    expect(await lookups('niluh')).toEqual(['found']);
    const [entry] = await app.db
      .selectFrom('audit.entry')
      .select(['subject_id', 'detail'])
      .where('action', '=', 'dukcapil.register-asked')
      .execute();
    expect(entry).toEqual({ subject_id: registry.citizens.niluh.personId, detail: { service: 'kia', page: 'applicant', persons: 1 } });
  });

  it('lets a parent choose among their children under age, and names no other of the household', async () => {
    const draft = await draftOf('niluh', childIdentity.key);
    const choose = textOf(await press('niluh@contoh.test', draft, 'child'));
    expect([choose.includes('Putu Contoh Damar'), choose.includes('Kadek Contoh Laras')]).toEqual([true, true]);
    expect(choose).not.toMatch(/Arsana|Renti/);
    expect(boxes(await press('niluh@contoh.test', draft, 'child', { siapa: '2' }))).toMatchObject({
      name: 'Kadek Contoh Laras',
      bornOn: '30-11-2019',
    });
    // One child alone needs no choosing; nobody else is offered though a number beyond the list is sent.
    const komang = await draftOf('komang', childIdentity.key);
    expect(boxes(await press('komang@contoh.test', komang, 'child', { siapa: '9' }))).toMatchObject({ name: 'Putu Contoh Bulan' });
    const own = textOf(await press('niluh@contoh.test', await draftOf('niluh', identityCardAgain.key), 'person'));
    expect([own.includes('Ni Luh Sari Dewi'), own.includes('Arsana')]).toEqual([true, false]);
    // A grown child's data are their own.
    const grown = textOf(await press('wayan@contoh.test', await draftOf('wayan', childIdentity.key), 'child'));
    expect([grown.includes('Tidak ada anak di bawah umur'), grown.includes('Yasa')]).toEqual([true, false]);
  });

  it('serves the permit of another agency alike', async () => {
    const body = await press('niluh@contoh.test', await draftOf('niluh', permit.key), 'applicant');
    expect(boxes(body)).toMatchObject({ nik: '5103055203899901' });
    expect(textOf(body)).toContain('Jalan Melati 4, Dauh Peken');
  });

  it('tells nobody whose NIK is only typed, and records that they asked', async () => {
    const body = await press('putu@contoh.test', await draftOf('putu', permit.key), 'applicant');
    expect(textOf(body)).toContain('belum dibuktikan');
    expect(body).not.toContain('Kediri');
    expect(await lookups('putu')).toEqual(['not-proven']);
  });

  it('is proven at the counter by the card and the account together, told to its holder, and gone with another NIK', async () => {
    const clerk = await app.signedIn('loket.tabanan@contoh.test');
    const prove = (form: Record<string, string>) => clerk.post('/kelola/bukti-nik', { lihat: 'ya', ...form });
    const card = { surel: 'putu@contoh.test', nik: '5103064711829903' };
    const unfit = await prove({ ...card, nik: '5171012201799904' });
    expect([unfit.statusCode, textOf(unfit.body).includes('Tidak cocok')]).toEqual([409, true]);
    expect(textOf(unfit.body)).not.toContain('Maharani');
    expect((await clerk.post('/kelola/bukti-nik', card)).statusCode, 'without having seen').toBe(422);
    expect(textOf((await prove(card)).body)).toContain('Putu Ayu Maharani terbukti');
    await app.runJobs();
    expect((await app.mail('putu@contoh.test'))?.subject).toBe('NIK Anda dinyatakan terbukti');
    const draft = await draftOf('putu', permit.key);
    expect(boxes(await press('putu@contoh.test', draft, 'applicant'))).toMatchObject({ nik: '5103064711829903' });
    const putu = await app.signedIn('putu@contoh.test');
    const profile = { name: 'Putu Ayu Maharani', phone: '+6281200000013' };
    await putu.post('/akun', { ...profile, nik: '5103055203899901' });
    expect(textOf(await press('putu@contoh.test', draft, 'applicant')), 'somebody else’s number').toContain('belum dibuktikan');
    await putu.post('/akun', { ...profile, nik: '5103064711829903' });
    expect(textOf(await press('putu@contoh.test', draft, 'applicant')), 'not proven again by itself').toContain('belum dibuktikan');
  });

  it('is not for a draft in somebody else’s name, nor another person’s draft', async () => {
    const { personId } = registry.citizens.niluh;
    const id = newId();
    const forPersonId = registry.citizens.wayan.personId;
    const draft = { id, service: childIdentity.key, agencyId: registry.agencyId, personId, forPersonId, forName: 'I Wayan Sudarma' };
    await transaction(app.db, (tx) => enterDraft(tx, draft, app.clock.now()));
    const before = await lookups('niluh');
    const niluh = await app.signedIn('niluh@contoh.test');
    expect((await niluh.post(`/draf/${id}/isi/applicant/data-kependudukan`)).statusCode).toBe(303);
    expect(await lookups('niluh')).toEqual(before);
    expect((await (await app.signedIn('komang@contoh.test')).post(`/draf/${id}/isi/applicant/data-kependudukan`)).statusCode).toBe(404);
  });

  it('stops after so many a day, and counts two at once as two', async () => {
    const draft = await draftOf('komang', childIdentity.key);
    const asked = (await lookups('komang')).length;
    for (let nth = asked; nth < 18; nth++) await press('komang@contoh.test', draft, 'applicant');
    const last = await Promise.all([1, 2, 3, 4].map(() => press('komang@contoh.test', draft, 'applicant')));
    expect(last.filter((body) => textOf(body).includes('terlalu sering'))).toHaveLength(2);
    app.clock.advance({ hours: 25 });
    expect(textOf(await press('komang@contoh.test', draft, 'applicant'))).toContain('Periksa, betulkan');
  });

  it('goes on answering by the version in force while another is brought in', async () => {
    const csv = registerCsv().replaceAll('Jalan Melati 4', 'Jalan Kenanga 9');
    const file = { agencyId: registry.agencyId, name: 'b.csv', asOf: '2026-03-01', content: Buffer.from(csv) };
    await bringInRegister(app.deps, registry.officers.section, file);
    const body = await press('niluh@contoh.test', await draftOf('niluh', childIdentity.key), 'applicant');
    expect(textOf(body)).toContain('Jalan Kenanga 9');
  });

  it('stops by the rule of the agency in whose register somebody stands, whatever another says', async () => {
    const { agencyId } = await castOf(app.deps);
    const now = app.clock.now();
    const terms = childIdentity.rules?.find(({ key }) => key === 'dukcapil.register');
    if (!terms) throw new Error('the register has terms');
    const value = { childUntil: 17, perDay: 1, stagedDays: 7 };
    await transaction(app.db, (tx) => enterRule(tx, terms, { agencyId, value, citation: 'Uji', validFrom: officeDay(now), at: now }));
    const content = Buffer.from(registerCsv().replaceAll(/\b5102(\d{12})\b/g, '5103$1'));
    await bringInRegister(app.deps, registry.officers.section, { agencyId, name: 'badung.csv', asOf: '2026-03-01', content });
    app.clock.advance({ hours: 25 });
    const draft = await draftOf('komang', childIdentity.key);
    for (let nth = 0; nth < 3; nth++) expect(textOf(await press('komang@contoh.test', draft, 'applicant'))).not.toContain('terlalu sering');
  });
});

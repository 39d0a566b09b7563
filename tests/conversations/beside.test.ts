import { sql } from 'kysely';
import { birthAnswers, castOf, type Cast, seedBirth, seedPermit } from '#demo';
import { newId } from '#kernel';
import { perform, readCase } from '#platform/cases';
import type { Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chats, type Heard, openChats, type Phone } from './chats.ts';
import { png } from './photos.ts';

const applicant = 'pemilik atau penanggung jawab\nI Ketut Contoh\n5103014101900001\nketut@contoh.test\nJalan Contoh 5';
const occasion = 'Konser amal\nmusik atau pertunjukan\n200\ntetap terbuka\nGamelan sampai jam 21';
const when = '01-12-2027\n2\n10.00\n21.00';
const where = 'Lapangan Contoh, Jalan Contoh 9\nsempidi\n-8.5806, 115.1779';
const papers = ['ktp', 'susunan acara', 'denah', 'persetujuan desa adat'];

const last = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let chats: Chats;
let cast: Cast;
let front: Visitor;
beforeAll(async () => {
  chats = await openChats();
  cast = await castOf(chats.app.deps);
  front = await chats.app.signedIn('loket@contoh.test');
});
afterAll(() => chats.close());

interface Wish {
  readonly forwarded?: boolean;
  /** Photos with the same word have the same bytes. */
  readonly bytes?: string;
  readonly name?: string;
}

/** An event permit applied for in a chat; the message each paper came as. */
async function applied(phone: Phone, { forwarded = false, bytes = newId(), name = 'I Ketut Contoh' }: Wish = {}) {
  for (const said of ['izin keramaian', applicant.replace('I Ketut Contoh', name), occasion, when, where, 'setuju']) await phone.says(said);
  const photos = new Map<string, string>();
  for (const caption of papers) {
    await phone.sends({ bytes: await png(`${bytes} ${caption}`), caption, forwarded });
    photos.set(caption, phone.mine().at(-1) ?? '');
  }
  const number = /KRM-5103-\d{4}-\d{5}/.exec(last(await phone.says('kirim')))?.[0] ?? '';
  const { id } = await chats.app.db.selectFrom('cases.case').select('id').where('number', '=', number).executeTakeFirstOrThrow();
  return { caseId: id, photos };
}

/** Gives a case back with these requirements refused; what the telephone hears of it. */
async function givenBack(phone: Phone, caseId: string, refused: readonly string[]): Promise<Heard | undefined> {
  const ask = (command: Parameters<typeof perform>[2]['ask']) =>
    perform(chats.app.deps.cases, cast.officers.front, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
  const { state } = await readCase(chats.app.deps.cases, caseId, cast.officers.front);
  for (const [requirement, [file]] of Object.entries(state.files)) {
    const bad = refused.includes(requirement);
    const note = bad ? `Gelap: ${requirement}` : null;
    await ask({ action: 'judge', requirement, fileId: file?.fileId ?? '', verdict: bad ? 'unreadable' : 'accepted', note });
  }
  await ask({ action: 'complete', input: {} });
  const before = phone.all().length;
  chats.app.clock.advance({ minutes: 2 });
  await chats.settle();
  expect(phone.all()).toHaveLength(before + 1);
  return phone.all().at(-1);
}

const filesOf = async (caseId: string) => (await readCase(chats.app.deps.cases, caseId, cast.officers.front)).state.files;

describe('a verdict for each file', () => {
  it('makes one message that quotes the very photo, and a photo that replies to one goes in its place', async () => {
    const phone = chats.phone('Balas');
    const { caseId, photos } = await applied(phone);
    const [identity, plan] = ['identity', 'layout'];
    const news = await givenBack(phone, caseId, [identity, plan]);
    expect(news?.text).toContain(`Gelap: ${identity}`);
    expect(news?.text).toContain(`Gelap: ${plan}`);
    expect([photos.get('ktp'), photos.get('denah')]).toContain(news?.quotes);
    // Something else is being filled in meanwhile: the reply still finds its way, the second photo first.
    await phone.says('izin keramaian');
    const first = last(await phone.sends({ bytes: await png(`${newId()} denah`), quotes: photos.get('denah') ?? '' }));
    expect(first).toContain('Diterima: Denah');
    expect(first).toContain(`Gelap: ${identity}`);
    expect(first).not.toContain(`Gelap: ${plan}`);
    const done = last(await phone.sends({ bytes: await png(`${newId()} ktp`), quotes: news?.wamid ?? '' }));
    expect(done).toContain('sudah kami terima');
    const after = await filesOf(caseId);
    expect([identity, plan].map((key) => after[key]?.length)).toEqual([2, 2]);
    // What was being filled in is there still.
    expect(last(await phone.says('menu'))).toBeDefined();
    expect(
      phone
        .all()
        .at(-1)
        ?.options.map(({ title }) => title)
        .join(),
    ).toContain('Lanjut');
  });
});

describe('the chat beside a case', () => {
  it('shows what was said with numbers covered, until when it may be answered and what it took', async () => {
    const phone = chats.phone('Beside');
    const { caseId } = await applied(phone);
    const { body } = await front.get(`/meja/${caseId}`);
    expect(body).toContain('id="percakapan"');
    expect(body).toContain('href="#percakapan"');
    expect(words(body)).toMatch(/23 jam lagi/);
    const used = Number(/(\d+) dari 20 pesan/.exec(words(body))?.[1]);
    expect(used).toBeGreaterThan(5);
    const pane = body.slice(body.indexOf('chat-pane'));
    expect(pane).not.toContain('5103014101900001');
    expect(pane).toContain('<strong>menu</strong>');
    // What is said beside it is said once, counted for it, and leads back to it.
    const form = { text: 'Sedang kami *periksa* <b>.', _key: 'beside-1', untuk: caseId };
    const conversation = /\/percakapan\/([0-9a-f-]{36})\/balas/.exec(body)?.[1] ?? '';
    for (let n = 0; n < 2; n++) {
      const gone = await front.post(`/percakapan/${conversation}/balas`, form);
      expect(gone.headers.location).toBe(`/meja/${caseId}#percakapan`);
    }
    await chats.settle();
    const again = (await front.get(`/meja/${caseId}`)).body;
    expect(words(again)).toContain(`${used + 1} dari 20 pesan`);
    expect(again).toContain('<strong>periksa</strong> &lt;b>.');
    const given = await front.post(`/percakapan/${conversation}/selesai`, { untuk: caseId });
    expect(given.headers.location).toBe(`/meja/${caseId}#percakapan`);
    chats.app.clock.advance({ hours: 25 });
    front = await chats.app.signedIn('loket@contoh.test');
    expect(words((await front.get(`/meja/${caseId}`)).body)).toContain('tidak mengizinkan balasan bebas');
  });

  it('is not there for whoever did not apply in one', async () => {
    const { caseId } = await seedPermit.returned(chats.app.deps);
    expect((await front.get(`/meja/${caseId}`)).body.includes('chat-pane')).toBe(false);
  });
});

describe('signals', () => {
  it('are shown with what they rest on, refuse nothing, and are laid aside with a reason for this evidence', async () => {
    const { deps, db } = chats.app;
    const one = await applied(chats.phone('Calo'), { forwarded: true, bytes: 'sama' });
    const other = await applied(chats.phone('Pelanggan'), { bytes: 'sama', name: 'I Ketut Lain' });
    const page = async (id: string) => (await front.get(`/meja/${id}`)).body;
    const shown = await page(one.caseId);
    expect(words(shown)).toContain('4 foto diteruskan dari orang lain');
    expect(words(shown)).toMatch(/persis sama ada pada \d+ permohonan orang lain/);
    expect(shown).toContain(`/meja/${one.caseId}/serupa/${other.caseId}`);
    expect(words(await page(other.caseId))).not.toContain('diteruskan dari orang lain, bukan');
    const digest = /name="kind" value="passed-on"\/><input type="hidden" name="digest" value="([0-9a-f]{64})"/.exec(shown)?.[1] ?? '';
    const lay = (text: string) => front.post(`/meja/${one.caseId}/tanda`, { kind: 'passed-on', digest, text });
    const empty = await lay(' ');
    expect(empty.statusCode).toBe(422);
    expect(words(empty.body)).toContain('Tulis alasannya');
    for (let n = 0; n < 2; n++) expect((await lay('Anaknya yang memotret.')).statusCode).toBe(303);
    const after = await page(one.caseId);
    expect(words(after)).toContain('1 tanda dikesampingkan');
    expect(words(after)).toContain('Anaknya yang memotret.');
    const kept = await db.selectFrom('audit.entry').select('detail').where('action', '=', 'cases.lay-signal').execute();
    expect(kept.map(({ detail }) => detail)).toEqual([{ kind: 'passed-on', count: 4 }]);
    const { state } = await readCase(deps.cases, one.caseId, cast.officers.front);
    expect(state.status).toBe('submitted');
    const stranger = await chats.app.signedIn('denpasar@contoh.test');
    expect((await stranger.post(`/meja/${one.caseId}/tanda`, { kind: 'same-file', digest, text: 'x' })).statusCode).toBe(404);
  });

  it('tell of one sender with many families, and not of one family with many matters', async () => {
    const families = ['5102051004180011', '5102051004180012', '5102051004180013', '5102051004180014'];
    const born = async (kk: string) => {
      const given = birthAnswers('niluh');
      return (await seedBirth(chats.app.deps, 'submitted', { applicant: { ...given.applicant, kk } })).caseId;
    };
    const ids: string[] = [];
    for (const kk of families.slice(0, 3)) ids.push(await born(kk));
    ids.push(await born(families[0] ?? ''));
    const tabanan = await chats.app.signedIn('loket.tabanan@contoh.test');
    expect(words((await tabanan.get(`/meja/${ids[0]}`)).body)).not.toContain('keluarga yang berbeda');
    ids.push(await born(families[3] ?? ''));
    const { body } = await tabanan.get(`/meja/${ids[0]}`);
    expect(words(body)).toContain('Satu pengirim mengajukan untuk 4 keluarga yang berbeda.');
    expect(body).not.toContain(families[3]);
    // Sealed by a key nobody has any more: it is named and not compared, and the page of the other stands.
    const { db } = chats.app;
    const gone = ids[4] ?? '';
    const { state, number } = await db
      .selectFrom('cases.case')
      .select(['state', 'number'])
      .where('id', '=', gone)
      .executeTakeFirstOrThrow();
    const stored = state as unknown as { answers: { applicant: { kk: string } } };
    const kk = stored.answers.applicant.kk.replace(/\w+(?=\.)/, (key) => '0'.repeat(key.length));
    const broken = JSON.stringify({ ...stored, answers: { ...stored.answers, applicant: { ...stored.answers.applicant, kk } } });
    await sql`update cases.case set state = ${broken}::jsonb where id = ${gone}`.execute(db);
    const beside = await tabanan.get(`/meja/${ids[0]}`);
    expect(beside.statusCode).toBe(200);
    expect(words(beside.body)).toContain('tidak dapat dibuka dengan kunci yang ada');
    expect(words(beside.body)).toContain(number);
    await sql`update cases.case set state = ${JSON.stringify(state)}::jsonb where id = ${gone}`.execute(db);
  });
});

describe('two applications that may be one', () => {
  it('stand side by side, and are told apart by an officer alone', async () => {
    const [one, other] = [await applied(chats.phone('Satu')), await applied(chats.phone('Dua'), { name: 'I Made Kembar' })];
    const at = `/meja/${other.caseId}/serupa/${one.caseId}`;
    expect((await front.get(`/meja/${other.caseId}`)).body).toContain(at);
    const { body } = await front.get(at);
    expect(words(body)).toContain('I Made Kembar');
    expect(words(body)).toContain('beda');
    expect(body).not.toContain('5103014101900001');
    const version = Number(/name="_version" value="(\d+)"/.exec(body)?.[1]);
    const empty = await front.post(at, { _version: String(version), text: '' });
    expect(empty.statusCode).toBe(422);
    expect(words(empty.body)).toContain('Pilih salah satu putusan.');
    const flagged = async () =>
      (await readCase(chats.app.deps.cases, other.caseId, cast.officers.front)).state.flags.includes('possible-duplicate');
    expect((await front.post(at, { decision: 'same', text: 'Sama persis.' })).statusCode).toBe(303);
    expect(await flagged()).toBe(true);
    expect(words((await front.get(`/meja/${other.caseId}`)).body)).toContain('Permohonan yang sama dengan KRM-');
    expect((await front.post(at, { decision: 'different', text: ' ' })).statusCode, 'never without a reason').toBe(422);
    expect((await front.post(at, { decision: 'different', text: 'Anak kembar.' })).statusCode).toBe(303);
    expect(await flagged()).toBe(false);
    const stranger = await chats.app.signedIn('denpasar@contoh.test');
    expect((await stranger.get(at)).statusCode).toBe(404);
    expect((await front.get(`/meja/${other.caseId}/serupa/${other.caseId}`)).statusCode).toBe(404);
  });
});

describe('the work of a desk', () => {
  it('is given out oldest first, once for a press, and shown by who holds it and by age', async () => {
    for (const name of ['Satu', 'Dua', 'Tiga']) await applied(chats.phone(name));
    const waiting = await chats.app.db
      .selectFrom('cases.case')
      .select(['id', 'number'])
      .where('agency_id', '=', cast.agencyId)
      .where('desk', '=', 'front-office')
      .where('assignee_person_id', 'is', null)
      .where('closed_at', 'is', null)
      .orderBy('position_since')
      .execute();
    const key = newId();
    const take = async (_key: string) => (await front.post('/meja/berikutnya', { _key })).headers.location;
    expect(await take(key)).toContain(waiting[0]?.id);
    expect(await take(key)).toContain(waiting[0]?.id);
    // What somebody writes meanwhile changes nothing about the turn of their application.
    await front.post(`/meja/${waiting[2]?.id}/catatan`, { text: 'Menelepon lagi.' });
    expect(await take(newId())).toContain(waiting[1]?.id);
    const { body } = await front.get('/meja/beban');
    expect(words(body)).toMatch(/Belum dipegang/);
    expect(words(body)).toContain(cast.officers.front.name);
    chats.app.clock.advance({ hours: 24 * 9 });
    front = await chats.app.signedIn('loket@contoh.test');
    const ages = (await front.get('/meja/umur?umur=8-14&layanan=izin-keramaian')).body;
    expect(ages).toContain(waiting[0]?.number);
    expect(words(ages)).toMatch(/(9|10) hari/);
    expect((await front.get('/meja/umur?umur=0-2')).body).not.toContain(waiting[0]?.number);
    const file = /href="(\/meja\/ekspor[^"]+)"/.exec(ages)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const csv = await front.get(file);
    expect(csv.body).toContain(waiting[0]?.number);
    let taken: string | undefined = '';
    for (let n = 0; n < waiting.length + 20 && !taken?.includes('habis'); n++) taken = await take(newId());
    expect(taken).toContain('habis');
  });
});

import { transaction } from '#db';
import { newId } from '#kernel';
import { assign } from '#platform/access';
import { casePaths, perform, submitCase, type Submitted } from '#platform/cases';
import { keepOwnFile } from '#platform/files';
import { enrolDemoOfficer } from '#platform/identity';
import { rulesAt } from '#platform/rules';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCard } from '../engine/library-card.ts';

const agency = { name: 'Perpustakaan', address: 'Jalan Buku 1', government: 'Pemerintah Contoh' };
const town = { ...agency, key: 'library-town', regionCode: '51.03' };
const village = { ...agency, key: 'library-village', regionCode: '51.02' };

let app: TestApp;
let front: Visitor;
let head: Visitor;
let elsewhere: Visitor;
let citizen: Visitor;
let applicantId: string;
let agencyId: string;

beforeAll(async () => {
  app = await startApp({
    stalls: [
      { service: libraryCard, agency: town },
      { service: libraryCard, agency: village },
    ],
  });
  const { registry } = app.deps.cases;
  const idOf = (key: string) => registry.all().find((offer) => offer.agency.key === key)?.agency.id ?? '';
  agencyId = idOf(town.key);
  applicantId = await app.account({ name: 'Ni Luh Contoh', email: 'niluh@contoh.test' });
  await officer('Made Loket', 'made@contoh.test', ['front-office'], agencyId);
  await officer('Ketut Loket', 'ketut@contoh.test', ['front-office'], agencyId);
  await officer('Kadek Kepala', 'kadek@contoh.test', ['head-librarian'], agencyId);
  await officer('Wayan Desa', 'wayan@contoh.test', ['front-office', 'head-librarian'], idOf(village.key));
  [front, head, elsewhere, citizen] = (await Promise.all(
    ['made@contoh.test', 'kadek@contoh.test', 'wayan@contoh.test', 'niluh@contoh.test'].map((email) => app.signedIn(email)),
  )) as [Visitor, Visitor, Visitor, Visitor];
});

afterAll(() => app.close());

async function officer(name: string, email: string, roles: readonly string[], at: string): Promise<void> {
  const personId = await app.account({ name, email });
  await transaction(app.db, async (tx) => {
    for (const role of roles) await assign(tx, { personId, agencyId: at, role, employeeNo: '198001012000011001', validFrom: '2020-01-01' });
  });
  const { db, auth, clock, authSecret } = app.deps;
  await enrolDemoOfficer({ db, auth, clock, secret: authSecret }, email);
}

let addresses = 0;

/** A case just handed in, at the front desk. */
async function submitted({ name = 'Ni Luh Contoh', address = `Jalan Contoh ${++addresses}` } = {}): Promise<Submitted & { photo: string }> {
  const { deps } = app;
  const rules = await rulesAt(app.db, libraryCard.rules, { agencyId, on: '2026-03-02' });
  return transaction(app.db, async (tx) => {
    const content = Buffer.from(newId());
    const facts = { content, name: 'foto.png', mediaType: 'image/png', caseId: null, ownerPersonId: applicantId };
    const { id: photo } = await keepOwnFile(tx, deps.files, facts);
    const actor = {
      kind: 'person',
      personId: applicantId,
      accountId: '',
      name,
      email: 'niluh@contoh.test',
      roles: [],
      strong: false,
    } as const;
    const answers = { applicant: { name, address, minor: false }, branch: { branch: 'kota' }, declaration: { true: true } };
    const sent = { actor, service: libraryCard, agencyId, answers, files: { photo: [photo] }, rules, idempotencyKey: newId() };
    return { ...(await submitCase(tx, deps.cases, sent)), photo };
  });
}

/** A case whose file was accepted and which lies at the head's desk. */
async function atHead(): Promise<Submitted> {
  const one = await submitted();
  await judge(one, 'accepted');
  await front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
  return one;
}

function caseAt({ caseId }: { caseId: string }): string {
  return casePaths.deskCase({ caseId });
}

function judge(one: { caseId: string; photo: string }, verdict: string, note = '') {
  return front.post(`${caseAt(one)}/putusan`, { _key: newId(), requirement: 'photo', fileId: one.photo, verdict, note });
}

async function versionOf(one: { caseId: string }): Promise<string> {
  const { body } = await front.get(caseAt(one));
  return /name="_version" value="(\d+)"/.exec(body)?.[1] ?? '';
}

describe('the queue', () => {
  it('shows what waits at the officer’s own desks, the oldest first, with desk, days and holder in words', async () => {
    const first = await submitted({ name: 'I Wayan Pertama' });
    app.clock.advance({ days: 1 });
    const second = await submitted({ name: 'Ni Made Kedua' });
    const page = textOf((await front.get('/meja')).body);
    expect(page.indexOf(first.number)).toBeGreaterThan(-1);
    expect(page.indexOf(first.number)).toBeLessThan(page.indexOf(second.number));
    expect(page).toContain('di Loket sejak 1 hari kerja · belum dipegang');
    expect(textOf((await head.get('/meja')).body)).not.toContain(first.number);
    expect(textOf((await head.get('/meja?open=1')).body)).toContain(first.number);
  });

  it('knows nothing of other agencies, and their officers nothing of it', async () => {
    const one = await submitted();
    expect(textOf((await elsewhere.get('/meja?open=1')).body)).not.toContain(one.number);
    expect((await elsewhere.get(caseAt(one))).statusCode).toBe(404);
    const { statusCode } = await elsewhere.post(`${caseAt(one)}/tindakan/pass`, { _key: newId() });
    expect(statusCode).toBe(404);
  });

  it('is closed to citizens, who are told why; whoever is not signed in is asked to', async () => {
    const answer = await citizen.get('/meja');
    expect(answer.statusCode).toBe(403);
    expect(textOf(answer.body)).toContain('Anda tidak berwenang');
    const own = await submitted();
    expect((await citizen.get(caseAt(own))).statusCode).toBe(403);
    expect((await app.visitor().get('/meja')).headers.location).toContain('/masuk');
  });

  it('finds by name and number, and says so when nothing is there', async () => {
    const one = await submitted({ name: 'Ida Bagus Langka' });
    expect(textOf((await front.get('/meja?q=langka')).body)).toContain(one.number);
    expect(textOf((await front.get('/meja?q=tidakadaorangini')).body)).toContain('Tidak ada berkas di sini');
  });

  it('keeps a filter under a name, opens it, and drops it again', async () => {
    const refused = await front.post('/meja/saringan?q=langka', { name: '  ' });
    expect(refused.statusCode).toBe(422);
    expect(textOf(refused.body)).toContain('Beri nama 1 sampai 80 huruf.');
    const kept = await front.follow(await front.post('/meja/saringan?q=langka&overdue=1', { name: 'Langka & terlambat' }));
    expect(textOf(kept.body)).toContain('Saringan “Langka & terlambat” tersimpan.');
    expect(kept.body).toContain('href="/meja?overdue=1&amp;q=langka"');
    expect(textOf((await head.get('/meja')).body)).not.toContain('Langka & terlambat');
    const id = /saringan\/([0-9a-f-]{36})\/hapus/.exec(kept.body)?.[1] ?? '';
    expect(textOf((await front.follow(await front.post(`/meja/saringan/${id}/hapus`))).body)).not.toContain('Langka & terlambat');
  });

  it('gives its list as a file in which no cell is a formula', async () => {
    await submitted({ name: 'Komang Biasa', address: '=HYPERLINK("http://jahat.test")' });
    const csv = await front.get('/meja/ekspor?jenis=csv&q=biasa');
    expect(csv.headers['content-disposition']).toContain('.csv');
    expect(csv.body).toContain(`"'=HYPERLINK(`);
    const xlsx = await front.get('/meja/ekspor?jenis=xlsx&q=biasa');
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('verdicts', () => {
  it('hold back the decision until every file has one, and say so', async () => {
    const one = await submitted();
    const page = textOf((await front.get(caseAt(one))).body);
    expect(page).toContain('Selesai memeriksa : Menunggu putusan berkas: 1 belum diperiksa.');
    const forced = await front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    expect(forced.statusCode).toBe(409);
    expect(textOf(forced.body)).toContain('Masih ada berkas yang belum diperiksa.');
  });

  it('that explain nothing are asked for a note, and nothing is stored', async () => {
    const one = await submitted();
    const answer = await judge(one, 'does-not-conform');
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain('Tulis apa yang harus diperbaiki.');
    expect(textOf((await front.get(caseAt(one))).body)).toContain('0 dari 1 diperiksa');
  });

  it('make up the message of a return, which the officer reads word for word before the applicant gets it', async () => {
    const one = await submitted();
    const page = textOf((await front.follow(await judge(one, 'unreadable', 'Wajah tertutup topi.'))).body);
    const message = 'Yang harus diperbaiki: 1. Pas foto: tidak terbaca. Wajah tertutup topi. Kirim perbaikannya dalam 5 hari kerja.';
    expect(page).toContain(message);
    await front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    app.clock.advance({ seconds: 11 });
    await app.runJobs();
    expect((await app.mail('niluh@contoh.test'))?.body.replace(/\s+/g, ' ')).toContain(message);
  });

  it('can be taken back within ten seconds and not after', async () => {
    const one = await submitted();
    const after = await front.follow(await judge(one, 'accepted'));
    expect(textOf(after.body)).toContain('Urungkan');
    await front.post(`${caseAt(one)}/urungkan`, { _key: newId() });
    expect(textOf((await front.get(caseAt(one))).body)).toContain('0 dari 1 diperiksa');
    await judge(one, 'accepted');
    app.clock.advance({ seconds: 11 });
    const late = await front.post(`${caseAt(one)}/urungkan`, { _key: newId() });
    expect(late.statusCode).toBe(409);
    expect(textOf(late.body)).toContain('Sudah lewat sepuluh detik');
  });
});

describe('an action', () => {
  it('leads to the next case of the queue, which says what was done and offers to undo it', async () => {
    const [one, other] = [await submitted({ name: 'Pande Satu' }), await submitted({ name: 'Pande Dua' })];
    const answer = await front.post(`${caseAt(one)}/tindakan/pass?q=pande`, { _key: newId(), _version: await versionOf(one) });
    expect(answer.headers.location).toContain(caseAt(other));
    const page = await front.follow(answer);
    expect(textOf(page.body)).toContain(`Teruskan: Pande Satu, ${one.number}. Urungkan`);
    await front.follow(await front.post(`${caseAt(one)}/urungkan`, { _key: newId() }));
    expect(textOf((await front.get('/meja?q=pande')).body)).toContain(one.number);
  });

  it('of a stale page is answered with what changed meanwhile, and what was typed is still there', async () => {
    const one = await atHead();
    const version = await versionOf(one);
    await perform(
      app.deps.cases,
      { kind: 'system', name: 'jam' },
      {
        caseId: one.caseId,
        idempotencyKey: newId(),
        expectedVersion: null,
        ask: { action: 'join', personId: applicantId, as: 'guardian' },
      },
    );
    const more = 'Buku belum kembali sejak Januari.';
    const answer = await head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), _version: version, ground: 'debt', more });
    expect(answer.statusCode).toBe(409);
    const page = textOf(answer.body);
    expect(page).toContain('Berkas berubah sejak Anda membukanya');
    expect(page).toContain('Pihak yang diundang bergabung');
    expect(page).toContain(more);
    expect(answer.body).toMatch(/value="debt" checked/);
    expect(answer.body).toContain(`name="_version" value="${Number(version) + 1}"`);
  });

  it('names the question that was not answered', async () => {
    const one = await atHead();
    const answer = await head.post(`${caseAt(one)}/tindakan/refuse`, { _key: newId(), ground: '', more: 'Penjelasan' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#ground"');
    expect(textOf(answer.body)).toContain('Penjelasan');
  });

  it('of somebody else’s office is refused with a sentence', async () => {
    const one = await submitted();
    const answer = await head.post(`${caseAt(one)}/tindakan/pass`, { _key: newId() });
    expect(answer.statusCode).toBe(403);
    expect(textOf(answer.body)).toContain('Tindakan ini bukan tugas jabatan Anda.');
  });

  it('sent twice counts once', async () => {
    const one = await submitted();
    const form = { _key: newId(), text: 'Mohon datang ke loket.' };
    await front.post(`${caseAt(one)}/pesan`, form);
    const page = await front.follow(await front.post(`${caseAt(one)}/pesan`, form));
    expect(page.body.split('<p>Mohon datang ke loket.</p>').length - 1).toBe(1);
  });
});

describe('beside the decision', () => {
  it('messages and notes stay apart: the applicant never reads a note', async () => {
    const one = await submitted();
    await front.post(`${caseAt(one)}/pesan`, { _key: newId(), text: 'Pesan untuk Anda' });
    await front.post(`${caseAt(one)}/catatan`, { _key: newId(), text: 'Catatan rahasia' });
    expect(textOf((await front.get(caseAt(one))).body)).toContain('Catatan rahasia');
    const theirs = textOf((await citizen.get(casePaths.file({ caseId: one.caseId }))).body);
    expect(theirs).toContain('Pesan untuk Anda');
    expect(theirs).not.toContain('Catatan rahasia');
  });

  it('an empty message is asked for again, not sent', async () => {
    const one = await submitted();
    const answer = await front.post(`${caseAt(one)}/pesan`, { _key: newId(), text: '  ' });
    expect(answer.statusCode).toBe(422);
    expect(textOf(answer.body)).toContain('Tulis pesannya dahulu.');
  });

  it('a case is taken, handed to a colleague of the desk, and given back', async () => {
    const one = await submitted();
    const page = (await front.get(caseAt(one))).body;
    const colleague = /<option value="([0-9a-f-]{36})">Ketut Loket/.exec(page)?.[1] ?? '';
    expect(page).not.toContain('Kadek Kepala');
    await front.post(`${caseAt(one)}/pemegang`, { _key: newId(), to: colleague });
    expect(textOf((await front.get(`/meja?q=${one.number}`)).body)).toContain('dipegang Ketut Loket');
    await front.post(`${caseAt(one)}/pemegang`, { _key: newId(), to: 'nobody' });
    expect(textOf((await front.get(`/meja?q=${one.number}`)).body)).toContain('belum dipegang');
  });

  it('a possible double blocks the decision by name until somebody says why it is none', async () => {
    const [one, other] = [await submitted({ address: 'Jalan Sama 9' }), await submitted({ address: 'Jalan Sama 9' })];
    await judge(other, 'accepted');
    const page = textOf((await front.get(caseAt(other))).body);
    expect(page).toContain(one.number);
    expect(page).toContain('(mungkin ganda)');
    const empty = await front.post(`${caseAt(other)}/bukan-duplikat`, { _key: newId(), text: '' });
    expect(empty.statusCode).toBe(422);
    await front.post(`${caseAt(other)}/bukan-duplikat`, { _key: newId(), text: 'Dua orang serumah.' });
    expect(textOf((await front.get(caseAt(other))).body)).toContain('Sudah diputus bukan duplikat.');
  });

  it('an answer is sent back for mending by name of its page, and the request can be withdrawn', async () => {
    const one = await submitted();
    await front.post(`${caseAt(one)}/perbaikan`, { _key: newId(), about: 'applicant', text: 'Alamat kurang lengkap.' });
    const page = await front.get(caseAt(one));
    expect(textOf(page.body)).toContain('Pemohon. Alamat kurang lengkap.');
    const remarkId = /perbaikan\/([0-9a-f-]{36})\/tarik/.exec(page.body)?.[1] ?? '';
    await front.post(`${caseAt(one)}/perbaikan/${remarkId}/tarik`, { _key: newId() });
    expect(textOf((await front.get(caseAt(one))).body)).toContain('Sudah dijawab');
  });

  it('the old file stands beside the new one with what was found about it', async () => {
    const one = await submitted();
    await judge(one, 'unreadable', 'Buram.');
    await front.post(`${caseAt(one)}/tindakan/check`, { _key: newId() });
    const { deps } = app;
    const actor = {
      kind: 'person',
      personId: applicantId,
      accountId: '',
      name: 'Ni Luh',
      email: 'niluh@contoh.test',
      roles: [],
      strong: false,
    } as const;
    const { id: fileId } = await transaction(app.db, (tx) =>
      keepOwnFile(tx, deps.files, {
        content: Buffer.from(newId()),
        name: 'baru.png',
        mediaType: 'image/png',
        caseId: null,
        ownerPersonId: applicantId,
      }),
    );
    await perform(deps.cases, actor, {
      caseId: one.caseId,
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: { action: 'resubmit', files: { photo: [{ fileId, replaces: one.photo }] }, answers: {}, reply: '' },
    });
    expect((await front.get(caseAt(one))).body).toContain(`${caseAt(one)}/banding/photo`);
    const page = textOf((await front.get(`${caseAt(one)}/banding/photo`)).body);
    expect(page).toMatch(/Lama, revisi 1.*Tidak terbaca Buram\..*foto\.png.*Baru, revisi 2.*Belum diperiksa.*baru\.png/);
    expect((await front.get(`${caseAt(one)}/banding/tidak-ada`)).statusCode).toBe(404);
  });
});

describe('work on many', () => {
  it('offers only what holds for all, does each, and tells the result of each', async () => {
    const [one, other] = [await atHead(), await atHead()];
    const still = await submitted();
    const mixed = textOf((await head.post('/meja/massal', { case: [one.caseId, still.caseId] })).body);
    expect(mixed).toMatch(/“Setujui” tidak berlaku untuk 1 berkas.*Berkas ini sedang tidak berada di meja Anda.*Setujui: 1 berkas/);
    const none = textOf((await head.post('/meja/massal', { case: [still.caseId] })).body);
    expect(none).toContain('Tidak ada satu tindakan pun yang berlaku untuk berkas yang dipilih');
    const choice = await head.post('/meja/massal', { case: [one.caseId, other.caseId] });
    expect(textOf(choice.body)).toContain('Setujui: 2 berkas');
    const started = await head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId, other.caseId] });
    const address = String(started.headers.location);
    expect(textOf((await head.get(address)).body)).toContain('0 dari 2 selesai');
    expect((await front.get(address)).statusCode).toBe(404);
    await app.runJobs();
    expect((await head.get(`${address}/kemajuan`)).json()).toMatchObject({ finished: true, done: 2, total: 2 });
    const end = textOf((await head.get(address)).body);
    expect(end).toContain('Selesai: 2 berkas.');
  });

  it('refuses one that moved away meanwhile, with its reason, and does the rest', async () => {
    const [one, other] = [await atHead(), await atHead()];
    const started = await head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId, other.caseId] });
    await head.post(`${caseAt(other)}/tindakan/refuse`, { _key: newId(), ground: 'debt', more: '' });
    await app.runJobs();
    const page = textOf((await head.follow(started)).body);
    expect(page).toContain('Selesai: 1 berkas berhasil, 1 tidak bisa.');
    expect(page).toContain('Berkas ini sedang tidak berada di meja Anda.');
  });

  it('is begun once by two clicks, and by two tabs while the first is at work', async () => {
    const chosen = [(await atHead()).caseId, (await atHead()).caseId];
    const start = (key: string, cases = chosen) => head.post('/meja/massal/mulai', { _action: 'approve', _key: key, case: cases });
    const key = newId();
    const clicks = await Promise.all([start(key), start(key)]);
    clicks.push(...(await Promise.all([start(newId()), start(newId(), chosen.toReversed())])));
    expect(new Set(clicks.map(({ headers }) => headers.location)).size).toBe(1);
    expect((await start(key, chosen.slice(0, 1))).statusCode).toBe(409);
    await app.runJobs();
    expect(await start(key)).toMatchObject({ headers: { location: clicks[0]?.headers.location } });
    // Done and asked again on purpose, it is another batch, which says of each why it cannot be.
    expect((await start(newId())).headers.location).not.toBe(clicks[0]?.headers.location);
  });

  it('goes no further once the officer has lost the office, and says so', async () => {
    const one = await atHead();
    const started = await head.post('/meja/massal/mulai', { _action: 'approve', _key: newId(), case: [one.caseId] });
    const ended = await app.db
      .updateTable('access.assignment')
      .set({ valid_to: '2026-03-01' })
      .where('role', '=', 'head-librarian')
      .returning('id')
      .execute();
    await app.runJobs();
    await app.db
      .updateTable('access.assignment')
      .set({ valid_to: null })
      .where(
        'id',
        'in',
        ended.map(({ id }) => id),
      )
      .execute();
    expect(textOf((await head.follow(started)).body)).toContain('jabatan untuk tindakan ini tidak lagi Anda pegang');
    expect(textOf((await head.get(caseAt(one))).body)).toContain('Setujui');
  });
});

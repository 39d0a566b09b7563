import { castOf } from '#demo';
import { transaction } from '#db';
import { newId } from '#kernel';
import { keepOwnFile } from '#platform/files';
import { readCase, takeConsentCode } from '#platform/cases';
import { enterDraft, sendDraft } from '#platform/forms';
import { consultation, parcelAt } from '#services/laperon';
import { startApp, type TestApp, textOf, textOfPdf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applying } from '../../src/main/applying.ts';
import { answerPages, asProgram } from './answer-pages.ts';

let app: TestApp;
let officer: Visitor;
let agencyId: string;
beforeAll(async () => {
  app = await startApp();
  ({ agencyId } = await castOf(app.deps));
  officer = await app.signedIn('loket@contoh.test');
}, 180_000);
afterAll(() => app?.close());

// Invented: the district, the birthday, a serial.
const NIK = '5103054107809912';
const person = { nik: NIK, name: 'Ni Wayan Tanpa Akun', phone: '', email: 'wayan@contoh.test' };
const service = () => `${consultation.key}@${agencyId}`;
const system = { kind: 'system', name: 'test' } as const;
const codeTo = async (email: string) => /: (\d{6})/.exec((await app.mail(email))?.body ?? '')?.[1] ?? '';
const counters = () => app.db.selectFrom('cases.counter').selectAll().orderBy('began_at', 'desc').execute();

const whole = {
  applicant: { name: person.name, phone: '081200009912', email: person.email },
  site: { place: parcelAt(-8.5806, 115.1779) },
  plan: { topic: 'itr', activity: 'house', question: 'Bolehkah rumah dua lantai di sini?', way: 'written' },
};

/** Begun at the counter and filled in; the draft. */
async function filledIn(more: Partial<typeof person> & { readonly _account?: string } = {}): Promise<string> {
  app.clock.advance({ seconds: 1 });
  const _draft = newId();
  const begun = await officer.post('/loket', { _draft, service: service(), ...person, ...more });
  expect(begun.headers.location).toBe(`/draf/${_draft}`);
  await answerPages(app, 'loket@contoh.test', _draft, whole);
  return _draft;
}

/** Sent by a code; the case. */
async function sentByCode(draft: string): Promise<string> {
  const page = `/loket/${draft}/persetujuan`;
  expect((await officer.post(`${page}/kode`)).headers.location).toBe(`${page}?kode=1`);
  await app.runJobs();
  const { headers } = await officer.post(page, { code: await codeTo(person.email) });
  return /\/loket\/([\w-]{36})\/selesai/.exec(String(headers.location))?.[1] ?? '';
}

describe('an application made at the counter', () => {
  it('is the person’s own, tells both sides who filled it in and how they agreed, and gives a receipt to print', async () => {
    const draft = await filledIn();
    expect(textOf((await officer.get(`/draf/${draft}`)).body)).toContain(`Diisi di loket untuk ${person.name}`);
    const caseId = await sentByCode(draft);
    const row = await app.db.selectFrom('cases.case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    const { state, entries } = await readCase(app.deps.cases, caseId, system);
    expect(row.applicant_person_id).not.toBe(row.opened_by_person_id);
    expect([entries[0]?.actor.kind, entries[0]?.actor.role]).toEqual(['officer', 'front-office']);
    expect(state.records).toMatchObject([{ name: 'counter', value: { way: 'code', fileId: null } }]);
    expect(textOf((await officer.get(`/loket/${caseId}/selesai`)).body)).toContain('Tanda terima sedang dibuat');
    await app.runJobs();
    const done = await officer.get(`/loket/${caseId}/selesai`);
    expect(done.body).toContain(row.number);
    const receipt = /href="(\/lampiran\/[^"]+)"/.exec(done.body)?.[1] ?? '';
    expect((await officer.get(receipt)).headers['content-type']).toBe('application/pdf');
    const other = await app.signedIn('kepala@contoh.test');
    expect((await other.get(`/loket/${caseId}/selesai`)).statusCode, 'another officer').toBe(404);
    const desk = textOf((await (await app.signedIn('tataruang@contoh.test')).get(`/meja/${caseId}`)).body);
    for (const said of ['Diisi di loket oleh Ni Made Ayu Lestari', 'dengan kode yang dikirim ke w…@contoh.test'])
      expect(desk).toContain(said);
    const [line] = await app.db.selectFrom('audit.entry').select('detail').where('action', '=', 'cases.counter-find').execute();
    expect(line?.detail).toMatchObject({ found: 'new' });
    expect(JSON.stringify(line), 'no number in the audit').not.toContain(NIK);
  });

  it('finds the same person again by NIK and name, and somebody else of another name not', async () => {
    const [first] = await counters();
    await filledIn({ name: 'NI WAYAN  TANPA AKUN' });
    const [again] = await counters();
    expect([again?.person_id, again?.made]).toEqual([first?.person_id, false]);
    await filledIn({ name: 'Orang Lain' });
    expect((await counters())[0]?.person_id).not.toBe(first?.person_id);
  });

  it('is not sent without their consent, by whichever way it is asked', async () => {
    const draft = await filledIn();
    expect((await officer.post(`/draf/${draft}/kirim`)).headers.location).toBe(`/loket/${draft}/persetujuan`);
    const sent = await asProgram(officer, 'POST', `/api/v1/drafts/${draft}/submission`);
    expect(sent.statusCode).toBe(409);
    const page = `/loket/${draft}/persetujuan`;
    await officer.post(`${page}/kode`);
    await app.runJobs();
    const code = await codeTo(person.email);
    expect((await officer.post(page, { code: code === '000000' ? '000001' : '000000' })).statusCode, 'a wrong code').toBe(422);
    await answerPages(app, 'loket@contoh.test', draft, {
      plan: { topic: 'itr', activity: 'house', question: 'Bolehkah toko di sini, bukan rumah?', way: 'written' },
    });
    const changed = await officer.post(page, { code });
    expect([changed.statusCode, textOf(changed.body)]).toEqual([422, expect.stringContaining('isinya berubah')]);
  });

  it('is sent as they agreed to it, or not at all', async () => {
    const draft = await filledIn();
    const { officers } = await castOf(app.deps);
    await officer.post(`/loket/${draft}/persetujuan/kode`);
    await app.runJobs();
    const agreed = await takeConsentCode(app.deps.cases, officers.front, draft, await codeTo(person.email));
    await answerPages(app, 'loket@contoh.test', draft, {
      plan: { topic: 'itr', activity: 'house', question: 'Ini ditulis sesudah ia setuju.', way: 'written' },
    });
    const sending = sendDraft(applying(app.deps.cases), officers.front, draft, agreed);
    await expect(sending).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED', detail: { why: 'consent' } });
  });

  it('is found again among those not sent, page by page, by name and service, and downloaded the same way', async () => {
    const { officers } = await castOf(app.deps);
    const { person_id: forPersonId } = (await counters())[0] ?? { person_id: '' };
    const at = new Date(app.clock.now().getTime() - 86_400_000);
    await transaction(app.db, async (tx) => {
      for (let n = 10; n < 41; n++) {
        const draft = {
          id: newId(),
          service: consultation.key,
          agencyId,
          personId: officers.front.personId,
          forPersonId,
          forName: `Orang Ke-${n}`,
        };
        await enterDraft(tx, draft, new Date(at.getTime() + n * 1000));
      }
    });
    const first = (await officer.get('/loket')).body;
    expect([first.includes('Orang Ke-40'), first.includes('Orang Ke-10')]).toEqual([true, false]);
    expect(first).toContain('href="/loket?halaman=2#belum"');
    expect((await officer.get('/loket?halaman=2')).body).toContain('Orang Ke-10');
    const found = (await officer.get('/loket?q=ke-10')).body;
    expect([found.includes('Orang Ke-10'), found.includes('Orang Ke-40')]).toEqual([true, false]);
    expect(textOf((await officer.get('/loket?layanan=imb-pbg')).body)).toContain('Tidak ada yang cocok.');
    const csv = (await officer.get('/loket/ekspor?q=orang')).body;
    expect(csv.match(/Orang Ke-/g)?.length).toBe(31);
    expect((await officer.get('/loket/ekspor?q=ke-10')).body).not.toContain('Orang Ke-40');
    const kept = await app.db.selectFrom('audit.entry').select('seq').where('action', '=', 'cases.counter-export').execute();
    expect(kept.length).toBe(2);
  });

  it('is read and signed on a sheet that holds all of it, in the language it is asked in, and none of half of it', async () => {
    const draft = await filledIn();
    const page = `/loket/${draft}/persetujuan`;
    expect((await officer.get(page)).body).toContain(`href="${page}/cetak"`);
    const sheet = await officer.get(`${page}/cetak`);
    expect([sheet.statusCode, sheet.headers['content-type'], sheet.headers['cache-control']]).toEqual([
      200,
      'application/pdf',
      'private, no-store',
    ]);
    const text = await textOfPdf(sheet.rawPayload);
    for (const said of [
      'PERSETUJUAN PEMOHON',
      whole.plan.question,
      `Saya, ${person.name}, menyetujui isi ini`,
      'Diisi di loket oleh Ni Made Ayu Lestari',
      'Halaman 1 dari 1',
    ])
      expect(text.text).toContain(said);
    expect(text.tagged).toBe(true);
    expect(text.text, 'numbers stay masked').not.toContain('081200009912');
    const english = await textOfPdf((await officer.get(`${page}/cetak?lang=en`)).rawPayload);
    expect(english.text).toContain(`I, ${person.name}, agree to this`);
    expect(english.text).toContain('Page 1 of 1');
    const half = newId();
    await officer.get('/loket?lang=id');
    await officer.post('/loket', { _draft: half, service: service(), ...person });
    expect((await officer.get(`/loket/${half}/persetujuan/cetak`)).statusCode).toBe(409);
  });

  it('is sent with a signed sheet too, which stays with the file for both sides', async () => {
    const draft = await filledIn();
    const { officers } = await castOf(app.deps);
    const sheet = await transaction(app.db, (tx) =>
      keepOwnFile(tx, app.deps.files, {
        content: Buffer.from('lembar'),
        name: 'lembar.png',
        mediaType: 'image/png',
        caseId: null,
        ownerPersonId: officers.front.personId,
      }),
    );
    const { statusCode, body } = await asProgram(officer, 'POST', `/api/v1/counter/drafts/${draft}/send`, { sheet: sheet.id });
    expect(statusCode).toBe(201);
    const { caseId } = JSON.parse(body) as { caseId: string };
    const { state, files } = await readCase(app.deps.cases, caseId, system);
    expect(state.records).toMatchObject([{ value: { way: 'paper', fileId: sheet.id } }]);
    expect(files.get(sheet.id)?.caseId).toBe(caseId);
    expect((await officer.get(`/meja/${caseId}`)).body).toContain('lembar.png');
  });

  it('lets nobody try codes for ever', async () => {
    const draft = await filledIn();
    const page = `/loket/${draft}/persetujuan`;
    await officer.post(`${page}/kode`);
    await app.runJobs();
    const code = await codeTo(person.email);
    const wrong = code === '111111' ? '222222' : '111111';
    for (let tried = 0; tried < 5; tried++) await officer.post(page, { code: wrong });
    expect((await officer.post(page, { code })).statusCode).toBe(429);
  });
});

describe('somebody at the counter who has an account', () => {
  it('is asked about it, and only a code to that account counts', async () => {
    const nik = '5103054107809913';
    await app.account({ name: 'Made Berakun', email: 'berakun@contoh.test', nik });
    app.clock.advance({ seconds: 1 });
    const _draft = newId();
    const whom = { service: service(), ...person, nik, name: 'Made Berakun', email: 'lain@contoh.test' };
    const asked = await officer.post('/loket', { _draft, ...whom });
    expect([asked.statusCode, textOf(asked.body)]).toEqual([422, expect.stringContaining('b…@contoh.test')]);
    await officer.post('/loket', { _draft, ...whom, _account: 'yes' });
    await answerPages(app, 'loket@contoh.test', _draft, whole);
    const page = textOf((await officer.get(`/loket/${_draft}/persetujuan`)).body);
    expect(page).toContain('hanya kode ke akun itu yang berlaku');
    const [row] = await counters();
    expect(row?.email).toBe('berakun@contoh.test');
    const api = await asProgram(officer, 'POST', `/api/v1/counter/drafts/${_draft}/send`, { sheet: newId() });
    expect(api.statusCode).toBe(409);
  });

  it('goes on without it where it is not theirs', async () => {
    app.clock.advance({ seconds: 1 });
    const _draft = newId();
    const whom = { service: service(), ...person, nik: '5103054107809913', name: 'Made Berakun' };
    await officer.post('/loket', { _draft, ...whom, _account: 'no' });
    const [row] = await counters();
    const { user_id } = await app.db
      .selectFrom('identity.person')
      .select('user_id')
      .where('id', '=', row?.person_id ?? '')
      .executeTakeFirstOrThrow();
    expect([row?.made, user_id]).toEqual([true, null]);
  });
});

describe('taking a file of the counter over', () => {
  it('wants the receipt and the NIK, and makes it the account’s own', async () => {
    const caseId = await sentByCode(await filledIn());
    await app.runJobs();
    const { number } = await app.db.selectFrom('cases.case').select('number').where('id', '=', caseId).executeTakeFirstOrThrow();
    const handed = (await officer.get(`/loket/${caseId}/selesai`)).body;
    const secret = /<code[^>]*>([^<]+)</.exec(handed)?.[1] ?? '';
    await app.account({ name: 'Ni Wayan Tanpa Akun', email: 'baru@contoh.test' });
    const visitor = await app.signedIn('baru@contoh.test');
    expect(textOf((await visitor.get('/lacak/ambil-alih')).body), 'without the receipt').toContain('Buka dahulu berkasnya');
    expect((await visitor.get(`/berkas/${caseId}`)).statusCode).toBe(404);
    await visitor.post('/lacak', { number, secret });
    expect((await visitor.get('/lacak/berkas')).body).toContain('/lacak/ambil-alih');
    expect((await visitor.post('/lacak/ambil-alih', { nik: '5103054107809914' })).statusCode).toBe(422);
    expect((await visitor.post('/lacak/ambil-alih', { nik: NIK })).headers.location).toBe(`/berkas/${caseId}`);
    const own = textOf((await visitor.get(`/berkas/${caseId}`)).body);
    for (const said of ['Diisi di loket oleh', 'Diambil alih pemohon ke akunnya', 'Unduh tanda terima']) expect(own).toContain(said);
    expect(textOf((await visitor.get('/lacak/ambil-alih')).body)).toContain('sudah dimiliki sebuah akun');
    await visitor.post(`/berkas/${caseId}/pesan`, { text: 'Ini sekarang berkas saya.', key: newId() });
    await app.runJobs();
    const { entries } = await readCase(app.deps.cases, caseId, system);
    expect(entries.at(-1)?.actor.kind).toBe('applicant');
  });
});

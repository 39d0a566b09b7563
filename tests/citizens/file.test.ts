import { seedPermit } from '#demo';
import { readCase, refusedFiles } from '#platform/cases';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let niluh: Visitor;
let stranger: Visitor;
let returned: string;

beforeAll(async () => {
  app = await startApp();
  returned = (await seedPermit.returned(app.deps)).caseId;
  niluh = await app.signedIn('niluh@contoh.test');
  stranger = await app.signedIn('komang@contoh.test');
});
afterAll(() => app?.close());

/** A browser's multipart form: fields, then files. */
async function sendForm(visitor: Visitor, url: string, fields: Record<string, string>, files: Record<string, Buffer>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ _csrf: await visitor.token(), ...fields })) form.append(name, value);
  for (const [name, content] of Object.entries(files))
    form.append(name, new Blob([new Uint8Array(content)], { type: 'application/pdf' }), `${name}.pdf`);
  const body = new Response(form);
  return visitor.send({
    method: 'POST',
    url,
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

async function paper(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 300]).drawText('baru');
  return Buffer.from(await pdf.save());
}

describe('whose case it is', () => {
  it('does not exist for anybody else, on any of its addresses', async () => {
    for (const page of ['', '/perbaiki', '/tindakan/withdraw', '/selesai?apa=submit'])
      expect((await stranger.get(`/berkas/${returned}${page}`)).statusCode, page).toBe(404);
    expect((await stranger.post(`/berkas/${returned}/pesan`, { text: 'halo' })).statusCode).toBe(404);
    expect((await stranger.post(`/berkas/${returned}/tindakan/withdraw`, { reason: 'bukan milik saya' })).statusCode).toBe(404);
  });

  it('asks whoever is not signed in to sign in, and leads an officer to the desk', async () => {
    expect((await app.visitor().get(`/berkas/${returned}`)).headers.location).toContain('/masuk');
    const officer = await app.signedIn('loket@contoh.test');
    expect((await officer.get(`/berkas/${returned}`)).headers.location).toBe(`/meja/${returned}`);
  });
});

describe('where is my file', () => {
  it('keeps the day of a rejection, whatever the office notes afterwards', async () => {
    const { caseId } = await seedPermit.rejected(app.deps);
    const day = /Permohonan ditolak (\d+ \w+ 2026)/;
    const before = day.exec(textOf((await niluh.get(`/berkas/${caseId}`)).body))?.[1];
    const at = app.clock.now();
    app.clock.advance({ days: 1 });
    const officer = await app.signedIn('loket@contoh.test');
    expect((await officer.post(`/meja/${caseId}/catatan`, { text: 'Arsip dirapikan.' })).statusCode).toBe(303);
    const later = await app.signedIn('niluh@contoh.test');
    expect(before).toBeDefined();
    expect(day.exec(textOf((await later.get(`/berkas/${caseId}`)).body))?.[1]).toBe(before);
    app.clock.set(at.toISOString());
  });

  it('says when the step ends and when all of it does, and that the office waits for an answer where it asks for time', async () => {
    const walk = await seedPermit.atDesk(app.deps, 'spatial-planning');
    const { caseId } = walk;
    const file = async () => textOf((await niluh.get(`/berkas/${caseId}`)).body);
    const before = await file();
    expect(before).toMatch(/Langkah ini paling lambat \d+ \w+ \d{4}.*Seluruhnya paling lambat \d+ \w+ \d{4}/s);
    expect(before).toContain('Anda tidak perlu berbuat apa-apa');
    expect(before, 'where its days went, as the office reads it').toMatch(/Ke mana waktunya.*waktu kantor \d+ hari kerja/s);
    await walk.does('planner', 'propose-extension', { days: '3', reason: 'Menunggu ukuran dari kantor pertanahan.' });
    const asked = await file();
    expect(asked).toContain('Anda: jawab permintaan waktu tambahan');
    expect(asked).not.toContain('Anda tidak perlu berbuat apa-apa');
    expect(asked.indexOf('Anda boleh menolak'), 'before what ends the application').toBeLessThan(asked.indexOf('Tarik permohonan'));
    const question = textOf((await niluh.get(`/berkas/${caseId}/tindakan/answer-extension`)).body);
    expect(question, 'what one agrees to').toMatch(/3 hari kerja.*Menunggu ukuran dari kantor pertanahan/s);
    const officer = await app.signedIn('tataruang@contoh.test');
    expect(textOf((await officer.get(`/meja/${caseId}`)).body)).not.toContain('Anda: jawab permintaan waktu tambahan');
  });

  it('names exactly what must be mended, by when, and what happens otherwise', async () => {
    const page = textOf((await niluh.get(`/berkas/${returned}`)).body);
    expect(page).toContain('Dua hal perlu Anda perbaiki');
    expect(page).toContain('Tahun pajak tidak terbaca; pindai ulang.');
    expect(page).toContain('Tanda tangan kelian banjar belum ada.');
    // The days for mending are not confirmed: nothing is taken away on their account.
    expect(page).toContain('tidak ditarik dengan sendirinya');
    expect(page).toContain('Menunggu Anda');
  });

  it('keeps a finding to itself until the desk has sent it', async () => {
    const walk = await seedPermit.submitted(app.deps);
    await walk.judge('front', { 'land-tax': ['unreadable', 'Belum saatnya dibaca.'] });
    expect((await niluh.get(`/berkas/${walk.caseId}`)).body).not.toContain('Belum saatnya dibaca.');
  });

  it('shows the issued document with download and verification', async () => {
    const { caseId } = await seedPermit.issued(app.deps);
    const { body } = await niluh.get(`/berkas/${caseId}`);
    expect(textOf(body)).toContain('Dokumen terbit');
    const href = /<a class="btn" href="(\/lampiran\/[^"]+)"/.exec(body)?.[1] ?? '';
    const file = await niluh.get(href);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(body).toMatch(/href="\/verifikasi\/[0-9A-Z-]+"/);
  });

  it('carries a message to the office once, however often it is sent, and both sides read the same thread', async () => {
    const page = await niluh.get(`/berkas/${returned}`);
    const key = /name="_key" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    for (const _ of [1, 2])
      expect((await niluh.post(`/berkas/${returned}/pesan`, { _key: key, text: 'Apakah boleh foto?' })).statusCode).toBe(303);
    const officer = await app.signedIn('loket@contoh.test');
    for (const seen of [await niluh.get(`/berkas/${returned}`), await officer.get(`/meja/${returned}`)])
      expect(seen.body.split('Apakah boleh foto?')).toHaveLength(2);
    const empty = await niluh.post(`/berkas/${returned}/pesan`, { text: '  ' });
    expect(empty.statusCode).toBe(422);
    expect(textOf(empty.body)).toContain('Tulis pesannya dahulu.');
  });
});

describe('mending', () => {
  it('asks for what was refused and nothing else, keeps what arrived, and ends by saying what comes next', async () => {
    const view = await readCase(app.deps.cases, returned, { kind: 'system', name: 'test' });
    const names = refusedFiles(view.state).map(({ file }) => `file-${file.fileId}`);
    const url = `/berkas/${returned}/perbaiki`;
    const asked = await niluh.get(url);
    expect([...asked.body.matchAll(/type="file"/g)]).toHaveLength(names.length);

    const [first = '', second = ''] = names;
    const half = await sendForm(niluh, url, { reply: '' }, { [first]: await paper() });
    expect(half.statusCode).toBe(422);
    expect(half.body).toContain(`href="#${second}"`);
    const kept = new RegExp(`name="${first}" value="([0-9a-f-]{36})"`).exec(half.body)?.[1] ?? '';
    const key = /name="_key" value="([^"]+)"/.exec(half.body)?.[1] ?? '';

    const sent = await sendForm(niluh, url, { _key: key, [first]: kept, reply: 'Sudah dipindai ulang.' }, { [second]: await paper() });
    const done = textOf((await niluh.follow(sent)).body);
    expect(done).toContain('Perbaikan Anda sudah kami terima');
    expect(done).toContain(view.number);
    expect(done).toMatch(/Langkah ini paling lambat \d/);
    expect(done).toContain('Kantor: loket depan');
    expect(done).toContain('niluh@contoh.test');
    const after = await readCase(app.deps.cases, returned, { kind: 'system', name: 'test' });
    expect(after.state).toMatchObject({ status: 'in-review', position: { desk: 'front-office' } });

    const again = await sendForm(niluh, url, { _key: key, [first]: kept, reply: 'Sudah dipindai ulang.' }, { [second]: await paper() });
    expect(again.statusCode, 'a double click counts once').toBe(303);
    expect((await niluh.get(url)).statusCode).toBe(409);
  });

  it('asks the pages again that a remark names', async () => {
    const { caseId } = await seedPermit.returnedFromPlanning(app.deps);
    const page = textOf((await niluh.get(`/berkas/${caseId}/perbaiki`)).body);
    expect(page).toContain('Batas tanah melewati sempadan jalan');
    expect(page).toContain('Isi ulang:');
  });
});

describe('what an applicant may do', () => {
  it('is asked on a page of its own, refused in words, and done once', async () => {
    const { caseId } = await seedPermit.submitted(app.deps);
    const url = `/berkas/${caseId}/tindakan/withdraw`;
    const early = await niluh.get(`/berkas/${caseId}/selesai?apa=withdraw`);
    expect(early.headers.location, 'what has not happened is not said').toBe(`/berkas/${caseId}`);
    expect((await niluh.get(url)).statusCode).toBe(200);
    const done = textOf((await niluh.follow(await niluh.post(url, { reason: 'Rencana berubah.' }))).body);
    expect(done).toContain('Tercatat');
    const refused = await niluh.get(url);
    expect(refused.statusCode).toBe(409);
    expect(textOf(refused.body)).toContain('Pada status sekarang tindakan ini tidak tersedia.');
    expect((await niluh.get(`/berkas/${caseId}/tindakan/approve`)).statusCode, 'an officer’s action').toBe(404);
  });
});

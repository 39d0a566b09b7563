import { transaction } from '#db';
import { castOf, seedPermit } from '#demo';
import { newId } from '#kernel';
import { perform, readCase } from '#platform/cases';
import { keepOwnFile } from '#platform/files';
import { carryRemarks, drawingsIn, readDrawings } from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { PDFDocument } from 'pdf-lib';
import { becomes } from './dxf-in-place.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const system = { kind: 'system', name: 'test' } as const;
const APPLICANT = 'niluh@contoh.test';
const REVIEWER = 'teknis@contoh.test';

async function as(email: string): Promise<Visitor> {
  const known = visitors.get(email) ?? (await app.signedIn(email));
  visitors.set(email, known);
  return known;
}

/** The plans of a case: those in force, and their first revision. */
async function plansOf(caseId: string) {
  const view = await readCase(app.deps.cases, caseId, system);
  const plans = drawingsIn(view).filter(({ requirement }) => requirement.key === 'plans');
  const at = (file: string) => `/gambar/${caseId}/${file}`;
  return { list: `/gambar/${caseId}`, first: at(plans[0]?.file.fileId ?? ''), now: at(plans.at(-1)?.file.fileId ?? '') };
}

/** The file in force under a requirement. */
async function fileOf(caseId: string, requirement: string): Promise<string | undefined> {
  const { state } = await readCase(app.deps.cases, caseId, system);
  return state.files[requirement]?.find(({ replacedBy }) => replacedBy === null)?.fileId;
}

async function itemsFor(email: string, caseId: string) {
  const { body } = await (await as(email)).get(`/api/v1/cases/${caseId}/drawing-remarks`);
  return (
    JSON.parse(body) as {
      items: { id: string; number: number; state: string; answeredInRevision: number | null; place: unknown; lines: unknown[] }[];
    }
  ).items;
}

const messagesTo = (email: string, about: string) =>
  app.db
    .selectFrom('channels.demo_mail')
    .select(['subject', 'body'])
    .where('recipient', '=', email)
    .where('subject', 'like', `%gambar ${about}%`)
    .execute();

describe('remarks on a drawing', () => {
  it('are their author’s alone until sent; then the other side gets one message for all', async () => {
    const walk = await seedPermit.atTechnical(app.deps);
    const { first, list } = await plansOf(walk.caseId);
    const officer = await as(REVIEWER);
    await officer.get(first);
    const fields = { kind: 'request', page: '1', spot: 'C4', text: 'Lebarkan tangga ini.' };
    expect((await officer.post(`${first}/catatan`, fields)).headers.location).toBe(`${first}#catatan-1`);
    await officer.post(`${first}/catatan`, { ...fields, spot: '', text: 'Beri nomor lembar.' });
    const before = (await (await as(APPLICANT)).get(first)).body;
    expect(before).not.toContain('Lebarkan tangga ini.');
    expect((await (await as('tataruang@contoh.test')).get(first)).body).not.toContain('Lebarkan tangga ini.');
    const sent = await officer.post(`${list}/kirim`, { di: first });
    expect(sent.headers.location).toBe(`${first}?terkirim=2`);
    await app.runJobs();
    const page = (await (await as(APPLICANT)).get(first)).body;
    expect(page).toContain('Lebarkan tangga ini.');
    expect(page).toContain('petak C4');
    const own = (await (await as(APPLICANT)).get(`/berkas/${walk.caseId}`)).body;
    expect(own).toContain(`Anda: <a href="${list}">tanggapi 2 catatan pada gambar</a>`);
    const mails = await messagesTo(APPLICANT, walk.number);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toContain('1. baru: Lebarkan tangga ini.');
    expect(mails[0]?.body).toContain('2. baru: Beri nomor lembar.');
    const trail = await app.db.selectFrom('audit.entry').select('action').where('subject_id', '=', walk.caseId).execute();
    expect(trail.filter(({ action }) => action === 'laperon.send-remarks')).toHaveLength(1);
  });

  it('are carried to the next revision with their answers, and both sides read the same thread', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { now } = await plansOf(walk.caseId);
    const states = (await itemsFor(APPLICANT, walk.caseId)).map(({ state }) => state);
    expect(states).toEqual(['accepted', 'reopened', 'answered', 'open', 'withdrawn', 'open', 'open', 'open']);
    const [mine, theirs] = await Promise.all([APPLICANT, REVIEWER].map((email) => itemsFor(email, walk.caseId)));
    expect(theirs?.slice(0, 8)).toEqual(mine);
    expect(theirs, 'the reviewer’s unsent thought').toHaveLength(9);
    expect(mine?.[0]?.answeredInRevision).toBe(2);
    for (const email of [APPLICANT, REVIEWER]) {
      const page = textOf((await (await as(email)).get(now)).body);
      expect(page, email).toContain('Dibuat pada revisi 1 · Dijawab pada revisi 2');
      expect(page, email).toContain('Arah bukaan pintu belum terlihat.');
    }
  });

  it('are answered by one side and accepted by the other, never by the same', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { list } = await plansOf(walk.caseId);
    const items = await itemsFor(APPLICANT, walk.caseId);
    const id = (n: number) => items.find(({ number }) => number === n)?.id ?? '';
    const applicant = await as(APPLICANT);
    await applicant.get(list);
    expect((await applicant.post(`${list}/catatan/${id(3)}`, { act: 'accept', text: '' })).statusCode).toBe(409);
    const empty = await applicant.post(`${list}/catatan/${id(4)}`, { act: 'answer', text: ' ' });
    expect(empty.statusCode).toBe(422);
    expect((await applicant.post(`${list}/catatan/${id(4)}`, { act: 'answer', text: 'Ya, ke halaman sendiri.' })).statusCode).toBe(303);
    const drafted = (await itemsFor(REVIEWER, walk.caseId)).find(({ number }) => number === 4);
    expect(drafted?.state, 'before it is sent').toBe('open');
    await applicant.post(`${list}/catatan/${id(4)}`, { act: 'drop' });
    expect((await itemsFor(APPLICANT, walk.caseId)).find(({ number }) => number === 4)?.state).toBe('open');
  });

  it('keep what was typed when something of it is wrong', async () => {
    const walk = await seedPermit.atTechnical(app.deps);
    const { first } = await plansOf(walk.caseId);
    const officer = await as(REVIEWER);
    await officer.get(first);
    const page = await officer.post(`${first}/catatan`, { kind: 'request', page: '99', spot: 'Z99', text: 'Tetap di sini.' });
    expect(page.statusCode).toBe(422);
    for (const words of ['Tulis halaman 1 sampai 1.', 'Tulis petak seperti C4', 'Tetap di sini.']) expect(page.body).toContain(words);
  });

  it('belong to the case: nobody else finds its drawings', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { list, now } = await plansOf(walk.caseId);
    for (const email of ['komang@contoh.test', 'denpasar@contoh.test'])
      for (const address of [list, now, `${now}/pdf`, `/api/v1/cases/${walk.caseId}/drawing-remarks`])
        expect((await (await as(email)).get(address)).statusCode, `${email} ${address}`).toBe(404);
  });
});

describe('the annotated drawing', () => {
  it('has a pin for each remark and the list of them behind it, without anybody’s drafts', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { now } = await plansOf(walk.caseId);
    const answer = await (await as(REVIEWER)).get(`${now}/pdf`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await PDFDocument.load(answer.rawPayload)).getPageCount()).toBeGreaterThanOrEqual(2);
    const own = await (await as(APPLICANT)).get(`${now}/pdf`);
    expect(Math.abs(own.rawPayload.length - answer.rawPayload.length), 'the same for both sides').toBeLessThan(200);
  });

  it('of a DXF is drawn, with each pin on the point of the drawing it was put on, however far later revisions reach', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { first, now } = await plansOf(walk.caseId);
    const site = (reach: number) =>
      `0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nJALAN\n10\n0\n20\n0\n11\n${reach}\n21\n${reach}\n0\nENDSEC\n0\nEOF\n`;
    for (const [address, reach] of [
      [first, 10],
      [now, 40],
    ] as const)
      await becomes(app, address, site(reach));
    const officer = await as(REVIEWER);
    await officer.get(first);
    const fields = { kind: 'request', page: '1', spot: '50; 50', text: 'Di sini.' };
    await officer.post(`${first}/catatan`, { ...fields, point: '5; 5' });
    const { items } = JSON.parse((await officer.get(`/api/v1/cases/${walk.caseId}/drawing-remarks`)).body) as {
      items: { point: unknown }[];
    };
    expect(items.at(-1)?.point).toEqual({ x: 5, y: 5 });
    const page = (await officer.get(now)).body;
    expect(page).toContain('&quot;point&quot;:{&quot;x&quot;:5,&quot;y&quot;:5}');
    expect(page).toContain('dxf-picture.worker');
    const answer = await officer.get(`${now}/pdf`);
    expect(answer.statusCode).toBe(200);
    const [drawn] = (await PDFDocument.load(answer.rawPayload)).getPages();
    expect(drawn && Math.abs(drawn.getWidth() / drawn.getHeight() - 1), 'as wide as high, as the drawing is').toBeLessThan(0.01);
    // A typed place says nothing of the drawing's own coordinates, and nonsense is none.
    await officer.post(`${first}/catatan`, { ...fields, spot: 'C4', point: 'x; 1e999' });
    const after = JSON.parse((await officer.get(`/api/v1/cases/${walk.caseId}/drawing-remarks`)).body) as { items: { point: unknown }[] };
    expect(after.items.at(-1)?.point).toBeNull();
  });

  it('is refused with the reason where the file cannot be read', async () => {
    const walk = await seedPermit.atTechnical(app.deps);
    const { first } = await plansOf(walk.caseId);
    const broken = await transaction(app.db, (tx) =>
      keepOwnFile(tx, app.deps.files, {
        content: Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >>\n%%EOF'),
        name: 'rusak.pdf',
        mediaType: 'application/pdf',
        caseId: walk.caseId,
        ownerPersonId: null,
      }),
    );
    const fileId = first.split('/').at(-1) ?? '';
    await app.db.updateTable('files.file').set({ sha256: broken.sha256 }).where('id', '=', fileId).execute();
    const answer = await (await as(REVIEWER)).get(`${first}/pdf`);
    expect(answer.statusCode).toBe(415);
    expect(answer.body).toContain('PDF gambar ini rusak');
  });
});

describe('a DXF on a page without scripts', () => {
  it('is drawn by the server with the pins of its remarks, and with the layers a form chose', async () => {
    const walk = await seedPermit.remarked(app.deps);
    const { now } = await plansOf(walk.caseId);
    await becomes(app, now, (await app.inject({ url: '/periksa-gambar/contoh.dxf' })).body);
    const officer = await as(REVIEWER);
    expect((await officer.get(now)).body).toMatch(/<noscript>.*gambar\.svg.*<\/noscript>/);
    const whole = await officer.get(`${now}/gambar.svg`);
    expect([whole.statusCode, whole.headers['content-type'], whole.headers['content-security-policy']]).toEqual([
      200,
      'image/svg+xml',
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    ]);
    const remarks = (await itemsFor(REVIEWER, walk.caseId)).filter(({ place }) => place !== null);
    expect(whole.body.match(/<circle /g)).toHaveLength(remarks.length);
    const chooser = (await officer.get(`${now}?tampil=semula`)).body;
    expect(chooser.match(/name="lapis"[^>]*checked/g), 'every layer the file shows').toHaveLength(8);
    expect(chooser, 'the drawing one moves is not there twice').not.toContain('data-island="drawing-viewer"');
    const one = await officer.get(`${now}?tampil=pilihan&lapis=0&besar=2`);
    expect(one.body.match(/name="lapis"[^>]*checked/g)).toHaveLength(1);
    const address = /<img src="([^"]+)"/.exec(one.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address).toContain('lapis=0&besar=2');
    const part = await officer.get(address);
    expect(part.body.length).toBeLessThan(whole.body.length);
    expect((await officer.get(`${now}?tampil=pilihan`)).body.match(/name="lapis"[^>]*checked/g), 'none is a choice too').toBeNull();
  });

  it('says on the picture and on the page why it cannot be drawn', async () => {
    const walk = await seedPermit.atTechnical(app.deps);
    const { first } = await plansOf(walk.caseId);
    await becomes(app, first, 'AutoCAD Binary DXF');
    const officer = await as(REVIEWER);
    const answer = await officer.get(`${first}/gambar.svg`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(answer.body).toContain('Ini DWG atau DXF biner');
    expect((await officer.get(`${first}?tampil=semula`)).body).toContain('Ini DWG atau DXF biner');
  });
});

describe('remarks of a case that becomes another', () => {
  it('are carried with their threads to the files that stand there, drafts left behind', async () => {
    const from = await seedPermit.remarked(app.deps);
    const to = await seedPermit.atTechnical(app.deps);
    const [old, next] = await Promise.all([from, to].map(({ caseId }) => plansOf(caseId)));
    const idOf = (address = '') => address.split('/').at(-1) ?? '';
    const place = { fileId: idOf(next?.first), requirement: 'plans', revision: 1 };
    const carried = await transaction(app.db, (tx) =>
      carryRemarks(tx, from.caseId, to.caseId, new Map([idOf(old?.first), idOf(old?.now)].map((id) => [id, place]))),
    );
    expect(carried).toBe(8);
    const on = await readDrawings({ cases: app.deps.cases }, to.caseId, to.applicant);
    expect(on.remarks.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(on.remarks.map(({ fileId }) => fileId))).toEqual(new Set([place.fileId]));
    expect(on.remarks[1]?.lines.map(({ did }) => did)).toEqual(['make', 'answer', 'reopen']);
  });
});

describe('a case given back with open requests on its drawings', () => {
  it('lists each of them in the return, as the officer reads beforehand, and is given back for them alone', async () => {
    const walk = await seedPermit.atTechnical(app.deps);
    const { first, list } = await plansOf(walk.caseId);
    await expect(walk.does('reviewer', 'returnFromTechnical')).rejects.toMatchObject({ detail: { reason: 'nothing-to-mend' } });
    const officer = await as(REVIEWER);
    await officer.get(first);
    await officer.post(`${first}/catatan`, { kind: 'request', page: '1', spot: 'C4', text: 'Lebarkan tangga ini.' });
    await officer.post(`${first}/catatan`, { kind: 'note', page: '1', spot: '', text: 'Gambarnya rapi.' });
    await expect(walk.does('reviewer', 'returnFromTechnical'), 'not sent yet').rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    await officer.post(`${list}/kirim`, { di: first });
    const desk = textOf((await officer.get(`/meja/${walk.caseId}?tindakan=returnFromTechnical`)).body);
    expect(desk).toContain('catatan 1: Lebarkan tangga ini.');
    await walk.does('reviewer', 'returnFromTechnical');
    // Until then it can be taken back, and nobody is told.
    app.clock.advance({ seconds: 11 });
    await app.runJobs();
    const { remarks, status } = (await readCase(app.deps.cases, walk.caseId, system)).state;
    expect([status, remarks.map(({ text }) => text)]).toEqual([
      'returned',
      [expect.stringMatching(/^“.+”, revisi 1, catatan 1: Lebarkan tangga ini\.$/)],
    ]);
    const own = textOf((await (await as(APPLICANT)).get(`/berkas/${walk.caseId}`)).body);
    expect(own).toContain('catatan 1: Lebarkan tangga ini.');
    const mails = await app.db.selectFrom('channels.demo_mail').select('body').where('recipient', '=', APPLICANT).execute();
    expect(mails.filter(({ body }) => body.includes(', catatan 1: Lebarkan tangga ini.'))).toHaveLength(1);
    const [drawing, other] = await Promise.all(['plans', 'identity'].map((key) => fileOf(walk.caseId, key)));
    const mend = await (await as(APPLICANT)).get(`/berkas/${walk.caseId}/perbaiki`);
    expect(mend.body, 'the drawing was accepted, and may be sent anew').toContain(`name="file-${drawing}"`);
    expect(mend.body).not.toContain(`name="file-${other}"`);
    const resubmit = async (requirement: string, replaces: string) =>
      perform(app.deps.cases, walk.applicant, {
        caseId: walk.caseId,
        idempotencyKey: newId(),
        expectedVersion: null,
        ask: {
          action: 'resubmit',
          files: { [requirement]: [{ fileId: await walk.paper('Tangga diperlebar'), replaces }] },
          answers: {},
          reply: 'Tangga sudah diperlebar.',
        },
      });
    await expect(resubmit('identity', other ?? '')).rejects.toMatchObject({ detail: { reason: 'unknown-file' } });
    await resubmit('plans', drawing ?? '');
    const after = await plansOf(walk.caseId);
    expect([after.first, after.now === after.first]).toEqual([`${list}/${drawing}`, false]);
    expect(textOf((await officer.get(after.now)).body), 'the remark goes along to the new revision').toContain('Lebarkan tangga ini.');
  });
});

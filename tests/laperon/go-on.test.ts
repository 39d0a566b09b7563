import { transaction } from '#db';
import { castOf, handIn, seedConsultation } from '#demo';
import { newId } from '#kernel';
import { readCase, type Submission, submitCase } from '#platform/cases';
import { getDraftForUpdate, saveAnswers } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import {
  consultation,
  type ConsultationAnswers,
  drawingsIn,
  exampleAnswers,
  makeRemark,
  permit,
  readDrawings,
  sendRemarks,
} from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let niluh: Visitor;
let from: Awaited<ReturnType<typeof seedConsultation>>;

const system = { kind: 'system', name: 'test' } as const;

beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
  niluh = await app.signedIn('niluh@contoh.test');
  from = await seedConsultation(app.deps, 'minuted');
  await remarkOn(from.caseId);
}, 180_000);
afterAll(() => app?.close());

/** An officer asks for something on the first drawing, and sends it. */
async function remarkOn(caseId: string): Promise<void> {
  const deps = { cases: app.deps.cases };
  const on = await readDrawings(deps, caseId, from.officer('planner'));
  const [drawing] = drawingsIn(on.view);
  if (!drawing) throw new Error('the consultation has a drawing');
  await makeRemark(deps, on, drawing, { kind: 'request', page: 1, spot: null, text: 'Tunjukkan as jalan pada denah.' });
  await sendRemarks(deps, await readDrawings(deps, caseId, from.officer('planner')));
}

const goOn = (service: string) => `/berkas/${from.caseId}/lanjutkan/${service}`;

describe('a consultation', () => {
  it('names the ways on, and shows what goes along before anything is begun', async () => {
    const own = (await niluh.get(`/berkas/${from.caseId}`)).body;
    for (const service of [permit.key, 'surat-itr']) expect(own).toContain(goOn(service));
    const page = textOf((await niluh.get(goOn(permit.key))).body);
    for (const said of ['Yang ikut terbawa', '-8.58', '.pdf']) expect(page).toContain(said);
    expect((await niluh.get(goOn('izin-acara'))).statusCode).toBe(404);
    expect((await (await app.signedIn('wayan@contoh.test')).get(goOn(permit.key))).statusCode).toBe(404);
  });

  it('becomes an application with land, drawings, remarks and what the plans said; both know of each other', async () => {
    const draft = newId();
    await niluh.get(goOn(permit.key));
    expect((await niluh.post(goOn(permit.key), { draft })).headers.location).toBe(`/draf/${draft}`);
    await niluh.post(goOn(permit.key), { draft });
    expect(textOf((await niluh.get(`/draf/${draft}`)).body)).toContain(`Melanjutkan ${consultation.title('id')} ${from.number}`);
    expect((await niluh.get(`/draf/${draft}/isi/site`)).body).toContain('-8.58');

    const { personId } = from.applicant;
    await transaction(app.db, async (tx) => {
      const open = await getDraftForUpdate(tx, draft, personId);
      expect(Object.keys(open.files)).toEqual(['plans']);
      await saveAnswers(tx, open, permit.journey, exampleAnswers() as never, app.clock.now());
    });
    const papers = await handIn(app.deps.cases, personId, permit, exampleAnswers());
    const kept = await transaction(app.db, (tx) => getDraftForUpdate(tx, draft, personId));
    const headers = { 'content-type': 'application/json', 'idempotency-key': newId() };
    const payload = JSON.stringify({ ...papers, ...kept.files });
    expect((await niluh.send({ method: 'PUT', url: `/api/v1/drafts/${draft}/files`, headers, payload })).statusCode).toBe(200);
    const sent = await niluh.post(`/draf/${draft}/kirim`, {});
    const caseId = /\/berkas\/([^/]+)\/selesai/.exec(String(sent.headers.location))?.[1] ?? '';

    const view = await readCase(app.deps.cases, caseId, system);
    expect(view.state.origin).toMatchObject({ caseId: from.caseId, number: from.number });
    expect((await readCase(app.deps.cases, from.caseId, system)).state.successors).toEqual([
      { caseId, number: view.number, service: permit.key },
    ]);
    const { remarks } = await readDrawings({ cases: app.deps.cases }, caseId, from.applicant);
    expect(remarks.map(({ requirement, revision, lines }) => [requirement, revision, lines[0]?.text])).toEqual([
      ['plans', 1, 'Tunjukkan as jalan pada denah.'],
    ]);
    const own = textOf((await niluh.get(`/berkas/${caseId}`)).body);
    for (const said of ['Melanjutkan berkas', from.number, 'Jawaban rencana tata ruang']) expect(own).toContain(said);
    expect(textOf((await niluh.get(`/berkas/${from.caseId}`)).body)).toContain('Dilanjutkan sebagai');
    const desk = await app.signedIn('loket@contoh.test');
    expect(textOf((await desk.get(`/meja/${caseId}`)).body)).toContain(from.number);
  });

  it('is nobody else’s to go on from, and no application names it by hand', async () => {
    const wayan = await app.signedIn('wayan@contoh.test');
    const draft = newId();
    await wayan.get('/berkas');
    expect((await wayan.post(goOn(permit.key), { draft })).statusCode).toBe(404);
    expect((await wayan.get(`/draf/${draft}`)).statusCode).toBe(404);

    // An officer may read the case and is nobody's applicant by it.
    const { agencyId, officers } = await castOf(app.deps);
    const answers = exampleAnswers();
    const rules = await rulesAt(app.db, permit.rules, { agencyId, on: '2026-03-02' });
    const files = await handIn(app.deps.cases, officers.planner.personId, permit, answers);
    const sent = {
      actor: officers.planner,
      service: permit,
      agencyId,
      answers,
      files,
      rules,
      idempotencyKey: newId(),
    } as never as Submission;
    const sending = transaction(app.db, (tx) => submitCase(tx, app.deps.cases, { ...sent, continues: from.caseId }));
    await expect(sending).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('names only questions that are asked there', () => {
    const given: ConsultationAnswers = from.answers;
    for (const { service, answers } of consultation.continues ?? []) {
      const target = app.deps.cases.registry.get(service);
      const asked = target.journey.pages.flatMap((page) => Object.keys(page.fields).map((field) => `${page.key}.${field}`));
      expect(asked, service).toEqual(expect.arrayContaining(Object.keys(answers(given as never))));
    }
  });
});

import { seedPermit } from '#demo';
import { type CaseView, listInvitations, readCase } from '#platform/cases';
import { rawOf } from '#platform/forms';
import { permit } from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
let niluh: Visitor;

beforeAll(async () => {
  app = await startApp();
  await seedPermit.submitted(app.deps);
  niluh = await app.signedIn('niluh@contoh.test');
});
afterAll(() => app?.close());

/** A case given back for a remark on one page, every file accepted. */
async function remarkedOn(page: string): Promise<string> {
  const walk = await seedPermit.submitted(app.deps);
  await walk.judge('front');
  await walk.remarks('front', page, 'Betulkan bagian ini.');
  await walk.does('front', 'complete');
  return walk.caseId;
}

const see = (caseId: string): Promise<CaseView> => readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });

type Values = Record<string, string | readonly string[]>;

/** The answers of one page, or of one entry, as the form names them, changed as wished. */
async function answered(caseId: string, key: string, change: Values = {}, index?: number): Promise<Values> {
  const page = permit.journey.pages.find((one) => one.key === key);
  const given = (await see(caseId)).state.answers[key];
  if (!page || !given) throw new Error(`no page ${key}`);
  const raw = { ...rawOf(page, (Array.isArray(given) ? given[0] : given) as Record<string, unknown>), ...change };
  const prefix = index === undefined ? `${key}-` : `${key}-${index}-`;
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [prefix + name, value]));
}

async function mend(caseId: string, values: Values, files: readonly string[] = []) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ _csrf: await niluh.token(), ...values }))
    for (const one of [value].flat()) form.append(name, one);
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 300]).drawText('baru');
  for (const name of files) form.append(name, new Blob([new Uint8Array(await pdf.save())], { type: 'application/pdf' }), `${name}.pdf`);
  const body = new Response(form);
  return niluh.send({
    method: 'POST',
    url: `/berkas/${caseId}/perbaiki`,
    headers: { 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
}

describe('mending', () => {
  it('takes the longest list there may be, and says of a longer form what is too long', async () => {
    const caseId = await remarkedOn('buildings');
    let values: Values = { 'buildings-_n': '20' };
    for (let n = 0; n < 20; n++) values = { ...values, ...(await answered(caseId, 'buildings', { name: `Villa ${n + 1}` }, n)) };
    const junk = Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`x${n}`, '']));
    const tooLong = await mend(caseId, { ...values, ...junk });
    expect(tooLong.statusCode).toBe(413);
    expect(textOf(tooLong.body)).toContain('Isian formulir terlalu banyak');
    expect((await mend(caseId, values)).statusCode).toBe(303);
    expect((await see(caseId)).state.answers.buildings).toHaveLength(20);
  });

  it('asks the page and the paper that a changed answer opens, and waits for whoever it names', async () => {
    const caseId = await remarkedOn('applicant');
    const proxy = { 'applicant-_n': '1', ...(await answered(caseId, 'applicant', { role: 'proxy' })) };
    const asked = await mend(caseId, proxy);
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('href="#principal-name"');
    expect(asked.body).toContain('name="principal-email"');
    expect(asked.body).toContain('href="#need-power-of-attorney"');

    const owner = {
      'principal-_n': '1',
      'principal-name': 'I Made Pemilik',
      'principal-nik': '5103015505880001',
      'principal-address': 'Jalan Pemilik 7',
    };
    const own = await mend(caseId, { ...proxy, ...owner, 'principal-email': 'niluh@contoh.test' }, ['need-power-of-attorney']);
    expect(own.statusCode).toBe(422);
    expect(own.body).toContain('href="#principal-email"');
    const paper = /name="need-power-of-attorney" value="([^"]+)"/.exec(own.body)?.[1] ?? '';

    const both = { 'applicant-email': 'made@contoh.test', 'principal-email': 'Made@Contoh.test' };
    const same = await mend(caseId, { ...proxy, ...owner, ...both, 'need-power-of-attorney': paper });
    expect(same.statusCode, 'the asker’s own address under the owner’s name').toBe(422);
    expect(same.body).toContain('href="#principal-email"');

    const whole = { ...proxy, ...owner, 'principal-email': 'made@contoh.test', 'need-power-of-attorney': paper };
    expect((await mend(caseId, whole)).statusCode).toBe(303);
    const { state } = await see(caseId);
    expect(state).toMatchObject({ status: 'in-review', position: { desk: 'owner' }, flags: ['awaiting-owner'] });
    expect(state.files['power-of-attorney']?.map(({ fileId }) => fileId)).toEqual([paper]);
    expect((await listInvitations(app.deps.cases, caseId)).map(({ name }) => name)).toEqual(['I Made Pemilik']);
  });

  it('keeps what was typed on an opened page while another answer is wrong', async () => {
    const caseId = await remarkedOn('applicant');
    const proxy = { 'applicant-_n': '1', ...(await answered(caseId, 'applicant', { role: 'proxy', phone: 'x' })) };
    const again = await mend(caseId, { ...proxy, 'principal-_n': '1', 'principal-name': 'I Made Pemilik' });
    expect(again.body).toContain('href="#applicant-phone"');
    expect(again.body).toContain('value="I Made Pemilik"');
  });

  it('asks the papers of a higher house', async () => {
    const caseId = await remarkedOn('buildings');
    const higher = { 'buildings-_n': '1', ...(await answered(caseId, 'buildings', { floors: '4', basements: '1' }, 0)) };
    const asked = await mend(caseId, higher);
    expect(asked.statusCode).toBe(422);
    expect(textOf(asked.body)).toContain('Hasil penyelidikan tanah');
    expect((await mend(caseId, higher, ['need-soil'])).statusCode).toBe(303);
    expect((await see(caseId)).state.files.soil).toHaveLength(1);
  });

  it('shows the officer what the answers ask for and nobody has sent', async () => {
    const caseId = await remarkedOn('buildings');
    const officer = await app.signedIn('loket@contoh.test');
    const shop = { 'buildings-_n': '1', ...(await answered(caseId, 'buildings', { use: 'business' }, 0)) };
    expect(textOf((await officer.get(`/meja/${caseId}`)).body)).not.toContain('Dokumen lingkungan');
    expect((await mend(caseId, shop)).statusCode, 'recommended is not required').toBe(303);
    expect(textOf((await officer.get(`/meja/${caseId}`)).body)).toContain('Dokumen lingkungan');
  });

  it('lets a choice that may be left out be taken back', async () => {
    const caseId = await remarkedOn('buildings');
    const none = /<input[^>]*type="radio" name="buildings-0-heightException" value(="")?( checked)?\/?>/;
    expect(none.exec((await niluh.get(`/berkas/${caseId}/perbaiki`)).body)?.[0]).toContain('checked');
    const chosen = { 'buildings-_n': '1', ...(await answered(caseId, 'buildings', { heightException: 'worship' }, 0)) };
    const again = (await mend(caseId, { ...chosen, 'buildings-0-floors': '' })).body;
    expect(none.exec(again)?.[0]).not.toContain('checked');
    expect((await mend(caseId, { ...chosen, 'buildings-0-heightException': '' })).statusCode).toBe(303);
    const [house] = (await see(caseId)).state.answers.buildings as Record<string, unknown>[];
    expect(house).not.toHaveProperty('heightException');
  });

  it('lets an entry be added and taken out', async () => {
    const caseId = await remarkedOn('owners');
    const page = (await niluh.get(`/berkas/${caseId}/perbaiki`)).body;
    expect(page).toMatch(/name="_add" value="owners"/);
    const first = { 'owners-_n': '1', ...(await answered(caseId, 'owners', { share: '60' }, 0)) };
    const more = await mend(caseId, { ...first, _add: 'owners' });
    expect(more.statusCode, 'nothing is wrong yet').toBe(200);
    expect(more.body).toContain('name="owners-1-nik"');
    expect(more.body).toContain('value="60"');
    const two = {
      ...first,
      'owners-_n': '3',
      'owners-1-name': 'Ni Wayan Kedua',
      'owners-1-nik': '5103015505880002',
      'owners-1-share': '40',
      'owners-2-_out': 'yes',
    };
    const none = await mend(caseId, { ...two, 'owners-0-_out': 'yes', 'owners-1-_out': 'yes' });
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('href="#owners-_tambah"');
    expect((await mend(caseId, two)).statusCode).toBe(303);
    expect((await see(caseId)).state.answers.owners).toMatchObject([{ share: 60 }, { name: 'Ni Wayan Kedua', share: 40 }]);
  });
});

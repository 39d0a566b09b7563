import { castOf, seedUndagi } from '#demo';
import { newId } from '#kernel';
import { readCase } from '#platform/cases';
import { permit } from '#services/laperon';
import { startApp, type TestApp, textOf } from '#support';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' })).state;
const refused = { code: 'ACTION_NOT_ALLOWED' };

describe('free drawings', () => {
  it('go back and forth until the applicant agrees, who alone can', async () => {
    const walk = await seedUndagi(app.deps, 'drawn');
    await expect(walk.does('reviewer', 'handDraft', { drawings: [] })).rejects.toMatchObject({ detail: { reason: 'wrong-desk' } });
    await walk.applicantDoes('askChange', { remark: 'Pindahkan dapur ke selatan.' });
    expect((await stateOf(walk.caseId)).position).toMatchObject({ desk: 'drawing', side: 'office' });
    await expect(walk.applicantDoes('agree')).rejects.toMatchObject(refused);
    await walk.does('reviewer', 'handDraft', { drawings: [await walk.paperOf('reviewer', 'Gambar kedua')] });
    await expect(walk.does('reviewer', 'unanswered')).rejects.toMatchObject(refused);
    await walk.applicantDoes('agree');
    const { status, flags } = await stateOf(walk.caseId);
    expect([status, flags]).toEqual(['closed', []]);
  });

  it('go on as the application: land, certificate and the drawings last handed over', async () => {
    const walk = await seedUndagi(app.deps, 'agreed');
    const niluh = await app.signedIn('niluh@contoh.test');
    const goOn = `/berkas/${walk.caseId}/lanjutkan/${permit.key}`;
    expect(textOf((await niluh.get(goOn)).body)).toContain('Gambar denah, tampak, dan potongan');
    const draft = newId();
    await niluh.post(goOn, { draft });
    const { body } = await niluh.get(`/api/v1/drafts/${draft}`);
    const { files, suggested, continues } = JSON.parse(body) as { files: object; suggested: Record<string, object>; continues: string };
    expect(continues).toBe(walk.caseId);
    expect(Object.keys(files).sort()).toEqual(['land-title', 'plans']);
    expect(suggested.land).toMatchObject({ area: 120, number: walk.answers.land.number });
  });

  it('are asked for larger plots too, with a warning, because the limit is not confirmed', async () => {
    const walk = await seedUndagi(app.deps, 'submitted');
    const view = await readCase(app.deps.cases, walk.caseId, walk.applicant);
    const area = view.service.journey.pages.find(({ key }) => key === 'land')?.fields.area;
    const read = area?.parse('250', view.context);
    expect(read).toMatchObject({ ok: true, value: 250 });
    expect(read?.ok && read.warning?.('id')).toContain('200');
    expect(area?.parse('200', view.context)).not.toHaveProperty('warning');
  });
});

describe('the sample designs', () => {
  it('are shown to everybody with plan and measures, and one begins an application', async () => {
    const { body, statusCode } = await app.visitor().get('/contoh-desain');
    expect(statusCode).toBe(200);
    for (const said of ['Tipe 36, satu lantai', 'Denah lantai 2', 'rekaan', '45 m²']) expect(textOf(body)).toContain(said);
    const start = /href="(\/ajukan\/gambar-undagi\?[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const niluh = await app.signedIn('niluh@contoh.test');
    expect(textOf((await niluh.get(start)).body)).toContain('Tipe 36, satu lantai');
  });

  it('are DXF files the plan check measures: the footprint as the page says it', async () => {
    const { body, headers, statusCode } = await app.visitor().get('/contoh-desain/tipe-36/denah.dxf');
    expect([statusCode, headers['content-disposition']]).toEqual([200, 'attachment; filename="tipe-36.dxf"']);
    for (const layer of ['TAPAK_BANGUNAN', 'LANTAI_1', 'TINGGI']) expect(body).toContain(layer);
    expect((await app.visitor().get('/contoh-desain/istana/denah.dxf')).statusCode).toBe(404);
  });
});

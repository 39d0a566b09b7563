import { castOf, citizens, seedPlan } from '#demo';
import { transaction } from '#db';
import { newId } from '#kernel';
import { readCase, submitCase } from '#platform/cases';
import { DXF, keepOwnFile, receiveFile } from '#platform/files';
import { rulesAt } from '#platform/rules';
import { exampleAnswers, parcelAt, permit, withPicture } from '#services/laperon';
import { startApp, type TestApp, textOf, type Visitor } from '#support';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
}, 180_000);
afterAll(() => app?.close());

/** The application with these bytes as its situation drawing, sent and examined. */
async function sent(content: Buffer, number: string, place = parcelAt(-8.6 - Number(number.slice(-1)) / 1000, 115.17)) {
  const { cases, files, db } = app.deps;
  const cast = await castOf(app.deps);
  const applicant = cast.citizens.niluh;
  const { name, nik, email, phone } = citizens.niluh;
  const answers = exampleAnswers({
    applicant: { name, nik, email, phone },
    land: { number },
    place,
  });
  const own = { ownerPersonId: applicant.personId };
  const drawing = await receiveFile(files, { stream: Readable.from([content]), filename: 'tapak.dxf', kind: 'drawing', ...own });
  expect(drawing.mediaType).toBe(DXF);
  const paper = () =>
    transaction(
      db,
      async (tx) =>
        (await keepOwnFile(tx, files, { content: Buffer.from(newId()), name: 'a.pdf', mediaType: 'application/pdf', caseId: null, ...own }))
          .id,
    );
  const asked = (permit.checklist.value as { items: { key: string; need: string }[] }).items.filter(({ need }) => need === 'required');
  const given: Record<string, string[]> = {};
  for (const { key } of asked)
    if (!['power-of-attorney', 'lease', 'soil'].includes(key)) given[key] = [key === 'situation' ? drawing.id : await paper()];
  const rules = await rulesAt(db, permit.rules, { agencyId: cast.agencyId, on: '2026-03-02' });
  const submission = {
    actor: applicant,
    service: permit,
    agencyId: cast.agencyId,
    answers: answers as never,
    files: given,
    rules,
    idempotencyKey: newId(),
  };
  const { caseId } = await transaction(db, (tx) => submitCase(tx, cases, submission));
  await app.runJobs();
  return { caseId, drawing };
}

describe('the official check of a drawing', () => {
  it('is shown alike to applicant and officer, with the figures the page for everybody gives', async () => {
    const template = Buffer.from((await app.visitor().get('/periksa-gambar/contoh.dxf')).body);
    const { caseId, drawing } = await sent(template, '22.03.02.01.1.90001');
    const { examined } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
    const sheet = examined.get(drawing.id);
    const amounts = sheet?.lines.map(({ label, amount }) => `${label('id')}: ${amount('id')}`) ?? [];
    // By hand: 10 × 12 on 15 × 20; (120 + 90) / 300; (15 × 4 + 2.5 × 15) / 300; 8.5 m.
    expect(amounts.join('\n')).toMatch(/KDB[^\n]*40%[\s\S]*KLB[^\n]*0,7[\s\S]*KDH[^\n]*32,5%[\s\S]*Tinggi[^\n]*8,5 m · Terpenuhi/);
    expect(sheet?.lines.find(({ label }) => label('en').startsWith('Height'))?.citation).not.toBeUndefined();
    const pages = [
      textOf((await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${caseId}`)).body),
      textOf((await (await app.signedIn('kepala@contoh.test')).get(`/meja/${caseId}`)).body),
    ];
    for (const page of pages) {
      expect(page).toContain('Pemeriksaan gambar: tapak.dxf');
      expect(page).toContain('8,5 m · Terpenuhi');
    }
  }, 120_000);

  it('reads layers and unit as the applicant named them in the file, and both sides are told so', async () => {
    const template = (await app.visitor().get('/periksa-gambar/contoh.dxf')).body;
    const told = '999\nWANTILAN-LAPISAN {"mapping":{"X1":"BATAS_PERSIL"},"metresPerUnit":1,"againstFile":true,"closeGaps":0.2}\n';
    const { caseId, drawing } = await sent(Buffer.from(told + template.replaceAll('BATAS_PERSIL\n', 'X1\n')), '22.03.02.01.1.90003');
    const { examined } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
    const sheet = examined.get(drawing.id);
    expect(sheet?.lines.map(({ amount }) => amount('id')).join('\n')).toContain('40%');
    const cautions = sheet?.cautions.map((caution) => caution('id')).join('\n') ?? '';
    expect(cautions).toContain('Lapisan menurut pemohon: X1 → BATAS_PERSIL');
    expect(cautions).toContain('Satuan gambar menurut pemohon: 1 m, walau berkas menyebut yang lain');
    expect(cautions).toContain('celah sampai 0,2 m');
    const page = textOf((await (await app.signedIn('kepala@contoh.test')).get(`/meja/${caseId}`)).body);
    expect(page).toContain('Lapisan menurut pemohon: X1 → BATAS_PERSIL');
  }, 120_000);

  it('shows both sides the picture it was traced over, and nobody else, and nothing of it but its pixels', async () => {
    const { default: sharp } = await import('sharp');
    const jpeg = await sharp({
      create: { width: 300, height: 200, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .withExif({ IFD0: { Copyright: 'rahasia-di-gambar' } })
      .jpeg()
      .toBuffer();
    const template = (await app.visitor().get('/periksa-gambar/contoh.dxf')).body;
    const told = '999\nWANTILAN-LAPISAN {"traced":true}\n';
    const { caseId, drawing } = await sent(Buffer.from(withPicture(told + template, jpeg.toString('base64'))), '22.03.02.01.1.90008');
    const address = `/gambar/${caseId}/${drawing.id}`;
    const sides = [await app.signedIn('niluh@contoh.test'), await app.signedIn('kepala@contoh.test')];
    for (const side of sides) {
      expect((await side.get(address)).body).toContain(`src="${address}/jiplakan"`);
      const picture = await side.get(`${address}/jiplakan`);
      expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg']);
      expect(await sharp(picture.rawPayload).metadata()).toMatchObject({ width: 300, height: 200 });
      expect(picture.rawPayload.toString('latin1')).not.toContain('rahasia-di-gambar');
    }
    expect((await (await app.signedIn('komang@contoh.test')).get(`${address}/jiplakan`)).statusCode).toBe(404);
    const other = await sent(Buffer.from(withPicture(told + template, Buffer.from('<svg/>').toString('base64'))), '22.03.02.01.1.90009');
    expect((await sides[0]?.get(`/gambar/${other.caseId}/${other.drawing.id}/jiplakan`))?.statusCode, 'what is no picture').toBe(404);
  }, 120_000);

  it('can be judged otherwise by an officer with a reason, read by both sides, told to the applicant, and kept in the audit trail', async () => {
    const template = Buffer.from((await app.visitor().get('/periksa-gambar/contoh.dxf')).body);
    const { caseId, drawing } = await sent(template, '22.03.02.01.1.90004');
    const address = `/gambar/${caseId}/${drawing.id}`;
    const [officer, applicant] = [await app.signedIn('tataruang@contoh.test'), await app.signedIn('niluh@contoh.test')];
    const first = (await officer.get(address)).body;
    expect(first).toContain('Nilai lain dari hitungan');
    /** Where on the page a finding stands: to be looked at, or folded up after what is. */
    const folded = (page: string) => /<details><summary>Yang terpenuhi[^<]*<\/summary>(.*?)<\/details>/s.exec(page)?.[1] ?? '';
    expect(first.indexOf('id="catatan"'), 'what is to be answered comes before what was measured').toBeLessThan(
      first.indexOf('id="temuan-judul"'),
    );
    expect(folded(first), 'what is met').toContain('Tinggi bangunan');
    const ruling = { temuan: 'height', hasil: 'not-met', alasan: 'Diukur dari muka tanah asli tingginya 16,20 m.' };
    for (const [field, value] of [
      ['alasan', ' '],
      ['temuan', 'tangga'],
      ['hasil', 'bagus'],
    ] as const) // prettier-ignore
      expect((await officer.post(`${address}/penilaian`, { ...ruling, [field]: value })).statusCode, field).toBe(422);
    expect((await officer.post(`${address}/penilaian`, ruling)).statusCode).toBe(303);
    const judged = (await applicant.get(address)).body;
    expect(folded(judged), 'an officer found otherwise').not.toContain('Tinggi bangunan');
    expect(textOf(judged)).toMatch(/Menunggu Anda: \d+ temuan perlu diperhatikan/);
    await officer.post(`${address}/penilaian`, { ...ruling, hasil: 'as-computed', alasan: 'Salah baca; potongan A benar.' });
    for (const side of [officer, applicant]) {
      const page = textOf((await side.get(address)).body);
      expect(page).toMatch(/Tinggi bangunan Terpenuhi 8,5 m · Batas/);
      expect(page).toContain('Diukur dari muka tanah asli');
      expect(page.indexOf('Kembali menurut hitungan'), 'the newest first').toBeLessThan(page.indexOf('Dinilai tidak terpenuhi'));
    }
    expect(textOf((await applicant.get(address)).body)).not.toContain('Nilai lain dari hitungan');
    expect((await applicant.post(`${address}/penilaian`, ruling)).statusCode).toBeGreaterThanOrEqual(403);
    await app.runJobs();
    const mails = await app.db.selectFrom('channels.demo_mail').select('body').where('subject', 'like', '%Penilaian petugas%').execute();
    expect(mails.filter(({ body }) => body.includes('16,20 m'))).toHaveLength(1);
    const audit = await app.db
      .selectFrom('audit.entry')
      .select('detail')
      .where('action', '=', 'laperon.rule-on-finding')
      .orderBy('at')
      .orderBy('seq')
      .execute();
    expect(audit.map(({ detail }) => detail)).toMatchObject([{ finding: 'height', verdict: 'not-met' }, { verdict: 'as-computed' }]);
  }, 120_000);

  it('can be judged by a program of the office too, through the same action, and by nobody else', async () => {
    const template = Buffer.from((await app.visitor().get('/periksa-gambar/contoh.dxf')).body);
    const { caseId, drawing } = await sent(template, '22.03.02.01.1.90005');
    const address = `/api/v1/cases/${caseId}/drawings/${drawing.id}`;
    const [officer, applicant] = [await app.signedIn('tataruang@contoh.test'), await app.signedIn('niluh@contoh.test')];
    interface Finding {
      readonly finding: string;
      readonly computed: string;
      readonly rulings: readonly { readonly verdict: string; readonly reason: string; readonly by: string }[];
    }
    const judge = (who: Visitor, payload: object) =>
      who.send({ method: 'POST', url: `${address}/rulings`, payload, headers: { 'idempotency-key': newId(), accept: 'application/json' } });
    const heightOf = (body: string) => (JSON.parse(body) as { items: Finding[] }).items.find(({ finding }) => finding === 'height');
    expect(heightOf((await applicant.get(`${address}/findings`)).body)).toMatchObject({ computed: '8,5 m · Terpenuhi', rulings: [] });
    const ruling = { finding: 'height', verdict: 'not-met', reason: 'Dari muka tanah asli 16,40 m.' };
    expect((await judge(applicant, ruling)).statusCode).toBe(403);
    const empty = await judge(officer, { ...ruling, reason: ' ' });
    expect([empty.statusCode, empty.body]).toEqual([422, expect.stringContaining('"field":"reason"')]);
    const kept = await judge(officer, ruling);
    expect([kept.statusCode, heightOf(kept.body)?.rulings[0]]).toEqual([201, expect.objectContaining({ verdict: 'not-met' })]);
    expect(heightOf((await applicant.get(`${address}/findings`)).body)?.rulings[0]?.reason).toBe(ruling.reason);
    await app.runJobs();
    const mails = await app.db.selectFrom('channels.demo_mail').select('body').where('subject', 'like', '%Penilaian petugas%').execute();
    expect(mails.filter(({ body }) => body.includes('16,40 m'))).toHaveLength(1);
  }, 120_000);

  it('says what keeps a drawing from being read, and the case goes on', async () => {
    const { caseId, drawing } = await sent(Buffer.from('0\nSECTION\n2\nENTITIES\n0\nLINE\nx\n0\n0\nEOF\n'), '22.03.02.01.1.90002');
    const { examined } = await readCase(app.deps.cases, caseId, { kind: 'system', name: 'test' });
    const sheet = examined.get(drawing.id);
    expect(sheet?.cautions.length).toBeGreaterThan(0);
  }, 120_000);

  it('holds the land against the overlays of the plans, though the drawing shows neither temple nor word of it', async () => {
    await seedPlan(app.deps, await castOf(app.deps));
    const template = Buffer.from((await app.visitor().get('/periksa-gambar/contoh.dxf')).body);
    const { caseId } = await sent(template, '22.03.02.01.1.00077', parcelAt(-8.5806, 115.1779));
    const page = textOf((await (await app.signedIn('niluh@contoh.test')).get(`/berkas/${caseId}`)).body);
    expect(page).toMatch(
      /Jarak ke pura Batas: paling sedikit 150 m Bukan peraturan: data buatan\. Jarak contoh.* 116,9 m dari tanah menurut peta rencana · Dinilai petugas/,
    );
  });
});

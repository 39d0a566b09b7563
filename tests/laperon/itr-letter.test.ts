import { transaction } from '#db';
import { castOf, seedItr } from '#demo';
import { officeDay } from '#platform/calendar';
import { readCase } from '#platform/cases';
import { getFile } from '#platform/files';
import type { Rule } from '#platform/rules';
import { enterRule, startApp, type TestApp, textOf, textOfPdf, type Visitor } from '#support';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let app: TestApp;
const visitors = new Map<string, Visitor>();
beforeAll(async () => {
  app = await startApp();
  await castOf(app.deps);
}, 180_000);
afterAll(() => app?.close());

const system = { kind: 'system', name: 'test' } as const;
const stateOf = async (caseId: string) => (await readCase(app.deps.cases, caseId, system)).state;

async function as(email: string): Promise<Visitor> {
  const known = visitors.get(email) ?? (await app.signedIn(email));
  visitors.set(email, known);
  return known;
}

describe('the letter of spatial information', () => {
  it('is written from what the plans said that day, with every limit and an extract of the map', async () => {
    const walk = await seedItr(app.deps, 'issued');
    const { records, products, status, position } = await stateOf(walk.caseId);
    expect([status, position?.desk]).toEqual(['issued', 'handover']);
    expect(products.map(({ key, number }) => [key, /^600\/\d{4}\/ITR\/DPMPTSP\/\d{4}$/.test(number)])).toEqual([['letter', true]]);
    const answer = records.findLast(({ name }) => name === 'complete')?.value.answer as Record<string, unknown>;
    const [plan] = answer.plans as { zones: { share: { m2: number; percent: number }; limits: { citation: string } }[] }[];
    expect(plan?.zones.reduce((sum, { share }) => sum + share.percent, 0)).toBeCloseTo(100, 3);
    expect(plan?.zones.every(({ limits }) => limits === null || limits.citation !== '')).toBe(true);
    const map = answer.map as {
      widthMetres: number;
      areas: { ring: unknown[] }[];
      overlays: { kind: string; reach: number }[];
      place: [number, number][];
    };
    expect(map.widthMetres).toBeGreaterThan(100);
    expect(map.place).toHaveLength(4);
    expect(map.areas.length).toBeGreaterThan(0);
    expect(map.overlays.map(({ kind, reach }) => [kind, reach])).toContainEqual(['temple', 600]);
    const letter = await app.deps.files.storage.get((await getFile(app.db, products[0]?.fileId ?? '')).sha256);
    expect((await textOfPdf(letter)).text).toMatch(/Petikan peta.*tanah yang dimohon.*Radius kesucian pura/);
  });

  it('names its last day where the agency has said how long it holds, and none where it has not', async () => {
    const letterOf = async (caseId: string) => (await stateOf(caseId)).products[0];
    const open = await letterOf((await seedItr(app.deps, 'issued')).caseId);
    expect(open).not.toHaveProperty('validUntil');
    const rule = app.deps.cases.registry
      .all()
      .flatMap(({ service }) => service.rules)
      .find(({ key }) => key === 'laperon.itr.valid-months'); // prettier-ignore
    const { agencyId } = await castOf(app.deps);
    const at = app.clock.now();
    const value = { value: 12, citation: 'Keputusan uji', validFrom: officeDay(at), agencyId, at };
    await transaction(app.db, (tx) => enterRule(tx, rule as Rule, value));
    const walk = await seedItr(app.deps, 'issued');
    const ending = await letterOf(walk.caseId);
    expect(ending?.validUntil).toBe(Temporal.PlainDate.from(officeDay(at)).add({ months: 12 }).subtract({ days: 1 }).toString());
    const file = await app.deps.files.storage.get((await getFile(app.db, ending?.fileId ?? '')).sha256);
    expect((await textOfPdf(file)).text).toContain('Berlaku sampai dengan');
  });

  it('shows applicant and officer the same answer before it is signed', async () => {
    const walk = await seedItr(app.deps, 'atHead');
    const own = textOf((await (await as('niluh@contoh.test')).get(`/berkas/${walk.caseId}`)).body);
    const head = textOf((await (await as('kepala@contoh.test')).get(`/meja/${walk.caseId}`)).body);
    for (const page of [own, head]) {
      expect(page).toContain('Jawaban rencana tata ruang');
      expect(page).toContain('KDB: tapak bangunan paling luas');
      expect(page).toMatch(/Radius kesucian pura: Pura Contoh Puseh.*m dari lokasi ini; berlaku sampai 600 m/s);
      expect(page).toContain('Rencana contoh buatan, bukan rencana Kabupaten Badung');
    }
    expect(own, 'field notes are the office’s own').not.toContain('Tanah rata');
    expect(head).toContain('Tanah rata');
  });

  it('holds the area of the title against the border, for applicant and officer alike', async () => {
    const walk = await seedItr(app.deps, 'submitted');
    for (const [who, address] of [
      ['niluh@contoh.test', `/berkas/${walk.caseId}`],
      ['tataruang@contoh.test', `/meja/${walk.caseId}`],
    ] as const)
      expect(textOf((await (await as(who)).get(address)).body), who).toMatch(
        /Luas menurut surat.*304 m².*Luas terukur dari batas.*Selisih/s,
      );
  });

  it('cannot be signed before somebody looked at the place, nor judged without its papers', async () => {
    const walk = await seedItr(app.deps, 'submitted');
    await expect(walk.does('planner', 'complete')).rejects.toMatchObject({ detail: { reason: 'files-not-judged' } });
    await walk.does('planner', 'proposeRefusal', { reason: 'Batas tanah tidak dapat dipastikan' });
    await expect(walk.does('head', 'approve')).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    await walk.does('head', 'refuse', { ground: 'unknown-land', reason: 'Batas tanah tidak dapat dipastikan' });
    expect((await stateOf(walk.caseId)).status).toBe('rejected');
  });
});

describe('a wrong hit of the map', () => {
  it('is contested with evidence; the corrected letter replaces the first, and the map’s own answer stays kept', async () => {
    const walk = await seedItr(app.deps, 'corrected');
    const { records, products, flags, position } = await stateOf(walk.caseId);
    expect(products.map(({ state: how }) => how)).toEqual(['replaced', 'valid']);
    expect(flags).not.toContain('correction-requested');
    expect(position?.desk).toBe('handover');
    expect(records.map(({ name }) => name)).toEqual(expect.arrayContaining(['complete', 'contest', 'answerContest']));
    expect(records.filter(({ value }) => value.answer !== undefined)).toHaveLength(2);
  });

  it('is replaced by nobody but the head, who may send it back to be answered anew', async () => {
    const walk = await seedItr(app.deps, 'correctionAtHead');
    expect((await stateOf(walk.caseId)).products.map(({ state: how }) => how)).toEqual(['valid']);
    await expect(walk.does('planner', 'approveCorrection')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await walk.does('head', 'doubtCorrection', { reason: 'Lampirkan berita acara pengukuran.' });
    const { flags, position } = await stateOf(walk.caseId);
    expect([flags.includes('correction-requested'), position?.desk]).toEqual([true, 'information']);
    await walk.does('planner', 'answerContest', { finding: 'wrong', reason: 'Pengukuran ulang menunjuk tanah yang sama.' });
    expect((await stateOf(walk.caseId)).products.map(({ state: how }) => how)).toEqual(['valid']);
  });

  it('wants evidence, and one objection at a time', async () => {
    const walk = await seedItr(app.deps, 'contested');
    const again = { mistake: 'Sekali lagi: zona keliru', evidence: [await walk.paper('Bukti kedua')] };
    await expect(walk.applicantDoes('contest', again)).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    await walk.does('planner', 'answerContest', { finding: 'wrong', reason: 'Peta dan gambar ukur menunjuk tanah yang sama.' });
    await expect(walk.applicantDoes('contest', { mistake: 'Tanpa bukti sama sekali', evidence: [] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

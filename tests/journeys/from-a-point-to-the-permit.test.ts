import { castOf, handIn, seedPlan } from '#demo';
import { newId, type PersonActor } from '#kernel';
import { type Command, currentFiles, perform, readCase, type Verdict } from '#platform/cases';
import { actOn, drawingsIn, exampleAnswers, makeRemark, permit, readDrawings, sendRemarks } from '#services/laperon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applicant, type Citizen } from './people/applicant.ts';
import { fill, follow, press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';
import { photo } from './people/papers.ts';

let hall: Hall;
let cast: Awaited<ReturnType<typeof castOf>>;
beforeAll(async () => {
  hall = await openHall();
  cast = await castOf(hall.app.deps);
  await seedPlan(hall.app.deps, cast);
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

const citizen: Citizen = { name: 'Wayan Adi Contoh', email: 'wayan.adi@contoh.test', nik: '5103021505889909', plot: '9' };
const SAID = 'Tunjukkan as jalan pada denah.';
const corners = ['-8.5805, 115.1778', '-8.5805, 115.1780', '-8.5807, 115.1780', '-8.5807, 115.1778'];

const cases = () => hall.app.deps.cases;
const viewOf = (caseId: string) => readCase(cases(), caseId, { kind: 'system', name: 'test' });

function ask(by: PersonActor, caseId: string, what: Command['ask']): Promise<unknown> {
  return perform(cases(), by, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: what });
}
const does = (by: PersonActor, caseId: string, action: string, input: Record<string, unknown> = {}) => ask(by, caseId, { action, input });

/** A verdict for every file that has none. */
async function judgeAll(
  by: PersonActor,
  caseId: string,
  otherwise: Readonly<Record<string, readonly [Verdict, string]>> = {},
): Promise<void> {
  const { state } = await viewOf(caseId);
  for (const requirement of Object.keys(state.files))
    for (const { fileId, judgement } of currentFiles(state, requirement)) {
      const [verdict, note] = otherwise[requirement] ?? ['accepted', null];
      if (judgement === null) await ask(by, caseId, { action: 'judge', requirement, fileId, verdict, note });
    }
}

it(
  'leads from a point on the map to the permit: zone, consultation, remarks over two revisions, nothing typed twice',
  async () => {
    const { front, planner, reviewer, treasurer, archivist, head } = cast.officers;
    const deps = { cases: cases() };
    const hers = applicant(await hall.page({ javaScript: false, width: 360 }), hall.app.runJobs);
    const { page } = hers;
    await hers.signsUp(citizen);

    // What may be built there, and a question about it.
    await page.goto(`/tata-ruang?letak=${encodeURIComponent(corners.join('\n'))}&kegiatan=house`);
    expect(await page.getByRole('main').innerText()).toMatch(/[A-Z]+-\d|KT|W Pariwisata/);
    await page.locator('a[href^="/ajukan/konsultasi?"]').first().click();
    await press(page, 'Mulai mengisi');
    await page.locator('ol.tasks a').first().click();
    await fill(page, { name: citizen.name, phone: '081200000029', email: citizen.email });
    await press(page, 'Simpan dan lanjutkan');
    expect(await page.locator('textarea[name=place]').inputValue()).toContain('-8.5805');
    await press(page, 'Simpan dan lanjutkan');
    await fill(page, { topic: 'drawings', question: 'Apakah terasnya boleh sampai ke pagar?', way: 'written' });
    await press(page, 'Simpan dan lanjutkan');
    expect(await hers.handsInPapers()).toEqual(['drawings']);
    await follow(page, 'Lanjut memeriksa');
    await press(page, 'Kirim pengajuan');
    await page.waitForURL(/selesai/);
    const consultation = /\/berkas\/([^/]+)\/selesai/.exec(page.url())?.[1] ?? '';
    const asked = (await viewOf(consultation)).number;

    // The office reads the plans, remarks on the drawing and answers.
    await does(planner, consultation, 'readPlans');
    const [drawing] = drawingsIn((await readDrawings(deps, consultation, planner)).view);
    if (!drawing) throw new Error('the consultation has a drawing');
    await makeRemark(deps, await readDrawings(deps, consultation, planner), drawing, { kind: 'request', page: 1, spot: null, text: SAID });
    await sendRemarks(deps, await readDrawings(deps, consultation, planner));
    await does(planner, consultation, 'reply', { reply: 'Teras tanpa dinding boleh; lengkapi denahnya.' });

    // It goes on as the application: the land and the drawing are there.
    await page.goto(`/berkas/${consultation}`);
    await follow(page, 'Ajukan izin bangunan (IMB/PBG)');
    expect(await page.getByRole('main').innerText()).toContain('-8.58');
    await press(page, 'Buat permohonan');
    await hers.answersDraft(citizen, async () => {
      expect(await page.locator('textarea[name=place]').inputValue()).toContain('-8.5805');
    });
    expect(await hers.handsInPapers()).not.toContain('plans');
    await hers.sends();
    const caseId = /\/berkas\/([^/]+)\/selesai/.exec(page.url())?.[1] ?? '';
    await page.goto(`/berkas/${caseId}`);
    for (const said of [asked, 'Jawaban rencana tata ruang']) expect(await page.content()).toContain(said);
    const me = {
      ...cast.citizens.niluh,
      personId: (
        await hall.app.db.selectFrom('cases.case').select('applicant_person_id as id').where('id', '=', caseId).executeTakeFirstOrThrow()
      ).id,
    };
    const remark = async () => (await readDrawings(deps, caseId, reviewer)).remarks.find(({ lines }) => lines[0]?.text === SAID);
    expect(await remark()).toMatchObject({ requirement: 'plans', revision: 1 });

    // Returned for it, mended, answered on the second revision, accepted.
    await judgeAll(front, caseId, { plans: ['does-not-conform', 'Lihat catatan pada gambar.'] });
    await does(front, caseId, 'complete');
    const { plans: [fileId = ''] = [] } = await handIn(cases(), me.personId, permit, exampleAnswers());
    const before = currentFiles((await viewOf(caseId)).state, 'plans')[0]?.fileId ?? '';
    await ask(me, caseId, {
      action: 'resubmit',
      files: { plans: [{ fileId, replaces: before }] },
      answers: {},
      reply: 'As jalan sudah ada.',
    });
    await actOn(deps, await readDrawings(deps, caseId, me), (await remark())?.id ?? '', 'answer', 'Sudah digambar.');
    await sendRemarks(deps, await readDrawings(deps, caseId, me));
    await actOn(deps, await readDrawings(deps, caseId, reviewer), (await remark())?.id ?? '', 'accept', '');
    await sendRemarks(deps, await readDrawings(deps, caseId, reviewer));
    expect((await remark())?.lines.map(({ did, revision }) => [did, revision])).toEqual([
      ['make', 1],
      ['answer', 2],
      ['accept', 2],
    ]);

    // The desks, to the permit.
    await judgeAll(front, caseId);
    await does(front, caseId, 'complete');
    await does(planner, caseId, 'assessPlanning', { zone: 'R-3', coverage: '60', exception: 'none' });
    const minutes = { panel: 'tpt', minutesNumber: 'BA-9/TPT', minutesDate: '01-03-2026' };
    await does(reviewer, caseId, 'assessTechnical', { ...minutes, recommendation: 'Gambar memenuhi standar teknis.' });
    await does(cast.officers.inspector, caseId, 'schedule', { day: '05-03-2026', time: '9.30' });
    const inspector = officer(await hall.pageOf('lapangan@contoh.test', { javaScript: false }), 'id');
    await inspector.opens(citizen.name);
    await inspector.does('inspect', { photos: [await photo('Depan')], findings: 'Sesuai gambar.', conclusion: 'conforms' });
    await does(treasurer, caseId, 'assessLevy');
    const { state } = await viewOf(caseId);
    expect(state.flags).toContain('awaiting-payment');
    const slip = (await handIn(cases(), treasurer.personId, permit, exampleAnswers())).identity ?? [];
    await does(treasurer, caseId, 'recordDeposit', { slipNumber: 'STS-9', slipDate: '02-03-2026', amount: '500000', slip });
    await does(archivist, caseId, 'checkDeposit');
    await does(head, caseId, 'approve');
    await hall.app.runJobs();
    await page.goto(`/berkas/${caseId}`);
    expect((await hers.downloads('Unduh dokumen')).subarray(0, 5).toString()).toBe('%PDF-');
    await page.goto(`/berkas/${consultation}`);
    expect(await page.getByRole('main').innerText()).toContain('Dilanjutkan sebagai');
  },
  PATIENCE,
);

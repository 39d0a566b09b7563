import type { PersonActor } from '#kernel';
import { actOn, drawingsIn, makeRemark, readDrawings, rule, sendRemarks } from '#services/laperon';
import type { PermitWalk } from './walk.ts';

type Made = Parameters<typeof makeRemark>[3];

const remarks: readonly Made[] = [
  {
    kind: 'request',
    page: 1,
    spot: { x: 0.31, y: 0.6 },
    text: 'Lebar tangga kurang dari 1,20 m. Lebarkan, atau jelaskan jalan keluar yang lain.',
  },
  { kind: 'request', page: 1, spot: { x: 0.16, y: 0.5 }, text: 'Pintu antara dapur dan ruang keluarga belum digambar.' },
  { kind: 'request', page: 1, spot: { x: 0.78, y: 0.28 }, text: 'Tulis tinggi bangunan dari muka tanah pada tampak depan.' },
  { kind: 'question', page: 1, spot: { x: 0.46, y: 0.25 }, text: 'Apakah jendela kamar 1 menghadap halaman sendiri?' },
  { kind: 'request', page: 1, spot: { x: 0.1, y: 0.1 }, text: 'Kop gambar belum menyebut nomor lembar.' },
  { kind: 'note', page: 1, spot: null, text: 'Ukuran luar cocok dengan gambar situasi.' },
  { kind: 'request', page: 1, spot: { x: 0.47, y: 0.65 }, text: 'Kamar 2: beri ukuran bersihnya.' },
];

/** A drawing in force, as somebody sees it at the time of the walk. */
async function plansOf(walk: PermitWalk, reader: PersonActor, key = 'plans') {
  const deps = { cases: walk.engine };
  const on = await readDrawings(deps, walk.caseId, reader);
  const drawing = drawingsIn(on.view).find(({ requirement, file }) => requirement.key === key && file.replacedBy === null);
  if (!drawing) throw new Error(`no ${key} in ${walk.number}`);
  return { deps, on, drawing, remark: (n: number) => on.remarks.find((one) => one.n === n)?.id ?? '' };
}

/** The reviewer goes through the plans and sends everything at once. */
export async function remarkOnPlans(walk: PermitWalk): Promise<void> {
  const { deps, on, drawing } = await plansOf(walk, walk.officer('reviewer'));
  for (const remark of remarks) await makeRemark(deps, on, drawing, remark);
  await sendRemarks(deps, on);
}

/** The applicant answers most of it, and asks something back. */
export async function answerOnPlans(walk: PermitWalk): Promise<void> {
  const { deps, on, drawing, remark } = await plansOf(walk, walk.applicant);
  await actOn(deps, on, remark(1), 'answer', 'Tangga dilebarkan menjadi 1,25 m.');
  await actOn(deps, on, remark(2), 'answer', 'Pintu sudah digambar.');
  await actOn(deps, on, remark(3), 'answer', 'Tingginya 7,80 m, tertulis pada lembar potongan.');
  await makeRemark(deps, on, drawing, {
    kind: 'question',
    page: 1,
    spot: { x: 0.36, y: 0.6 },
    text: 'Apakah tangga selebar ini cukup untuk rumah dua lantai?',
  });
  await sendRemarks(deps, on);
}

/** The reviewer accepts one answer, opens another remark again, withdraws one, and leaves a thought unsent. */
export async function judgeAnswers(walk: PermitWalk): Promise<void> {
  const { deps, on, drawing, remark } = await plansOf(walk, walk.officer('reviewer'));
  await actOn(deps, on, remark(1), 'accept', '');
  await actOn(deps, on, remark(2), 'reopen', 'Arah bukaan pintu belum terlihat.');
  await actOn(deps, on, remark(5), 'withdraw', 'Nomor lembar ada di sudut bawah.');
  await sendRemarks(deps, on);
  await makeRemark(deps, on, drawing, { kind: 'note', page: 1, spot: { x: 0.6, y: 0.9 }, text: 'Periksa lagi bersama potongan A-A.' });
}

const SITE = 'situation';

/** The reviewer goes through a site plan in DXF: each remark on a point of it, in metres. */
export async function remarkOnSite(walk: PermitWalk): Promise<void> {
  const { deps, on, drawing } = await plansOf(walk, walk.officer('reviewer'), SITE);
  const onSite: readonly Made[] = [
    {
      kind: 'request',
      page: 1,
      spot: { x: 0.45, y: 0.74 },
      point: { x: 7.5, y: 1.5 },
      text: 'Dinding depan melewati garis sempadan. Mundurkan bangunan hingga di belakang garis GSB.',
    },
    {
      kind: 'request',
      page: 1,
      spot: { x: 0.31, y: 0.06 },
      point: { x: 3.9, y: 18.3 },
      text: 'Luas tertulis 340 m², terukur 304 m². Mana yang benar?',
    },
    { kind: 'question', page: 1, spot: { x: 0.2, y: 0.6 }, point: { x: 1.3, y: 6.5 }, text: 'Berapa jarak tangki septik ke sumur?' },
    { kind: 'note', page: 1, spot: null, text: 'Lapisan gambar rapi dan dapat diukur.' },
  ];
  for (const remark of onSite) await makeRemark(deps, on, drawing, { point: null, ...remark });
  await sendRemarks(deps, on);
}

/** The applicant answers on the second revision. */
export async function answerOnSite(walk: PermitWalk): Promise<void> {
  const { deps, on, remark } = await plansOf(walk, walk.applicant, SITE);
  await actOn(deps, on, remark(1), 'answer', 'Bangunan dimundurkan 3 m; muka dinding kini 4,5 m dari batas depan.');
  await actOn(deps, on, remark(2), 'answer', 'Salah ketik pada gambar. Sertipikat menyebut 304 m².');
  await sendRemarks(deps, on);
}

/** The reviewer accepts the first answer, and judges a finding otherwise than it was computed. */
export async function ruleOnSite(walk: PermitWalk): Promise<void> {
  const { deps, on, drawing, remark } = await plansOf(walk, walk.officer('reviewer'), SITE);
  await actOn(deps, on, remark(1), 'accept', '');
  await sendRemarks(deps, on);
  const reason = 'Salah ketik pada gambar: sertipikat dan ukuran pada gambar sama-sama 304 m².';
  await rule(deps, on, drawing, { ok: true, finding: 'land', verdict: 'met', reason });
}

import type { permit, Wishes } from '#services/laperon';
import { siteDrawing } from '../site-drawing.ts';
import type { Drawings } from '../papers.ts';
import { answerOnPlans, answerOnSite, judgeAnswers, remarkOnPlans, remarkOnSite, ruleOnSite } from './remarks.ts';
import type { PermitWalk } from './walk.ts';

type Step = (walk: PermitWalk) => Promise<void>;

/** The usual way of an application, desk by desk: what happens at each before it goes on. */
const road: Readonly<Record<string, Step>> = {
  owner: async (walk) => {
    if (!walk.answers.principal) return;
    walk.wait(1);
    await walk.ownerSays('confirm');
  },
  'front-office': async (walk) => {
    walk.wait(1);
    await walk.judge('front');
    await walk.does('front', 'complete');
  },
  'spatial-planning': async (walk) => {
    walk.wait(2);
    await walk.does('planner', 'assessPlanning', {
      zone: 'Perumahan kepadatan sedang (R-3), contoh',
      coverage: 60,
      floorRatio: 1.2,
      green: 30,
      setback: 3,
      exception: 'none',
    });
  },
  'technical-review': async (walk) => {
    walk.wait(5);
    await walk.does('reviewer', 'assessTechnical', {
      panel: 'tpt',
      minutesNumber: `BA-${walk.number.slice(-5)}/TPT`,
      minutesDate: walk.day(),
      recommendation: 'Gambar dan perhitungan memenuhi standar teknis; dapat dilanjutkan.',
    });
  },
  'field-inspection': async (walk) => {
    await schedule(walk);
    walk.wait(3);
    await walk.does('inspector', 'inspect', {
      photos: [await walk.photo('inspector')],
      findings: 'Batas tanah, jalan masuk, dan jarak ke tetangga sesuai dengan gambar situasi.',
      conclusion: 'conforms',
    });
  },
  levy: async (walk) => {
    walk.wait(1);
    await walk.makesLetter('skrd', 'treasurer', 'assessLevy');
  },
  payment: async (walk) => {
    if ((await walk.owes()) === 0) return;
    walk.wait(4);
    await walk.does('treasurer', 'recordDeposit', {
      slipNumber: `STS-${walk.number.slice(-5)}`,
      slipDate: walk.day(),
      amount: await walk.owes(),
      slip: [await walk.slip('treasurer')],
    });
  },
  'levy-check': async (walk) => {
    if ((await walk.owes()) === 0) return;
    walk.wait(1);
    await walk.does('archivist', 'checkDeposit');
  },
  head: async (walk) => {
    walk.wait(2);
    await walk.makesLetter('permit', 'head', 'approve');
  },
  archive: async (walk) => {
    walk.wait(2);
    await walk.does('archivist', 'archive', { shelf: `${walk.day().slice(0, 4)}/PBG/rak ${(Number(walk.number.slice(-5)) % 9) + 1}` });
  },
};

export type RoadDesk = keyof typeof permit.desks;

/** Sends the case and walks it until it lies on this desk. */
export const toDesk =
  (desk: string): Step =>
  async (walk) => {
    await walk.submit();
    for (const [here, step] of Object.entries(road)) {
      if (here === desk) return;
      await step(walk);
    }
    throw new Error(`no desk ${desk} on the road`);
  };

async function schedule(walk: PermitWalk): Promise<void> {
  walk.wait(1);
  await walk.does('inspector', 'schedule', { day: walk.day(4), time: '09:30', note: 'Mohon pemilik atau wakilnya ada di lokasi.' });
}

const unreadable = { 'land-tax': ['unreadable', 'Tahun pajak tidak terbaca; pindai ulang.'] } as const;

async function returnFromFront(walk: PermitWalk): Promise<void> {
  await toDesk('front-office')(walk);
  walk.wait(1);
  await walk.judge('front', { ...unreadable, neighbours: ['incomplete', 'Tanda tangan kelian banjar belum ada.'] });
  await walk.does('front', 'complete');
}

/** Every state a building permit can be in, by name: the demonstration and the tests come to each the same way. */
export const states = {
  /** A proxy asked; the owner has not answered. */
  awaitingOwner: toDesk('owner'),
  declinedByOwner: async (walk) => {
    await toDesk('owner')(walk);
    walk.wait(1);
    await walk.ownerSays('decline');
  },
  submitted: toDesk('front-office'),
  atPlanning: toDesk('spatial-planning'),
  atTechnical: toDesk('technical-review'),
  atField: toDesk('field-inspection'),
  scheduled: async (walk) => {
    await toDesk('field-inspection')(walk);
    await schedule(walk);
  },
  atLevy: toDesk('levy'),
  awaitingPayment: toDesk('payment'),
  atLevyCheck: toDesk('levy-check'),
  overridden: async (walk) => {
    await toDesk('levy')(walk);
    walk.wait(1);
    await walk.does('treasurer', 'overrideLevy', { amount: 0, reason: 'Pembebasan bagi korban bencana, surat camat terlampir di arsip.' });
  },
  atHead: toDesk('head'),
  /** A family temple: nothing is owed, so that it went from the levy straight to the head. */
  exempt: toDesk('head'),
  /** Set anew after a first letter: that one was replaced. */
  reassessed: async (walk) => {
    await toDesk('payment')(walk);
    walk.wait(2);
    await walk.does('treasurer', 'reassess', { reason: 'Panjang pagar diukur ulang di lapangan.' });
    walk.wait(1);
    await walk.makesLetter('skrd', 'treasurer', 'assessLevy');
  },
  returned: returnFromFront,
  returnedFromPlanning: async (walk) => {
    await toDesk('spatial-planning')(walk);
    walk.wait(2);
    await walk.remarks('planner', 'site', 'Batas tanah melewati sempadan jalan; sesuaikan dengan sertipikat.');
    await walk.does('planner', 'returnFromPlanning');
  },
  returnedForBuildings: async (walk) => {
    await toDesk('front-office')(walk);
    walk.wait(1);
    await walk.remarks('front', 'buildings', 'Bale dangin pada gambar belum disebut; tambahkan.');
    await walk.judge('front');
    await walk.does('front', 'complete');
  },
  returnedFromTechnical: async (walk) => {
    await toDesk('technical-review')(walk);
    walk.wait(4);
    await walk.judge('reviewer', { plans: ['does-not-conform', 'Potongan B-B tidak cocok dengan denah lantai dua.'] });
    await walk.does('reviewer', 'returnFromTechnical');
  },
  /** Two revisions of the plans, with remarks in every state. */
  remarked: async (walk) => {
    await toDesk('technical-review')(walk);
    walk.wait(4);
    await remarkOnPlans(walk);
    await walk.judge('reviewer', { plans: ['does-not-conform', 'Lihat catatan pada gambar.'] });
    await walk.does('reviewer', 'returnFromTechnical');
    walk.wait(3);
    await walk.resubmit(['plans'], 'Denah sudah diperbaiki; jawaban ada pada tiap catatan.');
    await answerOnPlans(walk);
    walk.wait(1);
    await judgeAnswers(walk);
  },
  /** A site plan in DXF, checked in two revisions, with remarks and a finding an officer judged otherwise. */
  drawnInDxf: async (walk) => {
    await toDesk('technical-review')(walk);
    await walk.examines();
    walk.wait(2);
    await remarkOnSite(walk);
    await walk.judge('reviewer', { situation: ['does-not-conform', 'Lihat catatan pada gambar.'] });
    await walk.does('reviewer', 'returnFromTechnical');
    walk.wait(2);
    await walk.examines(await walk.resubmit(['situation'], 'Bangunan dimundurkan; jawaban ada pada tiap catatan.'));
    await answerOnSite(walk);
    walk.wait(1);
    await ruleOnSite(walk);
  },
  resubmitted: async (walk) => {
    await returnFromFront(walk);
    walk.wait(3);
    await walk.resubmit(['land-tax', 'neighbours'], 'Sudah dipindai ulang dan ditandatangani kelian banjar.');
  },
  proposedRejection: async (walk) => {
    await toDesk('technical-review')(walk);
    walk.wait(4);
    await walk.does('reviewer', 'refuseFromTechnical', { reason: 'Bangunan berdiri di sempadan sungai menurut hasil pengukuran.' });
  },
  issued: toDesk('archive'),
  archived: async (walk) => {
    await toDesk('archive')(walk);
    await road.archive?.(walk);
  },
  rejected: async (walk) => {
    await states.proposedRejection(walk);
    walk.wait(2);
    await walk.does('head', 'rejectProposed', {
      ground: 'protected',
      reason: 'Lokasi berada di sempadan sungai; lihat berita acara pengukuran.',
    });
  },
  underObjection: async (walk) => {
    await states.rejected(walk);
    walk.wait(6);
    await walk.applicantDoes('object', {
      grounds: 'Pengukuran dilakukan saat banjir; mohon diukur ulang dari tepi sungai yang tetap.',
      evidence: [],
    });
  },
  objectionGranted: async (walk) => {
    await states.underObjection(walk);
    walk.wait(4);
    await walk.does('head', 'decideObjection', { decision: 'granted', reason: 'Pengukuran ulang diperlukan.' });
  },
  objectionRefused: async (walk) => {
    await states.underObjection(walk);
    walk.wait(4);
    await walk.does('head', 'decideObjection', { decision: 'refused', reason: 'Pengukuran ulang memberi hasil yang sama.' });
  },
  withdrawn: async (walk) => {
    await toDesk('spatial-planning')(walk);
    walk.wait(1);
    await walk.applicantDoes('withdraw', { reason: 'Rencana pembangunan ditunda.' });
  },
  revoked: async (walk) => {
    await states.archived(walk);
    walk.wait(40);
    await walk.does('head', 'revoke', { ground: 'deviates', reason: 'Dibangun tiga lantai, izinnya dua lantai.' });
  },
  correctionRequested: async (walk) => {
    await states.archived(walk);
    walk.wait(8);
    await walk.applicantDoes('reportMistake', {
      mistake: 'Nomor rumah tertulis 1, seharusnya 1A.',
      siteAddress: `${walk.answers.land.address}A`,
    });
  },
  corrected: async (walk) => {
    await states.correctionRequested(walk);
    walk.wait(2);
    const siteAddress = `${walk.answers.land.address}A`;
    await walk.makesLetter('permit', 'archivist', 'correct', { siteAddress, reason: 'Sesuai dengan sertipikat.' });
  },
} as const satisfies Readonly<Record<string, Step>>;

export type StateName = keyof typeof states;

/** What an application must say to come to a state. */
export const wishesFor: Partial<Readonly<Record<StateName, Wishes>>> = {
  exempt: {
    project: { purpose: 'pura keluarga' },
    building: { name: 'Merajan', use: 'worship', area: 48, floors: 1, height: 5 },
    infrastructure: { fence: undefined, wasteTank: undefined },
  },
};

/** What is handed in as DXF on the way to a state. */
export const drawingsFor: Partial<Readonly<Record<StateName, Drawings>>> = { drawnInDxf: { situation: siteDrawing } };

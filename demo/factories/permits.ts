import {
  billboard,
  type BillboardAnswers,
  demolition,
  type DemolitionAnswers,
  event,
  type EventAnswers,
  exampleAnswers,
  fitness,
  type FitnessAnswers,
  parcelAt,
  renovation,
  type RenovationAnswers,
} from '#services/laperon';
import type { ServiceDefinition } from '#platform/cases';
import { Temporal } from 'temporal-polyfill';
import type { DemoApp } from '../app.ts';
import { castOf, citizens, type CitizenKey } from '../people.ts';
import { CaseWalk, type Pace } from './walk.ts';

const MINUTE = 60_000;

interface Kind {
  readonly service: ServiceDefinition;
  readonly answers: (applicant: CitizenKey, at: { readonly lat: number; readonly lon: number }, day: string) => object;
  /** Whether it is billed before the head decides. */
  readonly owes?: boolean;
  /** From the counter to the treasurer or, where nothing is owed, to the head of office. */
  readonly reviewed: (walk: CaseWalk<object>) => Promise<void>;
}

const applicantOf = (key: CitizenKey) => {
  const { name, nik, email, phone } = citizens[key];
  return { role: 'owner', name, nik, email, phone, address: exampleAnswers().applicant.address } as const;
};
const siteAt = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => ({
  address: 'Jalan Contoh Raya 7',
  village: 'mengwi-sempidi',
  place: parcelAt(lat, lon),
});
const declaration = { agreed: true } as const;
const later = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();

async function visited(walk: CaseWalk<object>): Promise<void> {
  const photos = [await walk.photo('inspector')];
  await walk.does('inspector', 'inspect', {
    day: walk.day(),
    photos,
    findings: 'Sesuai gambar, jalan masuk bebas.',
    conclusion: 'conforms',
  });
}

async function paid(walk: CaseWalk<object>): Promise<void> {
  walk.wait(1);
  const amount = Number((await walk.state()).records.findLast(({ name }) => name === 'assessLevy')?.value.amountRupiah);
  const slip = [await walk.slip('treasurer')];
  await walk.does('treasurer', 'recordDeposit', { slipNumber: `STS-${walk.number.slice(-5)}`, slipDate: walk.day(), amount, slip });
  await walk.does('archivist', 'checkDeposit');
}

/** The five permits beside the building permit, each with an invented application and its way to the head of office. */
export const otherPermits = {
  billboard: {
    service: billboard,
    owes: true,
    answers: (applicant, at, day): BillboardAnswers => ({
      applicant: applicantOf(applicant),
      billboard: { kind: 'board', content: 'Warung Contoh: buka setiap hari', width: 4, height: 3, faces: 1 },
      time: { from: later(day, 30), months: 6 },
      site: { road: 'main', ...siteAt(at) },
      declaration,
    }),
    reviewed: async (walk) => {
      await walk.does('planner', 'assessPlace', { zone: 'K-1 Perdagangan dan jasa (contoh)' });
      walk.wait(1);
      await visited(walk);
    },
  },
  event: {
    service: event,
    answers: (applicant, at, day): EventAnswers => ({
      applicant: applicantOf(applicant),
      event: { name: 'Bazar Banjar Contoh', kind: 'market', visitors: 800, road: 'open', sound: 'Musik gamelan sampai pukul 21.00.' },
      time: { day: later(day, 30), days: 2, begins: '16:00', ends: '22:00' },
      site: siteAt(at),
      declaration,
    }),
    reviewed: async (walk) => {
      await walk.does('reviewer', 'askRecommendation', { from: 'Polres (contoh)', reason: 'Pengunjung lebih dari 500 orang.' });
      walk.wait(1);
      await walk.does('reviewer', 'receiveRecommendation');
      await walk.does('reviewer', 'assessSafety', { conditions: 'Dua jalur keluar tetap terbuka; pos medis di pintu masuk.' });
    },
  },
  demolition: {
    service: demolition,
    answers: (applicant, at, day): DemolitionAnswers => ({
      applicant: applicantOf(applicant),
      building: { permit: undefined, use: 'Gudang lama', area: 90, floors: 1, heritage: false, hazard: false },
      work: { method: 'hand', from: later(day, 30), days: 14, reason: 'Rapuh dan tidak dipakai lagi.' },
      site: siteAt(at),
      declaration,
    }),
    reviewed: async (walk) => {
      await walk.does('reviewer', 'assessPlan', { conditions: 'Pagar pengaman setinggi 2 m; kerja pukul 08.00 sampai 17.00.' });
      walk.wait(1);
      await visited(walk);
    },
  },
  fitness: {
    service: fitness,
    answers: (applicant, at): FitnessAnswers => ({
      applicant: applicantOf(applicant),
      building: {
        permit: '640/0001/CONTOH/2020',
        use: 'house',
        change: 'changed',
        newUse: 'msme',
        area: 150,
        floors: 2,
        assessor: 'I Gede Contoh, pengkaji teknis',
      },
      site: siteAt(at),
      declaration,
    }),
    reviewed: async (walk) => {
      await walk.does('planner', 'assessUse', { zone: 'R-3 Perumahan kepadatan sedang (contoh)' });
      await walk.does('reviewer', 'assessFitness', { findings: 'Gambar terlaksana sesuai; uji listrik baik.' });
      walk.wait(1);
      await visited(walk);
    },
  },
  renovation: {
    service: renovation,
    owes: true,
    answers: (applicant, at): RenovationAnswers => ({
      applicant: applicantOf(applicant),
      work: {
        permit: '640/0002/CONTOH/2015',
        name: 'Rumah utama',
        use: 'house',
        degree: 'renovation-medium',
        what: 'Mengganti atap dan menata ulang ruang dalam.',
        area: 120,
        floors: 2,
        complexity: 'simple',
        permanence: 'permanent',
        ownership: 'private',
      },
      site: siteAt(at),
      declaration,
    }),
    reviewed: async (walk) => {
      await walk.does('reviewer', 'assessWork', { findings: 'Struktur utama tidak berubah.' });
      walk.wait(1);
      await visited(walk);
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type OtherPermit = keyof typeof otherPermits;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly at: { readonly lat: number; readonly lon: number };
  readonly start: Date;
  readonly pace: Pace;
}

export type OtherState = 'submitted' | 'atReview' | 'billed' | 'atHead' | 'issued';

/** One of the five permits, brought to a state. */
export async function walkOther(
  permit: OtherPermit,
  state: OtherState,
  { app, applicant, at, start, pace }: Beginning,
): Promise<CaseWalk<object>> {
  const { service, answers, reviewed, owes = false }: Kind = otherPermits[permit];
  const cast = await castOf(app);
  const walk = new CaseWalk<object>({
    app,
    cast,
    service,
    applicant,
    answers: answers(applicant, at, start.toISOString().slice(0, 10)),
    start,
    pace,
  });
  await walk.submit();
  if (state === 'submitted') return walk;
  walk.wait(1);
  await walk.judge('front');
  await walk.does('front', 'complete');
  if (state === 'atReview') return walk;
  walk.wait(1);
  await reviewed(walk);
  if (owes) await walk.makesLetter('skrd', 'treasurer', 'assessLevy');
  if (state === 'billed') return walk;
  if (owes) await paid(walk);
  if (state === 'atHead') return walk;
  walk.wait(1);
  await walk.makesLetter('permit', 'head', 'approve');
  return walk;
}

let seeded = 0;

/** For tests: begun two hours ago and brought on minute by minute, each at a place of its own. */
export function seedOther(app: DemoApp, permit: OtherPermit, state: OtherState): Promise<CaseWalk<object>> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  const at = { lat: -8.57 - ++seeded / 1000, lon: 115.17 };
  return walkOther(permit, state, { app, applicant: 'niluh', at, start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

import { exampleAnswers, itrLetter, type ItrAnswers, parcelAt } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import { seedPlan } from '../plans/load.ts';
import { castOf, citizens, type CitizenKey } from '../people.ts';
import { CaseWalk, type Pace, type Turn } from './walk.ts';

const MINUTE = 60_000;

export type ItrWalk = CaseWalk<ItrAnswers>;

/** A complete, invented application for the ITR letter. */
export function itrAnswers(applicant: CitizenKey, at: { readonly lat: number; readonly lon: number }): ItrAnswers {
  const { name, nik, email, phone } = citizens[applicant];
  const { land, applicant: who } = exampleAnswers();
  return {
    applicant: { role: 'holder', name, nik, phone, email, address: who.address },
    land: { ...land, holder: name },
    site: { place: parcelAt(at.lat, at.lon) },
    plan: { activity: 'house', purpose: 'membangun rumah tinggal dua lantai' },
    declaration: { agreed: true },
  };
}

async function toField(walk: ItrWalk): Promise<void> {
  await walk.submit();
  walk.wait(1);
  await walk.does('planner', 'readPlans');
  await walk.judge('planner');
  await walk.does('planner', 'complete');
}

async function toRegistration(walk: ItrWalk): Promise<void> {
  await toField(walk);
  walk.wait(1);
  const findings = 'Tanah rata, berbatasan dengan jalan lingkungan selebar 4 m di sisi utara. Batas sesuai gambar.';
  await walk.does('inspector', 'visit', {
    visited: 'yes',
    day: walk.day(),
    photos: [await walk.photo('inspector')],
    findings,
    conclusion: 'agrees',
  });
}

async function toHead(walk: ItrWalk): Promise<void> {
  await toRegistration(walk);
  walk.wait(1);
  await walk.does('front', 'register');
}

async function toIssued(walk: ItrWalk): Promise<void> {
  await toHead(walk);
  walk.wait(1);
  await walk.makesLetter('itr', 'head', 'approve');
}

async function toContested(walk: ItrWalk): Promise<void> {
  await toIssued(walk);
  walk.wait(1);
  const mistake = 'Titik di peta jatuh pada tanah tetangga di seberang jalan. Gambar ukur terlampir.';
  await walk.applicantDoes('contest', { mistake, evidence: [await walk.paper('Gambar ukur dari BPN')] });
}

async function toCorrectionAtHead(walk: ItrWalk): Promise<void> {
  await toContested(walk);
  walk.wait(1);
  const reason = 'Gambar ukur menunjukkan persil di utara jalan.';
  await walk.does('planner', 'answerContest', { finding: 'right', subzone: 'R-4 Perumahan kepadatan rendah', reason });
}

async function toCorrected(walk: ItrWalk): Promise<void> {
  await toCorrectionAtHead(walk);
  walk.wait(1);
  await walk.makesLetter('itr', 'head', 'approveCorrection');
}

/** How far an application for the ITR letter has come. */
export const itrStates = {
  submitted: (walk: ItrWalk) => walk.submit(),
  atField: toField,
  atRegistration: toRegistration,
  atHead: toHead,
  issued: toIssued,
  contested: toContested,
  correctionAtHead: toCorrectionAtHead,
  corrected: toCorrected,
} as const;

export type ItrStateName = keyof typeof itrStates;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly at: { readonly lat: number; readonly lon: number };
  readonly start: Date;
  readonly pace: Pace;
  readonly turn?: Turn;
}

/** An application for the ITR letter, brought to a state; the plan of the demonstration is in force. */
export async function walkItr(state: ItrStateName, { app, applicant, at, ...rest }: Beginning): Promise<ItrWalk> {
  const cast = await castOf(app);
  await seedPlan(app, cast);
  const walk = new CaseWalk<ItrAnswers>({ app, cast, service: itrLetter, applicant, answers: itrAnswers(applicant, at), ...rest });
  await itrStates[state](walk);
  return walk;
}

let seeded = 0;

/** For tests: begun two hours ago and brought on minute by minute, each on land of its own. */
export function seedItr(app: DemoApp, state: ItrStateName): Promise<ItrWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  const at = { lat: -8.55 - ++seeded / 1000, lon: 115.18 };
  return walkItr(state, { app, applicant: 'niluh', at, start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

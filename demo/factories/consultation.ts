import { consultation, type ConsultationAnswers, parcelAt } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import { bookFirst, seedMeetingPlaces } from '../meetings.ts';
import { seedPlan } from '../plans/load.ts';
import { castOf, citizens, type CitizenKey } from '../people.ts';
import { CaseWalk, type Pace } from './walk.ts';

const MINUTE = 60_000;

type ConsultationWalk = CaseWalk<ConsultationAnswers>;

/** What an invented person asks about their drawings. */
function answersOf(applicant: CitizenKey): ConsultationAnswers {
  const { name, email, phone } = citizens[applicant];
  return {
    applicant: { name, email, phone },
    site: { place: parcelAt(-8.5806, 115.1779) },
    plan: { topic: 'drawings', activity: 'house', question: 'Apakah teras boleh melewati garis sempadan jalan?', way: 'video' },
  };
}

async function toArranged(walk: ConsultationWalk): Promise<void> {
  await walk.submit();
  walk.wait(1);
  await walk.does('planner', 'readPlans');
  await walk.does('planner', 'arrange', { day: walk.day(2), time: '09.30', how: 'office', where: 'Ruang konsultasi 2' });
}

async function toInvited(walk: ConsultationWalk): Promise<void> {
  await walk.submit();
  walk.wait(1);
  await walk.does('planner', 'readPlans');
  await walk.does('planner', 'invite', { note: 'Bawa gambar denah yang terbaru.' });
}

async function toBooked(walk: ConsultationWalk): Promise<void> {
  await toInvited(walk);
  await bookFirst(walk.engine, walk.caseId, walk.applicant);
}

async function toMinuted(walk: ConsultationWalk): Promise<void> {
  await toArranged(walk);
  walk.wait(2);
  const minutes = 'Teras tanpa dinding boleh sampai setengah jarak sempadan. Denah perlu menunjukkan as jalan.';
  await walk.does('planner', 'minutes', { heldOn: walk.day(), present: 'Pemohon dan petugas tata ruang', minutes });
}

async function toAgreed(walk: ConsultationWalk): Promise<void> {
  await toMinuted(walk);
  walk.wait(1);
  await walk.applicantDoes('agree');
}

const states = {
  submitted: (walk: ConsultationWalk) => walk.submit(),
  invited: toInvited,
  booked: toBooked,
  arranged: toArranged,
  minuted: toMinuted,
  agreed: toAgreed,
} as const;

/** How far a consultation has come. */
export type ConsultationState = keyof typeof states;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly start: Date;
  readonly pace: Pace;
}

/** A consultation brought to a state; the plan of the demonstration is in force. */
export async function walkConsultation(state: ConsultationState, { app, applicant, ...rest }: Beginning): Promise<ConsultationWalk> {
  const cast = await castOf(app);
  await seedPlan(app, cast);
  if (state === 'invited' || state === 'booked') await seedMeetingPlaces(app, cast);
  const walk = new CaseWalk<ConsultationAnswers>({ app, cast, service: consultation, applicant, answers: answersOf(applicant), ...rest });
  await states[state](walk);
  return walk;
}

/** For tests: begun two hours ago and brought on minute by minute. */
export function seedConsultation(app: DemoApp, state: ConsultationState): Promise<ConsultationWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  return walkConsultation(state, { app, applicant: 'niluh', start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

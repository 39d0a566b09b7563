import { transaction } from '#db';
import { newId } from '#kernel';
import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import { sweeps } from '#platform/cases';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { registryServices } from '#services/dukcapil';
import { permit } from '#services/laperon';
import type { DemoApp } from './app.ts';
import { deliver } from './deliver.ts';
import { drawingsFor, states } from './factories/states.ts';
import { birthAnswers, type RegistryState, walkBirth, walkRegistry } from './factories/registry.ts';
import { type Pace, PermitWalk } from './factories/walk.ts';
import { type ConsultationState, walkConsultation } from './factories/consultation.ts';
import { type ItrStateName, walkItr } from './factories/itr.ts';
import { type OtherPermit, type OtherState, walkOther } from './factories/permits.ts';
import { type UndagiState, walkUndagi } from './factories/undagi.ts';
import { loadExams } from './lentera/exams/load.ts';
import { loadGrades } from './lentera/grades/load.ts';
import { loadMaterials } from './lentera/lessons/load.ts';
import { loadSchools } from './lentera/schools/load.ts';
import { seedRegister } from './register.ts';
import { seedRegistryPlaces } from './meetings.ts';
import { seedHelper } from './village-helpers.ts';
import { seedMandates } from './mandates.ts';
import { type Cast, castOf, type CitizenKey, type DemoAccount, registryOf } from './people.ts';
import { type Story, stories } from './stories.ts';
import { seedPlan } from './plans/load.ts';
import { liveSamsat } from './samsat/live.ts';
import { ombudsmanOf, seedPublishedQuarter } from './ombudsman/load.ts';
import { seedOmbudsmanChats } from './ombudsman/chats.ts';
import { seedOmbudsmanMail } from './ombudsman/mails.ts';
import { seedComplaints } from './complaints.ts';
import { answerSurveys } from './survey.ts';
import { Turns } from './turns.ts';

/** Who asked for an ITR letter, how many working days ago, for land where, and how far it has come; oldest first. */
const itrStories: readonly (readonly [ItrStateName, number, CitizenKey, { readonly lat: number; readonly lon: number }])[] = [
  ['corrected', 34, 'made', { lat: -8.6462, lon: 115.1741 }],
  ['contested', 12, 'niluh', { lat: -8.5806, lon: 115.1779 }],
  // Too many that wait too long: the Ombudsman's officers see a signal.
  ['atField', 16, 'niluh', { lat: -8.6171, lon: 115.1611 }],
  ['atRegistration', 14, 'made', { lat: -8.5933, lon: 115.1902 }],
  ['issued', 8, 'made', { lat: -8.6121, lon: 115.1702 }],
  ['atHead', 5, 'niluh', { lat: -8.7305, lon: 115.1722 }],
  ['atRegistration', 4, 'made', { lat: -8.5412, lon: 115.2055 }],
  ['atField', 2, 'niluh', { lat: -8.6013, lon: 115.1858 }],
  ['submitted', 0, 'made', { lat: -8.6555, lon: 115.1447 }],
];

/** The five other permits: which, how far, and sent how many working days ago; oldest first. */
const otherStories: readonly (readonly [OtherPermit, OtherState, number, CitizenKey])[] = [
  ['renovation', 'issued', 30, 'wayan'],
  ['fitness', 'issued', 26, 'putu'],
  ['billboard', 'issued', 20, 'komang'],
  ['demolition', 'issued', 16, 'made'],
  ['event', 'issued', 9, 'niluh'],
  ['fitness', 'atHead', 9, 'made'],
  ['renovation', 'atReview', 5, 'niluh'],
  ['demolition', 'atReview', 4, 'putu'],
  ['billboard', 'atReview', 2, 'made'],
  ['event', 'submitted', 0, 'komang'],
];

/** Who consulted, how many working days ago, and how far it has come. */
const consultationStories: readonly (readonly [ConsultationState, number, CitizenKey])[] = [
  ['agreed', 15, 'made'],
  ['minuted', 6, 'niluh'],
  ['arranged', 3, 'made'],
  ['booked', 1, 'niluh'],
  ['invited', 1, 'made'],
  ['submitted', 0, 'niluh'],
];

/** Who asked for free drawings, how many working days ago, and how far it has come. */
const undagiStories: readonly (readonly [UndagiState, number, CitizenKey])[] = [
  ['agreed', 14, 'komang'],
  ['drawn', 6, 'niluh'],
  ['drawing', 3, 'putu'],
];

/** Births reported to the civil registry: how far, how many working days ago, by whom, and the child. */
const birthStories: readonly (readonly [RegistryState, number, CitizenKey, string])[] = [
  ['issued', 12, 'niluh', 'Kadek Bintang Pradnya'],
  ['refused', 9, 'putu', 'Putu Bayu Contoh'],
  ['doubtful', 4, 'made', 'Komang Sinar Contoh'],
  ['inSiak', 3, 'komang', 'Ketut Laut Contoh'],
  ['verified', 2, 'wayan', 'Wayan Fajar Contoh'],
  ['submitted', 0, 'niluh', 'Nyoman Embun Contoh'],
];

/** Other matters of the civil registry: which, how far, how many working days ago, by whom. */
const registryStories: readonly (readonly [string, RegistryState, number, CitizenKey])[] = [
  ['kk-baru', 'issued', 8, 'made'],
  ['akta-kematian', 'inSiak', 5, 'wayan'],
  ['kia', 'printed', 4, 'niluh'],
  ['ktp-el', 'atBooking', 3, 'komang'],
  ['pindah-keluar', 'verified', 2, 'putu'],
  ['pembetulan-akta', 'submitted', 1, 'made'],
];

/**
 * Fills an empty installation with the people of the demonstration and sixty cases of the last year, made only
 * through the functions a person's click would call, each at its own time. Returns who can sign in.
 */
export async function loadDemo(app: DemoApp): Promise<readonly DemoAccount[]> {
  const cast = await castOf(app);
  const calendar = await loadCalendar(app.db, '51.03');
  const today = app.clock.now();
  const pace = byWorkingDays(calendar, today);
  const all = stories();
  for (const story of all.filter(({ state }) => state === 'draft')) await leaveDraft(app, cast, story, pace(today, -story.daysAgo));
  const sent = all.filter(({ state }) => state !== 'draft');
  const turns = new Turns(sent.length);
  const walks: { readonly story: Story; readonly walk: PermitWalk }[] = [];
  // One after the other, so that case numbers rise with the days.
  for (const story of sent) {
    const start = pace(today, -story.daysAgo);
    const drawings = story.state === 'draft' ? undefined : drawingsFor[story.state];
    const setting = { app, cast, applicant: story.applicant, answers: story.answers, start, pace, drawings };
    const walk = new PermitWalk({ ...setting, turn: turns.of() });
    await walk.submit();
    walks.push({ story, walk });
  }
  // What a drawing is held against.
  await seedPlan(app, cast);
  await Promise.all(walks.map(({ story, walk }) => live(story, walk, turns)));
  await sweeps(app.cases)
    .find(({ name }) => name === 'cases.limits')
    ?.run();
  for (const [state, daysAgo, applicant, at] of itrStories)
    await walkItr(state, { app, applicant, at, start: pace(today, -daysAgo), pace });
  for (const [index, [permit, state, daysAgo, applicant]] of otherStories.entries())
    await walkOther(permit, state, { app, applicant, at: { lat: -8.58 - index / 200, lon: 115.16 }, start: pace(today, -daysAgo), pace });
  for (const [state, daysAgo, applicant] of consultationStories)
    await walkConsultation(state, { app, applicant, start: pace(today, -daysAgo), pace });
  for (const [index, [state, daysAgo, applicant]] of undagiStories.entries())
    await walkUndagi(state, { app, applicant, at: { lat: -8.56 - index / 200, lon: 115.18 }, start: pace(today, -daysAgo), pace });
  const registry = await registryOf(app);
  await seedRegistryPlaces(app, registry);
  for (const [index, [state, daysAgo, applicant, name]] of birthStories.entries()) {
    const start = pace(today, -daysAgo);
    const reported = birthAnswers(applicant, {}, start.toISOString().slice(0, 10));
    const mother = { name: 'Ni Wayan Contoh Lestari', nik: `510205540594${8000 + index}`, bornOn: '1994-05-14' };
    await walkBirth(state, { app, applicant, answers: { ...reported, mother, child: { ...reported.child, name } }, start, pace });
  }
  for (const [key, state, daysAgo, applicant] of registryStories) {
    const service = registryServices.find((one) => one.key === key);
    if (service) await walkRegistry(service, state, { app, applicant, start: pace(today, -daysAgo), pace });
  }
  await seedRegister(app, registry);
  await seedMandates(app, cast);
  await seedHelper(app, registry);
  const schools = await loadSchools(app);
  const samsat = await liveSamsat(app);
  const ombudsman = await ombudsmanOf(app);
  await seedPublishedQuarter(app);
  await seedOmbudsmanMail(app);
  await seedOmbudsmanChats(app);
  await seedComplaints(app, pace);
  const exams = await loadExams(app, schools);
  await loadGrades(app, schools, exams);
  await loadMaterials(app, schools, exams);
  await deliver(app);
  await answerSurveys(app);
  return [...cast.accounts, ...registry.accounts, ...schools.accounts, ...samsat.accounts, ...ombudsman.accounts];
}

async function live(story: Story, walk: PermitWalk, turns: Turns): Promise<void> {
  try {
    if (story.state !== 'draft') await states[story.state](walk);
  } finally {
    turns.ended(story);
  }
}

/** Some working days on, in office hours, never past today. */
function byWorkingDays(calendar: WorkingCalendar, today: Date): Pace {
  return (now, days) => {
    const day = calendar.addWorkingDays(calendar.dateIn(now), days);
    const minutes = now.getUTCMinutes();
    const then = new Date(`${day}T0${(minutes % 6) + 1}:${String((minutes * 7 + 13) % 60).padStart(2, '0')}:20Z`);
    return then < today ? then : today;
  };
}

/** An application begun and left: the first pages are answered. */
async function leaveDraft({ db }: DemoApp, cast: Cast, { applicant, answers }: Story, at: Date): Promise<void> {
  const { personId } = cast.citizens[applicant];
  const id = newId();
  await transaction(db, async (tx) => {
    await enterDraft(tx, { id, service: permit.key, agencyId: cast.agencyId, personId }, at);
    const draft = await getDraftForUpdate(tx, id, personId);
    const { applicant: who, principal, owners } = answers;
    await saveAnswers(tx, draft, permit.journey, { applicant: who, ...(principal && { principal }), owners }, at);
  });
}

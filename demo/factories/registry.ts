import { transaction } from '#db';
import { keepOwnFile } from '#platform/files';
import { officeTemplate, renderPdf, signPdf } from '#platform/documents';
import type { ServiceDefinition } from '#platform/cases';
import { RuleBook } from '#platform/rules';
import type { Answers } from '#platform/forms';
import { type AnsweredPage, birth, type BirthAnswers, filledPages } from '#services/dukcapil';
import type { DemoApp } from '../app.ts';
import { citizens, type CitizenKey, type RegistrarKey, registrars, registryOf } from '../people.ts';
import { answersTo } from './answers.ts';
import { CaseWalk, type Pace } from './walk.ts';

const MINUTE = 60_000;

type BirthWalk = CaseWalk<BirthAnswers, RegistrarKey>;

/** What stands in for a document of SIAK: it says so in large letters, and resembles none. */
const standIn = officeTemplate(
  'demo-siak',
  `#v(2cm)
#align(center)[
  #text(28pt, weight: 800)[CONTOH]
  #v(0.4cm)
  #text(16pt, weight: 700)[#data.title]
  #v(0.6cm)
  Halaman ini mewakili PDF yang dibuat dan ditandatangani di SIAK. Nama dan nomornya rekaan.
  #v(0.6cm)
  #data.number
  #for name in data.names [#v(0.2cm) #name]
  #for nik in data.niks [#v(0.2cm) NIK #nik]
]
#for page in data.pages [
  == #page.title
  #for entry in page.entries [
    #if entry.at("title", default: none) != none [*#entry.title*]
    #facts(..entry.facts.map(((label, value)) => (label, value)))
  ]
]`,
);

interface FromSiak {
  readonly title: string;
  readonly number: string;
  readonly names?: readonly string[];
  readonly niks?: readonly string[];
  /** What was answered, as people read it. */
  readonly pages?: readonly AnsweredPage[];
  readonly signed?: boolean;
}

/** A PDF as SIAK would hand it over: signed by the head of the registry, in the demonstration's own authority. */
export async function fromSiak(
  { cases }: Pick<DemoApp, 'cases'>,
  { signed = true, names = [], niks = [], pages = [], ...says }: FromSiak,
  at: Date,
): Promise<Buffer> {
  const plain = renderPdf(standIn, { ...says, names, niks, pages, demo: true });
  if (!signed) return plain;
  const { name } = registrars.registrar;
  const signer = { name, office: 'Kepala Dinas Kependudukan dan Pencatatan Sipil' };
  const by = await cases.documents.signers.signerOf(signer, new Set());
  return (await signPdf(plain, by, { reason: says.title, location: 'Tabanan', at })).pdf;
}

/** What an invented family reports: their second child. */
export function birthAnswers(applicant: CitizenKey, change: Partial<BirthAnswers> = {}, bornOn = '2026-02-11'): BirthAnswers {
  const { name, nik, email, phone } = citizens[applicant];
  return {
    applicant: {
      capacity: 'family',
      name,
      nik,
      kk: '5102051004180011',
      phone,
      email,
      district: '51.02.05',
      village: 'Dauh Peken',
      address: 'Banjar Contoh, Jalan Melati 4',
    },
    origin: { kind: 'couple' },
    child: {
      name: 'Kadek Bintang Pradnya',
      sex: 'female',
      bornOn,
      bornAt: '04:20',
      place: 'hospital',
      town: 'Tabanan',
      birth: 'single',
      order: 2,
      helper: 'midwife',
      grams: 3100,
      centimetres: 49,
    },
    mother: { name: 'Ni Wayan Contoh Lestari', nik: '5102055405949911', bornOn: '1994-05-14' },
    father: { name: 'I Made Contoh Wirawan', nik: '5102052209919912', bornOn: '1991-09-22' },
    marriage: { proof: 'has' },
    letter: { proof: 'has' },
    declaration: { agreed: true },
    ...change,
  };
}

type RegistryWalk = CaseWalk<object, RegistrarKey>;

/** The operator sends in what SIAK made; with all that was answered on it, unless told otherwise. */
export async function attach(
  walk: Pick<RegistryWalk, 'answers' | 'service' | 'engine' | 'officer' | 'does' | 'makes'>,
  app: DemoApp,
  says: Partial<FromSiak> & { readonly number: string },
  action: 'attach' | 'attachCorrected' = 'attach',
): Promise<void> {
  const { clock, db, files } = walk.engine;
  const { service } = walk;
  const context = { rules: RuleBook.ofDefaults(service.rules), today: clock.now().toISOString().slice(0, 10), whole: true };
  const title = (Object.values(service.products)[0]?.title ?? service.title)('id');
  const pages = says.names ? [] : filledPages({ service, state: { answers: walk.answers as Answers } }, context);
  const content = await fromSiak(app, { title, pages, ...says }, clock.now());
  const { personId } = walk.officer('operator');
  const file = { content, name: 'dari-siak.pdf', mediaType: 'application/pdf', caseId: null, ownerPersonId: personId, pages: 1 };
  const pdf = await transaction(db, async (tx) => (await keepOwnFile(tx, files, file)).id);
  const { seq } = await walk.does('operator', action, { number: says.number, pdf: [pdf] });
  await walk.makes(seq);
}

let numbers = 0;
/** The number of a birth entered on a day. */
export const aktaNumber = (day: string) => `5102-LU-${day.split('-').reverse().join('')}-${String(++numbers).padStart(4, '0')}`;

async function verify(walk: RegistryWalk): Promise<void> {
  walk.wait(1);
  await walk.judge('clerk');
  await walk.does('clerk', 'verify');
}

/** From the counter into SIAK, over the recording of face and fingers where there is one. */
async function toSiak(walk: RegistryWalk): Promise<void> {
  await verify(walk);
  if ((await walk.state()).position?.desk === 'biometrics') await walk.does('operator', 'recorded', { on: walk.day() });
}

async function intoSiak(walk: RegistryWalk): Promise<void> {
  await toSiak(walk);
  walk.wait(1);
  await walk.does('operator', 'enter', { registerNo: `REG-${walk.number.slice(-5)}`, on: walk.day() });
}

const ways = {
  submitted: async () => {},
  atBooking: verify,
  verified: toSiak,
  inSiak: intoSiak,
  doubtful: async (walk: RegistryWalk, app: DemoApp) => {
    await intoSiak(walk);
    await attach(walk, app, { number: aktaNumber(walk.day()), names: ['Orang Lain'] });
  },
  printed: async (walk: RegistryWalk) => {
    await intoSiak(walk);
    walk.wait(1);
    await walk.does('operator', 'printed');
  },
  issued: async (walk: RegistryWalk, app: DemoApp, number = aktaNumber(walk.day())) => {
    await intoSiak(walk);
    walk.wait(1);
    await attach(walk, app, { number });
  },
  refused: async (walk: RegistryWalk) => {
    walk.wait(1);
    await walk.judge('clerk');
    await walk.does('clerk', 'proposeRefusal', { reason: 'Peristiwa ini sudah dicatat tahun lalu.' });
    await walk.does('section', 'refuse', { ground: 'registered', reason: 'Dokumennya sudah terbit; mintalah kutipan kedua.' });
  },
} as const;

export type RegistryState = keyof typeof ways;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly answers?: BirthAnswers;
  readonly start: Date;
  readonly pace: Pace;
}

/** An application for any service of the registry, brought to a state; where none are given, its answers are made up. */
export async function walkRegistry(
  service: ServiceDefinition,
  state: RegistryState,
  { app, applicant, start, pace }: Omit<Beginning, 'answers'>,
): Promise<RegistryWalk> {
  const context = { rules: RuleBook.ofDefaults(service.rules), today: start.toISOString().slice(0, 10) };
  const made = answersTo(service.journey, context, { 'applicant.capacity': 'family' });
  const { name, nik, email, phone } = citizens[applicant];
  const answers = { ...made, applicant: { ...(made.applicant as object), name, nik, email, phone } };
  const walk: RegistryWalk = new CaseWalk({ app, cast: await registryOf(app), service, applicant, answers, start, pace });
  await walk.submit();
  if (state === 'issued') await ways.issued(walk, app, service.key === birth.key ? undefined : `SIAK/${walk.number.slice(-9)}`);
  else await ways[state](walk, app);
  return walk;
}

/** A reported birth, brought to a state. */
export async function walkBirth(
  state: RegistryState,
  { app, applicant, answers = birthAnswers(applicant), start, pace }: Beginning,
): Promise<BirthWalk> {
  const walk: BirthWalk = new CaseWalk({ app, cast: await registryOf(app), service: birth, applicant, answers, start, pace });
  await walk.submit();
  await ways[state](walk, app);
  return walk;
}

let seeded = 0;

/** For tests: begun two hours ago and brought on minute by minute; each another mother's child. */
export function seedBirth(app: DemoApp, state: RegistryState, change: Partial<BirthAnswers> = {}): Promise<BirthWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  const serial = String(9000 + ++seeded);
  const mother = { name: 'Ni Wayan Contoh Lestari', nik: `510205540594${serial}`, bornOn: '1994-05-14' };
  const answers = birthAnswers('niluh', { mother, ...change });
  return walkBirth(state, { app, applicant: 'niluh', answers, start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

/** For tests: any service of the registry, begun two hours ago and brought on minute by minute. */
export function seedRegistry(app: DemoApp, service: ServiceDefinition, state: RegistryState): Promise<RegistryWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  return walkRegistry(service, state, { app, applicant: 'putu', start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

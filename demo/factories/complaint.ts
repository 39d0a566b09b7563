import { complaint } from '#services/pengaduan';
import type { DemoApp } from '../app.ts';
import { castOf, citizens, type CitizenKey } from '../people.ts';
import { CaseWalk, type Pace } from './walk.ts';

const MINUTE = 60_000;

/** What somebody complains of; what is not given stands for an ordinary one. */
export interface Complaining {
  readonly anonymous?: boolean;
  /** Number of the file it is about. */
  readonly file?: string;
  readonly kind?: 'delay' | 'refused' | 'money' | 'conduct' | 'system' | 'other';
  readonly title?: string;
  readonly story?: string;
  readonly about?: 'none' | 'handling' | 'named';
  readonly officer?: string;
}

export function complaintAnswers(applicant: CitizenKey, of: Complaining = {}) {
  const { name, phone } = citizens[applicant];
  const { anonymous = false, file, kind = 'delay', about = 'none', officer } = of;
  return {
    privacy: { identity: anonymous ? 'anonymous' : 'open', content: 'secret' },
    ...(!anonymous && { reporter: { name, phone }, file: file === undefined ? {} : { number: file } }),
    matter: {
      kind,
      title: of.title ?? 'Berkas tidak bergerak',
      story: of.story ?? 'Sudah lewat dari waktu yang dijanjikan dan tidak ada kabar apa pun.',
    },
    officer: { about, ...(officer !== undefined && { name: officer }) },
  };
}

const states = {
  submitted: async () => {},
  verified: async (walk: ComplaintWalk) => {
    walk.wait(1);
    await walk.does('front', 'verify');
  },
  answered: async (walk: ComplaintWalk) => {
    await states.verified(walk);
    walk.wait(2);
    await walk.does('front', 'answer', {
      outcome: 'explained',
      answer: 'Berkas menunggu penilaian gambar. Hasilnya kami sampaikan pekan ini.',
    });
  },
  satisfied: async (walk: ComplaintWalk) => {
    await states.answered(walk);
    walk.wait(1);
    await walk.applicantDoes('rate', { satisfied: 'yes' });
  },
  unsatisfied: async (walk: ComplaintWalk) => {
    await states.answered(walk);
    walk.wait(1);
    await walk.applicantDoes('rate', { satisfied: 'no', word: 'Tidak menyebut kapan selesai.' });
  },
} as const satisfies Readonly<Record<string, (walk: ComplaintWalk) => Promise<void>>>;

export type ComplaintState = keyof typeof states;
export type ComplaintWalk = CaseWalk<ReturnType<typeof complaintAnswers>>;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly start: Date;
  readonly pace: Pace;
  readonly of?: Complaining;
}

/** A complaint to the agency of the permits, brought to a state. */
export async function walkComplaint(state: ComplaintState, { app, applicant, of, ...rest }: Beginning): Promise<ComplaintWalk> {
  const cast = await castOf(app);
  const answers = complaintAnswers(applicant, of);
  const walk: ComplaintWalk = new CaseWalk({ app, cast, service: complaint, applicant, answers, ...rest });
  await walk.submit();
  await states[state](walk);
  return walk;
}

/** For tests: begun two hours ago and brought on minute by minute. */
export function seedComplaint(
  app: DemoApp,
  state: ComplaintState,
  applicant: CitizenKey = 'niluh',
  of: Complaining = {},
): Promise<ComplaintWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  return walkComplaint(state, { app, applicant, of, start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

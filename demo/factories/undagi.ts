import { exampleAnswers, parcelAt, undagi, type UndagiAnswers } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import { castOf, citizens, type CitizenKey } from '../people.ts';
import { CaseWalk, type Pace } from './walk.ts';

const MINUTE = 60_000;

type UndagiWalk = CaseWalk<UndagiAnswers>;

/** What an invented family wants drawn. */
function answersOf(applicant: CitizenKey, { lat, lon }: { readonly lat: number; readonly lon: number }): UndagiAnswers {
  const { name, nik, email, phone } = citizens[applicant];
  return {
    applicant: { role: 'owner', name, nik, email, phone, address: exampleAnswers().applicant.address },
    land: { ...exampleAnswers().land, area: 120 },
    site: { place: parcelAt(lat, lon) },
    house: { design: 'tipe-36', people: 4, wishes: 'Sanggah di sudut timur laut.' },
    declaration: { agreed: true },
  };
}

async function toDrawing(walk: UndagiWalk): Promise<void> {
  await walk.submit();
  walk.wait(1);
  await walk.judge('front');
  await walk.does('front', 'complete');
}

async function toDrawn(walk: UndagiWalk): Promise<void> {
  await toDrawing(walk);
  walk.wait(3);
  await walk.does('reviewer', 'handDraft', { drawings: [await walk.paperOf('reviewer', 'Gambar denah, tampak, dan potongan')] });
}

async function toAgreed(walk: UndagiWalk): Promise<void> {
  await toDrawn(walk);
  walk.wait(1);
  await walk.applicantDoes('agree');
}

const states = { submitted: (walk: UndagiWalk) => walk.submit(), drawing: toDrawing, drawn: toDrawn, agreed: toAgreed } as const;

/** How far a request for drawings has come. */
export type UndagiState = keyof typeof states;

interface Beginning {
  readonly app: DemoApp;
  readonly applicant: CitizenKey;
  readonly at: { readonly lat: number; readonly lon: number };
  readonly start: Date;
  readonly pace: Pace;
}

/** A request for free drawings, brought to a state. */
export async function walkUndagi(state: UndagiState, { app, applicant, at, ...rest }: Beginning): Promise<UndagiWalk> {
  const cast = await castOf(app);
  const walk = new CaseWalk<UndagiAnswers>({ app, cast, service: undagi, applicant, answers: answersOf(applicant, at), ...rest });
  await states[state](walk);
  return walk;
}

let seeded = 0;

/** For tests: begun two hours ago and brought on minute by minute, each on land of its own. */
export function seedUndagi(app: DemoApp, state: UndagiState): Promise<UndagiWalk> {
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  const at = { lat: -8.55 - ++seeded / 1000, lon: 115.165 };
  return walkUndagi(state, { app, applicant: 'niluh', at, start, pace: (now) => new Date(now.getTime() + MINUTE) });
}

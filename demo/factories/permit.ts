import { exampleAnswers, type Wishes } from '#services/laperon';
import type { DemoApp } from '../app.ts';
import type { Drawings } from '../papers.ts';
import { castOf, citizens } from '../people.ts';
import { drawingsFor, type StateName, states, toDesk, wishesFor } from './states.ts';
import { type Pace, PermitWalk } from './walk.ts';

const MINUTE = 60_000;
const byTheMinute: Pace = (now) => new Date(now.getTime() + MINUTE);

let seeded = 0;

/** A permit on its way, begun two hours ago and brought on minute by minute: for tests. */
async function seed(
  app: DemoApp,
  go: (walk: PermitWalk) => Promise<void>,
  byProxy: boolean,
  wishes: Wishes = {},
  drawings?: Drawings,
): Promise<PermitWalk> {
  const cast = await castOf(app);
  const at = ++seeded;
  const applicant = byProxy ? 'made' : 'niluh';
  const { name, nik, email, phone } = citizens[applicant];
  const answers = exampleAnswers({
    ...wishes,
    applicant: { name, nik, email, phone },
    ...(byProxy && {
      proxyFor: { name: 'I Wayan Contoh', nik: '5103010101709990', email: `pemilik${at}@contoh.test`, address: 'Jalan Pemilik 7' },
    }),
    // Each on land of its own, so that no two are taken for one.
    land: { number: `22.03.02.01.1.${String(at).padStart(5, '0')}` },
    place: [{ lat: -8.5 - at / 1000, lon: 115.2 }],
  });
  const start = new Date(app.clock.now().getTime() - 120 * MINUTE);
  const walk = new PermitWalk({ app, cast, applicant, answers, start, pace: byTheMinute, drawings });
  await go(walk);
  return walk;
}

const proxied: ReadonlySet<string> = new Set<StateName>(['awaitingOwner', 'declinedByOwner']);

type Seeds = { readonly [S in StateName]: (app: DemoApp) => Promise<PermitWalk> };

const named = Object.fromEntries(
  Object.entries(states).map(([name, go]) => [
    name,
    (app: DemoApp) => seed(app, go, proxied.has(name), wishesFor[name as StateName], drawingsFor[name as StateName]),
  ]),
) as Seeds;

/** Building permits in every state, for tests: `await seedPermit.returned(app.deps)`. */
export const seedPermit = {
  ...named,
  /** Filled in with every file, and not sent yet. */
  handedIn: (app: DemoApp) => seed(app, (walk) => walk.handIn(), false),
  /** On any desk of the usual road, by its key: `seedPermit.atDesk(app.deps, 'technical-review')`. */
  atDesk: (app: DemoApp, desk: string, wishes?: Wishes) => seed(app, toDesk(desk), desk === 'owner', wishes),
};

import { castOf, type DemoApp, seedPermit } from '#demo';
import { newId } from '#kernel';
import { type Command, perform } from '#platform/cases';
import { type Figure, quantile, round } from './figures.ts';
import type { Tpcb } from './tpcb.ts';

const SHARE = 0.25;

interface Rate {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** So many at once, for so long, or until there is nothing left to do: then `work` gives undefined. */
async function rateOf(clients: number, seconds: number, work: (client: number, n: number) => Promise<unknown> | undefined): Promise<Rate> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const taken: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = 0; performance.now() < until; n++) {
        const from = performance.now();
        const working = work(client, n);
        if (!working) return;
        await working;
        taken.push(performance.now() - from);
      }
    }),
  );
  return { perSecond: taken.length / ((performance.now() - begun) / 1000), p99: quantile(taken, 0.99) };
}

/**
 * Writing a message, judging a file, submitting: each durable, audited, with its outbox in the same transaction.
 * Clients act on cases of their own; applications wait for one another, because their numbers have no gap.
 */
export async function measureActions(app: DemoApp, peer: Tpcb, clients: number, seconds: number): Promise<Figure[]> {
  const { officers } = await castOf(app);
  const cases: Permit[] = [];
  for (let n = 0; n < clients; n++) cases.push(await seedPermit.submitted(app));
  const files = await Promise.all(cases.map(({ caseId }) => filesOf(app, caseId)));
  const perCase = files[0]?.length ?? 0;
  const ask = (client: number, command: Command['ask']) =>
    perform(app.cases, officers.front, {
      caseId: cases[client]?.caseId ?? '',
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: command,
    });
  const judge = (client: number, n: number) => {
    const file = files[client]?.[n % perCase];
    if (!file) throw new Error('a permit comes with files');
    return ask(client, { action: 'judge', ...file, verdict: 'accepted', note: null });
  };

  // As the peer is a compiled program: what is measured is a server that has been at work.
  await rateOf(clients, 2, (client) => ask(client, { action: 'message', text: 'Mohon ditunggu.' }));
  const message = await rateOf(clients, seconds, (client) => ask(client, { action: 'message', text: 'Mohon ditunggu.' }));
  const verdict = await rateOf(clients, seconds, judge);
  const verdicts = await rateOf(clients, seconds, (client) => cases[client]?.judge('front') ?? Promise.resolve());
  const ready = await inTurns(clients, 60 * seconds, () => seedPermit.handedIn(app));
  const submit = await rateOf(clients, seconds, () => ready.pop()?.submit());
  const whole = await rateOf(clients, seconds, () => seedPermit.submitted(app));
  return [
    figureOf('case action: message to the applicant', message, peer),
    figureOf('case action: verdict on one file', verdict, peer),
    figureOf(
      `case actions: verdicts on all ${perCase} files of a case in one transaction, counted as ${perCase} actions`,
      { ...verdicts, perSecond: verdicts.perSecond * perCase },
      peer,
    ),
    figureOf('case action: a permit submitted, its files handed in before', submit, peer),
    {
      ...figureOf(
        `a permit with its ${perCase} files handed in and submitted: ${perCase} files to the disk and two transactions`,
        whole,
        peer,
      ),
      bar: 'none set',
      met: null,
    },
  ];
}

type Permit = Awaited<ReturnType<typeof seedPermit.submitted>>;

/** The files in force, each with what it was asked for. */
async function filesOf({ db }: DemoApp, caseId: string): Promise<readonly { requirement: string; fileId: string }[]> {
  const { state } = await db.selectFrom('cases.case').select('state').where('id', '=', caseId).executeTakeFirstOrThrow();
  const { files } = state as unknown as { files: Record<string, { fileId: string }[]> };
  return Object.entries(files).flatMap(([requirement, list]) => list.map(({ fileId }) => ({ requirement, fileId })));
}

async function inTurns<T>(clients: number, count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (made.length < count) made.push(await make());
    }),
  );
  return made;
}

function figureOf(what: string, rate: Rate, peer: Tpcb): Figure {
  return {
    what,
    measured: `${round(rate.perSecond)} /s, p99 ${round(rate.p99)} ms`,
    beside: `tpcb-like by ${peer.by}: ${round(peer.perSecond)} /s`,
    bar: `≥ ${SHARE} × peer`,
    met: rate.perSecond >= SHARE * peer.perSecond,
  };
}

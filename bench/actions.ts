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

/** So many at once, for so long. */
async function rateOf(clients: number, seconds: number, work: (client: number) => Promise<unknown>): Promise<Rate> {
  const until = performance.now() + seconds * 1000;
  const taken: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const begun = performance.now();
        await work(client);
        taken.push(performance.now() - begun);
      }
    }),
  );
  return { perSecond: taken.length / seconds, p99: quantile(taken, 0.99) };
}

/** Submitting, judging a file and writing a message: each durable, audited, with its outbox in the same transaction. */
export async function measureActions(app: DemoApp, peer: Tpcb, clients: number, seconds: number): Promise<Figure[]> {
  const { officers } = await castOf(app);
  const cases: Awaited<ReturnType<typeof seedPermit.submitted>>[] = [];
  for (let n = 0; n < clients; n++) cases.push(await seedPermit.submitted(app));
  const ask = (client: number, command: Command['ask']) =>
    perform(app.cases, officers.front, {
      caseId: cases[client]?.caseId ?? '',
      idempotencyKey: newId(),
      expectedVersion: null,
      ask: command,
    });

  const submit = await rateOf(clients, seconds, () => seedPermit.submitted(app));
  const message = await rateOf(clients, seconds, (client) => ask(client, { action: 'message', text: 'Mohon ditunggu.' }));
  const verify = await rateOf(clients, seconds, (client) => cases[client]?.judge('front') ?? Promise.resolve());
  return [
    figureOf('case action: message to the applicant', message, peer),
    figureOf('case action: verdicts on every file of a case, one transaction', verify, peer),
    figureOf('case action: a permit handed in with its files and submitted', submit, peer),
  ];
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

import type { Db } from '#db';
import { lastOf } from '../domain/entries.ts';
import { ended as endedStages } from '../domain/procedure/stages.ts';
import { decryptJson } from '../sealing/boxes.ts';
import { takeLock } from '../sealing/locks.ts';
import { entryPlace, type Matter, matterColumns } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import type { Entry } from '../domain/entries.ts';
import { type Clock, clocksOf, runningIn } from './clocks.ts';
import { tasksOf } from './tasks.ts';

/** Matters opened for one look at a queue at most: each takes about a millisecond. */
export const MOST_OPENED = 500;

export interface QueueLine {
  readonly matter: Matter;
  readonly title: string;
  readonly agency: string;
  readonly clock: Clock | undefined;
  /** Mails that came for it and were not looked at. */
  readonly mails: number;
  /** Something is to be done beside its procedure. */
  readonly task: boolean;
}

/**
 * What an officer's key opens, nearest its limit first. Titles are opened one by one with the key in hand; what is looked
 * for is looked for here, in memory, since no index of words may exist. `cut` where more lie there than were opened.
 */
export async function readQueue(
  db: Db,
  opened: OpenedKey,
  { ended, q }: { readonly ended: boolean; readonly q: string },
): Promise<{ readonly lines: readonly QueueLine[]; readonly cut: boolean }> {
  let query = db
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as h', (on) => on.onRef('h.matter_id', '=', 'm.id').onRef('h.version', '=', 'm.key_version'))
    .innerJoin('ombudsman.entry as e', (on) => on.onRef('e.matter_id', '=', 'm.id').on('e.n', '=', 1))
    .select(matterColumns.map((column) => `m.${column}` as const))
    .select(['h.sealed as key', 'e.sealed as first', 'e.side', 'e.version as entryVersion'])
    .where('h.key_id', '=', opened.key.id)
    .where('h.lock', '=', 'shared');
  if (!ended) query = query.where('m.stage', 'not in', [...endedStages]);
  const rows = await query
    .orderBy('m.received_on', ended ? 'desc' : 'asc')
    .orderBy('m.id')
    .limit(MOST_OPENED + 1)
    .execute();
  const cut = rows.length > MOST_OPENED;
  if (cut) rows.pop();
  const clocks = await clocksOf(
    db,
    rows.map(({ id }) => id),
  );
  const [mails, tasks] = [
    await mailsFor(
      db,
      rows.map(({ id }) => id),
    ),
    await tasksOf(
      db,
      rows.map(({ id }) => id),
    ),
  ];
  const lines = await Promise.all(
    rows.map(async ({ key, first, side, entryVersion, ...row }) => {
      const matter = row as Matter;
      const turn = await takeLock(opened.box, key, matter.id, 'shared', matter.keyVersion);
      const entry = await decryptJson<Omit<Entry, 'n' | 'lock'>>(turn.key, first, entryPlace(matter.id, 1, 'shared', side, entryVersion));
      const sent = lastOf([{ ...entry, n: 1, lock: 'shared' }], 'sent')?.content;
      return {
        matter,
        title: sent?.title ?? '',
        agency: sent?.answers.agency ?? '',
        clock: runningIn(clocks.get(matter.id)),
        mails: mails.get(matter.id) ?? 0,
        task: tasks.some(({ matterId }) => matterId === matter.id),
      };
    }),
  );
  const wanted = q.trim().toLowerCase();
  const found = lines
    .filter(({ title, agency, matter }) => [title, agency, matter.number].some((text) => text.toLowerCase().includes(wanted)))
    .sort((a, b) => rank(a).localeCompare(rank(b)));
  return { lines: found, cut };
}

/** What of the queue is looked at: all that is open, what is late or urgent, by whose turn it is, or what has ended too. */
export const shown = ['late', 'urgent', 'office', 'reporter', 'agency', 'all'] as const;
export type Shown = (typeof shown)[number];

/** Whether a line is among what is looked at. What nobody's clock runs for is the office's turn while it is open. */
export function isShown({ matter, clock }: QueueLine, show: Shown | null, today: string): boolean {
  switch (show) {
    case 'late':
      return clock !== undefined && clock.pausedOn === null && clock.dueOn < today;
    case 'urgent':
      return matter.urgent;
    case 'office':
      return clock === undefined ? matter.stage !== 'answered' : clock.party === 'ombudsman';
    case 'reporter':
      return clock === undefined ? matter.stage === 'answered' : clock.party === 'reporter';
    case 'agency':
      return clock?.party === 'agency' || clock?.party === 'superior';
    default:
      return true;
  }
}

/** How many mails wait in each of these matters. */
async function mailsFor(db: Db, matterIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (matterIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ombudsman.mail')
    .select(['matter_id as matterId', (eb) => eb.fn.countAll<number>().as('n')])
    .where('matter_id', 'in', [...matterIds])
    .where('settled_on', 'is', null)
    .groupBy('matter_id')
    .execute();
  return new Map(rows.flatMap(({ matterId, n }): [string, number][] => (matterId === null ? [] : [[matterId, Number(n)]])));
}

/** Emergencies first, then by the last day, then by age. */
const rank = ({ matter, clock }: QueueLine) =>
  `${matter.urgent ? 0 : 1} ${clock?.dueOn ?? '9999-12-31'} ${matter.receivedOn} ${matter.number}`;

import { transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import type { Deps } from '#main';
import { assign, findAgencyByKey } from '#platform/access';
import { type Command, perform, readCase, takeNext } from '#platform/cases';
import { createDemoAccount } from '#platform/identity';
import { registryAgency } from '#services/dukcapil';
import { sql } from 'kysely';
import type { SentIn } from './applicant.ts';
import { works } from './plan.ts';
import type { Taken } from './queue.ts';

const DESK = 'verification';

/** Where the office learns what is planned for a file. */
export type PlanOf = (number: string) => SentIn | undefined;

interface InHand {
  readonly caseId: string;
  readonly number: string;
  readonly again: boolean;
  readonly until: number;
}

/** Officers of the registry who take the next file of the shared queue, judge its photos and verify it or ask for a better one. */
export class Office {
  readonly taken: Taken[] = [];
  /** By number of the file: the minute of the first answer. */
  readonly answered = new Map<string, number>();
  readonly verified = new Set<string>();
  readonly #deps: Deps;
  readonly #officers: readonly PersonActor[];
  readonly #planOf: PlanOf;
  readonly #hands: (InHand | null)[];

  constructor(deps: Deps, officers: readonly PersonActor[], planOf: PlanOf) {
    this.#deps = deps;
    this.#officers = officers;
    this.#planOf = planOf;
    this.#hands = officers.map(() => null);
  }

  /** Whoever is done with a file and works at this minute takes the next, all at once. */
  async work(minute: number): Promise<void> {
    const free = this.#officers.flatMap((officer, nth) => ((this.#hands[nth]?.until ?? 0) <= minute ? [{ officer, nth }] : []));
    if (free.length === 0) return;
    await Promise.all(free.map(({ officer, nth }) => this.#finish(officer, nth, minute)));
    const able = free.filter(({ nth }) => works(nth, minute));
    // Nobody presses the button while nothing waits.
    if (able.length === 0 || (await this.#oldestLeft()) === null) return;
    const hands = await Promise.all(able.map(({ officer, nth }) => this.#take(officer, nth, minute)));
    const took = hands.filter((one) => one !== null);
    if (took.length === 0) return;
    const left = await this.#oldestLeft();
    for (const since of took) this.taken.push({ since: minutesOf(since), at: minute, leftOlder: left !== null && left < since });
  }

  /** Minutes the file that waits longest has waited, and how many wait. */
  async waiting(now: Date): Promise<{ readonly oldest: number; readonly open: number }> {
    const { rows } = await sql<{ open: number; oldest: Date | null }>`
      select count(*)::int as open, min(position_since) as oldest from cases.case
       where desk = ${DESK} and side = 'office' and closed_at is null and assignee_person_id is null`.execute(this.#deps.db);
    const oldest = rows[0]?.oldest ?? null;
    return { open: rows[0]?.open ?? 0, oldest: oldest === null ? 0 : (now.getTime() - new Date(oldest).getTime()) / 60_000 };
  }

  async #oldestLeft(): Promise<Date | null> {
    const { rows } = await sql<{ oldest: Date | null }>`
      select min(position_since) as oldest from cases.case
       where desk = ${DESK} and side = 'office' and closed_at is null and assignee_person_id is null`.execute(this.#deps.db);
    return rows[0]?.oldest ? new Date(rows[0].oldest) : null;
  }

  async #finish(officer: PersonActor, nth: number, minute: number): Promise<void> {
    const inHand = this.#hands[nth] ?? null;
    this.#hands[nth] = null;
    if (inHand) await this.#decide(officer, inHand, minute);
  }

  /** Since when the file lay there that was taken; null where none was. */
  async #take(officer: PersonActor, nth: number, minute: number): Promise<Date | null> {
    const caseId = await takeNext(this.#deps.cases, officer, newId());
    if (caseId === undefined) return null;
    const { number, state } = await readCase(this.#deps.cases, caseId, officer);
    const again = this.answered.has(number);
    const plan = this.#planOf(number)?.plan;
    const minutes = (again ? plan?.lookAgain : plan?.look) ?? 4;
    this.#hands[nth] = { caseId, number, again, until: minute + minutes };
    return new Date(state.position?.since ?? 0);
  }

  async #decide(officer: PersonActor, { caseId, number, again }: InHand, minute: number): Promise<void> {
    const { cases } = this.#deps;
    const ask = (command: Command['ask']) =>
      perform(cases, officer, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: command });
    const { state } = await readCase(cases, caseId, officer);
    let refuses = !again && (this.#planOf(number)?.plan.mendsAfter ?? null) !== null;
    for (const [requirement, files] of Object.entries(state.files))
      for (const { fileId } of files.filter((one) => one.replacedBy === null && one.judgement === null)) {
        const judged = { action: 'judge', requirement, fileId } as const;
        await ask(refuses ? { ...judged, verdict: 'unreadable', note: 'Fotonya gelap' } : { ...judged, verdict: 'accepted', note: null });
        refuses = false;
      }
    await ask({ action: 'verify', input: {} });
    if (!this.answered.has(number)) this.answered.set(number, minute);
    const { state: after } = await readCase(cases, caseId, officer);
    if (after.position?.desk === 'siak-entry') this.verified.add(number);
  }
}

/** Officers of the registry's counter, invented. */
export async function appoint(deps: Deps, count: number): Promise<readonly PersonActor[]> {
  const agency = await findAgencyByKey(deps.db, registryAgency.key);
  if (!agency) throw new Error('the registry was not entered');
  const accounts = { db: deps.db, auth: deps.auth, clock: deps.clock, secret: deps.authSecret };
  return Promise.all(
    Array.from({ length: count }, async (_, nth) => {
      const [name, email, role] = [`Petugas ${nth + 1}`, `petugas${nth + 1}@contoh.test`, 'front-office'];
      const personId = await createDemoAccount(accounts, { name, email, nik: null, phone: null });
      const employeeNo = `19900101201503${1900 + nth}`;
      await transaction(deps.db, (tx) => assign(tx, { personId, agencyId: agency.id, role, employeeNo, validFrom: '2020-01-01' }));
      return { kind: 'person', personId, accountId: personId, name, email, roles: [{ role, agencyId: agency.id }], strong: true } as const;
    }),
  );
}

/** Minutes from midnight, WITA. */
export function minutesOf(at: Date): number {
  return (at.getTime() / 60_000 + 8 * 60) % (24 * 60);
}

import { transaction, type Tx } from '#db';
import { AppError, newId, oneLine, type PersonActor } from '#kernel';
import { officesOf } from '#platform/access';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { type CasesDeps, perform, readCase } from '#platform/cases';
import { getPersonById } from '#platform/identity';
import { defineJob, enqueue, handle, type JobHandler, type Sweep } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { Type } from 'typebox';
import type { MakesExample } from './example.ts';
import type { SiakAnswer, SiakPort } from './port.ts';
import { openStates, requestForUpdate, requestsOfCase, type RequestState, type SiakRequestRow } from './requests.ts';
import { siakTerms } from './rule.ts';

export interface SiakDeps {
  readonly cases: CasesDeps;
  /** Null where the operator set none up: every agency records by hand. */
  readonly siak: SiakPort | null;
  /** Absent outside the demonstration. */
  readonly example?: MakesExample | undefined;
}

const follow = defineJob('dukcapil.siak-follow', Type.Object({ id: Type.String({ format: 'uuid' }) }));

const MINUTE = 60_000;
/** A call marked and not followed up for so long: whoever made it is gone, and nobody knows. */
const CALL_HELD = 3 * MINUTE;
/** So long after an answer that never came SIAK is asked what became of it. */
const UNKNOWN_HOLDS = MINUTE;
const MOST_REASON = 500;

/** How an agency hands over today: by the interface only where there is one and its rule says so. */
export async function wayOf({ cases, siak }: SiakDeps, agencyId: string): Promise<'manual' | 'api'> {
  if (!siak) return 'manual';
  const rules = await rulesAt(cases.db, [siakTerms], { agencyId, on: officeDay(cases.clock.now()) });
  return rules.value(siakTerms).way === 'api' ? 'api' : 'manual';
}

/**
 * Asks for a case to be handed over. Throws NOT_FOUND where the officer may not see it, ACTION_NOT_ALLOWED where the
 * agency does so by hand, the case does not wait for it, or is on its way already.
 */
export async function handOver(deps: SiakDeps, actor: PersonActor, caseId: string): Promise<void> {
  const { cases } = deps;
  const view = await readCase(cases, caseId, actor);
  const refuse = (reason: string) => new AppError('ACTION_NOT_ALLOWED', { reason });
  const desk = view.service.desks['siak-entry'];
  if (!desk || !view.viewer.roles.includes(desk.role)) throw new AppError('FORBIDDEN', { reason: 'wrong-role' });
  if ((await wayOf(deps, view.agency.id)) !== 'api') throw refuse('by-hand');
  if (view.state.position?.desk !== 'siak-entry') throw refuse('wrong-desk');
  const at = cases.clock.now();
  await transaction(cases.db, async (tx) => {
    // Two presses at once take turns at the case.
    await tx.selectFrom('cases.case').select('id').where('id', '=', caseId).forUpdate().execute();
    if ((await requestsOfCase(tx, caseId)).some(({ state }) => openStates.includes(state))) throw refuse('on-its-way');
    const id = newId();
    await tx
      .insertInto('dukcapil.siak_request')
      .values({ id, case_id: caseId, agency_id: view.agency.id, asked_by: actor.personId, asked_at: at, changed_at: at, next_at: at })
      .execute();
    await appendAudit(tx, { actor, action: 'dukcapil.siak-hand', subject: { type: 'case', id: caseId }, detail: { request: id }, at });
    await enqueue(tx, follow, { id }, { key: `siak:${id}` });
  });
}

/** Looks at the open request of a case at once. */
export async function askNow({ cases }: SiakDeps, actor: PersonActor, caseId: string): Promise<void> {
  await readCase(cases, caseId, actor);
  await transaction(cases.db, async (tx) => {
    const open = (await requestsOfCase(tx, caseId)).find(({ state }) => openStates.includes(state));
    if (!open) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'nothing-open' });
    await tx.updateTable('dukcapil.siak_request').set({ next_at: cases.clock.now() }).where('id', '=', open.id).execute();
    await enqueue(tx, follow, { id: open.id }, { key: `siak:${open.id}` });
  });
}

type Turn = { readonly do: 'hand' | 'ask'; readonly row: SiakRequestRow } | null;

/** Marks what is about to be done, so that whoever comes after an end by force knows that nobody knows. */
async function takeTurn(tx: Tx, now: Date, id: string): Promise<Turn> {
  const row = await requestForUpdate(tx, id);
  if (!row || row.nextAt === null || row.nextAt > now) return null;
  if (row.state !== 'waiting' && row.state !== 'calling') return { do: 'ask', row };
  if (row.state === 'calling') {
    const held = (row.calledAt?.getTime() ?? 0) + CALL_HELD;
    if (held > now.getTime()) return null;
    await set(tx, id, { state: 'unknown', changed_at: now });
    return { do: 'ask', row };
  }
  await set(tx, id, {
    state: 'calling',
    tries: row.tries + 1,
    called_at: now,
    changed_at: now,
    next_at: new Date(now.getTime() + CALL_HELD),
  });
  return { do: 'hand', row: { ...row, tries: row.tries + 1 } };
}

interface Change {
  state?: RequestState;
  tries?: number;
  called_at?: Date;
  changed_at?: Date;
  next_at?: Date | null;
  register_no?: string;
  reason?: string | null;
}

const set = (tx: Tx, id: string, change: Change) => tx.updateTable('dukcapil.siak_request').set(change).where('id', '=', id).execute();

/** One step of one request: hand it over or ask about it, and write down what came of it. */
async function step(deps: SiakDeps & { readonly siak: SiakPort }, id: string): Promise<'again' | 'done'> {
  const { cases, siak } = deps;
  const turn = await transaction(cases.db, (tx) => takeTurn(tx, cases.clock.now(), id));
  if (!turn) return 'done';
  const { row } = turn;
  const answer = turn.do === 'ask' ? await siak.ask(id) : await hand(deps, row);
  const settled = await tellCase(deps, row, answer);
  await transaction(cases.db, (tx) => settle(tx, deps, row, settled));
  return settled.is === 'never-seen' ? 'again' : 'done';
}

async function hand({ cases, siak }: SiakDeps & { readonly siak: SiakPort }, row: SiakRequestRow): Promise<Settled> {
  const view = await readCase(cases, row.caseId, { kind: 'system', name: 'siak' });
  // What went elsewhere meanwhile is not handed over.
  if (view.state.position?.desk !== 'siak-entry') return { is: 'overtaken' };
  const { answers } = view.state;
  return siak.hand({ key: row.id, region: view.agency.regionCode, caseNumber: view.number, service: view.service.key, answers });
}

type Settled = SiakAnswer | { readonly is: 'overtaken' };

/** Does to the case what SIAK decided, in the name of the officer who handed it over, by the offices they hold now. */
async function tellCase({ cases }: SiakDeps, row: SiakRequestRow, answer: Settled): Promise<Settled> {
  const ask = askedBy(answer, row, officeDay(cases.clock.now()));
  if (!ask) return answer;
  try {
    const actor = await officer(cases, row);
    await perform(cases, actor, { caseId: row.caseId, idempotencyKey: `siak:${row.id}:${answer.is}`, expectedVersion: null, ask });
    return answer;
  } catch (error) {
    // Done before, on another day: whoever did it ended before writing so.
    if (error instanceof AppError && error.code === 'IDEMPOTENCY_KEY_REUSED') return answer;
    // A refusal is an answer too: the case went elsewhere, or the office of whoever asked has ended.
    if (error instanceof AppError && error.status < 500) return answer.is === 'deferred' ? answer : { is: 'overtaken' };
    throw error;
  }
}

/** The action by which an answer is recorded on the case; null where it changes nothing there. */
function askedBy(answer: Settled, { state }: SiakRequestRow, today: string) {
  const said = (how: string, reason: string) => ({ reason: `SIAK ${how}: ${oneLine(reason).slice(0, MOST_REASON)}` });
  if (answer.is === 'accepted') return { action: 'enter', input: { registerNo: answer.registerNo, on: today } };
  if (answer.is === 'rejected') return { action: 'backFromEntry', input: said('menolak', answer.reason) };
  return answer.is === 'deferred' && state !== 'deferred' ? { action: 'deferEntry', input: said('menunda', answer.reason) } : null;
}

async function officer({ db, clock }: CasesDeps, { askedById }: SiakRequestRow): Promise<PersonActor> {
  const { name, email, userId } = await getPersonById(db, askedById);
  const roles = await officesOf(db, askedById, officeDay(clock.now()));
  return { kind: 'person', personId: askedById, accountId: userId ?? '', name, email: email ?? '', roles, strong: true };
}

async function settle(tx: Tx, { cases }: SiakDeps, row: SiakRequestRow, answer: Settled): Promise<void> {
  const now = cases.clock.now();
  const current = await requestForUpdate(tx, row.id);
  if (!current || !openStates.includes(current.state)) return;
  const rules = await rulesAt(tx, [siakTerms], { agencyId: row.agencyId, on: officeDay(now) });
  const later = (ms: number) => new Date(now.getTime() + ms);
  const again = later(rules.value(siakTerms).askAgainMinutes * MINUTE);
  const change = changeBy(answer, { row, later, again, now });
  await set(tx, row.id, { ...change, ...(change.state !== current.state && { changed_at: now }) });
  if (change.next_at) await enqueue(tx, follow, { id: row.id }, { key: `siak:${row.id}`, runAt: change.next_at });
  if (change.state === current.state) return;
  const detail = { request: row.id, state: change.state };
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'siak' },
    action: 'dukcapil.siak-said',
    subject: { type: 'case', id: row.caseId },
    detail,
    at: now,
  });
}

interface Waiting {
  readonly row: SiakRequestRow;
  readonly now: Date;
  readonly again: Date;
  later(ms: number): Date;
}

function changeBy(answer: Settled, { row, now, again, later }: Waiting): Change & { readonly state: RequestState } {
  const reason = 'reason' in answer ? oneLine(answer.reason).slice(0, MOST_REASON) : null;
  switch (answer.is) {
    case 'accepted':
      return { state: 'accepted', register_no: answer.registerNo, reason: null, next_at: null };
    case 'rejected':
      return { state: 'rejected', reason, next_at: null };
    case 'overtaken':
      return { state: 'overtaken', next_at: null };
    case 'failed':
      return { state: 'failed', reason: answer.why, next_at: null };
    case 'deferred':
      return { state: 'deferred', reason, next_at: again };
    case 'taken':
      return { state: 'taken', reason: null, next_at: again };
    case 'never-seen':
      // It never arrived: handed over again under the same key, which counts once.
      return { state: 'waiting', reason: null, next_at: now };
    case 'unsent':
      return { state: 'waiting', reason: answer.why, next_at: later(Math.min(2 ** row.tries, 60) * MINUTE) };
    case 'unknown':
      return { state: 'unknown', reason: answer.why, next_at: row.state === 'unknown' ? again : later(UNKNOWN_HOLDS) };
  }
}

export function siakHandlers(deps: SiakDeps): readonly JobHandler[] {
  return [
    handle(follow, async ({ id }) => {
      // Without an interface nothing is lost: what waits is looked at once there is one again.
      if (!deps.siak) return;
      const asked = { ...deps, siak: deps.siak };
      // What was never seen there is handed over at once.
      if ((await step(asked, id)) === 'again') await step(asked, id);
    }),
  ];
}

/** Whatever is due and has no job any more. */
export function siakSweeps({ cases }: SiakDeps): readonly Sweep[] {
  const run = async () => {
    const now = cases.clock.now();
    const due = await cases.db
      .selectFrom('dukcapil.siak_request')
      .select('id')
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(200)
      .execute();
    for (const { id } of due) await transaction(cases.db, (tx) => enqueue(tx, follow, { id }, { key: `siak:${id}` }));
  };
  return [{ name: 'dukcapil.siak-ask', cron: '*/5 * * * *', run }];
}

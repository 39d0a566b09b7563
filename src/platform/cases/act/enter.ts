import type { Tx } from '#db';
import { type Actor, AppError, type Mandate } from '#kernel';
import type { Agency } from '#platform/access';
import { appendAudit } from '#platform/audit';
import type { WorkingCalendar } from '#platform/calendar';
import { revokeDocument } from '#platform/documents';
import { bindFiles } from '#platform/files';
import { enqueue } from '#platform/jobs';
import type { RuleBook } from '#platform/rules';
import type { Acceptance } from '../domain/accept.ts';
import type { Viewer } from '../domain/allowed.ts';
import { clocksOf, figuresOf } from '../domain/case-clocks.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { districtOf } from '../domain/districts.ts';
import type { Effect } from '../domain/effect.ts';
import type { Entry } from '../domain/entry.ts';
import { fold } from '../domain/fold.ts';
import { residentOf, stillOfVillage } from '../domain/helped.ts';
import { isRefusal, type Refusal, type RefusalReason } from '../domain/refusal.ts';
import { type CaseState, inForce } from '../domain/state.ts';
import { entryActorOf, maySee, viewerOf } from '../domain/subjects.ts';
import { namelessActor } from './nameless.ts';
import { lineOf, UNDO_SECONDS } from '../domain/timeline.ts';
import { makeProduct, tellPeople } from '../jobs.ts';
import { digestsOf } from '../compare/likeness.ts';
import { isWorthTelling } from '../notices/worth-telling.ts';
import { agencyOf, calendarOf, rulesOf } from '../store/reference.ts';
import { actorKey, fingerprint } from '../store/secrets.ts';
import { orderExamination } from './examine.ts';
import { replaceLikenesses } from '../compare/likeness-tables.ts';
import { deleteMembers, insertMember, keepAway } from '../store/member-tables.ts';
import { renameCase, saveEntry } from '../store/save.ts';
import { type CaseRow, entriesOf, lockAndClaim } from '../store/tables.ts';
import type { CasesDeps, Outcome } from '../types.ts';

/** What is known when an entry is worked out. */
export interface Before {
  readonly row: CaseRow;
  readonly state: CaseState;
  readonly service: ServiceDefinition;
  readonly agency: Agency;
  readonly viewer: Viewer;
  readonly rules: RuleBook;
  readonly calendar: WorkingCalendar;
  readonly today: string;
  readonly at: Date;
}

/** An entry about to be written. */
export interface Drafted extends Acceptance {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The office that let the actor act; null for anybody else. */
  readonly role: string | null;
  readonly undoable?: boolean;
  /** Files handed in with it, now bound to the case. */
  readonly files?: readonly string[];
  /** Why a document is revoked, where one is. */
  readonly reason?: string;
  /** The state after it, where it is not a simple fold: an undo. */
  readonly after?: (entry: Entry) => CaseState;
}

interface Asking {
  readonly caseId: string;
  readonly key: string;
  readonly asked: unknown;
  readonly expectedVersion: number | null;
}

/**
 * The one way an entry comes about, whoever asks: lock the case, look whether it was asked before, let `draft` say
 * what it means, fold, and write state, record, audit and jobs in the caller's transaction.
 * Throws NOT_FOUND, IDEMPOTENCY_KEY_REUSED, CONFLICT, or what `draft` refuses; then the transaction must roll back.
 */
export async function enter(
  tx: Tx,
  deps: CasesDeps,
  actor: Actor,
  { caseId, key, asked, expectedVersion }: Asking,
  draft: (before: Before) => Drafted | Promise<Drafted>,
): Promise<Outcome> {
  const at = deps.clock.now();
  const print = fingerprint({ caseId, asked });
  const locked = await lockAndClaim(tx, { actor: actorKey(actor), key, fingerprint: print, caseId, at });
  const viewer = locked && viewerOf(actor, ownershipOf(locked.row));
  if (!locked || !viewer || !maySee(viewer)) throw new AppError('NOT_FOUND', { case: caseId });
  const { row, claim } = locked;
  if (!claim.fresh) {
    if (claim.fingerprint !== print) throw new AppError('IDEMPOTENCY_KEY_REUSED', { case: caseId });
    return { caseId, seq: claim.seq, version: claim.seq, replayed: true, undoableUntil: null };
  }
  if (expectedVersion !== null && expectedVersion !== row.version) await refuseOutdated(tx, row, expectedVersion);
  const before = await beforeOf(tx, deps, row, viewer, at);
  const drafted = await draft(before);
  const { entry, after } = await write(tx, actor, before, drafted);
  await deps.followBeside?.(tx, { caseId, service: before.service, state: after, at });
  return { caseId, seq: entry.seq, version: after.version, replayed: false, undoableUntil: drafted.undoable ? later(at) : null };
}

/** Turns the engine's refusal into the error the edge answers with. */
export function allowedOrThrow<T extends object>(accepted: T | Refusal): T {
  if (!isRefusal(accepted)) return accepted;
  throw refused(accepted.refused);
}

export function refused(reason: RefusalReason): AppError {
  return new AppError(reason === 'wrong-role' || reason === 'not-yours' ? 'FORBIDDEN' : 'ACTION_NOT_ALLOWED', { reason });
}

export function ownershipOf({ id, service, agencyId, applicantPersonId, state }: CaseRow) {
  const { members, representatives, keptAway, nameless, confided = nameless } = state;
  return { caseId: id, service, agencyId, applicantPersonId, members, representatives, keptAway, nameless, confided };
}

export async function beforeOf(tx: Tx, deps: CasesDeps, row: CaseRow, viewer: Viewer, at: Date): Promise<Before> {
  const agency = await agencyOf(tx, deps, row.agencyId);
  const calendar = await calendarOf(tx, deps, agency);
  return {
    row,
    state: row.state,
    service: deps.registry.get(row.service),
    agency,
    viewer,
    rules: await rulesOf(tx, deps, row.state.rules),
    calendar,
    today: calendar.dateIn(at),
    at,
  };
}

/** Throws CONFLICT with what changed since; a letter that was ready meanwhile changes nothing anybody decides on. */
async function refuseOutdated(tx: Tx, row: CaseRow, seen: number): Promise<void> {
  const since = (await entriesOf(tx, row.id)).filter(({ seq }) => seq > seen);
  if (seen < row.version && since.every(({ action }) => action === 'lettered')) return;
  throw new AppError('CONFLICT', { version: row.version, changes: since.map(lineOf) });
}

async function write(
  tx: Tx,
  actor: Actor,
  { row, service, viewer, rules, calendar, at }: Before,
  drafted: Drafted,
): Promise<{ entry: Entry; after: CaseState }> {
  const { action, input, role } = drafted;
  const { mandate } = viewer;
  const effects = mandate ? [...drafted.effects, representedBy(actor, mandate)] : drafted.effects;
  const entry: Entry = {
    seq: row.version + 1,
    action,
    outcome: 'accepted',
    at: at.toISOString(),
    actor: entryActorOf(actor, ownershipOf(row), role),
    input,
    effects,
  };
  const after = drafted.after?.(entry) ?? fold(row.state, entry);
  await bindFiles(tx, drafted.files ?? [], actor.kind === 'person' ? [actor.personId] : [], row.id);
  await saveEntry(
    tx,
    { service, caseId: row.id },
    entry,
    after,
    figuresOf(clocksOf(service, after, rules, calendar, at), after, calendar, at),
    at,
  );
  for (const effect of effects) {
    if (effect.kind === 'joined') await insertMember(tx, row.id, effect.personId, effect.as);
    if (effect.kind === 'kept-away') await keepAway(tx, row.id, effect.personIds);
    if (effect.kind === 'parted') await deleteMembers(tx, row.id, effect.as);
    if (effect.kind === 'ordered')
      await enqueue(tx, makeProduct, { caseId: row.id, seq: entry.seq }, { key: `product:${row.id}:${entry.seq}` });
  }
  if (effects.some(({ kind }) => kind === 'answered')) {
    stillOfVillage(after, { was: residentOf(service, row.state.answers, rules), is: residentOf(service, after.answers, rules) });
    const subject = service.subject(after.answers as never, rules);
    await renameCase(tx, row, service, after, { ...subject, district: districtOf(service, after.answers, rules) });
    await replaceLikenesses(tx, row, digestsOf(tx, service, after.answers, rules));
  }
  if ((drafted.files?.length ?? 0) > 0 || effects.some(({ kind }) => kind === 'answered'))
    await orderExamination(tx, service, row.id, entry.seq);
  if (isWorthTelling(service, entry))
    await enqueue(tx, tellPeople, { caseId: row.id, seq: entry.seq }, drafted.undoable ? { runAt: later(at) } : {});
  for (const key of drafted.revokes) await revoke(tx, row.state, key, drafted.reason ?? action, at);
  await appendAudit(tx, {
    actor: row.state.nameless && viewer.isApplicant ? namelessActor : actor,
    action: `cases.${action}`,
    subject: { type: 'case', id: row.id },
    detail: {
      seq: entry.seq,
      service: row.service,
      status: after.status,
      desk: after.position?.desk ?? null,
      ...(mandate && { mandate: mandate.id }),
    },
    at,
  });
  return { entry, after };
}

function representedBy(actor: Actor, { id }: Mandate): Effect {
  return { kind: 'represented', personId: actor.kind === 'person' ? actor.personId : '', mandateId: id };
}

async function revoke(tx: Tx, state: CaseState, key: string, reason: string, at: Date): Promise<void> {
  const valid = inForce(state, key);
  if (!valid) throw refused('no-such-product');
  await revokeDocument(tx, { documentId: valid.documentId, reason, at });
}

function later(at: Date): Date {
  return new Date(at.getTime() + UNDO_SECONDS * 1000);
}

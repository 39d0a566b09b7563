import type { Db, Tx } from '#db';
import { AppError, newId } from '#kernel';
import { getPersonById } from '#platform/identity';
import { vaultOf } from '#platform/keys';
import type { Credentials } from './bsre/client.ts';

/** A document that is decided, and waits for its signer. */
export interface Awaiting {
  readonly id: string;
  readonly agencyId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly seq: number;
  readonly personId: string;
  readonly titleId: string;
  readonly titleEn: string;
  readonly holderName: string;
  readonly since: Date;
  readonly sessionId: string | null;
  readonly fault: string | null;
}

/** Most documents signed with one passphrase. */
export const SESSION_LIMIT = 200;
/** How long a passphrase is kept at most, in milliseconds. */
const KEPT = 10 * 60_000;

const columns = [
  'id',
  'agency_id as agencyId',
  'case_id as caseId',
  'case_number as caseNumber',
  'seq',
  'person_id as personId',
  'title_id as titleId',
  'title_en as titleEn',
  'holder_name as holderName',
  'since',
  'session_id as sessionId',
  'fault',
] as const;

const placeOf = (sessionId: string) => `documents.signing_session.passphrase#${sessionId}`;

/** Lets a document wait for its signer; where somebody else has to sign now, for them. */
export async function awaitSignature(
  tx: Tx,
  waiting: Pick<Awaiting, 'agencyId' | 'caseId' | 'caseNumber' | 'seq' | 'personId' | 'titleId' | 'titleEn' | 'holderName'>,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('documents.awaiting')
    .values({
      id: newId(),
      agency_id: waiting.agencyId,
      case_id: waiting.caseId,
      case_number: waiting.caseNumber,
      seq: waiting.seq,
      person_id: waiting.personId,
      title_id: waiting.titleId,
      title_en: waiting.titleEn,
      holder_name: waiting.holderName,
      since: at,
    })
    .onConflict((on) =>
      on
        .columns(['case_id', 'seq'])
        .doUpdateSet({ person_id: waiting.personId, session_id: null, fault: null })
        .where('documents.awaiting.person_id', '<>', waiting.personId),
    )
    .execute();
}

/** Nothing is left to sign of an order: it was signed, or went away. */
export async function settleSignature(tx: Tx, order: { readonly caseId: string; readonly seq: number }): Promise<void> {
  await tx.deleteFrom('documents.awaiting').where('case_id', '=', order.caseId).where('seq', '=', order.seq).execute();
}

/** What waits for somebody, longest first. */
export function listAwaiting(db: Db, personId: string): Promise<Awaiting[]> {
  return db
    .selectFrom('documents.awaiting')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('since')
    .orderBy('id')
    .limit(SESSION_LIMIT)
    .execute();
}

export async function countAwaiting(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('documents.awaiting')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Who signs what of these cases is still waiting. */
export function signersAwaited(
  db: Db,
  caseIds: readonly string[],
): Promise<{ readonly caseId: string; readonly seq: number; readonly personId: string; readonly name: string }[]> {
  return db
    .selectFrom('documents.awaiting as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
    .select(['a.case_id as caseId', 'a.seq', 'a.person_id as personId', 'p.name'])
    .where('a.case_id', 'in', caseIds)
    .execute();
}

/**
 * Keeps a passphrase, sealed, to sign these documents of the signer's and no other. What a former one left is dropped.
 * Returns the session's id. Throws NOT_FOUND where none of them waits for this person.
 */
export async function beginSession(
  tx: Tx,
  { personId, passphrase, ids, at }: { personId: string; passphrase: string; ids: readonly string[]; at: Date },
): Promise<string> {
  const id = newId();
  await tx.deleteFrom('documents.signing_session').where('person_id', '=', personId).execute();
  await tx
    .insertInto('documents.signing_session')
    .values({
      id,
      person_id: personId,
      passphrase: vaultOf(tx).seal(placeOf(id), passphrase),
      ends_at: new Date(at.getTime() + KEPT),
    })
    .execute();
  const taken = await tx
    .updateTable('documents.awaiting')
    .set({ session_id: id, fault: null })
    .where('person_id', '=', personId)
    .where('id', 'in', ids)
    .returning('id')
    .execute();
  if (taken.length === 0) throw new AppError('NOT_FOUND', { why: 'awaiting' });
  return id;
}

/** Whoever signs in a session, with what they sign with; undefined once it is over. */
export async function openSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<{ readonly personId: string; readonly credentials: Credentials } | undefined> {
  const found = await db
    .selectFrom('documents.signing_session')
    .select(['person_id as personId', 'passphrase'])
    .where('id', '=', sessionId)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  if (!found) return undefined;
  const { nik } = await getPersonById(db, found.personId);
  if (nik === null) return undefined;
  return { personId: found.personId, credentials: { nik, passphrase: vaultOf(db).open(placeOf(sessionId), found.passphrase) } };
}

export function nextOfSession(db: Db, sessionId: string): Promise<Awaiting | undefined> {
  return db
    .selectFrom('documents.awaiting')
    .select(columns)
    .where('session_id', '=', sessionId)
    .orderBy('since')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Says why a session does not get on; it is tried again. */
export async function noteFault(tx: Tx, sessionId: string, fault: string): Promise<void> {
  await tx.updateTable('documents.awaiting').set({ fault }).where('session_id', '=', sessionId).execute();
}

/** Takes one document out of its session; with a fault, because it cannot be signed. */
export async function leaveSession(tx: Tx, id: string, fault: string | null): Promise<void> {
  await tx.updateTable('documents.awaiting').set({ session_id: null, fault }).where('id', '=', id).execute();
}

/** Forgets the passphrase; what was not signed with it waits again. Returns whose it is and how many, where any is left. */
export async function endSession(
  tx: Tx,
  sessionId: string,
  fault: string,
): Promise<{ readonly personId: string; readonly left: number } | undefined> {
  await tx.deleteFrom('documents.signing_session').where('id', '=', sessionId).execute();
  const left = await tx
    .updateTable('documents.awaiting')
    .set((eb) => ({ session_id: null, fault: eb.fn.coalesce('fault', eb.val(fault)) }))
    .where('session_id', '=', sessionId)
    .returning('person_id as personId')
    .execute();
  const [first] = left;
  return first && { personId: first.personId, left: left.length };
}

/** Forgets passphrases whose time is over, though no job came to end their session. Returns how many. */
export async function dropOldSessions(tx: Tx, now: Date): Promise<number> {
  const old = await tx.selectFrom('documents.signing_session').select('id').where('ends_at', '<=', now).execute();
  for (const { id } of old) await endSession(tx, id, 'over');
  return old.length;
}

import { type Db, transaction, type Tx } from '#db';
import { counted } from '#i18n';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import {
  beginSession,
  BsreFailure,
  dropOldSessions,
  endSession,
  leaveSession,
  nextOfSession,
  noteFault,
  openSession,
} from '#platform/documents';
import { getPersonById } from '#platform/identity';
import { enqueue, handle, type JobHandler } from '#platform/jobs';
import { defineNotice, notify } from '#platform/notifications';
import { signSession } from '../jobs.ts';
import { casePaths } from '../paths.ts';
import { make } from './products.ts';
import type { CasesDeps } from '../types.ts';

const leftUnsigned = defineNotice<{ left: number }>('cases.unsigned', 'desk', ({ left }, locale) =>
  locale === 'id'
    ? {
        subject: `${left} surat belum ditandatangani`,
        body: 'BSrE tidak menyelesaikan tanda tangan Anda. Sebabnya tertulis di halaman tanda tangan; di sana Anda dapat mencoba lagi.',
      }
    : {
        subject: `${counted(left, 'letter was', 'letters were')} not signed`,
        body: 'BSrE did not complete your signatures. The page for signing says why, and lets you try again.',
      },
);

/**
 * Signs documents that wait for an officer, one after the other in a job, with the passphrase they just typed: it is
 * kept sealed until the last is signed, ten minutes at most. Throws INVALID_INPUT without a NIK to sign by.
 */
export async function startSigning(
  tx: Tx,
  actor: PersonActor,
  { passphrase, ids, at }: { readonly passphrase: string; readonly ids: readonly string[]; readonly at: Date },
): Promise<void> {
  const { nik } = await getPersonById(tx, actor.personId);
  if (nik === null) throw new AppError('INVALID_INPUT', { fields: [{ field: 'nik', why: 'missing' }] });
  const sessionId = await beginSession(tx, { personId: actor.personId, passphrase, ids, at });
  await enqueue(tx, signSession, { sessionId }, { key: `sign:${sessionId}` });
  await appendAudit(tx, {
    actor,
    action: 'cases.start-signing',
    subject: { type: 'signing-session', id: sessionId },
    detail: { documents: ids.length },
    at,
  });
}

/**
 * The job of a session: one document at a time, so that a wrong passphrase is tried once and no more. Where BSrE is not
 * reached it is tried again until the session is over; after any other refusal the passphrase is forgotten.
 */
export function signHandler(deps: CasesDeps): JobHandler {
  return handle(signSession, async ({ sessionId }) => {
    const failed: unknown[] = [];
    for (;;) {
      const session = await openSession(deps.db, sessionId, deps.clock.now());
      const next = session && (await nextOfSession(deps.db, sessionId));
      if (!session || !next) break;
      try {
        await transaction(deps.db, async (tx) => {
          await make(tx, deps, next, session);
          // Signed, it is gone; else somebody else signs it now.
          await leaveSession(tx, next.id, null);
        });
      } catch (error) {
        if (!(error instanceof BsreFailure)) {
          // A defect of one document keeps no other waiting.
          await transaction(deps.db, (tx) => leaveSession(tx, next.id, 'failed'));
          failed.push(error);
        } else if (error.why === 'slow' || error.why === 'down') {
          await transaction(deps.db, (tx) => noteFault(tx, sessionId, error.why));
          throw error;
        } else {
          await transaction(deps.db, (tx) => noteFault(tx, sessionId, error.why));
          break;
        }
      }
    }
    await transaction(deps.db, (tx) => finish(tx, deps, sessionId));
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} documents could not be made`);
  });
}

async function finish(tx: Tx, { clock }: CasesDeps, sessionId: string): Promise<void> {
  const ended = await endSession(tx, sessionId, 'over');
  if (!ended) return;
  const { personId, left } = ended;
  await notify(tx, { personId, notice: leftUnsigned, facts: { left }, link: casePaths.sign(), at: clock.now() });
}

/** Forgets passphrases nobody came to forget. */
export async function forgetSessions({ db, clock }: { readonly db: Db; readonly clock: CasesDeps['clock'] }): Promise<void> {
  await transaction(db, (tx) => dropOldSessions(tx, clock.now()));
}

import { type Db, transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { documentsOf, type RegisteredDocument } from '#platform/documents';
import { type FileFacts, getFile } from '#platform/files';
import { rulesAt } from '#platform/rules';
import { officeDay } from '#platform/calendar';
import { isChosenPin } from './kept-pin.ts';
import { enter, type PrintDeps } from './links.ts';
import { printTerms } from './rule.ts';
import { hashOf, pinOf, same } from './secrets.ts';

/** Why a link opens nothing; a document that was replaced or revoked is none that should be printed. */
export type Closed = 'locked' | 'expired' | 'revoked' | 'replaced' | 'withdrawn';

/** A link as whoever holds it sees it, before the PIN: what it is for, and nothing about whom. */
export interface Held {
  readonly linkId: string;
  readonly caseId: string;
  readonly document: RegisteredDocument;
  readonly expiresAt: Date;
  readonly left: number;
  readonly closed: Closed | null;
}

/** The link of a token; undefined for every other. */
export async function findLink(deps: PrintDeps, token: string): Promise<Held | undefined> {
  const known = await deps.cases.db
    .selectFrom('dukcapil.print_link')
    .select('id')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  return known && readLink(deps, token);
}

/** The link of a token. Throws NOT_FOUND for every other. */
export async function readLink(deps: PrintDeps, token: string): Promise<Held> {
  return heldOf(deps, deps.cases.db, token);
}

async function heldOf({ cases }: PrintDeps, db: Db | Tx, token: string): Promise<Held> {
  const found = await db
    .selectFrom('dukcapil.print_link as l')
    .innerJoin('cases.case as c', 'c.id', 'l.case_id')
    .select(['l.id', 'l.case_id', 'l.document_id', 'l.attempts', 'l.expires_at', 'l.revoked_at', 'c.agency_id'])
    .where('l.token_hash', '=', hashOf(token))
    .executeTakeFirst();
  const document = found && (await documentsOf(db, found.case_id)).find(({ id }) => id === found.document_id);
  if (!found || !document) throw new AppError('NOT_FOUND', { why: 'print-link' });
  const now = cases.clock.now();
  const rules = await rulesAt(db, [printTerms], { agencyId: found.agency_id, on: officeDay(now) });
  const left = Math.max(0, rules.value(printTerms).attempts - found.attempts);
  const closed = closedBy({ ...found, left, state: document.state }, now);
  return { linkId: found.id, caseId: found.case_id, document, expiresAt: found.expires_at, left, closed };
}

function closedBy(
  { state, revoked_at, expires_at, left }: { state: RegisteredDocument['state']; revoked_at: Date | null; expires_at: Date; left: number },
  now: Date,
): Closed | null {
  if (state === 'replaced') return 'replaced';
  if (state === 'revoked') return 'withdrawn';
  if (revoked_at !== null) return 'revoked';
  if (expires_at <= now) return 'expired';
  return left === 0 ? 'locked' : null;
}

/** Notes that a link was opened. */
export async function noteSeen({ cases }: PrintDeps, { linkId, document }: Held): Promise<void> {
  const at = cases.clock.now();
  await transaction(cases.db, (tx) => enter(tx, { linkId, documentId: document.id, what: 'seen', at }));
}

/** Whether the PIN is right. A wrong one stays counted; one try after the last tells nothing. */
export async function tryPin(deps: PrintDeps, token: string, typed: string): Promise<Held & { readonly right: boolean }> {
  const { cases } = deps;
  const at = cases.clock.now();
  return transaction(cases.db, async (tx) => {
    // Two tries at once take turns, so that five are five.
    await tx.selectFrom('dukcapil.print_link').select('id').where('token_hash', '=', hashOf(token)).forUpdate().execute();
    const held = await heldOf(deps, tx, token);
    const { linkId, document } = held;
    if (held.closed) return { ...held, right: false };
    const pin = typed.replace(/\s/g, '');
    const right = same(pin, pinOf(cases.secret, linkId)) || (await isChosenPin(tx, cases.secret, held.caseId, pin));
    await tx
      .updateTable('dukcapil.print_link')
      .set((eb) => ({ attempts: right ? 0 : eb('attempts', '+', 1) }))
      .where('id', '=', linkId)
      .execute();
    await enter(tx, { linkId, documentId: document.id, what: right ? 'opened' : 'wrong-pin', at });
    return { ...(await heldOf(deps, tx, token)), right };
  });
}

/** The PDF itself, as one more copy. Throws NOT_FOUND where the link is closed or the bytes are not those of the register. */
export async function takeCopy(deps: PrintDeps, token: string): Promise<FileFacts> {
  const { cases } = deps;
  const at = cases.clock.now();
  return transaction(cases.db, async (tx) => {
    await tx.selectFrom('dukcapil.print_link').select('id').where('token_hash', '=', hashOf(token)).forUpdate().execute();
    const { linkId, document, closed } = await heldOf(deps, tx, token);
    const file = await getFile(tx, document.fileId ?? '');
    if (closed || file.sha256 !== document.sha256) throw new AppError('NOT_FOUND', { why: closed ?? 'other-bytes' });
    const { copies } = await tx
      .selectFrom('dukcapil.print_entry')
      .select((eb) => eb.fn.max('copy').as('copies'))
      .where('document_id', '=', document.id)
      .executeTakeFirstOrThrow();
    await enter(tx, { linkId, documentId: document.id, what: 'printed', copy: Number(copies ?? 0) + 1, at });
    return file;
  });
}

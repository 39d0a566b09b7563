import { transaction, type Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { type Agreed, type Consent, getDraftForUpdate } from '#platform/forms';
import { getPersonById } from '#platform/identity';
import { notify } from '#platform/notifications';
import { randomInt } from 'node:crypto';
import { nothing } from '../act/invite.ts';
import { invalid } from '../act/read-input.ts';
import { maskedEmail } from '../domain/masked-email.ts';
import { notices } from '../notices/notice.ts';
import { hashCode, same } from '../store/secrets.ts';
import type { CasesDeps } from '../types.ts';

const CODE_MINUTES = 10;
const ATTEMPTS = 5;
/** Between two e-mails to the same person, in milliseconds. */
const PAUSE = 60_000;

/** How somebody at the counter can agree. */
export interface Agreeing {
  readonly name: string;
  /** Where a code goes, masked; null where no address is known. */
  readonly maskedEmail: string | null;
  readonly codeSent: boolean;
  /** Whether a signed sheet counts: not for an account, whose number nobody has checked. */
  readonly byPaper: boolean;
  /** Too many wrong codes. */
  readonly locked: boolean;
}

/** The ways to agree to a draft of this officer. Throws NOT_FOUND for anybody else's. */
export async function readAgreeing({ db }: CasesDeps, officer: PersonActor, draftId: string): Promise<Agreeing> {
  const row = await db
    .selectFrom('cases.counter')
    .selectAll()
    .where('draft_id', '=', draftId)
    .where('officer_id', '=', officer.personId)
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { draft: draftId });
  const person = await getPersonById(db, row.person_id);
  return {
    name: person.name,
    maskedEmail: row.email === null ? null : maskedEmail(row.email),
    codeSent: row.code_hash !== null,
    byPaper: person.userId === null,
    locked: row.attempts >= ATTEMPTS,
  };
}

/** Sends the person a code that agrees to the draft as it stands. Throws ACTION_NOT_ALLOWED without an address, TOO_MANY_REQUESTS. */
export async function sendConsentCode(deps: CasesDeps, officer: PersonActor, draftId: string): Promise<void> {
  const at = deps.clock.now();
  await transaction(deps.db, async (tx) => {
    const draft = await getDraftForUpdate(tx, draftId, officer.personId);
    const row = await lockRow(tx, draftId);
    if (row.email === null) throw new AppError('ACTION_NOT_ALLOWED', { why: 'no-address' });
    if (row.code_sent_at && at.getTime() - new Date(row.code_sent_at).getTime() < PAUSE) throw new AppError('TOO_MANY_REQUESTS');
    if (row.attempts >= ATTEMPTS) throw new AppError('TOO_MANY_REQUESTS', { why: 'attempts' });
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const sent = { code_hash: hashCode(deps.secret, draftId, code), code_sent_at: at, code_version: draft.version };
    await tx.updateTable('cases.counter').set(sent).where('draft_id', '=', draftId).execute();
    const service = deps.registry.get(draft.service).title;
    await notify(tx, {
      email: row.email,
      notice: notices.consent,
      facts: { ...nothing, service, by: officer.name, lines: [() => code] },
      at,
    });
  });
}

/** Takes the code they read out: consent to the draft as it stood when it was sent. Throws INVALID_INPUT for a wrong or old one, and where the answers changed since; TOO_MANY_REQUESTS. */
export async function takeConsentCode(deps: CasesDeps, officer: PersonActor, draftId: string, code: string): Promise<Agreed> {
  const at = deps.clock.now();
  // A wrong try must stay counted: it is written, and refused only afterwards.
  const right = await transaction(deps.db, async (tx) => {
    const draft = await getDraftForUpdate(tx, draftId, officer.personId);
    const row = await lockRow(tx, draftId);
    if (row.attempts >= ATTEMPTS) throw new AppError('TOO_MANY_REQUESTS', { why: 'attempts' });
    const fresh = row.code_sent_at !== null && at.getTime() - new Date(row.code_sent_at).getTime() <= CODE_MINUTES * 60_000;
    const fits = row.code_hash !== null && same(row.code_hash, hashCode(deps.secret, draftId, code.trim()));
    const good = fresh && fits && row.code_version === draft.version;
    if (!good)
      await tx
        .updateTable('cases.counter')
        .set({ attempts: row.attempts + 1 })
        .where('draft_id', '=', draftId)
        .execute();
    const consent: Consent = { way: 'code', fileId: null, to: maskedEmail(row.email ?? '') };
    return good ? { consent, version: draft.version } : null;
  });
  if (right) return right;
  const message = 'Kode itu tidak cocok, kedaluwarsa, atau isinya berubah sesudah kode dikirim.';
  throw invalid([{ field: 'code', message, en: 'That code does not match, has run out, or the answers changed after it was sent.' }]);
}

async function lockRow(tx: Tx, draftId: string) {
  const row = await tx.selectFrom('cases.counter').selectAll().where('draft_id', '=', draftId).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { draft: draftId });
  return row;
}

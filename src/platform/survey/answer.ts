import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { ELEMENTS, MOST } from './domain/elements.ts';
import { quarterOf } from './domain/quarter.ts';
import { indexOf } from './invite.ts';

/** How an invitation is found: by what its link holds, or by what it is about. */
export type Found = { readonly token: string } | { readonly about: string; readonly aboutId: string };

export interface Invitation {
  readonly id: string;
  readonly agencyId: string;
  readonly service: string;
  readonly state: 'open' | 'answered' | 'over';
}

export interface Answering {
  /** The nine elements in their order, each 1 to 4. */
  readonly elements: readonly number[];
  readonly word: string;
}

/** The invitation somebody comes with; undefined where there is none. */
export async function findInvitation(db: Db | Tx, found: Found, at: Date): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('survey.invitation')
    .select(['id', 'agency_id as agencyId', 'service', 'expires_on as expiresOn', 'answered_on as answeredOn'])
    .where((eb) =>
      'token' in found
        ? eb('index', '=', indexOf(found.token))
        : eb.and([eb('about', '=', found.about), eb('about_id', '=', found.aboutId)]),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const { answeredOn, expiresOn, ...rest } = row;
  return { ...rest, state: answeredOn !== null ? 'answered' : expiresOn < officeDay(at) ? 'over' : 'open' };
}

/**
 * Keeps an answer, apart from who gave it: the invitation says that one was given, the answer says neither by whom nor when
 * nor on which case. Throws NOT_FOUND, INVALID_INPUT, ACTION_NOT_ALLOWED with `answered` or `over`.
 */
export async function answerSurvey(tx: Tx, found: Found, { elements, word }: Answering, at: Date): Promise<void> {
  if (elements.length !== ELEMENTS || elements.some((value) => !Number.isInteger(value) || value < 1 || value > MOST))
    throw new AppError('INVALID_INPUT', { fields: ['elements'] });
  const invitation = await findInvitation(tx, found, at);
  if (!invitation) throw new AppError('NOT_FOUND', { survey: true });
  if (invitation.state !== 'open') throw new AppError('ACTION_NOT_ALLOWED', { reason: invitation.state });
  const today = officeDay(at);
  const { agencyId, service } = invitation;
  // Whoever sends it twice at once waits here for the first, and is then refused.
  const first = await tx
    .updateTable('survey.invitation')
    .set({ answered_on: today })
    .where('id', '=', invitation.id)
    .where('answered_on', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!first) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'answered' });
  const said = word.trim().slice(0, 1000);
  await tx
    .insertInto('survey.waiting')
    .values({
      // Not by time, as other ids of the house are.
      id: randomUUID(),
      agency_id: agencyId,
      service,
      quarter: quarterOf(today),
      elements: [...elements],
      word: said === '' ? null : said,
    })
    .execute();
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'survey' },
    action: 'survey.answer',
    subject: { type: 'agency', id: agencyId },
    detail: { service },
    at,
  });
}

/** Shuffles the answers of the day among all others, so that neither order nor transaction tells which is whose. */
export async function shuffleAnswers(tx: Tx): Promise<void> {
  await sql`insert into survey.answer (id, agency_id, service, quarter, elements, word)
    select gen_random_uuid(), agency_id, service, quarter, elements, word from survey.waiting order by random()`.execute(tx);
  await tx.deleteFrom('survey.waiting').execute();
}

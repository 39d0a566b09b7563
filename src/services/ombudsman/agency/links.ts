import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { randomUUID } from 'node:crypto';
import { newTicket, readTicket } from '../sealing/tickets.ts';

/** Days a link opens its letter; an officer may make another. */
export const LINK_DAYS = 14;

export type LinkUse = 'made' | 'opened' | 'answered' | 'revoked' | 'refused';

export interface AnswerLink {
  readonly id: string;
  readonly askingId: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly uses: readonly { readonly what: LinkUse; readonly at: Date }[];
}

/** A link to one letter. What it is opened by is given back once and kept nowhere. */
export async function makeLink(tx: Tx, actor: PersonActor, askingId: string, at: Date): Promise<string> {
  const { ticket, index } = newTicket();
  const id = randomUUID();
  const expires_at = new Date(at.getTime() + LINK_DAYS * 86_400_000);
  await tx.insertInto('ombudsman.answer_link').values({ id, asking_id: askingId, index, made_at: at, expires_at }).execute();
  await noteUse(tx, id, 'made', at);
  await appendAudit(tx, { actor, action: 'ombudsman.make-link', subject: { type: 'asking', id: askingId }, at });
  return ticket;
}

export async function revokeLink(
  tx: Tx,
  actor: PersonActor,
  { askingId, linkId }: { askingId: string; linkId: string },
  at: Date,
): Promise<void> {
  const done = await tx
    .updateTable('ombudsman.answer_link')
    .set({ revoked_at: at })
    .where('id', '=', linkId)
    .where('asking_id', '=', askingId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!done) throw new AppError('NOT_FOUND', { link: linkId });
  await noteUse(tx, linkId, 'revoked', at);
  await appendAudit(tx, { actor, action: 'ombudsman.revoke-link', subject: { type: 'asking', id: askingId }, at });
}

/** The letter a link leads to; null where it leads nowhere any more. Another try at a closed one is written down. */
export async function useLink(tx: Tx, ticket: string, what: 'opened' | 'answered', at: Date): Promise<string | null> {
  const found = readTicket(ticket);
  if (!found) return null;
  const link = await tx
    .selectFrom('ombudsman.answer_link as l')
    .innerJoin('ombudsman.asking as a', 'a.id', 'l.asking_id')
    .select([
      'l.id',
      'l.asking_id as askingId',
      'l.expires_at as expiresAt',
      'l.revoked_at as revokedAt',
      'l.answered_at as answeredAt',
      'a.state',
    ])
    .where('l.index', '=', found.index)
    .forUpdate()
    .executeTakeFirst();
  if (!link) return null;
  const isOpen = link.revokedAt === null && link.answeredAt === null && new Date(link.expiresAt) > at && link.state === 'open';
  await noteUse(tx, link.id, isOpen ? what : 'refused', at);
  if (!isOpen) return null;
  if (what === 'answered') await tx.updateTable('ombudsman.answer_link').set({ answered_at: at }).where('id', '=', link.id).execute();
  return link.askingId;
}

async function noteUse(tx: Tx, linkId: string, what: LinkUse, at: Date): Promise<void> {
  const { last } = await tx
    .selectFrom('ombudsman.link_use')
    .select((eb) => eb.fn.max('n').as('last'))
    .where('link_id', '=', linkId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('ombudsman.link_use')
    .values({ link_id: linkId, n: (last ?? 0) + 1, what, at })
    .execute();
}

/** Links of some letters with their ledgers, oldest first. */
export async function linksOf(db: Db | Tx, askingIds: readonly string[]): Promise<readonly AnswerLink[]> {
  if (askingIds.length === 0) return [];
  const rows = await db
    .selectFrom('ombudsman.answer_link')
    .select([
      'id',
      'asking_id as askingId',
      'made_at as madeAt',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'answered_at as answeredAt',
    ])
    .where('asking_id', 'in', [...askingIds])
    .orderBy('made_at')
    .execute();
  const uses =
    rows.length === 0
      ? []
      : await db
          .selectFrom('ombudsman.link_use')
          .selectAll()
          .where(
            'link_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('n')
          .execute();
  return rows.map((row) => ({
    ...row,
    madeAt: new Date(row.madeAt),
    expiresAt: new Date(row.expiresAt),
    revokedAt: row.revokedAt && new Date(row.revokedAt),
    answeredAt: row.answeredAt && new Date(row.answeredAt),
    uses: uses.filter(({ link_id }) => link_id === row.id).map(({ what, at }) => ({ what: what as LinkUse, at: new Date(at) })),
  }));
}

/** The letter a link leads to now, without using it; null where it leads nowhere. */
export async function findLink(db: Db, ticket: string, at: Date): Promise<string | null> {
  const found = readTicket(ticket);
  if (!found) return null;
  const link = await db
    .selectFrom('ombudsman.answer_link as l')
    .innerJoin('ombudsman.asking as a', 'a.id', 'l.asking_id')
    .select('l.asking_id as askingId')
    .where('l.index', '=', found.index)
    .where('l.revoked_at', 'is', null)
    .where('l.answered_at', 'is', null)
    .where('l.expires_at', '>', at)
    .where('a.state', '=', 'open')
    .executeTakeFirst();
  return link?.askingId ?? null;
}

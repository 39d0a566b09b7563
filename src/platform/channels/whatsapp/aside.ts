import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import { enqueue } from '#platform/jobs';
import { sql } from 'kysely';
import { handOver, readHook } from './jobs.ts';

/** A message nobody could take, or a delivery of Meta with parts nobody knows. */
export type AsideKind = 'message' | 'webhook';

/** What an operator sees of one: never what somebody wrote. */
export interface AsideLine {
  readonly kind: AsideKind;
  readonly id: string;
  readonly receivedAt: Date;
  readonly fault: string | null;
  readonly tries: number;
  /** Whether what it said is still here; without it nothing can be tried again. */
  readonly whole: boolean;
  readonly leftAt: Date | null;
  readonly leftBy: string | null;
  readonly reason: string | null;
}

export interface AsideFilter {
  /** What still waits for a decision, or what was left aside. */
  readonly show: 'open' | 'left';
  readonly kind?: AsideKind | undefined;
}

const all = sql<AsideLine>`
  select 'message' as kind, i.id, i.received_at, i.fault, i.tries, i.content is not null as whole, i.left_at, i.left_by, i.left_reason
    from channels.whatsapp_in i where i.state = 'aside'
  union all
  select 'webhook', h.id, h.received_at, h.fault, 0, true, h.left_at, h.left_by, h.left_reason
    from channels.whatsapp_hook h where h.fault is not null`;

/** What could not be taken or read, newest first. */
export async function listAside(
  db: Db,
  { show, kind }: AsideFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly AsideLine[]; readonly total: number }> {
  const where = sql`(a.left_at is ${show === 'left' ? sql`not null` : sql`null`}) and (${kind ?? null}::text is null or a.kind = ${kind ?? null})`;
  const { rows } = await sql<AsideLine>`
    select a.kind, a.id, a.received_at as "receivedAt", a.fault, a.tries, a.whole, a.left_at as "leftAt", p.name as "leftBy", a.left_reason as reason
      from (${all}) a left join identity.person p on p.id = a.left_by
     where ${where} order by a.received_at desc, a.id limit ${limit} offset ${offset}`.execute(db);
  const counted = await sql<{ n: number }>`select count(*)::int as n from (${all}) a where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

interface Deciding {
  readonly kind: AsideKind;
  readonly id: string;
}

/**
 * Tries one once more from the beginning: a message is handed over again, a delivery read again; what it brought before is
 * entered once. Throws NOT_FOUND for what is not aside, ACTION_NOT_ALLOWED (`forgotten`) where its words are gone.
 */
export async function tryAsideAgain(tx: Tx, actor: PersonActor, { kind, id }: Deciding, at: Date): Promise<void> {
  const before = await lockAside(tx, { kind, id });
  if (!before.whole) throw new AppError('ACTION_NOT_ALLOWED', { reason: 'forgotten' });
  const back = { left_at: null, left_by: null, left_reason: null, fault: null };
  if (kind === 'message') {
    await tx
      .updateTable('channels.whatsapp_in')
      .set({ ...back, state: 'ready', tries: 0, next_at: null })
      .where('id', '=', id)
      .execute();
    await enqueue(tx, handOver, { contactId: before.contactId });
  } else {
    await tx.updateTable('channels.whatsapp_hook').set(back).where('id', '=', id).execute();
    await enqueue(tx, readHook, { hookId: id });
  }
  await note(tx, actor, 'channels.whatsapp-again', { kind, id }, at);
}

/** Leaves one where it is, for a reason; it alarms nobody any longer. Throws NOT_FOUND for what is not aside. */
export async function leaveAside(
  tx: Tx,
  actor: PersonActor,
  { kind, id, reason }: Deciding & { readonly reason: string },
  at: Date,
): Promise<void> {
  await lockAside(tx, { kind, id });
  const left = { left_at: at, left_by: actor.personId, left_reason: reason };
  if (kind === 'message') await tx.updateTable('channels.whatsapp_in').set(left).where('id', '=', id).execute();
  else await tx.updateTable('channels.whatsapp_hook').set(left).where('id', '=', id).execute();
  await note(tx, actor, 'channels.whatsapp-left', { kind, id }, at);
}

async function lockAside(tx: Tx, { kind, id }: Deciding): Promise<{ readonly whole: boolean; readonly contactId: string }> {
  if (kind === 'message') {
    const row = await tx
      .selectFrom('channels.whatsapp_in')
      .select(['content', 'contact_id as contactId'])
      .where('id', '=', id)
      .where('state', '=', 'aside')
      .forUpdate()
      .executeTakeFirst();
    if (row) return { whole: row.content !== null, contactId: row.contactId };
  } else {
    const row = await tx
      .selectFrom('channels.whatsapp_hook')
      .select('id')
      .where('id', '=', id)
      .where('fault', 'is not', null)
      .forUpdate()
      .executeTakeFirst();
    if (row) return { whole: true, contactId: '' };
  }
  throw new AppError('NOT_FOUND', { aside: id });
}

function note(tx: Tx, actor: PersonActor, action: string, { kind, id }: Deciding, at: Date): Promise<void> {
  return appendAudit(tx, { actor, action, subject: { type: `whatsapp-${kind}`, id }, at });
}

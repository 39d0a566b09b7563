import type { Tx } from '#db';
import type { Actor } from '#kernel';
import { laneOf, seal } from './chain.ts';

export interface AuditEntry {
  readonly actor: Actor;
  /** What was done, as `module.verb`: `cases.approve`, `identity.sign-in`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** No personal data: identifiers, statuses, counts. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Writes one line of the audit log in the caller's transaction, chained to the line before in its lane. */
export async function appendAudit(tx: Tx, { actor, action, subject, detail = {}, at }: AuditEntry): Promise<void> {
  const lane = laneOf(subject.id);
  const head = await tx.selectFrom('audit.lane').select(['seq', 'hash']).where('lane', '=', lane).forUpdate().executeTakeFirstOrThrow();
  const seq = Number(head.seq) + 1;
  const actorId = actor.kind === 'person' ? actor.personId : actor.kind === 'guest' ? actor.invitationId : actor.name;
  const plain = JSON.parse(JSON.stringify(detail)) as unknown;
  const hash = seal(head.hash, {
    lane,
    seq,
    at: at.toISOString(),
    actorKind: actor.kind,
    actorId,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    detail: plain,
  });
  // One round trip while the lane is locked.
  await tx
    .with('moved', (qb) => qb.updateTable('audit.lane').set({ seq, hash }).where('lane', '=', lane).returning('lane'))
    .insertInto('audit.entry')
    .values({
      lane,
      seq,
      at,
      actor_kind: actor.kind,
      actor_id: actorId,
      action,
      subject_type: subject.type,
      subject_id: subject.id,
      detail: JSON.stringify(plain),
      hash,
    })
    .execute();
}

import { atEnd, type Ending, type Tx, unawaited } from '#db';
import type { Actor } from '#kernel';
import { sql } from 'kysely';
import { aroundSeq, laneOf, type Sealed } from './chain.ts';

export interface AuditEntry {
  readonly actor: Actor;
  /** What was done, as `module.verb`: `cases.approve`, `identity.sign-in`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** No personal data: identifiers, statuses, counts. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Writes one line of the audit log at the end of the caller's transaction, chained to the line before in its lane. */
export function appendAudit(tx: Tx, { actor, action, subject, detail = {}, at }: AuditEntry): Promise<void> {
  return atEnd(tx, log, {
    lane: laneOf(subject.id),
    at: at.toISOString(),
    actorKind: actor.kind,
    actorId: actor.kind === 'person' ? actor.personId : actor.kind === 'guest' ? actor.invitationId : actor.name,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    detail: JSON.parse(JSON.stringify(detail)) as unknown,
  });
}

type Line = Omit<Sealed, 'seq'>;

/**
 * All lines of a transaction in one statement. Lanes are locked in the order of their numbers, so that two
 * transactions never wait for each other, and last of all, so that others wait only for the commit.
 */
const log: Ending<Line> = {
  order: 9,
  write: async (tx, lines) => {
    const inOrder = [...lines].sort((a, b) => a.lane - b.lane);
    const around = inOrder.map(aroundSeq);
    const column = <K extends keyof Line>(key: K) => inOrder.map((line) => line[key]);
    // The same text however many lines there are, so that its plan is kept.
    await sql`
      select audit.append(lane, before, after, at, actor_kind, actor_id, action, subject_type, subject_id, detail)
        from unnest(${column('lane')}::smallint[], ${around.map(([before]) => before)}::text[], ${around.map(([, after]) => after)}::text[],
                    ${column('at')}::timestamptz[], ${column('actorKind')}::text[], ${column('actorId')}::text[], ${column('action')}::text[],
                    ${column('subjectType')}::text[], ${column('subjectId')}::text[], ${inOrder.map(({ detail }) => JSON.stringify(detail))}::jsonb[])
          as line (lane, before, after, at, actor_kind, actor_id, action, subject_type, subject_id, detail)
      ${unawaited}`.execute(tx);
  },
};

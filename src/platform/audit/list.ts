import type { Db } from '#db';
import { sql } from 'kysely';

/** One line of the log as an auditor reads it. */
export interface AuditLine {
  readonly lane: number;
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Where a page of the log ended. */
export type AuditPlace = Pick<AuditLine, 'at' | 'lane' | 'seq'>;

export interface AuditFilter {
  /** Only what these did; all, where absent. */
  readonly actors?: readonly string[];
  /** Only what was done to this. */
  readonly subject?: { readonly type: string; readonly id: string };
  /** The module it was done in, such as `cases`. */
  readonly module?: string;
  readonly from?: Date;
  readonly before?: Date;
}

/** Lines of the log, newest first, from after a place on. */
export async function listAudit(db: Db, filter: AuditFilter, limit: number, after?: AuditPlace): Promise<readonly AuditLine[]> {
  const { actors, subject, module, from, before } = filter;
  let query = db
    .selectFrom('audit.entry')
    .select(['lane', 'seq', 'at', 'actor_kind', 'actor_id', 'action', 'subject_type', 'subject_id', 'detail']);
  if (actors) query = query.where('actor_id', '=', sql<string>`any(${[...actors]}::text[])`);
  if (subject) query = query.where('subject_type', '=', subject.type).where('subject_id', '=', subject.id);
  if (module !== undefined) query = query.where(sql<boolean>`starts_with(action, ${`${module}.`})`);
  if (from) query = query.where('at', '>=', from);
  if (before) query = query.where('at', '<', before);
  if (after) query = query.where(sql<boolean>`(at, lane, seq) < (${after.at}, ${after.lane}, ${after.seq})`);
  const rows = await query.orderBy('at', 'desc').orderBy('lane', 'desc').orderBy('seq', 'desc').limit(limit).execute();
  return rows.map((row) => ({
    lane: row.lane,
    seq: Number(row.seq),
    at: row.at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    detail: row.detail as AuditLine['detail'],
  }));
}

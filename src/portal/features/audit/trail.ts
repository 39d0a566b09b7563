import type { Db } from '#db';
import { holdersEver } from '#platform/access';
import { type AuditFilter, type AuditLine, type AuditPlace, listAudit } from '#platform/audit';
import { caseNumbered, caseNumbersOf } from '#platform/cases';
import { clientPersons } from '#platform/clients';

/** What an administrator narrows the trail by. */
export interface Asked {
  /** The number of a file, as it was typed. */
  readonly number: string;
  /** An officer or another system, by person. */
  readonly who: string | undefined;
  readonly module: string | undefined;
  /** Days at the agency, YYYY-MM-DD, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export interface Someone {
  readonly personId: string;
  readonly name: string;
}

/** Officers of some agencies, those of former days too, and the systems that act in their name. */
export async function whoActed(db: Db, agencyIds: readonly string[]): Promise<readonly Someone[]> {
  const [officers, clients] = await Promise.all([holdersEver(db, agencyIds), agencyIds.length > 0 ? clientPersons(db, agencyIds) : []]);
  return [...officers, ...clients];
}

/**
 * What an administrator of these agencies may read: what their officers and systems did; and of a file of theirs all
 * that was done to it. Null where no file of theirs bears the number asked for.
 */
export async function scopeOf(
  db: Db,
  agencyIds: readonly string[],
  people: readonly Someone[],
  { number, who, module, from, to }: Asked,
): Promise<AuditFilter | null> {
  const within = {
    ...(module !== undefined && { module }),
    ...(from !== undefined && { from: midnight(from) }),
    ...(to !== undefined && { before: new Date(midnight(to).getTime() + 86_400_000) }),
  };
  const own = people.map(({ personId }) => personId);
  const actors = who === undefined ? own : own.filter((id) => id === who);
  if (number === '') return { ...within, actors };
  const id = await caseNumbered(db, agencyIds, number);
  if (id === undefined) return null;
  return { ...within, subject: { type: 'case', id }, ...(who !== undefined && { actors }) };
}

/** Midnight at the beginning of a day of the office, which keeps WITA. */
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

const STEP = 500;

/** The newest lines of a filter up to a number, page by page: no connection is held while somebody downloads slowly. */
export async function* newest(db: Db, filter: AuditFilter, most: number): AsyncGenerator<AuditLine> {
  let last: AuditPlace | undefined;
  for (let sent = 0; sent < most; ) {
    const lines = await listAudit(db, filter, Math.min(STEP, most - sent), last);
    yield* lines;
    sent += lines.length;
    last = lines.at(-1);
    if (lines.length < STEP) return;
  }
}

/** The numbers of the files of one's own that lines speak of. */
export function numbersIn(db: Db, agencyIds: readonly string[], lines: readonly AuditLine[]): Promise<ReadonlyMap<string, string>> {
  const ids = lines.filter(({ subjectType }) => subjectType === 'case').map(({ subjectId }) => subjectId);
  return caseNumbersOf(db, agencyIds, [...new Set(ids)]);
}

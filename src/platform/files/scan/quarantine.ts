import type { Db, Tx } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { ScanState } from './scanner.ts';

/** Lists the console shows: what is held, what waits for the scanner, what was decided. */
export const quarantineLists = { held: ['infected'], waiting: ['waiting'], decided: ['released', 'removed'] } as const satisfies Readonly<
  Record<string, readonly ScanState[]>
>;
export type QuarantineList = keyof typeof quarantineLists;

/** A file of the quarantine, without the name somebody gave it: that may say who they are. */
export interface QuarantineLine {
  readonly id: string;
  readonly scan: ScanState;
  readonly finding: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly caseId: string | null;
  readonly storedAt: Date;
  readonly scannedAt: Date | null;
  readonly scannedBy: string | null;
  readonly note: string | null;
}

const columns = [
  'id',
  'scan',
  'finding',
  'media_type as mediaType',
  'bytes',
  'sha256',
  'case_id as caseId',
  'stored_at as storedAt',
  'scanned_at as scannedAt',
  'scanned_by as scannedBy',
  'scan_note as note',
] as const;

/** Files of the quarantine, the newest first. */
export async function listQuarantine(
  db: Db,
  list: QuarantineList,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly QuarantineLine[]; readonly total: number }> {
  const states = quarantineLists[list];
  const rows = await db
    .selectFrom('files.file')
    .select(columns)
    .where('scan', 'in', states)
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await db
    .selectFrom('files.file')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('scan', 'in', states)
    .executeTakeFirstOrThrow();
  return { rows: rows.map(lineOf), total: Number(total) };
}

/** Throws NOT_FOUND for a file that never was in quarantine. */
export async function getQuarantined(db: Db, id: string): Promise<QuarantineLine> {
  const row = await db
    .selectFrom('files.file')
    .select(columns)
    .where('id', '=', id)
    .where('scan', 'in', ['infected', 'released', 'removed'])
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { file: id });
  return lineOf(row);
}

/** Gives a file free that was taken for harmful by mistake, or gives up its bytes; the next sweep takes those away. */
export async function decideQuarantined(
  tx: Tx,
  id: string,
  {
    verdict,
    note,
    actor,
    at,
  }: { readonly verdict: 'released' | 'removed'; readonly note: string; readonly actor: PersonActor; readonly at: Date },
): Promise<void> {
  const row = await tx
    .updateTable('files.file')
    .set({ scan: verdict, scan_note: note })
    .where('id', '=', id)
    .where('scan', '=', 'infected')
    .returning(['sha256', 'finding'])
    .executeTakeFirst();
  if (!row) throw new AppError('CONFLICT', { file: id });
  const action = verdict === 'released' ? 'files.release' : 'files.remove';
  await appendAudit(tx, { actor, action, subject: { type: 'file', id }, detail: { ...row }, at });
}

// The column allows these words and no other.
function lineOf<T extends { scan: string }>(row: T): Omit<T, 'scan'> & { scan: ScanState } {
  return { ...row, scan: row.scan as ScanState };
}

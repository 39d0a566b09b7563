import type { Db, Tx } from '#db';
import type { Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import { type Scanner, ScannerAway, type ScanState } from './scanner.ts';

/** What a look at some bytes came to, as its row keeps it. */
export interface Look {
  readonly scan: ScanState;
  readonly scanned_at: Date | null;
  readonly scanned_by: string | null;
  readonly finding: string | null;
}

export const unseen: Look = { scan: 'unscanned', scanned_at: null, scanned_by: null, finding: null };

/** Looks at bytes somebody sends. Throws FILES_AWAY where the scanner is away and nothing is taken without it. */
export async function lookAt(db: Db, clock: Clock, scanner: Scanner | undefined, bytes: Uint8Array, sha256: string): Promise<Look> {
  if (!scanner) return unseen;
  try {
    return await lookNow(db, clock, scanner, bytes, sha256);
  } catch (error) {
    if (error instanceof ScannerAway && scanner.whenAway === 'wait') return { ...unseen, scan: 'waiting' };
    throw error;
  }
}

/** Looks at bytes; what an administrator released before is no alarm again. Throws ScannerAway. */
export async function lookNow(db: Db, clock: Clock, scanner: Scanner, bytes: Uint8Array, sha256: string): Promise<Look> {
  const { finding, by } = await scanner.scan(bytes);
  const seen = { scanned_at: clock.now(), scanned_by: by, finding };
  if (finding === null) return { ...seen, scan: 'clean' };
  const released = await db
    .selectFrom('files.file')
    .select('id')
    .where('sha256', '=', sha256)
    .where('scan', '=', 'released')
    .limit(1)
    .executeTakeFirst();
  return { ...seen, scan: released ? 'released' : 'infected' };
}

/** Writes to the audit chain that a file went to quarantine. */
export async function noteInfected(tx: Tx, fileId: string, { finding, scanned_by: by }: Look, at: Date): Promise<void> {
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'scanner' },
    action: 'files.quarantine',
    subject: { type: 'file', id: fileId },
    detail: { finding, by },
    at,
  });
}

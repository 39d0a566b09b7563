import { type Db, openDatabase, transaction } from '#db';
import { appendAudit, newestOf } from '#platform/audit';
import type { Manifest } from './manifest.ts';

const subject = { type: 'installation', id: 'backup' } as const;

/** Writes to the audit chain that everything was copied: who reads such a copy reads all there is. */
export async function noteBackup(url: string, { tables, files, madeAt }: Manifest): Promise<void> {
  const { db, close } = openDatabase(url, { max: 1, applicationName: 'backup' });
  const detail = { rows: tables.reduce((sum, { rows }) => sum + rows, 0), files: files.count };
  const actor = { kind: 'system', name: 'backup' } as const;
  try {
    await transaction(db, (tx) => appendAudit(tx, { actor, action: 'backup.make', subject, detail, at: new Date(madeAt) }));
  } finally {
    await close();
  }
}

/** When everything was last copied; null where it never was. */
export function lastBackup(db: Db): Promise<Date | null> {
  return newestOf(db, subject);
}

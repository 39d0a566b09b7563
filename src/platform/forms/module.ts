import { transaction, type Tx } from '#db';
import { type FilesDeps, type HeldFile, scanAgain, scanWaiting, sweepFiles, type UnboundFile } from '#platform/files';
import type { Sweep } from '#platform/jobs';
import { join } from 'node:path';
import { type LinkTo, tellHeld } from './held-notice.ts';
import { deleteStaleDrafts, filesInDrafts } from './tables.ts';

export { fillRoutes as routes } from './features/fill/routes.ts';
export const migrations = join(import.meta.dirname, 'migrations');

interface Sweeping {
  readonly files: FilesDeps;
  readonly linkTo: LinkTo;
  /** Which of some files are held by something else than a draft, such as a chat. */
  readonly heldElsewhere: (files: readonly UnboundFile[]) => Promise<ReadonlySet<string>>;
}

/**
 * Removes applications nobody finished, then files nobody names any more, at night at the office: 18:20 UTC and on.
 * Has the scanner look at what it could not when it came, and again at night with what it has learnt since.
 */
export function sweeps({ files, linkTo, heldElsewhere }: Sweeping): readonly Sweep[] {
  const { db, clock } = files;
  const tell = (tx: Tx, file: HeldFile, at: Date) => tellHeld(tx, file, { linkTo, at });
  return [
    {
      name: 'forms.sweep-drafts',
      cron: '20 18 * * *',
      run: async () => {
        await transaction(db, (tx) => deleteStaleDrafts(tx, clock.now()));
      },
    },
    {
      name: 'files.sweep',
      cron: '40 18 * * *',
      run: async () => {
        await sweepFiles(files, async (unbound) => new Set([...(await filesInDrafts(db, unbound)), ...(await heldElsewhere(unbound))]));
      },
    },
    {
      name: 'files.scan',
      cron: '* * * * *',
      run: async () => {
        await scanWaiting(files, tell);
      },
    },
    {
      name: 'files.scan-again',
      cron: '30 19 * * *',
      run: async () => {
        await scanAgain(files, tell);
      },
    },
  ];
}

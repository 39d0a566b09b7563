import { transaction } from '#db';
import { type FilesDeps, sweepFiles } from '#platform/files';
import type { Sweep } from '#platform/jobs';
import { join } from 'node:path';
import { deleteStaleDrafts, filesInDrafts } from './tables.ts';

export { fillRoutes as routes } from './features/fill/routes.ts';
export const migrations = join(import.meta.dirname, 'migrations');

/** Removes applications nobody finished, then files nobody names any more. At night at the office: 18:20 UTC and on. */
export function sweeps({ files }: { readonly files: FilesDeps }): readonly Sweep[] {
  const { db, clock } = files;
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
        await sweepFiles(files, (unbound) => filesInDrafts(db, unbound));
      },
    },
  ];
}

import { transaction } from '#db';
import type { Sweep } from '#platform/jobs';
import type { WebApp } from '#web';
import { join } from 'node:path';
import { type TokenDeps, tokenRoutes } from './features/token/route.ts';
import { deleteOldCommands } from './once.ts';
import { deleteEnded } from './tables.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: TokenDeps): void {
  tokenRoutes(app, deps);
}

/** Forgets tokens and secrets that have ended, and keys of commands long done. */
export function sweeps({ db, clock }: Pick<TokenDeps, 'db' | 'clock'>): readonly Sweep[] {
  return [
    {
      name: 'clients.ended',
      cron: '17 * * * *',
      run: async () => {
        await transaction(db, (tx) => deleteEnded(tx, clock.now()));
        await transaction(db, (tx) => deleteOldCommands(tx, clock.now()));
      },
    },
  ];
}

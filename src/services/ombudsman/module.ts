import type { Sweep } from '#platform/jobs';
import { transaction } from '#db';
import { join } from 'node:path';
import type { OmbudsmanDeps } from './deps.ts';
import { dropClosed } from './sealing/opened.ts';

export const migrations = join(import.meta.dirname, 'migrations');

export function sweeps({ db, clock }: Pick<OmbudsmanDeps, 'db' | 'clock'>): readonly Sweep[] {
  return [{ name: 'ombudsman.close', cron: '*/15 * * * *', run: () => transaction(db, (tx) => dropClosed(tx, clock.now())) }];
}

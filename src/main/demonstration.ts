import { castOf, loadDemo } from '#demo';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from './compose.ts';
import type { Config } from './config.ts';

/**
 * Fills an empty installation with the people and cases of the demonstration; one that holds cases gets its people
 * only. Returns a sentence for the operator when an earlier load was cut off half-way.
 */
export async function openDemonstration({ dataDir }: Config, deps: Deps): Promise<string | null> {
  const marker = join(dataDir, 'demonstration-loaded');
  const { n } = await deps.db
    .selectFrom('cases.case')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  if (Number(n) > 0) {
    await castOf(deps);
    return existsSync(marker)
      ? null
      : 'The example cases were loaded only in part: an earlier start was ended meanwhile. "npm run demo:reset" begins anew.';
  }
  await loadDemo(deps);
  await writeFile(marker, `${deps.clock.now().toISOString()}\n`);
  return null;
}

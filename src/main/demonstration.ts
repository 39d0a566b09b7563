import { beginChats, castOf } from '#demo';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Deps } from './deps.ts';
import type { Config } from './config.ts';
import type { OpenTelephone } from './telephone.ts';

/** Written once every example case is there. */
export const loadedMarker = (dataDir: string) => join(dataDir, 'demonstration-loaded');

export async function hasCases({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return (await db.selectFrom('cases.case').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Fills an empty installation with the people and cases of the demonstration; one that holds cases gets its people
 * only. Returns a sentence for the operator when an earlier load was cut off half-way.
 */
export async function openDemonstration(config: Config, deps: Deps): Promise<string | null> {
  if (!(await hasCases(deps))) await loadBeside(config);
  await castOf(deps);
  return existsSync(loadedMarker(config.dataDir))
    ? null
    : 'The example cases were loaded only in part: an earlier start was ended meanwhile. "npm run demo:reset" begins anew.';
}

/** Has people of the demonstration write by WhatsApp, once and where nobody has: officers find chats to answer. */
export async function openChats({ db }: Pick<Deps, 'db'>, standIn: OpenTelephone['standIn'], goesOn: () => boolean): Promise<void> {
  const some = await db.selectFrom('conversations.conversation').select('id').limit(1).executeTakeFirst();
  if (some === undefined) await beginChats(standIn, goesOn);
}

/**
 * A year of cases takes memory and time of which the server needs neither: another process loads it, while this one
 * answers. It has a group of its own, so that Ctrl-C does not cut it off half-way.
 */
async function loadBeside({ logLevel }: Config): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const loader = spawn(process.execPath, [join(root, 'scripts/start.mjs'), 'demo-load'], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LOG_LEVEL: logLevel },
  });
  const [code] = (await once(loader, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The example cases could not be loaded. "npm run demo:reset" begins anew; DEMO=off goes without them.');
}

import { transaction } from '#db';
import {
  checkKeys,
  forgetChecks,
  forgetKeys,
  NOTICED_WITHIN,
  readKeyring,
  reseal,
  type ResealReport,
  rotated,
  vaultOf,
  withComingKeys,
  withNextKeys,
} from '#platform/keys';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from './deps.ts';
import type { Config } from './config.ts';
import { changeKeys } from './data-keys.ts';

export interface Rotation {
  /** False: no new keys, only what does not lie under the present ones yet. */
  readonly newKeys: boolean;
  /** Removes the old keys once nothing lies under them: for keys somebody else may have seen. */
  readonly forgetOld: boolean;
  readonly say: (line: string) => void;
}

/** Long enough for every process to have noticed a changed keyring. */
const NOTICED = 2 * NOTICED_WITHIN;

/**
 * Makes new current keys and seals and indexes everything with them, while web and worker serve. Everybody gets to
 * know the new keys before the first value lies under one. Ended by force, the next call goes on with the same keys
 * where this one stopped.
 */
export async function rotateKeys(deps: Pick<Deps, 'db' | 'clock' | 'sealed'>, config: Config, rotation: Rotation): Promise<void> {
  const { db, clock } = deps;
  const { newKeys, forgetOld, say } = rotation;
  if (config.dataKeys === null) await changeKeyring(config.dataKeysFile, newKeys, say);
  else if (newKeys || forgetOld)
    throw new Error(
      'DATA_KEYS is given by the environment: put a further key at the end of "seal" and "index" there, restart every process, then call this with --no-new-keys. Take the old keys out once it has ended.',
    );
  const vault = vaultOf(db);
  await transaction(db, (tx) => checkKeys(tx, vault, clock.now()));
  const [seal, index] = vault.target.split('/');
  say(`Current keys: ${seal} to seal, ${index} to look up.`);
  for (const line of linesOf(await passThrough(deps, 'first'))) say(line);
  // What a process wrote that had not noticed yet, until nothing is found.
  for (let check = 1, left = 1; left > 0; check++) {
    const report = await passThrough(deps, `check-${check}`);
    left = report.tables.reduce((sum, { sealed }) => sum + sealed, 0);
    say(left === 0 ? 'Looked again: everything lies under the current keys.' : `Looked again: ${left} more sealed.`);
  }
  await transaction(db, forgetChecks);
  if (forgetOld) await transaction(db, (tx) => forgetKeys(tx, vault));
  if (config.dataKeys === null) changeKeys(config.dataKeysFile, (text) => rotated(text, { forgetOld }));
  say(
    forgetOld
      ? 'The old keys are gone: backups from before cannot be read without a copy of them.'
      : 'The old keys stay in the keyring: backups from before are read with them.',
  );
}

/** Makes new keys, known first and then current; goes on with those a call before this one has made. */
async function changeKeyring(file: string, newKeys: boolean, say: (line: string) => void): Promise<void> {
  const { rotating } = readKeyring(readFileSync(file, 'utf8'));
  if (rotating) say('A change of keys was begun before and is gone on with.');
  if (newKeys && !rotating) {
    changeKeys(file, withComingKeys);
    await sleep(NOTICED);
  }
  if (!newKeys && !rotating) return;
  changeKeys(file, withNextKeys);
  await sleep(NOTICED);
}

/** Once through every table, waiting where the worker is at it. */
async function passThrough({ db, clock, sealed }: Pick<Deps, 'db' | 'clock' | 'sealed'>, name: string): Promise<ResealReport> {
  for (;;) {
    const report = await reseal({ db, clock, tables: sealed }, { name });
    if (report?.doneAt) return report;
    await sleep(100);
  }
}

function linesOf({ tables }: ResealReport): string[] {
  return tables.map(({ name, looked, sealed }) => `${name}: ${looked} rows looked at, ${sealed} sealed anew.`);
}

import { assertSupported, startEmbedded } from '#db';
import { join } from 'node:path';
import type { Config } from './config.ts';

export interface DatabaseServer {
  readonly url: string;
  /** Stops what this process started; a server that was there before stays. */
  stop(): Promise<void>;
}

/** The database to work on: the operator's, once it is known to be new enough, or an embedded one in the data folder. */
export async function reachDatabase({ databaseUrl, dataDir, pgPort }: Config): Promise<DatabaseServer> {
  if (databaseUrl === null) return startEmbedded({ folder: join(dataDir, 'database'), port: pgPort });
  await assertSupported(databaseUrl);
  return { url: databaseUrl, stop: async () => {} };
}

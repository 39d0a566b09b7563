import {
  clamd,
  type FilesDeps,
  type FileStorage,
  folderStorage,
  type Inbox,
  layeredStorage,
  s3Storage,
  StoreClosed,
} from '#platform/files';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Metrics } from './metrics/metrics.ts';
import { observedScanner, observedStorage } from './metrics/observed.ts';

type Stored = Pick<Config, 'dataDir' | 'files'>;

/** The stores by their names; files arrive in the folder in any case. */
export function storesOf({ dataDir, files }: Stored): {
  readonly disk: FileStorage & Inbox;
  readonly s3: FileStorage | null;
} {
  return { disk: folderStorage(join(dataDir, 'files')), s3: files.s3 && s3Storage(files.s3) };
}

/** Where files go and are found, by the settings. */
export function openStorage(config: Stored): FileStorage & Inbox {
  const { disk, s3 } = storesOf(config);
  if (s3 === null) return disk;
  const { incoming, receive, discard, discardLeft } = disk;
  const both = config.files.keepIn === 's3' ? layeredStorage(s3, disk) : layeredStorage(disk, s3);
  return { ...both, incoming, receive, discard, discardLeft };
}

/** The store and, where there is one, the scanner; what they answer is told to `metrics`. */
export function openFiles(config: Stored, metrics: Metrics | null): Pick<FilesDeps, 'storage' | 'scanner'> {
  const storage = observedStorage(openStorage(config), metrics);
  return config.files.clamd ? { storage, scanner: observedScanner(clamd(config.files.clamd), metrics) } : { storage };
}

/** A store that does not let us in stops the start; one that is away is told of, since it may come back. */
export async function assertStoreOpens(storage: FileStorage, logger: Logger): Promise<void> {
  try {
    await storage.probe();
  } catch (error) {
    if (error instanceof StoreClosed) throw new Error(`${error.message}. Look at the S3_ settings.`, { cause: error });
    logger.warn({ err: error }, 'the store of files is away');
  }
}

import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { By, Content, Entry, Roster } from '../domain/entries.ts';
import { lastOf } from '../domain/entries.ts';
import { type BoxPair, decryptJson, encryptJson, type Place } from './boxes.ts';
import { type LockKey, takeLock } from './locks.ts';
import type { OpenedKey } from './officer-keys.ts';

/** A matter as it lies in the open: what queues and clocks need, and nothing of what it is about. */
export interface Matter {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: 'laporan' | 'konsultasi' | 'informasi';
  readonly number: string;
  readonly channel: string;
  readonly stage: string;
  readonly urgent: boolean;
  readonly receivedOn: string;
  readonly closedOn: string | null;
  readonly keyVersion: number;
  readonly version: number;
}

/** Both keys of a matter's content. Whoever reports has the first alone. */
export interface MatterKeys {
  readonly shared: LockKey;
  readonly office: LockKey;
}

export const matterColumns = [
  'id',
  'agency_id as agencyId',
  'kind',
  'number',
  'channel',
  'stage',
  'urgent',
  'received_on as receivedOn',
  'closed_on as closedOn',
  'key_version as keyVersion',
  'version',
] as const;

export async function findMatter(db: Db | Tx, id: string): Promise<Matter | undefined> {
  const row = await db.selectFrom('ombudsman.matter').select(matterColumns).where('id', '=', id).executeTakeFirst();
  return row as Matter | undefined;
}

/** The matter, locked until the transaction ends. Throws NOT_FOUND. */
export async function getMatterForUpdate(tx: Tx, id: string): Promise<Matter> {
  const row = await tx.selectFrom('ombudsman.matter').select(matterColumns).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { matter: id });
  return row as Matter;
}

/** Both keys of a matter for whoever holds them. Throws NOT_FOUND where this officer holds none. */
export async function keysOf(db: Db | Tx, opened: OpenedKey, { id, keyVersion }: Matter): Promise<MatterKeys> {
  const rows = await db
    .selectFrom('ombudsman.held')
    .select(['lock', 'sealed'])
    .where('matter_id', '=', id)
    .where('key_id', '=', opened.key.id)
    .where('lock', 'in', ['shared', 'office'])
    .where('version', '=', keyVersion)
    .execute();
  const [shared, office] = (['shared', 'office'] as const).map((lock) => rows.find((row) => row.lock === lock));
  if (!shared || !office) throw new AppError('NOT_FOUND', { matter: id });
  return {
    shared: await takeLock(opened.box, shared.sealed, id, 'shared', keyVersion),
    office: await takeLock(opened.box, office.sealed, id, 'office', keyVersion),
  };
}

/** The key of what a reporter may read, by the box their receipt opened. */
export function sharedKeyOf(box: BoxPair, sealed: Uint8Array, { id, keyVersion }: Matter): Promise<LockKey> {
  return takeLock(box, sealed, id, 'shared', keyVersion);
}

export const entryPlace = (matterId: string, n: number, lock: string, side: string, version: number): Place => [
  'entry',
  matterId,
  n,
  lock,
  side,
  version,
];

type Sealed = Omit<Entry, 'n' | 'lock'>;

/** The lines these keys open, in order. */
export async function readEntries(db: Db | Tx, matter: Matter, keys: Partial<MatterKeys>): Promise<readonly Entry[]> {
  const rows = await db
    .selectFrom('ombudsman.entry')
    .select(['n', 'lock', 'side', 'version', 'sealed'])
    .where('matter_id', '=', matter.id)
    .where('lock', 'in', Object.keys(keys))
    .orderBy('n')
    .execute();
  return Promise.all(
    rows.map(async ({ n, lock, side, version, sealed }) => {
      const at = lock === 'shared' ? ('shared' as const) : ('office' as const);
      const key = keys[at];
      if (!key) throw new AppError('NOT_FOUND', { matter: matter.id });
      return { n, lock: at, ...(await decryptJson<Sealed>(key.key, sealed, entryPlace(matter.id, n, lock, side, version))) };
    }),
  );
}

export interface Adding {
  readonly lock: 'shared' | 'office';
  readonly by: By;
  readonly content: Content;
}

/** Adds a line. The matter must be locked by the caller, so that numbers follow one another. Returns its number. */
export async function addEntry(
  tx: Tx,
  matter: Matter,
  keys: Partial<MatterKeys>,
  { lock, by, content }: Adding,
  at: Date,
): Promise<number> {
  const key = keys[lock];
  if (!key) throw new AppError('NOT_FOUND', { matter: matter.id });
  const { last } = await tx
    .selectFrom('ombudsman.entry')
    .select((eb) => eb.fn.max('n').as('last'))
    .where('matter_id', '=', matter.id)
    .executeTakeFirstOrThrow();
  const n = (last ?? 0) + 1;
  const line: Sealed = { at: at.toISOString(), by, content };
  const sealed = await encryptJson(key.key, line, entryPlace(matter.id, n, lock, by.side, key.version));
  await tx
    .insertInto('ombudsman.entry')
    .values({ matter_id: matter.id, n, lock, side: by.side, on_day: officeDay(at), version: key.version, sealed })
    .execute();
  return n;
}

/** Who holds what, by the matter's own sealed word. Throws where it has none: then nothing may be given on. */
export function rosterIn(entries: readonly Entry[]): Roster {
  const roster = lastOf(entries, 'roster');
  if (roster?.lock !== 'office') throw new Error('a matter without a roster');
  return roster.content;
}

export const officerBy = ({ personId, name }: { readonly personId: string; readonly name: string }): By => ({
  side: 'office',
  personId,
  name,
});

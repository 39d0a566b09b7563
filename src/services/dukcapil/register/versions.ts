import type { Db, Tx } from '#db';
import { AppError } from '#kernel';
import type { Mapping } from './domain/columns.ts';
import type { LineFault, LineOddity } from './domain/read-line.ts';
import { openChunk } from './sealed.ts';

export type VersionState = 'staged' | 'loading' | 'in-force' | 'former' | 'withdrawn' | 'dropped';
export type Counts = Readonly<Partial<Record<LineFault | LineOddity, number>>>;

/** A register as it was brought in once. */
export interface RegisterVersion {
  readonly id: string;
  readonly agencyId: string;
  readonly asOf: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly lines: number;
  readonly chunks: number;
  /** Lines the last dry run could take; null before one. */
  readonly kept: number | null;
  readonly counts: Counts;
  /** Whether the lines the last check found something in can be named. */
  readonly hasReport: boolean;
  readonly state: VersionState;
  /** Which asking for a check was the last; 0 before any. */
  readonly checkNo: number;
  /** Null while no check is being done. */
  readonly checkAskedAt: Date | null;
  /** Parts gone through by then, of twice `chunks`. */
  readonly checkParts: number;
  readonly loadedChunks: number;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly inForceAt: Date | null;
  readonly endedAt: Date | null;
}

function versionsOf(db: Db | Tx) {
  return db
    .selectFrom('dukcapil.register_version as v')
    .innerJoin('identity.person as e', 'e.id', 'v.entered_by')
    .leftJoin('identity.person as c', 'c.id', 'v.confirmed_by')
    .select([
      'v.id',
      'v.agency_id as agencyId',
      'v.as_of as asOf',
      'v.file_name as fileName',
      'v.sha256',
      'v.columns',
      'v.mapping',
      'v.lines',
      'v.chunks',
      'v.kept',
      'v.faults as counts',
      'v.state',
      'v.check_no as checkNo',
      'v.check_asked_at as checkAskedAt',
      'v.check_parts as checkParts',
      'v.loaded_chunks as loadedChunks',
      'e.name as enteredBy',
      'v.entered_at as enteredAt',
      'c.name as confirmedBy',
      'v.confirmed_at as confirmedAt',
      'v.in_force_at as inForceAt',
      'v.ended_at as endedAt',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('dukcapil.register_fault as f')
            .select('f.part')
            .whereRef('f.version_id', '=', 'v.id')
            .whereRef('f.check_no', '=', 'v.check_no'),
        )
        .as('hasReport'),
    );
}

export async function listVersions(db: Db, agencyId: string, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  const { n } = await db
    .selectFrom('dukcapil.register_version')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow();
  const rows = await versionsOf(db)
    .where('v.agency_id', '=', agencyId)
    .orderBy('v.entered_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows as unknown as readonly RegisterVersion[], total: Number(n) };
}

/** One version of this agency; throws NOT_FOUND for every other. */
export async function getVersion(db: Db | Tx, agencyId: string, id: string): Promise<RegisterVersion> {
  const row = await versionsOf(db).where('v.id', '=', id).where('v.agency_id', '=', agencyId).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND', { register: id });
  return row as unknown as RegisterVersion;
}

/** The same, held until the transaction ends. */
export async function getVersionForUpdate(tx: Tx, agencyId: string, id: string): Promise<RegisterVersion> {
  await tx.selectFrom('dukcapil.register_version').select('id').where('id', '=', id).forUpdate().execute();
  return getVersion(tx, agencyId, id);
}

/** The version in which state, where there is one. */
export async function findVersion(db: Db | Tx, agencyId: string, state: 'in-force' | 'former'): Promise<RegisterVersion | undefined> {
  const row = await versionsOf(db).where('v.agency_id', '=', agencyId).where('v.state', '=', state).executeTakeFirst();
  return row as unknown as RegisterVersion | undefined;
}

/** Lines kept together, as they stood in the file; empty once they are gone. */
export async function chunkOf(db: Db | Tx, versionId: string, no: number): Promise<readonly (readonly string[])[]> {
  const row = await db
    .selectFrom('dukcapil.register_chunk')
    .select('lines')
    .where('version_id', '=', versionId)
    .where('no', '=', no)
    .executeTakeFirst();
  return row ? openChunk(db, versionId, no, row.lines) : [];
}

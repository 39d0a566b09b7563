import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';
import type { RegisterLine } from './domain/read-line.ts';

// Numbers for themselves, as everywhere; what else is known of somebody together, since nobody looks for it.

const LABEL = 'dukcapil.register';
const placeOf = (column: 'nik' | 'kk' | 'particulars', id: string) => `dukcapil.register_person.${column}#${id}`;
const chunkPlace = (versionId: string, no: number) => `dukcapil.register_chunk.lines#${versionId}/${no}`;

type Stored = Record<'id' | 'nik' | 'kk' | 'particulars', string>;

/** A line as it is stored under an id. */
export function sealLine(tx: Tx, id: string, { nik, kk, district, ...rest }: RegisterLine) {
  const vault = vaultOf(tx);
  return {
    id,
    nik: vault.seal(placeOf('nik', id), nik),
    nik_index: vault.index(LABEL, 'nik', nik),
    kk: vault.seal(placeOf('kk', id), kk),
    kk_index: vault.index(LABEL, 'kk', kk),
    particulars: vault.seal(placeOf('particulars', id), JSON.stringify({ ...rest, district })),
    district,
  };
}

export function openLine(db: Db | Tx, { id, nik, kk, particulars }: Stored): RegisterLine {
  const vault = vaultOf(db);
  const rest = JSON.parse(vault.open(placeOf('particulars', id), particulars)) as Omit<RegisterLine, 'nik' | 'kk'>;
  return { ...rest, nik: vault.open(placeOf('nik', id), nik), kk: vault.open(placeOf('kk', id), kk) };
}

/** By what a line of this number is found: one of these stands beside it. */
export function indexesOf(db: Db | Tx, kind: 'nik' | 'kk', value: string): readonly string[] {
  return vaultOf(db).indexes(LABEL, kind, value);
}

export function sealChunk(tx: Tx, versionId: string, no: number, lines: readonly (readonly string[])[]): string {
  return vaultOf(tx).seal(chunkPlace(versionId, no), JSON.stringify(lines));
}

export function openChunk(db: Db | Tx, versionId: string, no: number, sealed: string): readonly (readonly string[])[] {
  return JSON.parse(vaultOf(db).open(chunkPlace(versionId, no), sealed)) as string[][];
}

const persons = sealedTable({
  name: 'dukcapil.register_person',
  rows: (tx) => tx.selectFrom('dukcapil.register_person').select(['id', 'nik', 'nik_index', 'kk', 'kk_index', 'particulars']),
  anew: async (tx, row) => {
    const vault = vaultOf(tx);
    const sealed = [row.nik, row.kk, row.particulars].every((stored) => vault.isCurrent(stored));
    if (sealed && [row.nik_index, row.kk_index].every((index) => vault.isCurrentIndex(index))) return false;
    const { id, district: _unchanged, ...anew } = sealLine(tx, row.id, openLine(tx, row));
    await tx.updateTable('dukcapil.register_person').set(anew).where('id', '=', id).execute();
    return true;
  },
});

const chunks: SealedTable = {
  name: 'dukcapil.register_chunk',
  reseal: async (tx, after, limit) => {
    const [version = '', number = ''] = after?.split('/') ?? [];
    let query = tx
      .selectFrom('dukcapil.register_chunk')
      .select(['version_id', 'no', 'lines'])
      .orderBy('version_id')
      .orderBy('no')
      .limit(limit)
      .forNoKeyUpdate();
    if (after !== null)
      query = query.where((eb) =>
        eb.or([eb('version_id', '>', version), eb.and([eb('version_id', '=', version), eb('no', '>', Number(number))])]),
      );
    const rows = await query.execute();
    const old = rows.filter(({ lines }) => !vaultOf(tx).isCurrent(lines));
    for (const { version_id, no, lines } of old)
      await tx
        .updateTable('dukcapil.register_chunk')
        .set({ lines: sealChunk(tx, version_id, no, openChunk(tx, version_id, no, lines)) })
        .where('version_id', '=', version_id)
        .where('no', '=', no)
        .execute();
    const last = rows.at(-1);
    return { last: last ? `${last.version_id}/${last.no}` : null, looked: rows.length, sealed: old.length };
  },
};

/** The register, for whoever seals everything anew. */
export const sealedRegister: readonly SealedTable[] = [persons, chunks];

import type { Db, Tx } from '#db';
import { type SealedTable, sealedTable, vaultOf } from '#platform/keys';
import { tailOf } from '../domain/registered.ts';

const LABEL = 'samsat.vehicle';
const placeOf = (column: 'owner_nik' | 'owner_name' | 'chassis', id: string) => `samsat.vehicle.${column}#${id}`;
const linesPlace = (id: string) => `samsat.intake.lines#${id}`;

interface Secrets {
  readonly ownerNik: string;
  readonly ownerName: string;
  readonly chassis: string;
}

type Stored = Record<'id' | 'owner_nik' | 'owner_name' | 'chassis', string>;

/** What only owner and officers may know, as it is stored, with what a vehicle is found by. */
export function sealSecrets(tx: Tx, id: string, { ownerNik, ownerName, chassis }: Secrets) {
  const vault = vaultOf(tx);
  return {
    owner_nik: vault.seal(placeOf('owner_nik', id), ownerNik),
    owner_nik_index: vault.index(LABEL, 'nik', ownerNik),
    owner_name: vault.seal(placeOf('owner_name', id), ownerName),
    chassis: vault.seal(placeOf('chassis', id), chassis),
    chassis_index: vault.index(LABEL, 'text', tailOf(chassis)),
  };
}

export function openSecrets(db: Db | Tx, row: Stored): Secrets {
  const vault = vaultOf(db);
  const open = (column: 'owner_nik' | 'owner_name' | 'chassis') => vault.open(placeOf(column, row.id), row[column]);
  return { ownerNik: open('owner_nik'), ownerName: open('owner_name'), chassis: open('chassis') };
}

/** By what the vehicles of a NIK are found. */
export const nikIndexes = (db: Db | Tx, nik: string): readonly string[] => vaultOf(db).indexes(LABEL, 'nik', nik);

/** By what a vehicle whose chassis ends like this is found. */
export const tailIndexes = (db: Db | Tx, tail: string): readonly string[] => vaultOf(db).indexes(LABEL, 'text', tail);

export const sealLines = (tx: Tx, id: string, lines: unknown): string => vaultOf(tx).seal(linesPlace(id), JSON.stringify(lines));

export function openLines<T>(db: Db | Tx, id: string, sealed: string): T {
  return JSON.parse(vaultOf(db).open(linesPlace(id), sealed)) as T;
}

const vehicles = sealedTable({
  name: 'samsat.vehicle',
  rows: (tx) => tx.selectFrom('samsat.vehicle').select(['id', 'owner_nik', 'owner_nik_index', 'owner_name', 'chassis', 'chassis_index']),
  anew: async (tx, row) => {
    const vault = vaultOf(tx);
    const sealed = [row.owner_nik, row.owner_name, row.chassis].every((stored) => vault.isCurrent(stored));
    if (sealed && [row.owner_nik_index, row.chassis_index].every((index) => vault.isCurrentIndex(index))) return false;
    await tx
      .updateTable('samsat.vehicle')
      .set(sealSecrets(tx, row.id, openSecrets(tx, row)))
      .where('id', '=', row.id)
      .execute();
    return true;
  },
});

const intakes = sealedTable({
  name: 'samsat.intake',
  rows: (tx) => tx.selectFrom('samsat.intake').select(['id', 'lines']),
  anew: async (tx, { id, lines }) => {
    if (vaultOf(tx).isCurrent(lines)) return false;
    await tx
      .updateTable('samsat.intake')
      .set({ lines: sealLines(tx, id, openLines(tx, id, lines)) })
      .where('id', '=', id)
      .execute();
    return true;
  },
});

/** Vehicles and files of them, for whoever seals everything anew. */
export const sealedVehicles: readonly SealedTable[] = [vehicles, intakes];

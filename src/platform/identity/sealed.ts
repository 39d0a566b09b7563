import type { Db, Tx } from '#db';
import { sealedTable, type Vault, vaultOf } from '#platform/keys';

/** The numbers of a person, and the columns they lie sealed in. */
interface Numbers {
  readonly nik: string | null;
  readonly phone: string | null;
}

const placeOf = (column: keyof Numbers, id: string) => `identity.person.${column}#${id}`;
const LABEL = 'identity.person';

/** The numbers of a person as they are stored, with what the person is found by. */
export function sealPerson(tx: Tx, id: string, { nik, phone }: Numbers) {
  const vault = vaultOf(tx);
  return {
    nik: nik === null ? null : vault.seal(placeOf('nik', id), nik),
    nik_index: nik === null ? null : vault.index(LABEL, 'nik', nik),
    phone: phone === null ? null : vault.seal(placeOf('phone', id), phone),
  };
}

/** A stored person with numbers that can be read. */
export function openPerson<P extends Numbers & { readonly id: string }>(db: Db | Tx, person: P): P {
  const vault = vaultOf(db);
  const open = (column: keyof Numbers) => {
    const stored = person[column];
    return stored === null ? null : vault.open(placeOf(column, person.id), stored);
  };
  return { ...person, nik: open('nik'), phone: open('phone') };
}

/** By what persons of a NIK are found: one of these stands in `nik_index`. */
export function nikIndexes(db: Db | Tx, nik: string): readonly string[] {
  return vaultOf(db).indexes(LABEL, 'nik', nik);
}

function isCurrent(vault: Vault, row: Numbers & { readonly id: string; readonly nik_index: string | null }, nik: string | null): boolean {
  const indexed = nik === null ? null : vault.index(LABEL, 'nik', nik);
  return [row.nik, row.phone].every((stored) => stored === null || vault.isCurrent(stored)) && row.nik_index === indexed;
}

/** Persons, for whoever seals everything anew. */
export const sealedPersons = sealedTable({
  name: 'identity.person',
  rows: (tx) =>
    tx
      .selectFrom('identity.person')
      .select(['id', 'nik', 'phone', 'nik_index'])
      .where((eb) => eb.or([eb('nik', 'is not', null), eb('phone', 'is not', null)])),
  anew: async (tx, row) => {
    const numbers = openPerson(tx, row);
    if (isCurrent(vaultOf(tx), row, numbers.nik)) return false;
    await tx
      .updateTable('identity.person')
      .set(sealPerson(tx, row.id, numbers))
      .where('id', '=', row.id)
      .execute();
    return true;
  },
});

import type { Tx } from '#db';
import type { Vault } from './vault.ts';

/**
 * Notes which keys the database is used with. Throws a sentence for the operator when it holds values under a key that
 * is not in the keyring: going on would seal under keys that nobody can put together again.
 */
export async function checkKeys(tx: Tx, vault: Vault, at: Date): Promise<void> {
  const { seal, index } = vault.known;
  const used = await tx.selectFrom('keys.known').select(['id', 'purpose']).execute();
  const lacking = used.filter(({ id, purpose }) => !(purpose === 'seal' ? seal : index).includes(id));
  if (lacking.length > 0)
    throw new Error(
      `The keyring lacks ${lacking.map(({ id }) => id).join(', ')}, under which personal data in this database lie. Restore DATA_KEYS or DATA_KEYS_FILE from where it is kept safe.`,
    );
  const [sealing, indexing] = vault.target.split('/') as [string, string];
  await tx
    .insertInto('keys.known')
    .values([
      { id: sealing, purpose: 'seal', first_used_at: at },
      { id: indexing, purpose: 'index', first_used_at: at },
    ])
    .onConflict((on) => on.column('id').doNothing())
    .execute();
}

/** Forgets every key but the current ones: nothing lies under them any more. */
export async function forgetKeys(tx: Tx, vault: Vault): Promise<void> {
  await tx.deleteFrom('keys.known').where('id', 'not in', vault.target.split('/')).execute();
}

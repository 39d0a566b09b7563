import type { Db, Tx } from '#db';
import { said, type Locale } from '#i18n';
import type { HeldPart } from '#platform/cases';
import { randomBytes } from 'node:crypto';
import { fingerprintOf } from './officer-keys.ts';

const words = {
  key: said('Kunci petugas Ombudsman', 'Key as an officer of the Ombudsman'),
  print: said('Sidik', 'Fingerprint'),
};

/** An officer's keys, for whoever asks what is held about them. Of matters nothing: no row names their reporter. */
export async function* ownKeys(db: Db, personId: string, locale: Locale): AsyncGenerator<HeldPart> {
  const rows = await db
    .selectFrom('ombudsman.officer_key')
    .select(['seats', 'sign_public as signPublic', 'state', 'made_at as madeAt', 'admitted_at as admittedAt', 'retired_at as retiredAt'])
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .execute();
  for (const { signPublic, ...row } of rows) {
    const print = fingerprintOf(signPublic);
    yield {
      kind: 'ombudsman-key',
      data: { ...row, fingerprint: print },
      lines: [`${words.key(locale)}: ${row.seats.join(', ')}`, `${words.print(locale)}: ${print}`, row.madeAt.toISOString().slice(0, 10)],
    };
  }
}

/**
 * Ends the keys of somebody who is erased: the secret half goes and opens nothing any more, and what it held gets new keys
 * when somebody opens it. Public halves stay, since signatures of others rest on them.
 */
export async function forgetKeys(tx: Tx, personId: string, at: Date): Promise<void> {
  const keys = await tx.selectFrom('ombudsman.officer_key').select(['id', 'retired_at']).where('person_id', '=', personId).execute();
  await tx.deleteFrom('ombudsman.opened').where('person_id', '=', personId).execute();
  for (const { id, retired_at } of keys) {
    const held = tx.selectFrom('ombudsman.held').select('matter_id').where('key_id', '=', id);
    await tx.updateTable('ombudsman.matter').set({ renew_due: true }).where('id', 'in', held).execute();
    await tx.deleteFrom('ombudsman.held').where('key_id', '=', id).execute();
    await tx.deleteFrom('ombudsman.past_key').where('key_id', '=', id).execute();
    await tx
      .updateTable('ombudsman.officer_key')
      .set({
        state: 'retired',
        retired_at: retired_at ?? at,
        wrapped: Buffer.alloc(0),
        salt: randomBytes(16),
        recovery: null,
        recovery_first: null,
        recovery_second: null,
      })
      .where('id', '=', id)
      .execute();
  }
}

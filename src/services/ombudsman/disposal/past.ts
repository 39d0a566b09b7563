import type { Db, Tx } from '#db';
import { officeDay } from '#platform/calendar';
import { randomUUID } from 'node:crypto';
import type { Counted } from '../domain/figures/counted.ts';
import { decidesIdentity } from '../domain/seats.ts';
import { decryptJson, encryptJson, newKey, openSealed, type Place, sealTo } from '../sealing/boxes.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';
import { recipientsAt } from '../sealing/recipients.ts';

const aboutPlace = (id: string): Place => ['what is left of a matter', id];
const keyPlace = (id: string, keyId: string): Place => ['key of what is left', id, keyId];

/** Whoever reports figures: heads and keepers, as they hold every matter. */
const readersAt = async (tx: Tx, agencyId: string, at: Date) =>
  (await recipientsAt(tx, agencyId, officeDay(at))).filter(({ sits }) => decidesIdentity(sits));

/** Keeps of a matter that goes what figures of its year are made of, sealed to whoever reports them. Its id is a new one. */
export async function leavePast(tx: Tx, agencyId: string, disposalId: string, counted: Counted, at: Date): Promise<void> {
  const [id, key] = [randomUUID(), newKey()];
  const about = await encryptJson(key, counted, aboutPlace(id), 1024);
  await tx
    .insertInto('ombudsman.past')
    .values({ id, agency_id: agencyId, disposal_id: disposalId, gone_on: officeDay(at), about })
    .execute();
  for (const reader of await readersAt(tx, agencyId, at))
    await tx
      .insertInto('ombudsman.past_key')
      .values({ past_id: id, key_id: reader.id, sealed: await sealTo(reader.boxPublic, key, keyPlace(id, reader.id)) })
      .execute();
}

/** What is left of matters that went, as far as this key opens it. */
export async function readPast(db: Db | Tx, opened: OpenedKey): Promise<readonly Counted[]> {
  const rows = await db
    .selectFrom('ombudsman.past as p')
    .innerJoin('ombudsman.past_key as k', 'k.past_id', 'p.id')
    .select(['p.id', 'p.about', 'k.sealed'])
    .where('k.key_id', '=', opened.key.id)
    .execute();
  return Promise.all(
    rows.map(async ({ id, about, sealed }) =>
      decryptJson<Counted>(await openSealed(opened.box, sealed, keyPlace(id, opened.key.id)), about, aboutPlace(id), 1024),
    ),
  );
}

/** Passes what is left of former matters on to heads and keepers who came since. */
export async function passPast(tx: Tx, opened: OpenedKey, at: Date): Promise<void> {
  for (const reader of await readersAt(tx, opened.key.agencyId, at)) {
    const rows = await tx
      .selectFrom('ombudsman.past_key as k')
      .select(['k.past_id as id', 'k.sealed'])
      .where('k.key_id', '=', opened.key.id)
      .where('k.past_id', 'not in', tx.selectFrom('ombudsman.past_key').select('past_id').where('key_id', '=', reader.id))
      .execute();
    for (const { id, sealed } of rows) {
      const key = await openSealed(opened.box, sealed, keyPlace(id, opened.key.id));
      await tx
        .insertInto('ombudsman.past_key')
        .values({ past_id: id, key_id: reader.id, sealed: await sealTo(reader.boxPublic, key, keyPlace(id, reader.id)) })
        .onConflict((on) => on.doNothing())
        .execute();
    }
  }
}

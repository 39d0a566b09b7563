import type { Db, Tx } from '#db';
import { type Counted, countedOf } from '../domain/figures/counted.ts';
import { readPast } from '../disposal/past.ts';
import { clocksOf } from '../procedure/clocks.ts';
import { takeLock } from '../sealing/locks.ts';
import { type Matter, matterColumns, readEntries } from '../sealing/matters.ts';
import type { OpenedKey } from '../sealing/officer-keys.ts';

export interface Held extends Counted {
  readonly id: string;
  readonly number: string;
}

/** What this key opens of every matter, for figures: read in the officer's own session, one by one, and kept nowhere. */
export async function readHeld(db: Db | Tx, opened: OpenedKey): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('ombudsman.matter as m')
    .innerJoin('ombudsman.held as s', (on) =>
      on.onRef('s.matter_id', '=', 'm.id').onRef('s.version', '=', 'm.key_version').on('s.lock', '=', 'shared'),
    )
    .innerJoin('ombudsman.held as o', (on) =>
      on
        .onRef('o.matter_id', '=', 'm.id')
        .onRef('o.version', '=', 'm.key_version')
        .onRef('o.key_id', '=', 's.key_id')
        .on('o.lock', '=', 'office'),
    )
    .select(matterColumns.map((column) => `m.${column}` as const))
    .select(['s.sealed as shared', 'o.sealed as office'])
    .where('s.key_id', '=', opened.key.id)
    .orderBy('m.received_on')
    .orderBy('m.id')
    .execute();
  const clocks = await clocksOf(
    db,
    rows.map(({ id }) => id),
  );
  const all: Held[] = [];
  for (const { shared, office, ...row } of rows) {
    const matter = row as Matter;
    const keys = {
      shared: await takeLock(opened.box, shared, matter.id, 'shared', matter.keyVersion),
      office: await takeLock(opened.box, office, matter.id, 'office', matter.keyVersion),
    };
    const counted = countedOf(matter, await readEntries(db, matter, keys), clocks.get(matter.id) ?? []);
    all.push({ id: matter.id, number: matter.number, ...counted });
  }
  return all;
}

export interface Collected {
  readonly counted: readonly Counted[];
  /** Matters this key does not open: they count by what stands in the open. */
  readonly unopened: number;
}

/** Every matter of the office for its figures: opened where this key opens it, what is left of those that went, the rest from outside. */
export async function collect(db: Db | Tx, opened: OpenedKey): Promise<Collected> {
  const held = await readHeld(db, opened);
  const others = await db
    .selectFrom('ombudsman.matter as m')
    .select(matterColumns.map((column) => `m.${column}` as const))
    .where('m.agency_id', '=', opened.key.agencyId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ombudsman.held as h')
            .select('h.matter_id')
            .whereRef('h.matter_id', '=', 'm.id')
            .whereRef('h.version', '=', 'm.key_version')
            .where('h.key_id', '=', opened.key.id)
            .where('h.lock', '=', 'office'),
        ),
      ),
    )
    .execute();
  const clocks = await clocksOf(
    db,
    others.map(({ id }) => id),
  );
  const outside = others.map((row) => countedOf(row as Matter, [], clocks.get(row.id) ?? []));
  return { counted: [...held, ...outside, ...(await readPast(db, opened))], unopened: outside.length };
}

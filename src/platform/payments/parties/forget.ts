import type { Db, Tx } from '#db';
import { sql } from 'kysely';

/** Files of days on which nothing is open any more, taken in before an instant. */
function oldFiles(db: Db | Tx, before: Date) {
  return db
    .selectFrom('payments.party_file as f')
    .select('f.id')
    .where('f.state', '=', 'taken')
    .where('f.taken_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('payments.difference as d')
            .select('d.id')
            .where('d.state', '=', 'open')
            .whereRef('d.agency_id', '=', 'f.agency_id')
            .whereRef('d.party', '=', 'f.party')
            .whereRef('d.day', '=', 'f.day'),
        ),
      ),
    );
}

/** Differences that are over, last touched before an instant. */
function oldDifferences(db: Db | Tx, before: Date) {
  return db.selectFrom('payments.difference').select('id').where('state', 'in', ['settled', 'gone']).where('changed_at', '<', before);
}

const count = sql<number>`count(*)::int`.as('n');

/** What parties sent before an instant, plates and sums, and the differences that were found in it and are over. */
export async function countOldPartyFiles(db: Db, before: Date): Promise<number> {
  const [files, differences] = await Promise.all([
    oldFiles(db, before).clearSelect().select(count).executeTakeFirstOrThrow(),
    oldDifferences(db, before).clearSelect().select(count).executeTakeFirstOrThrow(),
  ]);
  return files.n + differences.n;
}

/**
 * Forgets them, files whole with their lines, at most `limit` files and differences together; returns how many. What is open
 * stays, and the file it was found in; that a file was taken in stands in the audit chain, the money in the ledger.
 */
export async function dropOldPartyFiles(tx: Tx, before: Date, limit: number): Promise<number> {
  const files = await tx.deleteFrom('payments.party_file').where('id', 'in', oldFiles(tx, before).limit(limit)).executeTakeFirst();
  const done = Number(files.numDeletedRows);
  if (done === limit) return done;
  const differences = await tx
    .deleteFrom('payments.difference')
    .where('id', 'in', oldDifferences(tx, before).limit(limit - done))
    .executeTakeFirst();
  return done + Number(differences.numDeletedRows);
}

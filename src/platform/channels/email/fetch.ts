import { transaction } from '#db';
import { acknowledge, Acknowledged } from './acknowledge.ts';
import { type MailBox, type MailDeps, NobodyToKeep } from './deps.ts';
import { mailLimits } from './domain/limits.ts';
import { type Lying, type OpenFolder, withFolder } from './imap.ts';
import { type Fetched, leaveLying, receiveMail } from './receive.ts';
import { readBoxState } from './state.ts';

/** Mails of one look at a box, so that a flood leaves time for others. */
const MOST = 500;

const lately = new Acknowledged();

/**
 * Reads a box from where it was left to its end: each mail is stored before it is marked on its server. Where the server
 * numbers anew (UIDVALIDITY), all is read again, and what came before is known. Says how many were new. A server that is
 * not there, and one mail that brings us to fail, are noted, and thrown once and not each minute; the mail is put aside
 * after some tries, so that those behind it have their turn.
 */
export async function fetchBox(deps: MailDeps, box: MailBox): Promise<number> {
  const access = box.imap();
  if (!access) return 0;
  await transaction(deps.db, (tx) =>
    tx
      .insertInto('channels.mail_box')
      .values({ key: box.key })
      .onConflict((on) => on.doNothing())
      .execute(),
  );
  const { faultAt } = await readBoxState(deps.db, box.key, deps.clock.now());
  try {
    const fresh = await withFolder(access, (folder) => readOn(deps, box, folder));
    await note(deps, box, null);
    return fresh;
  } catch (error) {
    await note(deps, box, error instanceof NobodyToKeep ? 'nobody-to-keep' : 'away');
    if (error instanceof NobodyToKeep || faultAt !== null) return 0;
    throw error;
  }
}

async function readOn(deps: MailDeps, box: MailBox, folder: OpenFolder): Promise<number> {
  const { uidValidity } = folder;
  let fresh = 0;
  let { uid, stuck, tries } = await placeOf(deps, box, uidValidity);
  for (let nth = 0; nth < MOST; ) {
    const lying = await folder.beyond(uid);
    if (lying.length === 0) return fresh;
    for (const one of lying) {
      nth++;
      const failed = stuck === one.uid ? tries : 0;
      const fetched = await fetchOne(folder, one, failed >= mailLimits.tries);
      if (fetched && failed >= 2 * mailLimits.tries) await leaveLying(deps, box, fetched);
      else if (fetched) {
        const arrived = await receiveMail(deps, box, fetched).catch(async (error: unknown) => {
          if (!(error instanceof NobodyToKeep)) await noteStuck(deps, box, one.uid);
          throw error;
        });
        await folder.mark(one.uid).catch(() => {});
        if (arrived) {
          fresh++;
          await acknowledge(box, arrived, lately);
        }
      }
      [uid, stuck, tries] = [one.uid, 0, 0];
    }
  }
  return fresh;
}

async function fetchOne(folder: OpenFolder, { uid, size }: Lying, givenUp: boolean): Promise<Fetched | null> {
  const tooLarge = size > mailLimits.bytes;
  const raw = tooLarge ? await folder.headers(uid) : await folder.fetch(uid, mailLimits.bytes + 1);
  if (!raw) return null;
  return { uidValidity: folder.uidValidity, uid, raw, fault: tooLarge ? 'too-large' : givenUp ? 'unprocessable' : null };
}

/** How far the box was read; from its beginning where the server numbered anew. */
async function placeOf({ db }: MailDeps, box: MailBox, uidValidity: number) {
  const row = await db
    .selectFrom('channels.mail_box')
    .select(['uid_validity', 'last_uid', 'stuck_uid', 'tries'])
    .where('key', '=', box.key)
    .executeTakeFirstOrThrow();
  const same = row.uid_validity !== null && Number(row.uid_validity) === uidValidity;
  return { uid: same ? Number(row.last_uid) : 0, stuck: same ? Number(row.stuck_uid ?? 0) : 0, tries: row.tries };
}

async function noteStuck({ db }: MailDeps, box: MailBox, uid: number): Promise<void> {
  await transaction(db, async (tx) => {
    const { stuck_uid, tries } = await tx
      .selectFrom('channels.mail_box')
      .select(['stuck_uid', 'tries'])
      .where('key', '=', box.key)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const again = Number(stuck_uid ?? 0) === uid;
    await tx
      .updateTable('channels.mail_box')
      .set({ stuck_uid: uid, tries: again ? tries + 1 : 1 })
      .where('key', '=', box.key)
      .execute();
  });
}

/** That it was read to its end, or why not. */
async function note({ db, clock }: MailDeps, box: MailBox, fault: 'away' | 'nobody-to-keep' | null): Promise<void> {
  const at = clock.now();
  await transaction(db, (tx) =>
    tx
      .updateTable('channels.mail_box')
      .set(fault === null ? { read_at: at, fault: null, fault_at: null } : { fault, fault_at: at })
      .where('key', '=', box.key)
      .execute(),
  );
}

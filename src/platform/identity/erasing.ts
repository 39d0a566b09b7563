import { type Db, transaction, type Tx } from '#db';
import type { Clock, PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';

/** What erasing needs of modules that stand above this one. */
export interface Erasing {
  /** Days between asking and erasing, by the rule of today. */
  days(): Promise<number>;
  /** Whether an application of theirs is still being decided. */
  isAwaiting(db: Db | Tx, personId: string): Promise<boolean>;
  /** Erases what other modules keep of a person and no law makes them keep. */
  forget(tx: Tx, personId: string): Promise<void>;
}

interface ErasingDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly erasing: Erasing;
  tell(tx: Tx, personId: string, news: 'erasure-asked' | 'erasure-cancelled', at: Date): Promise<void>;
}

const DAY = 86_400_000;

/** Notes that an account shall be erased, and ends every session of it. Signing in takes it back. */
export async function askErasure(deps: ErasingDeps, actor: PersonActor): Promise<void> {
  const at = deps.clock.now();
  const due = new Date(at.getTime() + (await deps.erasing.days()) * DAY);
  await transaction(deps.db, async (tx) => {
    await tx
      .insertInto('identity.erasure')
      .values({ person_id: actor.personId, asked_at: at, due_at: due })
      .onConflict((on) => on.doNothing())
      .execute();
    await tx.deleteFrom('identity.session').where('userId', '=', actor.accountId).execute();
    await appendAudit(tx, { actor, action: 'identity.ask-erasure', subject: { type: 'person', id: actor.personId }, at });
    await deps.tell(tx, actor.personId, 'erasure-asked', at);
  });
}

/** Takes a wish to be erased back, since its owner has come in again. */
export async function cancelErasure({ db, clock, tell }: Pick<ErasingDeps, 'db' | 'clock' | 'tell'>, personId: string): Promise<void> {
  const at = clock.now();
  await transaction(db, async (tx) => {
    const { numDeletedRows: n } = await tx.deleteFrom('identity.erasure').where('person_id', '=', personId).executeTakeFirstOrThrow();
    if (n === 0n) return;
    const actor = { kind: 'system', name: 'identity' } as const;
    await appendAudit(tx, { actor, action: 'identity.cancel-erasure', subject: { type: 'person', id: personId }, at });
    await tell(tx, personId, 'erasure-cancelled', at);
  });
}

/** Erases every account whose time has come; each in a transaction of its own. One that awaits a decision waits. */
export async function eraseDue(deps: Pick<ErasingDeps, 'db' | 'clock' | 'erasing'>): Promise<void> {
  const due = await deps.db
    .selectFrom('identity.erasure')
    .select('person_id')
    .where('due_at', '<=', deps.clock.now())
    .orderBy('due_at')
    .execute();
  for (const { person_id } of due) await transaction(deps.db, (tx) => erase(tx, deps, person_id));
}

async function erase(tx: Tx, { clock, erasing }: Pick<ErasingDeps, 'clock' | 'erasing'>, personId: string): Promise<void> {
  // Whoever comes in at this moment either takes it back first, or finds no account.
  const wish = await tx.selectFrom('identity.erasure').select('person_id').where('person_id', '=', personId).forUpdate().executeTakeFirst();
  if (!wish || (await erasing.isAwaiting(tx, personId))) return;
  const at = clock.now();
  const { user_id: userId } = await tx.selectFrom('identity.person').select('user_id').where('id', '=', personId).executeTakeFirstOrThrow();
  await erasing.forget(tx, personId);
  await tx
    .updateTable('identity.person')
    .set({ user_id: null, name: '–', email: null, phone: null, nik: null, nik_index: null, updated_at: at, erased_at: at })
    .where('id', '=', personId)
    .execute();
  // Sessions, passwords, factors and passkeys go with it.
  if (userId !== null) await tx.deleteFrom('identity.user').where('id', '=', userId).execute();
  await tx.deleteFrom('identity.erasure').where('person_id', '=', personId).execute();
  const actor = { kind: 'system', name: 'identity' } as const;
  await appendAudit(tx, { actor, action: 'identity.erase', subject: { type: 'person', id: personId }, at });
}

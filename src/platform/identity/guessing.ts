import { transaction, type Tx } from '#db';
import { appendAudit } from '#platform/audit';
import { defineJob, enqueue, handle, type JobHandler } from '#platform/jobs';
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Type } from 'typebox';
import { accountPace, isTold, networkPace, type Pace, waitAfter } from './domain/waiting.ts';
import type { IdentityDeps } from './session.ts';
import { findOwner } from './tables.ts';

/** Somebody about to guess. */
export interface Guesser {
  readonly what: 'password' | 'factor';
  /** Address of the account guessed at, which need not exist; in lower case. */
  readonly email: string;
  /** A device the account knows; null where it does not. */
  readonly device: string | null;
  /** Network address. */
  readonly ip: string;
}

/** A guess that may be made. It counts as wrong until it is said to be right, so that many at once gain nothing. */
export interface Guess {
  readonly open: true;
  right(): Promise<void>;
  wrong(): Promise<void>;
}
/** A guess that is not heard, right or wrong. */
interface Closed {
  readonly open: false;
  /** Seconds until one is. */
  readonly wait: number;
}

interface Counter {
  readonly key: string;
  readonly pace: Pace;
}

const nobody = '00000000-0000-0000-0000-000000000000';

const warnOfGuesses = defineJob('identity.warn-of-guesses', Type.Object({ email: Type.String() }));

/**
 * Opens a guess, or says how long to wait. Counted are the account's guesses from this device or, together, from all
 * devices unknown to it, and those of the network address, which a known device is free of: nobody shuts out an owner.
 */
export async function openGuess(deps: IdentityDeps, guesser: Guesser): Promise<Guess | Closed> {
  const { secret } = await deps.auth.$context;
  const { what, email, device, ip } = guesser;
  const key = (...parts: readonly string[]) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['guess', ...parts]))
      .digest('base64url');
  const account: Counter = { key: key(what, email, device ?? ''), pace: accountPace };
  const counters = device === null ? [account, { key: key('network', networkOf(ip)), pace: networkPace }] : [account];
  const now = deps.clock.now();
  const counted = await transaction(deps.db, (tx) => countWrong(tx, counters, now));
  if ('wait' in counted) return { open: false, wait: counted.wait };
  const failures = counted.get(account.key) ?? 0;
  return {
    open: true,
    right: () => transaction(deps.db, (tx) => takeBack(tx, counters, device !== null)),
    wrong: () => transaction(deps.db, (tx) => noteWrong(tx, guesser, { key: account.key, failures, at: now })),
  };
}

/** Counts a guess as wrong for every counter, or for none where one of them is closed. */
async function countWrong(
  tx: Tx,
  counters: readonly Counter[],
  now: Date,
): Promise<ReadonlyMap<string, number> | { readonly wait: number }> {
  const keys = counters.map((one) => one.key).sort();
  const fresh = keys.map((counter) => ({ counter, failures: 0, last_at: now, closed_until: null }));
  await tx
    .insertInto('identity.guess')
    .values(fresh)
    .onConflict((on) => on.doNothing())
    .execute();
  const rows = await tx.selectFrom('identity.guess').selectAll().where('counter', 'in', keys).orderBy('counter').forUpdate().execute();
  const wait = Math.max(...rows.map((row) => ((row.closed_until?.getTime() ?? 0) - now.getTime()) / 1000));
  if (wait > 0) return { wait: Math.ceil(wait) };
  const failures = new Map<string, number>();
  for (const { counter, failures: before, last_at } of rows) {
    const pace = counters.find((one) => one.key === counter)?.pace ?? accountPace;
    const all = now.getTime() - last_at.getTime() > pace.forgotten * 1000 ? 1 : before + 1;
    const closed = waitAfter(all, pace) * 1000;
    failures.set(counter, all);
    await tx
      .updateTable('identity.guess')
      .set({ failures: all, last_at: now, closed_until: closed > 0 ? new Date(now.getTime() + closed) : null })
      .where('counter', '=', counter)
      .execute();
  }
  return failures;
}

/**
 * A right guess was none. A known device begins anew; what strangers guessed wrong stays counted, and so does what a
 * network did: else one's own account would clear the way to others.
 */
async function takeBack(tx: Tx, counters: readonly Counter[], known: boolean): Promise<void> {
  const keys = counters.map((one) => one.key);
  await tx
    .updateTable('identity.guess')
    .set((eb) => ({
      failures: known ? 0 : eb.fn<number>('greatest', [eb('failures', '-', 1), eb.val(0)]),
      closed_until: null,
    }))
    .where('counter', 'in', keys)
    .execute();
}

/** The same work whether the account exists or not: how long it takes tells nothing. */
async function noteWrong(
  tx: Tx,
  { what, email, device }: Guesser,
  { key, failures, at }: { readonly key: string; readonly failures: number; readonly at: Date },
): Promise<void> {
  const account = await tx.selectFrom('identity.user').select('id').where('email', '=', email).executeTakeFirst();
  // What better-auth has asked for an account that exists.
  if (!account) await tx.selectFrom('identity.account').select('password').where('userId', '=', nobody).execute();
  await appendAudit(tx, {
    actor: { kind: 'system', name: 'identity' },
    action: what === 'password' ? 'identity.wrong-password' : 'identity.wrong-code',
    subject: { type: account ? 'account' : 'no-account', id: account?.id ?? key },
    detail: { failures, device: device === null ? 'unknown' : 'known' },
    at,
  });
  if (isTold(failures)) await enqueue(tx, warnOfGuesses, { email });
}

/** IPv6 is given out by the 64 bits, so that is one neighbour. */
function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '');
  const [head = '', tail = ''] = ip.split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const gap = ip.includes('::') ? Array.from({ length: 8 - before.length - after.length }, () => '0') : [];
  return [...before, ...gap, ...after]
    .slice(0, 4)
    .map((group) => group.toLowerCase().padStart(4, '0'))
    .join(':');
}

/** Tells the owner of guesses, where there is one. */
export function guessHandlers({ db, clock, tell }: IdentityDeps): readonly JobHandler[] {
  return [
    handle(warnOfGuesses, async ({ email }) => {
      const personId = await findOwner(db, email);
      if (personId !== undefined) await transaction(db, (tx) => tell(tx, personId, 'wrong-guesses', clock.now()));
    }),
  ];
}

/** Forgets what no longer counts. */
export async function forgetGuesses(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - accountPace.forgotten * 1000);
  await tx.deleteFrom('identity.guess').where('last_at', '<', before).execute();
}

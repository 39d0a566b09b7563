import { type Db, transaction, type Tx } from '#db';
import { createHash, randomBytes } from 'node:crypto';
import type { Bank } from '../banks.ts';
import type { PaymentsDeps } from '../deps.ts';
import { isTokenSigned } from '../snap/sign/signature.ts';
import { isWithinSkew } from '../snap/sign/timestamp.ts';
import { readTokenHeaders } from '../snap/wire/headers.ts';
import { misfitReply, refusalReply, type SnapReply, tokenReply } from '../snap/wire/replies.ts';

/** Seconds a token is good for: SNAP BI says fifteen minutes. */
const GOOD_FOR = 900;

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Service 73: a bank that signs with its key is given a token. */
export async function giveToken(
  { db, clock, banks }: Pick<PaymentsDeps, 'db' | 'clock' | 'banks'>,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: unknown,
): Promise<SnapReply> {
  const read = readTokenHeaders(headers);
  if (!read.ok) return misfitReply('token', read.refusal);
  const { clientId, timestamp, sentAt, signature } = read.value;
  const at = clock.now();
  const bank = banks().find(({ settings }) => settings.clientId.theirs === clientId);
  if (!bank || !isTokenSigned(bank.theirKey, clientId, timestamp, signature)) return refusalReply('token', 'unauthorized', 'Signature');
  if (!isWithinSkew(sentAt, at, bank.settings.clockSkew)) return refusalReply('token', 'unauthorized', 'X-TIMESTAMP');
  const grant = (body as { readonly grantType?: unknown } | null)?.grantType;
  if (grant === undefined) return misfitReply('token', { case: 'missing', field: 'grantType' });
  if (grant !== 'client_credentials') return misfitReply('token', { case: 'badFormat', field: 'grantType' });
  const token = randomBytes(32).toString('base64url');
  const expires = new Date(at.getTime() + GOOD_FOR * 1000);
  await transaction(db, (tx) =>
    tx
      .insertInto('payments.bank_token')
      .values({ digest: digestOf(token), bank: bank.settings.key, expires_at: expires })
      .execute(),
  );
  return tokenReply(token, GOOD_FOR);
}

/** Tokens of each database found good, and until when. They are never taken back: one found once needs no second look. */
const found = new WeakMap<Db, Map<string, { readonly bank: string; readonly until: Date }>>();
const MOST_KEPT = 1000;

/** Whether a token was given to this bank and is still good. */
export async function isGoodToken(db: Db, { settings }: Bank, token: string, at: Date): Promise<boolean> {
  const digest = digestOf(token);
  const kept = found.get(db) ?? new Map<string, { readonly bank: string; readonly until: Date }>();
  found.set(db, kept);
  const known = kept.get(digest);
  if (known) return known.bank === settings.key && known.until > at;
  const row = await db
    .selectFrom('payments.bank_token')
    .select('expires_at')
    .where('digest', '=', digest)
    .where('bank', '=', settings.key)
    .executeTakeFirst();
  if (!row) return false;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(digest, { bank: settings.key, until: row.expires_at });
  return row.expires_at > at;
}

export async function dropOldTokens(tx: Tx, at: Date): Promise<void> {
  await tx.deleteFrom('payments.bank_token').where('expires_at', '<', at).execute();
}

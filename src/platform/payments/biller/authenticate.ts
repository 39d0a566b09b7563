import type { Bank } from '../banks.ts';
import type { PaymentsDeps } from '../deps.ts';
import { isRequestSigned, type VerifyingKey } from '../snap/sign/signature.ts';
import { isWithinSkew } from '../snap/sign/timestamp.ts';
import type { SnapService } from '../snap/wire/codes.ts';
import { readSnapHeaders, type SnapHeaders } from '../snap/wire/headers.ts';
import { misfitReply, refusalReply, type SnapReply } from '../snap/wire/replies.ts';
import { isGoodToken } from './token.ts';

/** A request of a bank as it came. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

export type Authenticated =
  | { readonly ok: true; readonly bank: Bank; readonly headers: SnapHeaders }
  | { readonly ok: false; readonly reply: SnapReply };

/** Which bank sent a request, by its token and its signature over the bytes as they came; or what it is told instead. */
export async function authenticate(
  { db, clock, banks }: Pick<PaymentsDeps, 'db' | 'clock' | 'banks'>,
  service: SnapService,
  { method, url, headers, body }: Incoming,
): Promise<Authenticated> {
  const refuse = (reply: SnapReply): Authenticated => ({ ok: false, reply });
  const read = readSnapHeaders(headers);
  if (!read.ok) return refuse(misfitReply(service, read.refusal));
  const { partnerId, timestamp, sentAt, signature, accessToken } = read.value;
  const at = clock.now();
  const bank = banks().find(({ settings }) => settings.partnerId === partnerId);
  if (!bank) return refuse(refusalReply(service, 'unauthorized', 'Unknown partner'));
  const { settings } = bank;
  const isOfTokens = settings.signatureType.inbound === 'hmac';
  if (isOfTokens && (accessToken === null || !(await isGoodToken(db, bank, accessToken, at))))
    return refuse(refusalReply(service, 'invalidToken'));
  const key: VerifyingKey = isOfTokens ? { type: 'hmac', secret: bank.secret } : { type: 'rsa', publicKey: bank.theirKey };
  const signed = { method, url, accessToken: isOfTokens ? accessToken : null, body, timestamp };
  if (!isRequestSigned(key, signed, settings, signature)) return refuse(refusalReply(service, 'unauthorized', 'Signature'));
  if (!isWithinSkew(sentAt, at, settings.clockSkew)) return refuse(refusalReply(service, 'unauthorized', 'X-TIMESTAMP'));
  return { ok: true, bank, headers: read.value };
}

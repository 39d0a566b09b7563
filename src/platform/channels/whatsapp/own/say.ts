import type { WhatsAppAccess } from '../deps.ts';
import { envelopeOf } from '../domain/envelope.ts';
import type { RawInbound } from '../domain/inbound.ts';
import { checkedOutbound, type Outbound } from '../domain/outbound.ts';
import { sendMessage } from '../graph.ts';
import { byteDigest } from './digest.ts';
import { toOf } from '../contacts.ts';

/** What came of saying something at once. Meta's words are not handed on: they may hold the telephone number. */
export type SaidNow =
  | { readonly fate: 'sent'; readonly digest: Buffer }
  | { readonly fate: 'refused'; readonly code: number }
  /** Never sent, or nobody knows. */
  | { readonly fate: 'unsent' }
  | { readonly fate: 'unknown' };

/** By what somebody is reached who wrote. */
export type Reached = Pick<RawInbound['from'], 'phone' | 'bsuid'>;

/**
 * Says something at once, in the request of whoever says it: nothing waits anywhere. `id` is ours; Meta gives it back with
 * all news of the message. Throws for what WhatsApp would refuse by its form.
 */
export async function sayAtOnce(access: WhatsAppAccess, to: Reached, message: Outbound, id: string): Promise<SaidNow> {
  const called = await sendMessage(access, envelopeOf(toOf(to), checkedOutbound(message), id, null));
  if (called.outcome === 'done') return { fate: 'sent', digest: byteDigest(called.value) };
  if (called.outcome === 'refused') return { fate: 'refused', code: called.code };
  return { fate: called.outcome };
}

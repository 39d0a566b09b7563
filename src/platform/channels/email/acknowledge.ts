import { createHmac, randomBytes } from 'node:crypto';
import type { ArrivedMail, MailBox } from './deps.ts';
import { returnPathOf, whySilent } from './domain/automatic.ts';
import { answering, answersOf } from './domain/threading.ts';
import { transportOf } from './transport.ts';

/** Hours in which somebody is acknowledged once. */
const PERIOD_HOURS = 24;
/** Acknowledgements an hour at most: what is written to us under others' names is not multiplied. */
const MOST_AN_HOUR = 200;

/**
 * Whom was acknowledged lately, in the memory of this process and nowhere else: a table of it would say who wrote, to
 * whoever can read tables. Restarted, it forgets, and somebody may be acknowledged once more.
 */
export class Acknowledged {
  readonly #key = randomBytes(32);
  readonly #since = new Map<string, number>();

  /** Whether this sender may be acknowledged now; a yes is noted. */
  claim(box: string, address: string, at: Date): boolean {
    const now = at.getTime();
    for (const [one, since] of this.#since) if (now - since >= PERIOD_HOURS * 3_600_000 || since > now) this.#since.delete(one);
    const who = createHmac('sha256', this.#key).update(`${box}\n${address}`).digest('hex');
    const lately = [...this.#since.values()].filter((since) => now - since < 3_600_000).length;
    if (this.#since.has(who) || lately >= MOST_AN_HOUR) return false;
    this.#since.set(who, now);
    return true;
  }
}

/**
 * Tells whoever wrote that it came (RFC 3834): to the Return-Path, marked as an automatic answer, from nobody, so that
 * nothing comes back of it; once for each sender and period. Says nothing of what there is. A mail in a known thread is not
 * acknowledged: its writer knows where it went.
 */
export async function acknowledge(box: MailBox, { mail, thread, at }: ArrivedMail, lately: Acknowledged): Promise<boolean> {
  const url = box.smtp();
  if (!mail || thread || !url || whySilent(mail, box.address) !== null) return false;
  const to = returnPathOf(mail);
  if (!to || !lately.claim(box.key, to, at)) return false;
  const transport = transportOf(url);
  const { subject, body } = box.receives.acknowledgement;
  try {
    await transport.sendMail({
      from: { name: box.name, address: box.address },
      to,
      envelope: { from: '', to: [to] },
      subject,
      text: body,
      ...(mail.messageId && withBrackets(answering({ messageId: mail.messageId, references: answersOf(mail).toReversed() }))),
      headers: { 'auto-submitted': 'auto-replied', precedence: 'bulk', 'x-auto-response-suppress': 'All' },
    });
    return true;
  } catch {
    // A courtesy: what could not be said is not said again.
    return false;
  } finally {
    transport.close();
  }
}

/** Ids as headers carry them. */
export function withBrackets({ inReplyTo, references = [] }: ReturnType<typeof answering>) {
  return {
    ...(inReplyTo && { inReplyTo: `<${inReplyTo}>` }),
    ...(references.length > 0 && { references: references.map((id) => `<${id}>`) }),
  };
}

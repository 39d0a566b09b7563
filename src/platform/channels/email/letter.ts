import { transaction, type Tx } from '#db';
import { AppError } from '#kernel';
import { randomUUID } from 'node:crypto';
import { withBrackets } from './acknowledge.ts';
import { mailStopped } from './conversations.ts';
import type { MailBox, MailDeps } from './deps.ts';
import { messageDigest } from './domain/digest.ts';
import { dayOf } from './domain/day.ts';
import { answering, type Before } from './domain/threading.ts';
import { addressWith, tokenOf } from './domain/token.ts';
import { transportOf } from './transport.ts';

export interface Letter {
  readonly conversationId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** What it answers. */
  readonly before: Before | null;
}

export type LetterFate = 'sent' | 'refused' | 'away' | 'stopped';

/**
 * Sends a letter of a thread at once, in the hands of whoever wrote it: to whom and what it says lies in no queue. It is
 * answered to the thread's own address, and comes back there where it cannot be delivered. `away`: no server took it, it
 * may be tried again; `stopped`: an earlier one came back for good.
 */
export async function sendLetter(
  deps: MailDeps,
  boxKey: string,
  letter: Letter,
): Promise<{ readonly fate: LetterFate; readonly messageId: string }> {
  const box = boxOf(deps, boxKey);
  const { conversationId } = letter;
  const messageId = `${randomUUID()}@${box.address.replace(/^.*@/, '')}`;
  if ((await mailStopped(deps.db, conversationId)) !== null) return { fate: 'stopped', messageId };
  const url = box.smtp();
  if (!url) return { fate: 'away', messageId };
  const id = await transaction(deps.db, (tx) => enter(tx, deps, box, { conversationId, messageId }));
  const fate = await bySmtp(url, box, letter, { messageId, replyTo: addressWith(box.address, tokenOf(deps.key, conversationId)) });
  await transaction(deps.db, async (tx) => {
    // What nobody took was never sent.
    if (fate === 'away') await tx.deleteFrom('channels.mail_out').where('id', '=', id).execute();
    else await tx.updateTable('channels.mail_out').set({ state: fate }).where('id', '=', id).where('state', '=', 'sending').execute();
  });
  return { fate, messageId };
}

function boxOf({ boxes }: MailDeps, key: string): MailBox {
  const box = boxes.find((one) => one.key === key);
  if (!box) throw new AppError('NOT_FOUND', { box: key });
  return box;
}

async function enter(
  tx: Tx,
  { key, clock }: MailDeps,
  box: MailBox,
  { conversationId, messageId }: { readonly conversationId: string; readonly messageId: string },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('channels.mail_out')
    .values({
      id,
      box: box.key,
      conversation_id: conversationId,
      message_digest: messageDigest(key, messageId),
      state: 'sending',
      on_day: dayOf(clock.now()),
    })
    .execute();
  return id;
}

async function bySmtp(
  url: string,
  box: MailBox,
  { to, subject, body, before }: Letter,
  { messageId, replyTo }: { readonly messageId: string; readonly replyTo: string },
): Promise<'sent' | 'refused' | 'away'> {
  const transport = transportOf(url);
  try {
    await transport.sendMail({
      from: { name: box.name, address: box.address },
      to,
      replyTo: { name: box.name, address: replyTo },
      // What cannot be delivered comes back to the thread.
      envelope: { from: replyTo, to: [to] },
      subject: subject.replace(/\s+/g, ' '),
      text: body,
      messageId: `<${messageId}>`,
      ...withBrackets(answering(before)),
    });
    return 'sent';
  } catch (error) {
    const { responseCode = 0, code = '' } = error as { readonly responseCode?: number; readonly code?: string };
    return (responseCode >= 500 && code !== 'EAUTH') || code === 'EENVELOPE' ? 'refused' : 'away';
  } finally {
    transport.close();
  }
}

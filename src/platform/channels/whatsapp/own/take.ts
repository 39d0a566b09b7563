import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { randomUUID } from 'node:crypto';
import type { Acknowledged } from '../../email/acknowledge.ts';
import type { WhatsAppAccess } from '../deps.ts';
import type { RawInbound } from '../domain/inbound.ts';
import type { OwnMessage, OwnPart } from '../domain/part-hook.ts';
import { fetchFile } from '../media.ts';
import { byteDigest } from './digest.ts';
import { type ArrivedChat, newsOf, type OwnLine } from './line.ts';
import { sayAtOnce } from './say.ts';

/** Milliseconds the bytes of a file may take while Meta waits for its answer. */
const FILE_PATIENCE = 8000;

/**
 * Takes in what a webhook brings to a number of somebody's own: files are fetched first, into memory, then everything is
 * sealed in one transaction. Afterwards whoever wrote is answered once a day. What throws is sent again by Meta.
 */
export async function takeOwn(
  { db, clock, lately }: { readonly db: Db; readonly clock: Clock; readonly lately: Acknowledged },
  line: OwnLine,
  { messages, statuses }: OwnPart,
): Promise<void> {
  const access = line.access();
  if (!access) throw new Error('a number without access');
  const fresh = await unknown(line, messages);
  const fetched = await Promise.all(fresh.map((one) => arrived(access, one)));
  // When they are there to be seen, not when they were on their way.
  const at = clock.now();
  const chats = fetched.map((one): ArrivedChat => ({ ...one, at }));
  await transaction(db, async (tx) => {
    for (const chat of chats) await line.takes(tx, chat);
    for (const news of statuses) await line.hears(tx, newsOf(news, byteDigest(news.wamid)));
  });
  for (const { message } of chats)
    if (message && message.content.kind !== 'reaction' && lately.claim(line.key, addressOf(message), at))
      // A courtesy: what could not be said is not said again.
      await sayAtOnce(access, message.from, line.answer, randomUUID()).catch(() => undefined);
}

const addressOf = ({ from: { phone, bsuid } }: RawInbound) => phone ?? bsuid ?? '';

/** Those that did not come before, each once: Meta brings everything at least once. */
async function unknown(line: OwnLine, messages: readonly OwnMessage[]): Promise<readonly OwnMessage[]> {
  const digests = messages.flatMap(({ message }) => (message ? [byteDigest(message.wamid)] : []));
  const seen = new Set((await line.known(digests)).map((one) => one.toString('hex')));
  return messages.filter(({ message }) => {
    if (!message) return true;
    const digest = byteDigest(message.wamid).toString('hex');
    if (seen.has(digest)) return false;
    seen.add(digest);
    return true;
  });
}

async function arrived(access: WhatsAppAccess, { message, sent }: OwnMessage): Promise<Omit<ArrivedChat, 'at'>> {
  const chat = {
    // Drawn: an id by time would say the minute.
    id: randomUUID(),
    message,
    sent,
    digest: message && byteDigest(message.wamid),
    quotes: message?.quoted ? byteDigest(message.quoted) : null,
  };
  if (message?.content.kind !== 'media') return { ...chat, file: null, fate: null };
  const fetched = await fetchFile(access, message.content, FILE_PATIENCE);
  if ('bytes' in fetched) return { ...chat, file: { bytes: fetched.bytes, mediaType: fetched.mediaType }, fate: 'kept' };
  if ('tooLarge' in fetched) return { ...chat, file: null, fate: 'too-large' };
  return { ...chat, file: null, fate: 'not-yet' };
}

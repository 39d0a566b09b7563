import { Value as Check } from 'typebox/value';
import type { RawInbound } from './inbound.ts';
import { fitting, readMessage, readStatus } from './read-webhook.ts';
import type { StatusNews } from './status.ts';
import { Contact, Envelope, Value } from './wire.ts';

/** One message to a number of somebody's own, as Meta handed it on; `message` is null where it had no shape we know. */
export interface OwnMessage {
  readonly message: RawInbound | null;
  /** The message and whoever wrote it, in Meta's words. */
  readonly sent: { readonly message: unknown; readonly contacts: readonly unknown[] };
}

/** What one webhook brings to one number. */
export interface OwnPart {
  readonly phoneNumberId: string;
  readonly messages: readonly OwnMessage[];
  readonly statuses: readonly StatusNews[];
}

export interface Parted {
  /** What is left for the house's own number, written anew; null where there is nothing. */
  readonly rest: string | null;
  readonly own: readonly OwnPart[];
}

/**
 * Parts a webhook by the numbers it speaks of: what belongs to a number of somebody's own is taken out of it, whatever
 * field it comes under. Null where it is no webhook we can read: then nobody can say whose it is.
 */
export function partHook(body: string, own: readonly string[]): Parted | null {
  const sent = parse(body);
  if (!Check.Check(Envelope, sent)) return null;
  const parts = new Map<string, { messages: OwnMessage[]; statuses: StatusNews[] }>();
  const envelope = sent as {
    readonly entry: readonly { readonly changes: readonly { readonly field: string; readonly value: unknown }[] }[];
  };
  const entry = envelope.entry.map((one) => ({
    ...one,
    changes: one.changes.filter(({ field, value }) => {
      const number = own.find((id) => isOf(value, id));
      if (number === undefined) return true;
      const part = parts.get(number) ?? { messages: [], statuses: [] };
      parts.set(number, part);
      if (field === 'messages') readInto(part, value);
      return false;
    }),
  }));
  const left = entry.filter(({ changes }) => changes.length > 0);
  return {
    rest: parts.size === 0 ? body : left.length === 0 ? null : JSON.stringify({ ...envelope, entry: left }),
    own: [...parts].map(([phoneNumberId, part]) => ({ phoneNumberId, ...part })),
  };
}

/** Whether a change speaks of a number: by the name Meta gives, in whatever shape the rest of it is. */
function isOf(value: unknown, phoneNumberId: string): boolean {
  const { metadata } = (value ?? {}) as { readonly metadata?: { readonly phone_number_id?: unknown } };
  return metadata?.phone_number_id === phoneNumberId;
}

function readInto({ messages, statuses }: { messages: OwnMessage[]; statuses: StatusNews[] }, value: unknown): void {
  const { contacts: told = [], messages: sent = [], statuses: news = [] } = listsIn(value);
  const contacts = told.flatMap((one) => fitting(Contact, one) ?? []);
  for (const one of sent) messages.push({ message: readMessage(one, contacts), sent: { message: one, contacts: told } });
  for (const one of news) {
    const status = readStatus(one);
    if (status) statuses.push(status);
  }
}

/** The lists of a change; what is none is one thing nobody could read. */
function listsIn(value: unknown): { contacts?: readonly unknown[]; messages?: readonly unknown[]; statuses?: readonly unknown[] } {
  const read = fitting(Value, value);
  return read ?? { messages: [value] };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

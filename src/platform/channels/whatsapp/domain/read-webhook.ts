import { oneLine, readPhone } from '#kernel';
import type { Static, TSchema } from 'typebox';
import { Value as Check } from 'typebox/value';
import type { MediaKind, RawContent, RawInbound } from './inbound.ts';
import { type Status as Reached, statuses, type StatusNews } from './status.ts';
import { bodies, Contact, Envelope, Fault, type Media, Message, Status, Value } from './wire.ts';

/** What one webhook brings. `strange`: parts that had no shape we know, which nobody can do anything with. */
export interface Hook {
  readonly messages: readonly RawInbound[];
  readonly statuses: readonly StatusNews[];
  readonly strange: number;
}

const MEDIA: readonly MediaKind[] = ['image', 'document', 'audio', 'video', 'sticker'];
/** Letters of a text that are kept: WhatsApp itself ends them there. */
const MOST_TEXT = 65_536;

/**
 * Reads a parsed webhook: everything in it that belongs to the number `phoneNumberId`, and nothing thrown for what
 * does not fit. Several numbers of an account share one webhook.
 */
export function readWebhook(sent: unknown, phoneNumberId: string): Hook {
  const messages: RawInbound[] = [];
  const news: StatusNews[] = [];
  let strange = 0;
  const envelope = fitting(Envelope, sent);
  if (!envelope) return { messages, statuses: news, strange: 1 };
  const changes = envelope.entry.flatMap((entry) => entry.changes).filter(({ field }) => field === 'messages');
  for (const { value } of changes) {
    const read = fitting(Value, value);
    if (!read) strange++;
    if (!read || (read.metadata?.phone_number_id ?? phoneNumberId) !== phoneNumberId) continue;
    const contacts = (read.contacts ?? []).flatMap((one) => fitting(Contact, one) ?? []);
    for (const one of read.messages ?? []) {
      const message = readMessage(one, contacts);
      if (message) messages.push(message);
      else strange++;
    }
    for (const one of read.statuses ?? []) {
      const status = readStatus(one);
      if (status) news.push(status);
      else strange++;
    }
  }
  return { messages, statuses: news, strange };
}

export function fitting<S extends TSchema>(schema: S, value: unknown): Static<S> | undefined {
  return Check.Check(schema, value) ? (value as Static<S>) : undefined;
}

/** One message with whoever wrote it; null where it has no shape we know. */
export function readMessage(sent: unknown, contacts: readonly Static<typeof Contact>[]): RawInbound | null {
  const message = fitting(Message, sent);
  if (!message) return null;
  const { from, from_user_id: userId, context } = message;
  const known =
    contacts.find((one) => (from ? one.wa_id === from : one.user_id === userId)) ?? (contacts.length === 1 ? contacts[0] : undefined);
  const phone = phoneOf(from ?? known?.wa_id);
  const bsuid = userId ?? known?.user_id ?? null;
  // Nobody to answer.
  if (phone === null && (bsuid === null || bsuid === '')) return null;
  return {
    wamid: message.id,
    from: { phone, bsuid: bsuid || null, name: oneLine(known?.profile?.name ?? '').slice(0, 120) || null },
    at: new Date(Number(message.timestamp) * 1000),
    quoted: context?.id ?? null,
    forwarded: context?.forwarded === true || context?.frequently_forwarded === true,
    content: readContent(message, sent as Readonly<Record<string, unknown>>),
  };
}

function readContent({ type }: Message, sent: Readonly<Record<string, unknown>>): RawContent {
  const body = sent[type];
  const media = MEDIA.find((kind) => kind === type);
  if (media) {
    const found = fitting(bodies.media, body);
    if (found) return readMedia(media, found);
  }
  switch (type) {
    case 'text': {
      const text = fitting(bodies.text, body);
      if (text) return { kind: 'text', text: plain(text.body) };
      break;
    }
    case 'button': {
      const button = fitting(bodies.button, body);
      if (button) return { kind: 'choice', by: 'template', id: button.payload ?? button.text, title: plain(button.text) };
      break;
    }
    case 'interactive':
      return readReply(body) ?? unsupported(type, sent);
    case 'location': {
      const place = fitting(bodies.location, body);
      if (place)
        return {
          kind: 'location',
          latitude: place.latitude,
          longitude: place.longitude,
          name: place.name ?? null,
          address: place.address ?? null,
        };
      break;
    }
    case 'reaction': {
      const reaction = fitting(bodies.reaction, body);
      if (reaction) return { kind: 'reaction', emoji: reaction.emoji || null, to: reaction.message_id };
      break;
    }
    case 'contacts': {
      const people = fitting(bodies.contacts, body);
      if (people)
        return {
          kind: 'contacts',
          people: people.map(({ name, phones }) => ({
            name: name?.formatted_name ?? null,
            phones: (phones ?? []).flatMap(({ phone }) => phone ?? []),
          })),
        };
      break;
    }
  }
  return unsupported(type, sent);
}

function readMedia(media: MediaKind, { id, mime_type, sha256, caption, filename, voice }: Media): RawContent {
  return {
    kind: 'media',
    media,
    mediaId: id,
    sha256: sha256 ?? null,
    mediaType: (mime_type ?? '').split(';')[0]?.trim().toLowerCase() || 'application/octet-stream',
    caption: caption ? plain(caption) : null,
    filename: filename ? oneLine(filename).slice(0, 240) : null,
    voice: voice === true,
  };
}

function readReply(body: unknown): RawContent | null {
  const button = fitting(bodies.buttonReply, body);
  if (button) return { kind: 'choice', by: 'button', id: button.button_reply.id, title: plain(button.button_reply.title) };
  const list = fitting(bodies.listReply, body);
  if (list) return { kind: 'choice', by: 'list', id: list.list_reply.id, title: plain(list.list_reply.title) };
  const flow = fitting(bodies.flowReply, body);
  if (!flow) return null;
  try {
    return { kind: 'flow', name: flow.nfm_reply.name ?? null, answers: JSON.parse(flow.nfm_reply.response_json) as unknown };
  } catch {
    return null;
  }
}

function unsupported(type: string, { errors }: Readonly<Record<string, unknown>>): RawContent {
  return { kind: 'unsupported', type: type.slice(0, 60), code: firstFault(errors)?.code ?? null };
}

function firstFault(errors: unknown): Static<typeof Fault> | undefined {
  return Array.isArray(errors) ? errors.flatMap((one: unknown) => fitting(Fault, one) ?? [])[0] : undefined;
}

/** What Meta tells of one message of ours; null where nothing follows from it. */
export function readStatus(sent: unknown): StatusNews | null {
  const told = fitting(Status, sent);
  if (!told) return null;
  const reached = statuses.find((one): one is Reached => one === told.status);
  const fault = firstFault(told.errors);
  // A status of later times says nothing we could act on.
  if (!reached && told.status !== 'failed') return null;
  const failed = { code: fault?.code ?? 0, detail: (fault?.error_data?.details ?? fault?.message ?? fault?.title ?? '').slice(0, 400) };
  return {
    wamid: told.id,
    callback: told.biz_opaque_callback_data ?? null,
    at: new Date(Number(told.timestamp) * 1000),
    what: reached ? { status: reached } : { failed },
    billable: told.pricing?.billable ?? null,
    category: told.pricing?.category ?? null,
  };
}

/** Meta writes numbers without a plus. */
function phoneOf(written: string | undefined): string | null {
  return written ? readPhone(`+${written.replace(/^\+/, '')}`) : null;
}

/** A text without what is no letter, sign or line, so that nothing typed is taken for something of ours. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, MOST_TEXT);
}

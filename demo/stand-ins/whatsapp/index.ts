import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { graph, type Trouble } from './graph.ts';
import { type Deliver, Hooks, type Weather } from './hooks.ts';
import { sampleOf } from './samples.ts';
import { type Chat, type Media, newWamid, type Person, Phones } from './phones.ts';

export type { Trouble } from './graph.ts';
export type { Bubble, Chat, Media, Person } from './phones.ts';

/** What a person can say from their telephone. */
export type Saying =
  | { readonly text: string }
  /** A row of a list or a button of the message `of`. */
  | { readonly pick: string; readonly of: string }
  | { readonly file: Omit<Media, 'id'>; readonly as: 'image' | 'document' | 'audio' | 'video' | 'sticker'; readonly caption?: string }
  | { readonly latitude: number; readonly longitude: number; readonly name?: string }
  | { readonly emoji: string; readonly to: string }
  | { readonly people: readonly { readonly name: string; readonly phone: string }[] }
  /** Anything else, as Meta would hand it on. */
  | { readonly raw: Readonly<Record<string, unknown>> };

export interface How {
  /** The message this one replies to. */
  readonly quotes?: string;
  readonly forwarded?: boolean;
  /** When it was written, where that is not now. */
  readonly at?: Date;
}

/** Meta of this machine: the Graph interface, webhooks, and telephones at the other end. */
export interface WhatsAppStandIn {
  /** Of the Graph interface; what goes before the version. */
  readonly url: string;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly appSecret: string;
  readonly number: string;
  person(about: { readonly phone: string; readonly name?: string; readonly hidden?: boolean }): Person;
  /** Somebody writes; returns the id of the message. */
  write(person: Person, what: Saying, how?: How): string;
  /** Looks at the chat: everything in it is read. */
  look(person: Person): Chat;
  people(): readonly Chat[];
  media(id: string): Media | undefined;
  /** Something to send where nobody has a file at hand. */
  sample(kind: 'photo' | 'voice' | 'sticker'): ReturnType<typeof sampleOf>;
  forget(mediaId: string): void;
  /** The next messages meet this, to one person or to all. */
  trouble(what: Trouble, about?: { readonly person?: Person; readonly times?: number }): void;
  /** The next messages to somebody are taken, and fail later. */
  failLater(code: number, about?: { readonly person?: Person; readonly times?: number }): void;
  /** Files come damaged. */
  damage(mediaId: string, times?: number): void;
  /** How far messages come by themselves; nothing: Meta falls silent about them. */
  reach(how: readonly ('sent' | 'delivered')[]): void;
  hold(): void;
  release(weather?: Weather): Promise<void>;
  /** Once all webhooks were answered. */
  quiet(): Promise<void>;
  /** Webhooks answered 200, and not. */
  readonly told: { readonly taken: number; readonly refused: number };
  /** Calls it took, by kind. */
  readonly calls: Readonly<Record<'message' | 'read' | 'upload' | 'media' | 'bytes', number>>;
  /** A webhook with these messages as it would come, signed. */
  hook(parts: readonly Readonly<Record<string, readonly unknown[]>>[]): { readonly body: string; readonly headers: Record<string, string> };
  close(): Promise<void>;
}

interface Options {
  readonly token: string;
  readonly appSecret: string;
  readonly now: () => Date;
  readonly deliver: Deliver;
  readonly number?: string;
  readonly phoneNumberId?: string;
  readonly port?: number;
  /** Milliseconds the address of a file is good for. */
  readonly addressGoodFor?: number;
}

export async function startWhatsApp(options: Options): Promise<WhatsAppStandIn> {
  const { token, appSecret, now, number = '+62 361 000 0000', phoneNumberId = '106540352242922', port = 0 } = options;
  const phones = new Phones();
  const hooks = new Hooks(options.deliver, appSecret, { phoneNumberId, number });
  const troubles = onDemand<Trouble>();
  const later = onDemand<number>();
  const damaged = new Map<string, number>();
  const calls = { message: 0, read: 0, upload: 0, media: 0, bytes: 0 };
  let reach: readonly ('sent' | 'delivered')[] = ['sent', 'delivered'];
  let url = '';
  const handle = graph({
    phoneNumberId,
    token,
    now,
    phones,
    hooks,
    url: () => url,
    trouble: troubles.next,
    failsLater: later.next,
    reach: () => reach,
    addressGoodFor: options.addressGoodFor ?? 300_000,
    damages: (id) => {
      const left = damaged.get(id) ?? 0;
      if (left > 0) damaged.set(id, left - 1);
      return left > 0;
    },
    seen: (what) => {
      calls[what]++;
    },
  });
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.headersSent || response.writeHead(400).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const write = (person: Person, what: Saying, { quotes, forwarded = false, at = now() }: How = {}): string => {
    const wamid = newWamid(person.phone);
    const raw = spoken(what, phones);
    const context = { ...(quotes !== undefined && { id: quotes, from: number }), ...(forwarded && { forwarded }) };
    phones.add(person, { wamid, mine: true, at, raw, quotes: quotes ?? null, forwarded, status: 'delivered' });
    const address = person.hidden ? { from_user_id: person.bsuid } : { from: person.phone, from_user_id: person.bsuid };
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const contact = { profile: { name: person.name }, user_id: person.bsuid, ...(!person.hidden && { wa_id: person.phone }) };
    const message = { ...address, id: wamid, timestamp, ...raw, ...(Object.keys(context).length > 0 && { context }) };
    hooks.tell({ contacts: [contact], messages: [message] });
    return wamid;
  };
  return {
    url,
    phoneNumberId,
    token,
    appSecret,
    number,
    person: (about) => phones.person(about),
    write,
    look: (person) => {
      const chat = phones.chat(person.id) ?? { person, bubbles: [] };
      for (const bubble of chat.bubbles) {
        if (bubble.mine || bubble.status === 'read' || bubble.status === 'failed') continue;
        bubble.status = 'read';
        const { biz_opaque_callback_data: callback } = bubble.raw as { biz_opaque_callback_data?: string };
        const timestamp = String(Math.floor(now().getTime() / 1000));
        hooks.tell({
          statuses: [{ id: bubble.wamid, status: 'read', timestamp, recipient_id: person.phone, biz_opaque_callback_data: callback }],
        });
      }
      return chat;
    },
    people: () => phones.people(),
    media: (id) => phones.media(id),
    sample: sampleOf,
    forget: (id) => phones.forget(id),
    trouble: troubles.ask,
    failLater: later.ask,
    damage: (id, times = 1) => damaged.set(id, times),
    reach: (how) => {
      reach = how;
    },
    hold: () => hooks.hold(),
    release: (weather) => hooks.release(weather),
    quiet: () => hooks.quiet(),
    told: hooks.count,
    calls,
    hook: (parts) => {
      const body = JSON.stringify(hooks.wrapped(parts));
      return { body, headers: hooks.headers(body) };
    },
    close: async () => {
      hooks.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Something that happens the next times, to one person or to anybody. */
function onDemand<T>() {
  const asked: { what: T; person: Person | undefined; times: number }[] = [];
  return {
    ask: (what: T, { person, times = 1 }: { readonly person?: Person; readonly times?: number } = {}) => {
      asked.push({ what, person, times });
    },
    next: (person: Person | undefined): T | null => {
      const found = asked.find((one) => one.times > 0 && (one.person === undefined || one.person.id === person?.id));
      if (!found) return null;
      found.times--;
      return found.what;
    },
  };
}

/** What was said, as Meta hands it on. */
function spoken(what: Saying, phones: Phones): Readonly<Record<string, unknown>> {
  if ('raw' in what) return what.raw;
  if ('text' in what) return { type: 'text', text: { body: what.text } };
  if ('latitude' in what) return { type: 'location', location: { ...what } };
  if ('emoji' in what) return { type: 'reaction', reaction: { message_id: what.to, emoji: what.emoji } };
  if ('people' in what) {
    const contacts = what.people.map(({ name, phone }) => ({ name: { formatted_name: name, first_name: name }, phones: [{ phone }] }));
    return { type: 'contacts', contacts };
  }
  if ('file' in what) {
    const { id, bytes, type, filename } = phones.keep(what.file);
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    const media = {
      id,
      mime_type: type,
      sha256,
      ...(what.as === 'document' && { filename: filename ?? 'dokumen' }),
      ...(what.as === 'audio' && { voice: true }),
      ...(what.caption !== undefined && { caption: what.caption }),
    };
    return { type: what.as, [what.as]: media };
  }
  return picked(what.pick, phones.bubble(what.of)?.bubble.raw ?? {});
}

interface Offered {
  readonly type?: string;
  readonly interactive?: {
    readonly type?: string;
    readonly action?: {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
      readonly sections?: readonly {
        readonly rows: readonly { readonly id: string; readonly title: string; readonly description?: string }[];
      }[];
    };
  };
}

function picked(id: string, { type, interactive }: Offered): Readonly<Record<string, unknown>> {
  if (type === 'template') return { type: 'button', button: { text: id, payload: id } };
  const button = interactive?.action?.buttons?.find(({ reply }) => reply.id === id)?.reply;
  if (button) return { type: 'interactive', interactive: { type: 'button_reply', button_reply: button } };
  const row = interactive?.action?.sections?.flatMap(({ rows }) => rows).find((one) => one.id === id);
  return { type: 'interactive', interactive: { type: 'list_reply', list_reply: row ?? { id, title: id } } };
}

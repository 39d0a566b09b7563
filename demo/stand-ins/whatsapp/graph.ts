import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusalOf } from './checks.ts';
import type { Hooks } from './hooks.ts';
import { newWamid, type Person, type Phones } from './phones.ts';

/**
 * What goes wrong with a call: a code of Meta's; taken and the line cut before the answer; cut before it was taken;
 * somebody between us and Meta answering in their place.
 */
export type Trouble = { readonly code: number; readonly status?: number } | 'cut-after' | 'cut-before' | 'gateway';

export interface GraphOptions {
  readonly phoneNumberId: string;
  readonly token: string;
  readonly now: () => Date;
  readonly phones: Phones;
  readonly hooks: Hooks;
  readonly url: () => string;
  /** The trouble the next message to somebody meets at once. */
  readonly trouble: (person: Person | undefined) => Trouble | null;
  /** A code that is told later, in a status. */
  readonly failsLater: (person: Person | undefined) => number | null;
  /** How far messages come by themselves. */
  readonly reach: () => readonly ('sent' | 'delivered')[];
  /** Milliseconds a file's address is good for. */
  readonly addressGoodFor: number;
  /** Whether a file comes damaged. */
  readonly damages: (mediaId: string) => boolean;
  /** Told of every call, for whoever counts them. */
  readonly seen: (what: 'message' | 'read' | 'upload' | 'media' | 'bytes') => void;
}

/** The Graph interface, as far as an office uses it. */
export function graph(options: GraphOptions) {
  const addresses = new Map<string, { readonly mediaId: string; readonly until: number }>();

  return async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const { pathname } = new URL(request.url ?? '/', 'http://graph.invalid');
    const body = await bytesOf(request);
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    const refuse = (code: number, detail: string, status = 400) =>
      say(status, { error: { message: `(#${code}) ${detail}`, type: 'OAuthException', code, error_data: { details: detail } } });
    if (request.headers.authorization !== `Bearer ${options.token}`)
      return say(401, { error: { message: 'Invalid OAuth access token', type: 'OAuthException', code: 190 } });
    const parts = pathname.split('/').filter(Boolean);
    if (parts[0] === 'bytes') return bytes(parts[1] ?? '', response);
    const [, subject = '', verb] = parts;
    if (request.method === 'POST' && subject === options.phoneNumberId && verb === 'messages')
      return messages(JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>, { response, say, refuse });
    if (request.method === 'POST' && subject === options.phoneNumberId && verb === 'media') {
      options.seen('upload');
      const form = await new Response(new Uint8Array(body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const file = form.get('file');
      if (!(file instanceof File) || form.get('messaging_product') !== 'whatsapp') return refuse(100, 'file is missing');
      const kept = options.phones.keep({
        bytes: Buffer.from(await file.arrayBuffer()),
        type: String(form.get('type')),
        filename: file.name,
      });
      return say(200, { id: kept.id });
    }
    if (request.method === 'GET' && verb === undefined) {
      options.seen('media');
      const media = options.phones.media(subject);
      if (!media) return refuse(100, 'Unsupported get request. Object does not exist');
      const key = randomBytes(9).toString('base64url');
      addresses.set(key, { mediaId: media.id, until: options.now().getTime() + options.addressGoodFor });
      const sha256 = createHash('sha256').update(media.bytes).digest('hex');
      const { id, type, bytes: content } = media;
      return say(200, {
        url: `${options.url()}/bytes/${key}`,
        mime_type: type,
        sha256,
        file_size: content.length,
        id,
        messaging_product: 'whatsapp',
      });
    }
    return refuse(100, 'Unsupported request', 404);
  };

  function bytes(key: string, response: ServerResponse): unknown {
    options.seen('bytes');
    const address = addresses.get(key);
    const media = address && options.phones.media(address.mediaId);
    if (!media || options.now().getTime() > address.until) return response.writeHead(404).end();
    const content = options.damages(media.id) ? Buffer.concat([media.bytes, Buffer.from([0])]) : media.bytes;
    return response.writeHead(200, { 'content-type': media.type }).end(content);
  }

  function messages(
    sent: Readonly<Record<string, unknown>>,
    {
      response,
      say,
      refuse,
    }: { response: ServerResponse; say: (s: number, a: unknown) => unknown; refuse: (c: number, d: string, s?: number) => unknown },
  ): unknown {
    if (sent.status === 'read') {
      options.seen('read');
      const found = options.phones.bubble(String(sent.message_id));
      if (!found) return refuse(100, 'message_id is not known');
      for (const one of found.chat.bubbles) if (one.mine && one.at <= found.bubble.at) one.status = 'read';
      return say(200, { success: true });
    }
    const person = options.phones.find(sent);
    const trouble = options.trouble(person);
    if (trouble === 'gateway') return response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    if (trouble === 'cut-before') return response.destroy();
    if (trouble !== null && trouble !== 'cut-after')
      return refuse(trouble.code, 'on demand', trouble.status ?? (trouble.code < 10 ? 500 : 400));
    const wrong = refusalOf(sent, { hasMedia: (id) => options.phones.media(id) !== undefined });
    if (wrong) return refuse(wrong.code, wrong.detail);
    options.seen('message');
    const address = String(sent.to ?? sent.recipient ?? '');
    const wamid = newWamid(person?.phone ?? address.replace(/\D/g, ''));
    accept(sent, person, wamid);
    if (trouble === 'cut-after') return response.destroy();
    return say(200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: address, wa_id: person?.hidden ? undefined : address }],
      messages: [{ id: wamid }],
    });
  }

  /** Taken: what becomes of it is told by webhooks. */
  function accept(sent: Readonly<Record<string, unknown>>, person: Person | undefined, wamid: string): void {
    const { now, phones, hooks } = options;
    const at = now();
    const status = (what: string, more: object = {}) =>
      hooks.tell({
        statuses: [
          {
            id: wamid,
            status: what,
            timestamp: String(Math.floor(at.getTime() / 1000)),
            recipient_id: person?.phone ?? String(sent.to ?? ''),
            ...(typeof sent.biz_opaque_callback_data === 'string' && { biz_opaque_callback_data: sent.biz_opaque_callback_data }),
            pricing: { billable: true, pricing_model: 'PMP', category: sent.type === 'template' ? 'utility' : 'service' },
            ...more,
          },
        ],
      });
    const failed = (code: number, title: string) =>
      status('failed', { errors: [{ code, title, message: title, error_data: { details: title } }] });
    const later = options.failsLater(person);
    if (later !== null) return failed(later, 'on demand');
    if (!person) return failed(131_026, 'Message undeliverable');
    if (sent.type !== 'template' && !phones.isOpen(person, at)) return failed(131_047, 'Re-engagement message');
    const { context } = sent as { context?: { message_id?: string } };
    const reached = options.reach();
    phones.add(person, {
      wamid,
      mine: false,
      at,
      raw: sent,
      quotes: context?.message_id ?? null,
      forwarded: false,
      status: reached.at(-1) ?? 'sent',
    });
    for (const one of reached) status(one);
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

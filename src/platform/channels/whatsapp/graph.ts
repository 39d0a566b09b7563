import { tracedCall } from '#kernel';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WhatsAppAccess } from './deps.ts';
import { CALL_PATIENCE } from './domain/patience.ts';
import { Fault } from './domain/wire.ts';

/**
 * What came of a call to Meta: done, refused by name, certainly never sent, or sent with nobody knowing what became of
 * it.
 */
export type Called<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'refused'; readonly code: number; readonly detail: string; readonly status: number }
  | { readonly outcome: 'unsent'; readonly why: string }
  | { readonly outcome: 'unknown'; readonly why: string };

const Refusal = Type.Object({ error: Fault });
const Accepted = Type.Object({ messages: Type.Array(Type.Object({ id: Type.String() }), { minItems: 1 }) });
const Uploaded = Type.Object({ id: Type.String() });
const Found = Type.Object({
  url: Type.String(),
  mime_type: Type.Optional(Type.String()),
  sha256: Type.Optional(Type.String()),
  file_size: Type.Optional(Type.Union([Type.Number(), Type.String()])),
});

/** What went wrong before anything was sent: nobody was there, or not who they should be. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

export function sendMessage(access: WhatsAppAccess, envelope: object): Promise<Called<string>> {
  return call(access, `${access.phoneNumberId}/messages`, json(envelope), Accepted, ({ messages }) => messages[0]?.id ?? '');
}

/** Tells Meta that a message of somebody was read: two blue ticks at their end. */
export function markRead(access: WhatsAppAccess, wamid: string): Promise<Called<void>> {
  const envelope = { messaging_product: 'whatsapp', status: 'read', message_id: wamid };
  return call(access, `${access.phoneNumberId}/messages`, json(envelope), Type.Unknown(), () => {});
}

/** Brings a file to Meta; returns its id there. */
export function uploadMedia(
  access: WhatsAppAccess,
  { bytes, mediaType, filename }: { readonly bytes: Buffer; readonly mediaType: string; readonly filename: string },
): Promise<Called<string>> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', mediaType);
  form.set('file', new File([new Uint8Array(bytes)], filename, { type: mediaType }));
  return call(access, `${access.phoneNumberId}/media`, { method: 'POST', body: form }, Uploaded, ({ id }) => id);
}

/** Where the bytes of a file lie for some minutes. */
export function findMedia(access: WhatsAppAccess, mediaId: string): Promise<Called<Static<typeof Found>>> {
  return call(access, encodeURIComponent(mediaId), { method: 'GET' }, Found, (found) => found);
}

function json(body: object): RequestInit {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function call<S extends TSchema, T>(
  { url, token }: WhatsAppAccess,
  path: string,
  request: RequestInit,
  schema: S,
  read: (answer: Static<S>) => T,
): Promise<Called<T>> {
  const to = new URL(`${url}/${path}`);
  try {
    const { status, text } = await tracedCall(request.method ?? 'POST', new URL(to.origin), async () => {
      const answer = await fetch(to, {
        ...request,
        headers: { ...(request.headers as Record<string, string>), authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(CALL_PATIENCE),
      });
      return { status: answer.status, text: await answer.text() };
    });
    return answerOf(status, text, schema, read);
  } catch (error) {
    const why = codeOf(error);
    return NEVER_SENT.test(why) ? { outcome: 'unsent', why } : { outcome: 'unknown', why };
  }
}

function answerOf<S extends TSchema, T>(status: number, text: string, schema: S, read: (answer: Static<S>) => T): Called<T> {
  const said = parse(text);
  if (status >= 200 && status < 300)
    return Value.Check(schema, said)
      ? { outcome: 'done', value: read(said as Static<S>) }
      : { outcome: 'unknown', why: 'an answer of an unknown shape' };
  if (Value.Check(Refusal, said)) {
    const { code, message = '', error_data } = (said as Static<typeof Refusal>).error;
    return { outcome: 'refused', status, code, detail: (error_data?.details ?? message).slice(0, 400) };
  }
  // Somebody between us and Meta answered: whether it got through, they do not say.
  if (status >= 500) return { outcome: 'unknown', why: `status ${status}` };
  return { outcome: 'refused', status, code: status === 401 ? 190 : 0, detail: `status ${status}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  const { name = 'unknown', cause } = error as { name?: string; cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? name;
}

import { readTimestamp } from '../sign/timestamp.ts';
import type { SnapRefusal } from './codes.ts';
import type { Read } from './fields.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What stands above a transaction. */
export interface SnapHeaders {
  /** Letter by letter, as it was signed. */
  readonly timestamp: string;
  readonly sentAt: Date;
  readonly signature: string;
  readonly partnerId: string;
  /** Unique within the bank's day. */
  readonly externalId: string;
  readonly channelId: string;
  /** Without `Bearer `; null where none was sent. */
  readonly accessToken: string | null;
}

/** What stands above a request for a token (service 73). */
export interface TokenHeaders {
  readonly timestamp: string;
  readonly sentAt: Date;
  readonly signature: string;
  readonly clientId: string;
}

/** Reads the headers of a transaction, by their names in lower case. */
export function readSnapHeaders(headers: Headers): Read<SnapHeaders> {
  const token = /^Bearer +(\S+) *$/i.exec(single(headers.authorization));
  const read = readAll(headers, {
    'x-timestamp': /^.{1,40}$/,
    'x-signature': /^[\x21-\x7e]{1,2048}$/,
    'x-partner-id': /^[\x20-\x7e]{1,36}$/,
    'x-external-id': /^\d{1,36}$/,
    'channel-id': /^[\x21-\x7e]{1,5}$/,
  });
  if (!read.ok) return read;
  const { value } = read;
  const sentAt = readTimestamp(value['x-timestamp']);
  if (!sentAt) return misfit('X-TIMESTAMP');
  return {
    ok: true,
    value: {
      timestamp: value['x-timestamp'],
      sentAt,
      signature: value['x-signature'],
      partnerId: value['x-partner-id'],
      externalId: value['x-external-id'],
      channelId: value['channel-id'],
      accessToken: token?.[1] ?? null,
    },
  };
}

export function readTokenHeaders(headers: Headers): Read<TokenHeaders> {
  const read = readAll(headers, {
    'x-timestamp': /^.{1,40}$/,
    'x-signature': /^[\x21-\x7e]{1,2048}$/,
    'x-client-key': /^[\x21-\x7e]{1,100}$/,
  });
  if (!read.ok) return read;
  const { value } = read;
  const sentAt = readTimestamp(value['x-timestamp']);
  if (!sentAt) return misfit('X-TIMESTAMP');
  return {
    ok: true,
    value: { timestamp: value['x-timestamp'], sentAt, signature: value['x-signature'], clientId: value['x-client-key'] },
  };
}

function readAll<K extends string>(headers: Headers, shapes: Readonly<Record<K, RegExp>>): Read<Readonly<Record<K, string>>> {
  const value = {} as Record<K, string>;
  for (const name of Object.keys(shapes) as K[]) {
    const said = single(headers[name]);
    if (said === '') return misfit(name.toUpperCase(), 'missing');
    if (!shapes[name].test(said)) return misfit(name.toUpperCase());
    value[name] = said;
  }
  return { ok: true, value };
}

const single = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

function misfit(field: string, what: SnapRefusal['case'] = 'badFormat'): { readonly ok: false; readonly refusal: SnapRefusal } {
  return { ok: false, refusal: { case: what, field } };
}

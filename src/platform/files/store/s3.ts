import { tracedCall } from '#kernel';
import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { readListing } from './s3-listing.ts';
import { type FileStorage, MissingContent, StoreAway, StoreClosed } from './storage.ts';

export interface S3Settings {
  /** Address of the service; the bucket is named in the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** What every key begins with, '' or ending in a slash. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Milliseconds to wait for one answer. */
  readonly patience: number;
}

interface Asked {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** How often something is asked for before it counts as away. */
const TRIES = 4;
/** Milliseconds of the first pause; each next one may be twice as long. */
const FIRST_PAUSE = 150;
/** Bytes a second a store must take at least: what is large gets more time. */
const SLOWEST = 1_000_000;

const EMPTY = createHash('sha256').digest('hex');

/**
 * A bucket of an S3-compatible store. Each request carries the SHA-256 of its body, so that the store itself refuses
 * bytes that were damaged on their way; what it does not confirm by 200 was not kept.
 */
export function s3Storage(settings: S3Settings): FileStorage {
  const { endpoint, region, bucket, prefix, patience } = settings;
  const place = `s3://${bucket}/${prefix} at ${new URL(endpoint).host}`;
  const client = new AwsClient({ accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey, service: 's3', region, retries: 0 });
  const keyOf = (sha256: string) => `${prefix}${sha256.slice(0, 2)}/${sha256}`;

  /** One answer, whatever its status. The wait is for its head; its body may take as long as the reader needs. */
  const once = async ({ method, key, query, body }: Asked): Promise<Response> => {
    const url = new URL(`${endpoint.replace(/\/$/, '')}/${bucket}${key === undefined ? '' : `/${key}`}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const digest = body ? createHash('sha256').update(body).digest('hex') : EMPTY;
    const signed = await client.sign(url, { method, headers: { 'x-amz-content-sha256': digest }, ...(body && { body }) });
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), patience + ((body?.length ?? 0) / SLOWEST) * 1000);
    try {
      return await tracedCall(method, url, () => fetch(signed, { signal: giveUp.signal, redirect: 'manual' }));
    } catch (error) {
      throw new StoreAway(place, giveUp.signal.aborted ? 'it did not answer in time' : 'no connection', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };

  /** Asks again what failed on its way or at the store, each time after a longer pause of random length. */
  const ask = async (asked: Asked): Promise<Response> => {
    for (let left = TRIES - 1; ; left -= 1) {
      const answer = await once(asked).catch((error: StoreAway) => {
        if (left === 0) throw error;
        return null;
      });
      if (answer && answer.status < 500 && answer.status !== 429) {
        if (answer.ok || answer.status === 404) return answer;
        await answer.body?.cancel();
        throw new StoreClosed(place, `it answered ${answer.status}`);
      }
      await answer?.body?.cancel();
      if (left === 0) throw new StoreAway(place, `it answered ${answer?.status}`);
      await pause(FIRST_PAUSE * 2 ** (TRIES - 1 - left) * (0.5 + Math.random() / 2));
    }
  };

  const found = async (asked: Asked, sha256: string): Promise<Response> => {
    const answer = await ask(asked);
    if (answer.status !== 404) return answer;
    await answer.body?.cancel();
    throw new MissingContent(sha256, place);
  };

  /** A page of the keys of ours. */
  const page = async (query: Readonly<Record<string, string>>) => {
    const answer = await ask({ method: 'GET', query: { 'list-type': '2', prefix, ...query } });
    if (answer.status === 404) throw new StoreClosed(place, 'there is no such bucket');
    return readListing(await answer.text());
  };

  return {
    place,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      // Written again where it lies already: its fresh date tells a sweep at work that it is wanted.
      const answer = await ask({ method: 'PUT', key: keyOf(sha256), body: new Uint8Array(bytes) });
      await answer.body?.cancel();
      if (answer.status !== 200) throw new StoreClosed(place, `it answered ${answer.status}`);
      return { sha256 };
    },
    async get(sha256) {
      const answer = await found({ method: 'GET', key: keyOf(sha256) }, sha256);
      return Buffer.from(
        await answer.arrayBuffer().catch((error: unknown) => {
          throw new StoreAway(place, 'it broke off', { cause: error });
        }),
      );
    },
    async open(sha256) {
      const { body } = await found({ method: 'GET', key: keyOf(sha256) }, sha256);
      return body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]);
    },
    async *list(before) {
      for (let after: string | null = ''; after !== null; ) {
        const { objects, next } = await page(after === '' ? {} : { 'continuation-token': after });
        for (const { key, modifiedAt } of objects) {
          const sha256 = key.slice(-64);
          // What else lies in the bucket is not ours to judge.
          if (/^[0-9a-f]{64}$/.test(sha256) && key === keyOf(sha256) && modifiedAt < before) yield sha256;
        }
        after = next;
      }
    },
    async remove(sha256, before) {
      const head = await ask({ method: 'HEAD', key: keyOf(sha256) });
      if (head.status === 404 || new Date(head.headers.get('last-modified') ?? Number.NaN) >= before) return false;
      const gone = await ask({ method: 'DELETE', key: keyOf(sha256) });
      await gone.body?.cancel();
      return true;
    },
    async probe() {
      await page({ 'max-keys': '1' });
    },
  };
}

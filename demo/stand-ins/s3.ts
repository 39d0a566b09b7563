import { SignatureV4 } from '@smithy/signature-v4';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can go wrong with a store: it answers 503, answers nothing, breaks off in the middle, or lets nobody in. */
export type S3Trouble = 'busy' | 'silent' | 'breaks-off' | 'closed' | null;

export interface S3StandIn {
  readonly url: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** What lies there, by key; to be looked at and damaged. */
  readonly objects: Map<string, { bytes: Buffer; modifiedAt: Date }>;
  /** Method and path of every request that was believed. */
  readonly heard: string[];
  /** Behaves so for the next `times` requests, or until told otherwise. */
  trouble(what: S3Trouble, times?: number): void;
  close(): Promise<void>;
}

/** Keys of one answer to a listing: few, so that paging is tried. */
const PAGE = 3;
/** Milliseconds a signature may be old. */
const TOLERANCE = 15 * 60_000;

/** A bucket of an object store that believes only what is signed (SigV4), by AWS's own signer, with the true digest of its body. */
export async function startS3({ now, port = 0 }: { readonly now: () => Date; readonly port?: number }): Promise<S3StandIn> {
  const [bucket, accessKey, secretKey] = ['berkas', 'contoh', 'kunci-rahasia-contoh'];
  const objects: S3StandIn['objects'] = new Map();
  const heard: string[] = [];
  let trouble: { what: S3Trouble; left: number } = { what: null, left: 0 };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void answer(request, response, Buffer.concat(parts)));
  });

  const answer = async (request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> => {
    const { what } = trouble;
    if (trouble.left > 0 && (trouble.left -= 1) === 0) trouble = { what: null, left: 0 };
    if (what === 'silent') return;
    if (what === 'busy') return refuse(response, 503, 'SlowDown');
    if (what === 'closed') return refuse(response, 403, 'AccessDenied');
    const doubt = await whyNotBelieved(request, body, { accessKey, secretKey, at: now() });
    if (doubt) return refuse(response, 403, doubt);
    const url = new URL(request.url ?? '/', 'http://s3');
    const [, named, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    heard.push(`${request.method} ${url.pathname}`);
    if (named !== bucket) return refuse(response, 404, 'NoSuchBucket');
    if (key === '') return list(response, url.searchParams);
    const object = objects.get(key);
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, modifiedAt: now() });
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!object) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': object.bytes.length, 'last-modified': object.modifiedAt.toUTCString() });
    if (request.method === 'HEAD') return void response.end();
    if (what === 'breaks-off') return void response.write(object.bytes.subarray(0, object.bytes.length / 2), () => response.destroy());
    response.end(object.bytes);
  };

  const list = (response: ServerResponse, query: URLSearchParams): void => {
    const after = query.get('continuation-token')?.slice(4) ?? '';
    const all = [...objects]
      .filter(([key]) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const page = all.slice(0, PAGE);
    const more = all.length > page.length;
    const rows = page.map(([key, { modifiedAt, bytes }]) => {
      return `<Contents><Key>${key}</Key><LastModified>${modifiedAt.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`;
    });
    const next = more ? `<NextContinuationToken>n&amp;x/${page.at(-1)?.[0]}</NextContinuationToken>` : '';
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${rows.join('')}</ListBucketResult>`);
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket,
    accessKey,
    secretKey,
    objects,
    heard,
    trouble: (what, times = 0) => {
      trouble = { what, left: times };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

/** The hash the signer asks for. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}

async function whyNotBelieved(
  request: IncomingMessage,
  body: Buffer,
  { accessKey, secretKey, at }: { readonly accessKey: string; readonly secretKey: string; readonly at: Date },
): Promise<string | null> {
  const given = String(request.headers.authorization ?? '');
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      given,
    );
  const stamp = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(request.headers['x-amz-date'] ?? ''));
  if (!parts || !stamp) return 'AccessDenied';
  const [, key, , region = '', headers = ''] = parts;
  if (key !== accessKey) return 'InvalidAccessKeyId';
  const signingDate = new Date(
    Date.UTC(Number(stamp[1]), Number(stamp[2]) - 1, Number(stamp[3]), Number(stamp[4]), Number(stamp[5]), Number(stamp[6])),
  );
  if (Math.abs(signingDate.getTime() - at.getTime()) > TOLERANCE) return 'RequestTimeTooSkewed';
  if (request.headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex')) return 'XAmzContentSHA256Mismatch';
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  });
  const url = new URL(request.url ?? '/', 'http://s3');
  const signed = await signer.sign(
    {
      method: request.method ?? 'GET',
      protocol: 'http:',
      hostname: String(request.headers.host),
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(headers.split(';').map((name) => [name, String(request.headers[name] ?? '')])),
    },
    { signingDate },
  );
  const expected = Buffer.from(signed.headers.authorization ?? '');
  const shown = Buffer.from(given);
  return expected.length === shown.length && timingSafeEqual(expected, shown) ? null : 'SignatureDoesNotMatch';
}

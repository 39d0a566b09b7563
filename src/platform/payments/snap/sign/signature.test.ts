import fc from 'fast-check';
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { endpointUrl } from './endpoint.ts';
import {
  bytesOfSignature,
  isRequestSigned,
  isTokenSigned,
  type Manner,
  type Signed,
  signRequest,
  signToken,
  textToSign,
} from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const hmac = { type: 'hmac', secret: 'contoh-bukan-rahasia' } as const;
const manner: Manner = { minifier: 'lexical', endpointMode: 'as-sent' };
const request: Signed = {
  method: 'POST',
  url: '/snap/v1.0/transfer-va/inquiry',
  accessToken: 'gp9HjjEj813Y9JGoqwOeOPWbnt4CUpvIJbU1mMU4a11MNDZ7Sg5u9a',
  body: Buffer.from('{ "partnerServiceId": "   12345" }'),
  timestamp: '2026-12-01T09:22:18+07:00',
};

describe('what is signed', () => {
  it('is method, address, token, hash and the timestamp as it was sent', () => {
    const parts = textToSign(request, manner).split(':');
    expect(parts.slice(0, 3)).toEqual(['POST', request.url, request.accessToken]);
    expect(parts[3]).toBe(createHash('sha256').update('{"partnerServiceId":"   12345"}').digest('hex'));
    expect(parts.slice(4).join(':')).toBe('2026-12-01T09:22:18+07:00');
    expect(textToSign({ ...request, accessToken: null, method: 'post' }, manner)).toBe(
      `POST:${request.url}:${parts[3]}:${request.timestamp}`,
    );
    for (const timestamp of ['2026-12-01T02:22:18Z', '2026-12-01T09:22:18.123+07:00'])
      expect(textToSign({ ...request, timestamp }, manner).endsWith(`:${timestamp}`)).toBe(true);
  });

  // Reckoned by another program: printf 'GET:/v1.0/x:t:e3b0…b855:2026-01-01T00:00:00+07:00' | openssl dgst -sha512 -hmac key
  it('under a secret is the published HMAC of that text', () => {
    const plain: Signed = {
      method: 'GET',
      url: '/v1.0/x',
      accessToken: 't',
      body: Buffer.alloc(0),
      timestamp: '2026-01-01T00:00:00+07:00',
    };
    const text = 'GET:/v1.0/x:t:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855:2026-01-01T00:00:00+07:00';
    expect(textToSign(plain, manner)).toBe(text);
    expect(signRequest({ type: 'hmac', secret: 'key' }, plain, manner, 'hex')).toBe(
      '197172908823c504b359fa2d91ea53946b0e3700765cf6a3a61e68a1550ff80bebea97ae0be6473b3e6e7514aad23268f3797300f5363be2d2ccf9a6ab24c815',
    );
  });

  it('takes the address as each bank does', () => {
    const url = '/v1.0/report?startDate=b&a=2&a=1&b%20c=%2F';
    expect(endpointUrl(url, 'as-sent')).toBe(url);
    expect(endpointUrl(url, 'sorted-query')).toBe('/v1.0/report?a=1&a=2&b%20c=%2F&startDate=b');
    expect(endpointUrl(url, 'without-query')).toBe('/v1.0/report');
    for (const mode of ['as-sent', 'sorted-query', 'without-query'] as const) expect(endpointUrl('/v1.0/x', mode)).toBe('/v1.0/x');
  });
});

describe('a signature', () => {
  it('of a token is of client id and timestamp, in hex or base64', () => {
    for (const encoding of ['hex', 'base64'] as const) {
      const signature = signToken(privateKey, 'klien', request.timestamp, encoding);
      expect(isTokenSigned(publicKey, 'klien', request.timestamp, signature)).toBe(true);
      expect(isTokenSigned(publicKey, 'klien', '2026-12-01T09:22:19+07:00', signature)).toBe(false);
      expect(isTokenSigned(publicKey, 'Klien', request.timestamp, signature)).toBe(false);
      expect(isTokenSigned(stranger.publicKey, 'klien', request.timestamp, signature)).toBe(false);
    }
  });

  it.each([
    ['a secret', hmac, hmac],
    ['a key', { type: 'rsa', privateKey } as const, { type: 'rsa', publicKey } as const],
  ])('under %s holds for the request alone', (_, key, verifying) => {
    for (const encoding of ['hex', 'base64'] as const) {
      const signature = signRequest(key, request, manner, encoding);
      const holds = (changed: Partial<Signed>, how: Manner = manner) =>
        isRequestSigned(verifying, { ...request, ...changed }, how, signature);
      expect(holds({})).toBe(true);
      expect(holds({ body: Buffer.from('{"partnerServiceId":"   12345"}') })).toBe(true);
      expect(holds({ body: Buffer.from('{"partnerServiceId":"  12345"}') })).toBe(false);
      expect(holds({}, { ...manner, minifier: 'legacy' })).toBe(false);
      expect(holds({ method: 'PUT' })).toBe(false);
      expect(holds({ url: `${request.url}?a=1` })).toBe(false);
      expect(holds({ url: `${request.url}?a=1` }, { ...manner, endpointMode: 'without-query' })).toBe(true);
      expect(holds({ timestamp: '2026-12-01T02:22:18Z' })).toBe(false);
      expect(holds({ accessToken: 'another' })).toBe(false);
    }
  });

  it('is refused when any byte of the body or any letter of it is another', () => {
    const signature = signRequest(hmac, request, manner, 'base64');
    const body = Buffer.from('{"a":"b"}');
    const own = signRequest(hmac, { ...request, body }, manner, 'hex');
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const other = Buffer.from(body);
        other[at] = (other[at] ?? 0) ^ flip;
        expect(isRequestSigned(hmac, { ...request, body: other }, manner, own)).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (said) => {
        expect(isRequestSigned(hmac, request, manner, said)).toBe(said === signature);
      }),
    );
    expect(isRequestSigned(hmac, request, manner, `${signature} `)).toBe(false);
    expect(isRequestSigned(hmac, request, manner, `-${signature}`)).toBe(false);
    expect(isRequestSigned(hmac, request, manner, signRequest(hmac, request, manner, 'hex').toUpperCase())).toBe(true);
  });

  it('is read from hex and base64, and from nothing between', () => {
    const bytes = createHmac('sha512', 'a').update('b').digest();
    expect(bytesOfSignature(bytes.toString('hex'), 64)).toEqual(bytes);
    expect(bytesOfSignature(bytes.toString('base64'), 64)).toEqual(bytes);
    expect(bytesOfSignature(bytes.toString('base64').replace(/=+$/, ''), 64)).toEqual(bytes);
    for (const odd of ['', 'zz', bytes.toString('hex').slice(2), `${bytes.toString('base64')}\n`, bytes.subarray(1).toString('base64')])
      expect(bytesOfSignature(odd, 64)).toBeNull();
    expect(bytesOfSignature('', 0)).toBeNull();
  });
});

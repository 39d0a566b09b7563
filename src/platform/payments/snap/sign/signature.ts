import { createHmac, createVerify, sign as signBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import { type EndpointMode, endpointUrl } from './endpoint.ts';
import { hashOfBody, type Minifier } from './minify.ts';

/** How a signature is written into `X-SIGNATURE`. Read, either is taken. */
export type SignatureEncoding = 'hex' | 'base64';

/** What a request is signed with: type 1, a secret both know, beside a token; type 2, a private key, without one. */
export type SigningKey = { readonly type: 'hmac'; readonly secret: string } | { readonly type: 'rsa'; readonly privateKey: KeyObject };
/** What its signature is compared with. */
export type VerifyingKey = { readonly type: 'hmac'; readonly secret: string } | { readonly type: 'rsa'; readonly publicKey: KeyObject };

/** A request as it goes over the wire. */
export interface Signed {
  readonly method: string;
  /** Path and query as they stand in the request line, `/snap/v1.0/transfer-va/inquiry`. */
  readonly url: string;
  /** Without `Bearer `; null under type 2, where none is part of what is signed. */
  readonly accessToken: string | null;
  readonly body: Uint8Array;
  /** `X-TIMESTAMP` letter by letter. */
  readonly timestamp: string;
}

/** What of it a bank agreed on. */
export interface Manner {
  readonly minifier: Minifier;
  readonly endpointMode: EndpointMode;
}

/** `client_id|X-TIMESTAMP`, what is signed to be given a token (service 73). */
function tokenText(clientId: string, timestamp: string): Buffer {
  return Buffer.from(`${clientId}|${timestamp}`);
}

/** `METHOD:EndpointUrl[:AccessToken]:hash of the minified body:TimeStamp`, as ASPI writes it. */
export function textToSign({ method, url, accessToken, body, timestamp }: Signed, { minifier, endpointMode }: Manner): string {
  const token = accessToken === null ? [] : [accessToken];
  return [method.toUpperCase(), endpointUrl(url, endpointMode), ...token, hashOfBody(body, minifier), timestamp].join(':');
}

export function signToken(privateKey: KeyObject, clientId: string, timestamp: string, encoding: SignatureEncoding): string {
  return signBytes('sha256', tokenText(clientId, timestamp), privateKey).toString(encoding);
}

/** Whether a token is asked for by who they say they are: SHA256withRSA over client id and timestamp. */
export function isTokenSigned(publicKey: KeyObject, clientId: string, timestamp: string, signature: string): boolean {
  return isRsa(publicKey, tokenText(clientId, timestamp), signature);
}

/** A signature of a request, in the encoding the other side expects. A secret signs with the token, a key without. */
export function signRequest(key: SigningKey, request: Signed, manner: Manner, encoding: SignatureEncoding): string {
  const text = textToSign(request, manner);
  if (key.type === 'hmac') return createHmac('sha512', key.secret).update(text).digest(encoding);
  return signBytes('sha256', Buffer.from(text), key.privateKey).toString(encoding);
}

/** Whether a request is signed as agreed: hex or base64, compared byte by byte in constant time. Never throws. */
export function isRequestSigned(key: VerifyingKey, request: Signed, manner: Manner, signature: string): boolean {
  const text = textToSign(request, manner);
  if (key.type === 'rsa') return isRsa(key.publicKey, Buffer.from(text), signature);
  const expected = createHmac('sha512', key.secret).update(text).digest();
  const said = bytesOfSignature(signature, expected.length);
  return said !== null && timingSafeEqual(said, expected);
}

function isRsa(publicKey: KeyObject, text: Buffer, signature: string): boolean {
  const length = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const said = bytesOfSignature(signature, length);
  return said !== null && createVerify('sha256').update(text).verify(publicKey, said);
}

/**
 * The bytes of a signature written in hex (either case) or base64 (padded or not); null where it is neither or has another
 * length. Node reads base64 past what does not belong there, so it is written anew and compared.
 */
export function bytesOfSignature(written: string, length: number): Buffer | null {
  if (written.length === length * 2 && /^[0-9a-f]+$/i.test(written)) return Buffer.from(written, 'hex');
  const bytes = Buffer.from(written, 'base64');
  const isWhole = bytes.toString('base64').replace(/=+$/, '') === written.replace(/={0,2}$/, '');
  return isWhole && bytes.length === length && length > 0 ? bytes : null;
}

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { newId } from '#kernel';
import type { TestApp } from '#support';

/** What one answer to a challenge may get wrong. */
export interface Wrong {
  readonly origin?: string;
  readonly site?: string;
  readonly verified?: boolean;
  readonly counter?: number;
}

export interface SoftKey {
  readonly passkeyId: string;
  /** Answers a challenge as a browser and its device would, or wrongly. */
  answer(challenge: string, wrong?: Wrong): string;
}

/** A passkey whose private key lies in the test, so that its answers can be made wrong on purpose. */
export async function softKey(app: TestApp, accountId: string): Promise<SoftKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  // COSE_Key of an EC2 key on P-256 for ES256 (RFC 9053, 7.1), in CBOR.
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const id = randomBytes(16).toString('base64url');
  const passkeyId = newId();
  await app.db
    .insertInto('identity.passkey')
    .values({
      id: passkeyId,
      user_id: accountId,
      name: 'Kunci uji',
      credential_id: id,
      public_key: cose,
      counter: 5,
      transports: ['internal'],
      backed_up: false,
      created_at: app.clock.now(),
      used_at: null,
    })
    .execute();
  return {
    passkeyId,
    answer: (challenge, { origin = 'http://localhost', site = 'localhost', verified = true, counter = 6 } = {}) => {
      const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
      const count = Buffer.alloc(4);
      count.writeUInt32BE(counter);
      const data = Buffer.concat([hash(Buffer.from(site)), Buffer.from([verified ? 0b101 : 0b001]), count]);
      const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey);
      return JSON.stringify({
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      });
    },
  };
}

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

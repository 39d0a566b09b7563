import { type Db, transaction } from '#db';
import { newId, type PersonActor } from '#kernel';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { IdentityDeps } from '../../session.ts';
import { claimChallenge, makeChallenge, readChallenge } from './challenge.ts';

/** What the two ceremonies of WebAuthn need: where the site stands, and the key its challenges are signed with. */
type Deps = Pick<IdentityDeps, 'db' | 'auth' | 'publicUrl'>;

/** ES256, EdDSA and RS256: what devices make. */
const algorithms = [-7, -8, -257];

const siteOf = ({ publicUrl }: Deps) => ({ expectedOrigin: new URL(publicUrl).origin, expectedRPID: new URL(publicUrl).hostname });
const secretOf = async ({ auth }: Deps) => (await auth.$context).secret;

/** What a browser is asked when a passkey is added: one that lies on the device and asks who it is (finger, face, PIN). */
export async function askToAdd(deps: Deps, actor: PersonActor) {
  const known = await deps.db
    .selectFrom('identity.passkey')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', actor.accountId)
    .execute();
  return generateRegistrationOptions({
    rpName: 'Wantilan',
    rpID: siteOf(deps).expectedRPID,
    userID: new Uint8Array(Buffer.from(actor.accountId)),
    userName: actor.email,
    userDisplayName: actor.name,
    challenge: new Uint8Array(makeChallenge(await secretOf(deps), `add:${actor.accountId}`)),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** A passkey that a browser has just made, found right; null when it is not what was asked for. */
export async function readNewPasskey(deps: Deps, actor: PersonActor, sent: string) {
  const response = readJson<RegistrationResponseJSON>(sent);
  if (!response) return null;
  let answered: { challenge: string; end: Date } | undefined;
  const secret = await secretOf(deps);
  const expectedChallenge = (challenge: string) => {
    const end = readChallenge(secret, `add:${actor.accountId}`, challenge);
    if (end) answered = { challenge, end };
    return end !== null;
  };
  const verified = await verifyRegistrationResponse({
    response,
    ...siteOf(deps),
    expectedChallenge,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  if (!verified?.verified || !answered) return null;
  const { credential, credentialBackedUp } = verified.registrationInfo;
  return {
    answered,
    row: {
      id: newId(),
      user_id: actor.accountId,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
      backed_up: credentialBackedUp,
    },
  };
}

/** What a browser is asked when somebody proves a passkey: any they have for this site, with finger, face or PIN. */
export async function askToProve(deps: Deps) {
  return generateAuthenticationOptions({
    rpID: siteOf(deps).expectedRPID,
    userVerification: 'required',
    challenge: new Uint8Array(makeChallenge(await secretOf(deps), 'prove')),
  });
}

/**
 * Whose passkey has just been proved, with the user verified: that is two factors in one (NIST SP 800-63B-4, 3.1.7).
 * null when it is unknown, wrong, late or was given before.
 */
export async function readPasskey(deps: Deps, sent: string): Promise<{ readonly accountId: string; readonly passkeyId: string } | null> {
  const response = readJson<AuthenticationResponseJSON>(sent);
  const passkey = typeof response?.id === 'string' ? await findPasskey(deps.db, response.id) : undefined;
  if (!response || !passkey) return null;
  let answered: { challenge: string; end: Date } | undefined;
  const secret = await secretOf(deps);
  const verified = await verifyAuthenticationResponse({
    response,
    ...siteOf(deps),
    expectedChallenge: (challenge) => {
      const end = readChallenge(secret, 'prove', challenge);
      if (end) answered = { challenge, end };
      return end !== null;
    },
    credential: { id: passkey.credential_id, publicKey: new Uint8Array(passkey.public_key), counter: Number(passkey.counter) },
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified || !answered) return null;
  const { challenge, end } = answered;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  const first = await transaction(deps.db, async (tx) => {
    if (!(await claimChallenge(tx, challenge, end))) return false;
    await tx
      .updateTable('identity.passkey')
      .set({ counter: newCounter, backed_up: credentialBackedUp, used_at: new Date() })
      .where('id', '=', passkey.id)
      .execute();
    return true;
  });
  return first ? { accountId: passkey.user_id, passkeyId: passkey.id } : null;
}

function findPasskey(db: Db, credentialId: string) {
  return db
    .selectFrom('identity.passkey')
    .select(['id', 'user_id', 'credential_id', 'public_key', 'counter'])
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
}

/** What a browser sent, in a shape that the library checks further; null when it is no object. */
function readJson<T extends object>(text: string): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

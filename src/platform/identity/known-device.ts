import { transaction } from '#db';
import type { Reply, Request } from '#web';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Auth } from './auth.ts';
import { deviceName } from './device.ts';
import { paths } from './paths.ts';
import type { IdentityDeps } from './session.ts';
import { findOwner } from './tables.ts';

/** Longer than anybody stays away who still uses the browser; browsers allow no more. */
const DAYS = 400;

/**
 * A browser that has once signed in to an account is known to it by a cookie of its own (OWASP, "device cookies"):
 * wrong guesses elsewhere do not make it wait. The cookie opens nothing. Returns the browser's name; null where unknown.
 */
export async function readDevice(request: Request, auth: Auth, email: string): Promise<string | null> {
  const { secret } = await auth.$context;
  const [device = '', signature = ''] = (request.cookies[cookieOf(secret, email)] ?? '').split('.');
  const expected = Buffer.from(sign(secret, email, device));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
}

/** Makes a browser known to the account of an address it has just proved to be at home in. */
export async function rememberDevice(request: Request, reply: Reply, auth: Auth, email: string): Promise<void> {
  const { secret } = await auth.$context;
  const device = (await readDevice(request, auth, email)) ?? randomBytes(12).toString('base64url');
  const value = `${device}.${sign(secret, email, device)}`;
  const where = { path: paths.signIn(), httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: DAYS * 86_400 } as const;
  reply.setCookie(cookieOf(secret, email), value, where);
}

/** Makes a browser known that has just signed in, and tells the owner of the account where it was not known before. */
export async function welcomeDevice(
  request: Request,
  reply: Reply,
  { db, auth, clock, tell }: Pick<IdentityDeps, 'db' | 'auth' | 'clock' | 'tell'>,
  email: string,
): Promise<void> {
  const known = await readDevice(request, auth, email);
  await rememberDevice(request, reply, auth, email);
  if (known !== null) return;
  const personId = await findOwner(db, email);
  const name = deviceName(request.headers['user-agent'] ?? '');
  if (personId !== undefined) await transaction(db, (tx) => tell(tx, personId, 'new-device', clock.now(), name));
}

/** A family shares a telephone: each account has a cookie of its own, under a name that does not tell whose. */
const cookieOf = (secret: string, email: string) => `wl_kenal_${digest(secret, 'cookie', email).slice(0, 12)}`;
const sign = (secret: string, email: string, device: string) => digest(secret, 'device', email, device);

function digest(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
}

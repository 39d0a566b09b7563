import type { Db } from '#db';
import type { Reply, Request } from '#web';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Auth } from './auth.ts';

const COOKIE = 'wl_konfirmasi';

/**
 * Notes in a browser that it gave the password of an account still to be confirmed. A code alone confirms nothing: who
 * reads a mailbox must not come into an account by it, nor may a stranger's password survive in somebody's account.
 */
export async function rememberPending(reply: Reply, auth: Auth, userId: string): Promise<void> {
  const value = `${userId}.${await sign(auth, userId)}`;
  reply.setCookie(COOKIE, value, { path: '/daftar', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: 86_400 });
}

export function forgetPending(reply: Reply): void {
  reply.clearCookie(COOKIE, { path: '/daftar' });
}

/** Whether this browser gave the password of the unconfirmed account behind an address. */
export async function mayConfirm(request: Request, db: Db, auth: Auth, email: string): Promise<boolean> {
  const [userId = '', signature = ''] = (request.cookies[COOKIE] ?? '').split('.');
  const expected = Buffer.from(await sign(auth, userId));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const user = await db
    .selectFrom('identity.user')
    .select('id')
    .where('id', '=', userId)
    .where('email', '=', email)
    .where('emailVerified', '=', false)
    .executeTakeFirst();
  return user !== undefined;
}

async function sign(auth: Auth, userId: string): Promise<string> {
  const { secret } = await auth.$context;
  return createHmac('sha256', secret).update(`confirm:${userId}`).digest('base64url');
}

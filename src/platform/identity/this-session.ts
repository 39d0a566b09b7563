import type { Locale } from '#i18n';
import type { Request } from '#web';
import { deviceKind, deviceName } from './device.ts';
import { texts } from './messages/index.ts';
import { type IdentityDeps, webHeaders } from './session.ts';

/** The session a request comes in, by its id; null without one. */
export async function thisSession({ db, auth }: Pick<IdentityDeps, 'db' | 'auth'>, request: Request): Promise<string | null> {
  const token = await auth.api.readSessionToken({ headers: webHeaders(request) });
  if (!token) return null;
  const session = await db.selectFrom('identity.session').select('id').where('token', '=', token).executeTakeFirst();
  return session?.id ?? null;
}

/** What a browser is called among one's devices. */
export function deviceTitle(agent: string, locale: Locale): string {
  return `${texts(locale).devices.kinds[deviceKind(agent)]} · ${deviceName(agent)}`;
}

import type { Reply } from '#web';

/** What better-auth answered, read for a page: whether it went well, and the cookies to pass on. */
export interface AuthAnswer {
  readonly ok: boolean;
  /** better-auth's own code where it refused: INVALID_EMAIL_OR_PASSWORD, INVALID_OTP … */
  readonly code: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function passOn(reply: Reply, response: Response): Promise<AuthAnswer> {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const text = await response.text();
  const body = text ? ((JSON.parse(text) ?? {}) as Record<string, unknown>) : {};
  return { ok: response.ok, code: typeof body.code === 'string' ? body.code : null, body };
}

/** A path on this site to go on to; anything else leads home. */
export function safePath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[^\s]*$/.test(to) ? to : '/';
}

/** The query that carries a destination on; nothing where it is the home page. */
export function onwards(to: string): { to?: string } {
  return to === '/' ? {} : { to };
}

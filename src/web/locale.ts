import type { Locale } from '#i18n';
import type { FastifyRequest } from 'fastify';

export const LANGUAGE_COOKIE = 'wl_bahasa';

/**
 * The language of a request: the switch in the address, then the cookie of an earlier choice, then Indonesian. Programs
 * name theirs in a header.
 */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'en' || asked === 'id') return asked;
  const chosen = request.cookies[LANGUAGE_COOKIE];
  if (chosen === undefined && request.url.startsWith('/api/')) return firstOf(request.headers['accept-language']);
  return chosen === 'en' ? 'en' : 'id';
}

/** The first language of ours that a program names. */
function firstOf(accepted: string | undefined): Locale {
  const named = (accepted ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return named.find((one): one is Locale => one === 'en' || one === 'id') ?? 'id';
}

/** The address of the same page in another language. */
export function inLanguage(url: string, locale: Locale): string {
  const [path = '/', query = ''] = url.split('?');
  const given = new URLSearchParams(query);
  given.set('lang', locale);
  return `${path}?${given}`;
}

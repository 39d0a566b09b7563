import type { Locale } from '#i18n';
import type { FastifyRequest } from 'fastify';

export const LANGUAGE_COOKIE = 'wl_bahasa';

/** The language of a request: the switch in the address, then the cookie of an earlier choice, then Indonesian. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (asked === 'en' || asked === 'id') return asked;
  return request.cookies[LANGUAGE_COOKIE] === 'en' ? 'en' : 'id';
}

/** The address of the same page in another language. */
export function inLanguage(url: string, locale: Locale): string {
  const [path = '/', query = ''] = url.split('?');
  const given = new URLSearchParams(query);
  given.set('lang', locale);
  return `${path}?${given}`;
}

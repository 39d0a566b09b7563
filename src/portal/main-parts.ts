import type { Locale } from '#i18n';
import { type Clock, Kept } from '#kernel';
import { officeDay } from '#platform/calendar';
import { rulesEdition } from '#platform/rules';
import { renderForAll, type WebApp } from '#web';
import type { VNode } from 'preact';

/** Seconds for which what visitors see of a public page may be shown again. */
const KEPT_SECONDS = 10;

/**
 * The main part of a public page as HTML, made at most every ten seconds per language, and anew with a new day or a rule
 * published here. `page` names the page and whatever its address chose.
 */
export type MainPartOf = (page: string, locale: Locale, make: (today: string) => Promise<VNode>) => Promise<string>;

export function keepMainParts(app: WebApp, clock: Clock): MainPartOf {
  const kept = new Kept<string>(clock, { seconds: KEPT_SECONDS });
  return (page, locale, make) => {
    const today = officeDay(clock.now());
    const key = [page, locale, today, rulesEdition()].join(' ');
    return kept.get(key, async () => renderForAll(app, locale, await make(today)));
  };
}

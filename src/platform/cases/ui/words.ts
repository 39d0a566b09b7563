import type { Locale } from '#i18n';
import { toldOf } from '../domain/action.ts';
import type { ServiceDefinition } from '../domain/definition.ts';
import { besideNote } from '../domain/pages.ts';
import { APPLICANT_DESK } from '../domain/position.ts';
import type { CaseRecord } from '../domain/state.ts';
import type { Status } from '../domain/status.ts';
import type { TimelineLine } from '../domain/timeline.ts';
import { texts } from '../messages/index.ts';

type Said = Pick<TimelineLine, 'action' | 'by' | 'role' | 'way' | 'letter'>;

/** What a desk is called; the applicant's own side has no desk of the service. */
export function deskTitle(service: ServiceDefinition, desk: string, locale: Locale): string {
  if (desk === APPLICANT_DESK) return texts(locale).applicantDesk;
  return service.desks[desk]?.title(locale) ?? desk;
}

/**
 * The office somebody acted for, by its desk, or the party they are: a role, never a name. Where one office works at several
 * desks, it is the desk of what they did.
 */
export function roleTitle(service: ServiceDefinition, by: TimelineLine['by'], role: string | null, locale: Locale, did?: string): string {
  const own = service.actions[did ?? '']?.by;
  const at = own?.kind === 'desk' ? service.desks[own.desk] : undefined;
  const desk = by === 'officer' ? [at, ...Object.values(service.desks)].find((one) => one?.role === role) : undefined;
  const party = by === 'guest' || by === 'representative' ? service.parties?.[role ?? ''] : undefined;
  return (desk?.title ?? party)?.(locale) ?? texts(locale).actors[by];
}

/** What whoever must say yes is called by the service; null where it says nothing. */
export function partyTitle({ parties = {} }: ServiceDefinition, locale: Locale): string | null {
  return Object.values(parties)[0]?.(locale) ?? null;
}

/** What a record is of: what was done, by the way it went. */
export function recordTitle({ actions }: ServiceDefinition, { name, value }: CaseRecord, locale: Locale): string {
  const action = actions[name];
  return action ? toldOf(action, value.way)(locale) : name;
}

/** One line of the timeline as a sentence: what was done. */
export function saidOf(service: ServiceDefinition, line: Said, locale: Locale): string {
  const action = service.actions[line.action];
  if (action) return toldOf(action, line.way)(locale);
  const letter = line.letter === undefined ? undefined : service.products[line.letter];
  if (letter) return texts(locale).lettered(letter.title(locale));
  const noted = besideNote(service, line.action);
  if (noted) return noted(locale);
  if (line.action === 'submit' && line.by === 'officer') return texts(locale).did.counter;
  const did: Readonly<Record<string, string>> = texts(locale).did;
  return did[line.action] ?? texts(locale).did.other;
}

/** Where a case stands in its life, in a word. */
export function statusWord(status: Status, locale: Locale): string {
  return texts(locale).statuses[status];
}

import type { Tx } from '#db';
import { formatDate, type Text } from '#i18n';
import type { PersonActor } from '#kernel';
import type { ServiceRegistry } from '#platform/cases';
import { tellProposer, tellWhoConfirms } from '#platform/notifications';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

interface About {
  readonly actor: PersonActor;
  readonly what: Text;
  readonly year: number;
  readonly at: Date;
}

/** What is said of one day: entered, or to be taken away. */
export function dayInWords(kind: 'day' | 'removal', day: string): Text {
  return (locale) => texts(locale).notice[kind](formatDate(day, locale));
}

/** What is said of days entered together. */
export function daysInWords(n: number): Text {
  return (locale) => texts(locale).notice.days(n);
}

const said = ({ actor, what, year, at }: About) => ({ what, link: portalPaths.holidays({}, { tahun: year }), by: actor, at });

/** Tells those who keep the days of a region, at its agencies, that something waits for a second one of them. */
export async function tellKeepers(tx: Tx, registry: ServiceRegistry, region: string, about: About): Promise<void> {
  const agencies = new Set(registry.all().flatMap(({ agency }) => (agency.regionCode === region ? [agency.id] : [])));
  for (const agencyId of agencies) await tellWhoConfirms(tx, said(about), { agencyId, permission: 'rules.propose' });
}

/** Tells whoever wanted it what the second one decided. */
export async function tellWanted(tx: Tx, personId: string | null, verdict: 'approved' | 'refused', about: About): Promise<void> {
  if (personId !== null) await tellProposer(tx, said(about), { personId, verdict });
}

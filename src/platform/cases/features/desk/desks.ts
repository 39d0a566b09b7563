import type { PersonActor } from '#kernel';
import { agenciesOf } from '#platform/access';
import type { WorkingCalendar } from '#platform/calendar';
import type { ServiceDefinition } from '../../domain/definition.ts';
import { calendarOf } from '../../store/reference.ts';
import type { Offer } from '../../registry.ts';
import type { CasesDeps } from '../../types.ts';

/** What an officer's agencies offer, and the calendar each works by. */
export interface Desks {
  readonly offers: readonly Offer[];
  serviceOf(line: { readonly service: string }): ServiceDefinition;
  calendarOf(agencyId: string): WorkingCalendar;
}

export async function desksOf(deps: CasesDeps, actor: PersonActor): Promise<Desks> {
  const { db, registry } = deps;
  const agencies = agenciesOf(actor);
  const offers = registry.all().filter(({ agency }) => agencies.includes(agency.id));
  const calendars = new Map<string, WorkingCalendar>();
  for (const { agency } of offers) if (!calendars.has(agency.id)) calendars.set(agency.id, await calendarOf(db, deps, agency));
  return {
    offers,
    serviceOf: ({ service }) => registry.get(service),
    calendarOf: (agencyId) => {
      const calendar = calendars.get(agencyId);
      if (!calendar) throw new Error(`no calendar for agency ${agencyId}`);
      return calendar;
    },
  };
}

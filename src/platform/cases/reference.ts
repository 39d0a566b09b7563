import type { Db, Tx } from '#db';
import { Kept } from '#kernel';
import { type Agency, getAgency } from '#platform/access';
import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import { type RuleBook, rulesByPins } from '#platform/rules';
import type { CasesDeps } from './types.ts';

/**
 * Rules, calendars and agencies change by the month and are read by every command: each process keeps them for ten
 * seconds. What is kept per database handle never mixes with another's.
 */
interface Shelf {
  readonly rules: Kept<RuleBook>;
  readonly calendars: Kept<WorkingCalendar>;
  readonly agencies: Kept<Agency>;
}

const shelves = new WeakMap<Db, Shelf>();

function shelfOf({ db, clock }: CasesDeps): Shelf {
  const known = shelves.get(db);
  if (known) return known;
  const seconds = 10;
  const fresh = {
    rules: new Kept<RuleBook>(clock, { seconds }),
    calendars: new Kept<WorkingCalendar>(clock, { seconds }),
    agencies: new Kept<Agency>(clock, { seconds }),
  };
  shelves.set(db, fresh);
  return fresh;
}

/** The rules a case was begun under. */
export function rulesOf(db: Db | Tx, deps: CasesDeps, pins: Readonly<Record<string, string>>): Promise<RuleBook> {
  return shelfOf(deps).rules.get(Object.values(pins).sort().join(), () => rulesByPins(db, pins));
}

export function calendarOf(db: Db | Tx, deps: CasesDeps, agency: Agency): Promise<WorkingCalendar> {
  return shelfOf(deps).calendars.get(agency.regionCode, () => loadCalendar(db, agency.regionCode));
}

export async function agencyOf(db: Db | Tx, deps: CasesDeps, agencyId: string): Promise<Agency> {
  const offer = deps.registry.all().find(({ agency }) => agency.id === agencyId);
  return offer?.agency ?? shelfOf(deps).agencies.get(agencyId, () => getAgency(db, agencyId));
}

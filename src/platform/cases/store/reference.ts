import type { Db, Tx } from '#db';
import { type Agency, getAgency } from '#platform/access';
import { loadCalendar, type WorkingCalendar } from '#platform/calendar';
import { type RuleBook, rulesByPins } from '#platform/rules';
import type { CasesDeps } from '../types.ts';

const KEPT_MS = 10_000;
const KEPT_MOST = 500;

/**
 * Rules, calendars and agencies change by the month and are read by every command: each process keeps them for ten
 * seconds. What is kept per database handle never mixes with another's. Each loads for itself, over its own connection:
 * whoever waited for another's load while holding a connection could wait for one that waits for a connection.
 */
class Kept<T> {
  readonly #byKey = new Map<string, { readonly value: T; readonly until: number }>();

  async get(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#byKey.get(key);
    if (known && known.until > performance.now()) return known.value;
    const value = await load();
    if (this.#byKey.size >= KEPT_MOST) this.#byKey.clear();
    this.#byKey.set(key, { value, until: performance.now() + KEPT_MS });
    return value;
  }
}

interface Shelf {
  readonly rules: Kept<RuleBook>;
  readonly calendars: Kept<WorkingCalendar>;
  readonly agencies: Kept<Agency>;
}

const shelves = new WeakMap<Db, Shelf>();

function shelfOf({ db }: CasesDeps): Shelf {
  const known = shelves.get(db);
  if (known) return known;
  const fresh = { rules: new Kept<RuleBook>(), calendars: new Kept<WorkingCalendar>(), agencies: new Kept<Agency>() };
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

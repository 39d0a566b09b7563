import type { Tx } from '#db';
import type { WorkingCalendar } from '#platform/calendar';
import { type ClockFigures, clocksOf, figuresOf } from '../domain/case-clocks.ts';
import type { CaseState } from '../domain/state.ts';
import { rulesOf } from '../store/reference.ts';
import type { CasesDeps } from '../types.ts';

/** What a row should hold of its clocks now. Its answers may stay sealed: the clocks stand beside them. */
export async function figuresNow(
  tx: Tx,
  deps: CasesDeps,
  row: { readonly service: string; readonly state: unknown },
  calendar: WorkingCalendar,
): Promise<ClockFigures> {
  const state = row.state as CaseState;
  const now = deps.clock.now();
  const clocks = clocksOf(deps.registry.get(row.service), state, await rulesOf(tx, deps, state.rules), calendar, now);
  return figuresOf(clocks, state, calendar, now);
}

/** Services of this hall: cases of one that is no longer offered keep what they have. */
export function knownServices({ registry }: CasesDeps): readonly string[] {
  return [...new Set(registry.all().map(({ service }) => service.key))];
}

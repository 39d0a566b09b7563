import type { Action } from './action.ts';
import type { Outcome, Step } from './step.ts';
import type { ServiceDefinition } from './definition.ts';

/**
 * The desks a case usually passes after `from`, until the product is made or handed over: at each desk the first action that leads
 * on, on its best branch. Read from the definition, so that a citizen sees what comes without anybody writing it down.
 */
export function usualWay(definition: ServiceDefinition, from: string): readonly string[] {
  const whole = wayFrom(definition, firstDesk(definition));
  const at = whole.indexOf(from);
  // On the way, what lies behind is not still to come, though an officer may send a case back there.
  return at < 0 ? wayFrom(definition, from).slice(1) : whole.slice(at + 1);
}

function wayFrom(definition: ServiceDefinition, from: string): readonly string[] {
  const way = [from];
  for (let desk = nextDesk(definition, from, new Set(way)); desk !== undefined; desk = nextDesk(definition, desk, new Set(way)))
    way.push(desk);
  return way;
}

/** Where a case goes first once it has been sent and nobody else must agree. */
export function firstDesk(definition: ServiceDefinition): string {
  return definition.start.at(-1)?.desk ?? '';
}

function nextDesk(definition: ServiceDefinition, desk: string, seen: ReadonlySet<string>): string | undefined {
  const actions = Object.values(definition.actions);
  const own = actions.filter(({ by }) => by.kind === 'desk' && by.desk === desk);
  const role = definition.desks[desk]?.role;
  const others = actions.filter(({ by }) => by.kind === 'guest' || (by.kind === 'role' && by.role === role));
  for (const action of own.length > 0 ? own : others) {
    const next = leadsTo(action);
    if (next === 'end') return undefined;
    if (next !== undefined && !seen.has(next)) return next;
  }
  return undefined;
}

/** The desk an action leads to at best; `end` where it makes the product, or ends the case with nothing made. */
function leadsTo({ outcome }: Action): string | undefined {
  for (const steps of branchesOf(outcome)) {
    if (steps.some((step) => step.do === 'issue' || step.do === 'close')) return 'end';
    const move = steps.find((step): step is Extract<Step, { do: 'move' }> => step.do === 'move');
    if (move) return move.desk;
  }
  return undefined;
}

function branchesOf(outcome: Outcome): readonly (readonly Step[])[] {
  if (outcome.kind === 'steps') return [outcome.steps];
  return outcome.kind === 'choose' ? Object.values(outcome.branches) : [outcome.allAccepted];
}

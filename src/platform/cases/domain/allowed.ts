import type { Action, By } from './action.ts';
import type { ServiceDefinition } from './definition.ts';
import type { RefusalReason } from './refusal.ts';
import { type CaseState, findRecord } from './state.ts';

/** What counts about whoever asks: their roles at the case's agency, and whether the case is theirs. */
export interface Viewer {
  readonly personId: string | null;
  readonly roles: readonly string[];
  readonly isApplicant: boolean;
  /** The party an invited guest stands for. */
  readonly guestOf: string | null;
  readonly isSystem: boolean;
  /** Came with number and secret, without signing in: sees the public side alone. */
  readonly isTracker: boolean;
}

/** Why `viewer` cannot do the action now, or null when it can be done. Pure: the same for page, chat and API. */
export function whyNot(definition: ServiceDefinition, state: CaseState, key: string, viewer: Viewer): RefusalReason | null {
  const action = definition.actions[key];
  if (!action) return 'no-such-action';
  return whyNotBy(definition, state, action.by, viewer) ?? whyNotNow(state, action, viewer);
}

function whyNotBy(definition: ServiceDefinition, state: CaseState, by: By, viewer: Viewer): RefusalReason | null {
  switch (by.kind) {
    case 'system':
      return viewer.isSystem ? null : 'wrong-role';
    case 'applicant':
      return viewer.isApplicant ? null : 'not-yours';
    case 'guest':
      return viewer.guestOf === by.party ? null : 'not-yours';
    case 'role':
      return viewer.roles.includes(by.role) ? null : 'wrong-role';
    case 'desk': {
      const desk = definition.desks[by.desk];
      if (!desk || !viewer.roles.includes(desk.role)) return 'wrong-role';
      return state.position?.desk === by.desk ? null : 'wrong-desk';
    }
  }
}

function whyNotNow(state: CaseState, action: Action, viewer: Viewer): RefusalReason | null {
  if (!action.during.includes(state.status)) return 'wrong-status';
  if (action.unless.some((flag) => state.flags.includes(flag))) return 'flag-blocks';
  if (!action.needs.every((flag) => state.flags.includes(flag))) return 'flag-missing';
  if (action.after !== null && !findRecord(state, action.after)) return 'not-yet';
  const other = action.notByWhoDid === null ? undefined : findRecord(state, action.notByWhoDid);
  if (other && viewer.personId !== null && other.actor.personId === viewer.personId) return 'same-person';
  return null;
}

/** The actions a viewer can do now, in the order of the definition. */
export function allowedActions(
  definition: ServiceDefinition,
  state: CaseState,
  viewer: Viewer,
): readonly { key: string; action: Action }[] {
  return Object.entries(definition.actions)
    .filter(([key]) => whyNot(definition, state, key, viewer) === null)
    .map(([key, action]) => ({ key, action }));
}

/** Whether the viewer works the desk where the case lies now. */
export function holdsDesk(definition: ServiceDefinition, state: CaseState, viewer: Viewer): boolean {
  const desk = state.position && definition.desks[state.position.desk];
  return desk !== undefined && desk !== null && viewer.roles.includes(desk.role);
}

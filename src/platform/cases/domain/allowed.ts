import type { Mandate } from '#kernel';
import type { RuleBook } from '#platform/rules';
import type { Action, Against, By } from './action.ts';
import type { DayCount } from './clock.ts';
import type { ServiceDefinition } from './definition.ts';
import type { RefusalReason } from './refusal.ts';
import { type CaseRecord, type CaseState, findRecord } from './state.ts';
import { isOpen } from './status.ts';

/** What counts about whoever asks: their roles at the case's agency, and whether the case is theirs. */
export interface Viewer {
  readonly personId: string | null;
  readonly roles: readonly string[];
  readonly isApplicant: boolean;
  /** By which they stand for the applicant; absent where the case is their own, or none of theirs. */
  readonly mandate?: Mandate;
  /** The party an invited guest stands for. */
  readonly guestOf: string | null;
  readonly isSystem: boolean;
  /** Came with number and secret, without signing in: sees the public side alone. */
  readonly isTracker: boolean;
}

/** When it is asked, and by which law: what time limits are read from. */
export interface Moment {
  readonly rules: RuleBook;
  readonly calendar: DayCount;
  /** The present day at the agency, YYYY-MM-DD. */
  readonly today: string;
}

/** Why `viewer` cannot do the action now, or null when it can be done. Pure: the same for page, chat and API. */
export function whyNot(definition: ServiceDefinition, state: CaseState, key: string, viewer: Viewer, moment: Moment): RefusalReason | null {
  const action = definition.actions[key];
  if (!action) return 'no-such-action';
  return whyNotBy(definition, state, action.by, viewer) ?? whyNotNow(state, action, viewer) ?? whyNotAgainst(state, action, moment);
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
    case 'holder':
      if (!holdsDesk(definition, state, viewer)) return viewer.roles.length > 0 ? 'wrong-desk' : 'wrong-role';
      return state.position?.side === 'office' ? null : 'wrong-desk';
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

/** Last day on which one may still go against a decision, YYYY-MM-DD; null without a limit or a decision. */
export function lastDayAgainst(state: CaseState, { against }: Action, { rules, calendar }: Omit<Moment, 'today'>): string | null {
  const decision = against && decisionIn(state, against);
  const days = against?.days(rules) ?? null;
  return decision && days !== null ? calendar.addWorkingDays(calendar.dateIn(new Date(decision.at)), days) : null;
}

function whyNotAgainst(state: CaseState, action: Action, moment: Moment): RefusalReason | null {
  const { against } = action;
  if (!against) return null;
  const decision = decisionIn(state, against);
  if (!decision) return 'not-yet';
  const answer = state.records.findLastIndex(({ name }) => name === against.answeredBy);
  if (answer > state.records.lastIndexOf(decision)) return 'already-answered';
  const last = lastDayAgainst(state, action, moment);
  return last !== null && moment.today > last ? 'too-late' : null;
}

function decisionIn({ records }: CaseState, { decisions }: Against): CaseRecord | undefined {
  return records.findLast(({ name }) => decisions.includes(name));
}

/** The actions a viewer can do now, in the order of the definition. */
export function allowedActions(
  definition: ServiceDefinition,
  state: CaseState,
  viewer: Viewer,
  moment: Moment,
): readonly { key: string; action: Action }[] {
  return Object.entries(definition.actions)
    .filter(([key]) => whyNot(definition, state, key, viewer, moment) === null)
    .map(([key, action]) => ({ key, action }));
}

/** The office a viewer acts for: that of the desk where the case lies, where they hold it, else their first; null for anybody else. */
export function actsFor({ desks }: ServiceDefinition, { position }: CaseState, { roles }: Viewer): string | null {
  const here = position && desks[position.desk]?.role;
  return here && roles.includes(here) ? here : (roles[0] ?? null);
}

/** Whether the viewer works the desk where the case lies now. */
export function holdsDesk(definition: ServiceDefinition, state: CaseState, viewer: Viewer): boolean {
  const desk = state.position && definition.desks[state.position.desk];
  return desk !== undefined && desk !== null && viewer.roles.includes(desk.role);
}

/** Whether the viewer works on an open case at the desk where it lies now. */
export function worksHere(definition: ServiceDefinition, state: CaseState, viewer: Viewer): boolean {
  return isOpen(state.status) && holdsDesk(definition, state, viewer);
}

/** Whether the viewer gives verdicts on its files now. */
export function judgesHere(definition: ServiceDefinition, state: CaseState, viewer: Viewer): boolean {
  const desk = state.position && definition.desks[state.position.desk];
  return worksHere(definition, state, viewer) && desk?.judges === true;
}

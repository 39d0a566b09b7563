import type { ServiceDefinition } from './definition.ts';
import type { Effect } from './effect.ts';
import type { Entry } from './entry.ts';
import { extending } from './extension.ts';
import type { CaseState } from './state.ts';

/** What the applicant is told of: one thing for each entry that concerns them. */
export type ApplicantOccasion =
  | 'submitted'
  | 'moved'
  | 'waiting'
  | 'yourTurn'
  | 'returned'
  | 'approved'
  | 'issued'
  | 'replaced'
  | 'lettered'
  | 'rejected'
  | 'withdrawn'
  | 'lapsed'
  | 'revoked'
  | 'told'
  | 'message';

/** What officers are told of. */
export type OfficerOccasion = 'messageIn' | 'extensionAnswered' | 'resubmitted' | 'objection' | 'late' | 'due' | 'arrived' | 'assigned';

/** What an entry means for the applicant, or null. The weightiest thing is said; the rest stands on the timeline. */
export function applicantOccasion(
  { actions }: ServiceDefinition,
  entry: Entry,
  before: CaseState,
  after: CaseState,
): ApplicantOccasion | null {
  const { action, actor, effects } = entry;
  if (action === 'submit') return 'submitted';
  if (action === 'message') return actor.kind === 'officer' ? 'message' : null;
  if (action === 'lettered') return 'lettered';
  // The letter itself tells of what led to it.
  if (effects.some((effect) => effect.kind === 'ordered' && effect.order.kind === 'letter')) return null;
  if (has(effects, 'product-issued')) return 'issued';
  if (has(effects, 'product-replaced')) return 'replaced';
  if (effects.some((effect) => effect.kind === 'flagged' && effect.flag === 'revoked')) return 'revoked';
  const became = effects.findLast((effect) => effect.kind === 'status')?.to;
  if (became === 'withdrawn') return actor.kind === 'system' ? 'lapsed' : 'withdrawn';
  if (became === 'returned' || became === 'approved' || became === 'rejected') return became;
  // What they said themselves is no news to them.
  if (action === extending.answer) return null;
  if (actions[action]?.openly) return 'told';
  if (!has(effects, 'moved') || !after.position) return null;
  if (after.position.side === 'applicant') return 'yourTurn';
  if (after.position.side !== 'office') return 'waiting';
  return after.position.desk === before.position?.desk && before.position.side === 'office' ? null : 'moved';
}

/** What an entry means for the officers of the desk where the case then lies, or null. */
export function officerOccasion(entry: Entry, before: CaseState, after: CaseState): OfficerOccasion | null {
  const { action, actor, effects } = entry;
  if (action === 'message') return actor.kind === 'officer' ? null : 'messageIn';
  if (action === 'resubmit') return 'resubmitted';
  if (action === extending.answer) return 'extensionAnswered';
  if (action === 'overdue') return 'late';
  if (effects.some((effect) => effect.kind === 'flagged' && effect.flag === 'under-objection')) return 'objection';
  if (effects.some((effect) => effect.kind === 'assigned' && effect.personId !== null)) return 'assigned';
  const { position } = after;
  return position?.side === 'office' && position.desk !== before.position?.desk ? 'arrived' : null;
}

function has(effects: readonly Effect[], kind: Effect['kind']): boolean {
  return effects.some((effect) => effect.kind === kind);
}

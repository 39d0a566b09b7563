import type { ServiceDefinition } from './definition.ts';
import { undoableBuiltIns } from './builtin.ts';
import { type Entry, takenBack } from './entry.ts';
import { fold } from './fold.ts';
import { type CaseState, emptyState } from './state.ts';
import type { Status } from './status.ts';
import { UNDO_SECONDS } from './timeline.ts';

/** What another system may learn of an entry: how the case now stands, and where it lies. Nothing of any person. */
export interface Change {
  readonly seq: number;
  /** ISO instant, UTC. */
  readonly at: string;
  /** The status it came to, or that it lies on another desk, or what became of its document. */
  readonly to: Exclude<Status, 'draft'> | 'moved' | 'replaced' | 'revoked';
  readonly status: Status;
  readonly desk: string | null;
}

/**
 * The changes a record amounts to, oldest first, one for an entry at most. What was taken back is none, nor yet is a
 * last entry that still may be.
 */
export function changesIn({ actions }: Pick<ServiceDefinition, 'actions'>, entries: readonly Entry[], now: Date): readonly Change[] {
  const undone = takenBack(entries);
  const last = entries.at(-1);
  const open =
    last && (undoableBuiltIns.has(last.action) || actions[last.action]?.undoable === true) && isFresh(last, now) ? last : undefined;
  const changes: Change[] = [];
  let before = emptyState;
  for (const entry of entries) {
    const after = fold(before, undone.has(entry.seq) ? { ...entry, effects: [] } : entry);
    const to = entry === open ? null : changed(before, after);
    if (to !== null) changes.push({ seq: entry.seq, at: entry.at, to, status: after.status, desk: after.position?.desk ?? null });
    before = after;
  }
  return changes;
}

function isFresh({ at }: Entry, now: Date): boolean {
  return now.getTime() - new Date(at).getTime() < UNDO_SECONDS * 1000;
}

function changed(before: CaseState, after: CaseState): Change['to'] | null {
  if (after.status !== before.status && after.status !== 'draft') return after.status;
  if (count(after, 'revoked') > count(before, 'revoked')) return 'revoked';
  if (count(after, 'replaced') > count(before, 'replaced')) return 'replaced';
  return after.position && after.position.desk !== before.position?.desk ? 'moved' : null;
}

function count({ products }: CaseState, state: 'revoked' | 'replaced'): number {
  return products.filter((product) => product.state === state).length;
}

import { type Entry, takenBack } from './entry.ts';
import type { Side } from './status.ts';

/** One line of "where is my file": who (role, not name) did what, when, and the desk it then lay on. */
export interface TimelineLine {
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly by: Entry['actor']['kind'];
  readonly role: string | null;
  /** The desk the action moved the case to; null when it stayed. */
  readonly movedTo: { readonly desk: string; readonly side: Side } | null;
  /** Which way it went, where that was worked out. */
  readonly way?: string;
  /** The product a letter on the way was made as; absent otherwise. */
  readonly letter?: string;
}

interface WithActions {
  readonly actions: Readonly<Record<string, { readonly inside?: readonly string[] }>>;
}

/** Actions that are nobody's business outside the office, or that say nothing about the way of the file. */
const SILENT = new Set(['note', 'assign', 'judge', 'remark', 'settle-remark', 'message', 'undo', 'not-duplicate', 'join', 'overdue']);

/**
 * The public timeline, oldest first: internal steps, ways of an action that only the office reads of, and whatever was taken
 * back are left out.
 */
export function timelineOf(entries: readonly Entry[], { actions }: WithActions): readonly TimelineLine[] {
  const undone = takenBack(entries);
  return entries
    .filter((entry) => entry.outcome === 'accepted' && !undone.has(entry.seq) && !SILENT.has(entry.action))
    .map(lineOf)
    .filter(({ action, way }) => way === undefined || !actions[action]?.inside?.includes(way));
}

/** One entry as a line, whether or not the public sees it. */
export function lineOf(entry: Entry): TimelineLine {
  const { seq, action, at, actor } = entry;
  const moved = entry.effects.findLast((effect) => effect.kind === 'moved');
  const letter = action === 'lettered' ? letterIn(entry) : undefined;
  const way = wayIn(entry);
  const movedTo = moved ? { desk: moved.desk, side: moved.side } : null;
  return {
    seq,
    action,
    at,
    by: actor.kind,
    role: actor.role,
    movedTo,
    ...(way !== undefined && { way }),
    ...(letter !== undefined && { letter }),
  };
}

/** The way an entry's action went, where that was worked out. */
export function wayIn({ effects }: Pick<Entry, 'effects'>): string | undefined {
  const recorded = effects.find((effect) => effect.kind === 'recorded');
  return typeof recorded?.value.way === 'string' ? recorded.value.way : undefined;
}

/** The product an entry brought out, by its key. */
export function letterIn({ effects }: Pick<Entry, 'effects'>): string | undefined {
  for (const effect of effects) {
    if (effect.kind === 'product-issued') return effect.product.key;
    if (effect.kind === 'product-replaced') return effect.key;
  }
  return undefined;
}

/** One message of the thread between applicant and office, or a note among officers. */
export interface ThreadLine {
  readonly seq: number;
  readonly kind: 'message' | 'note';
  readonly text: string;
  readonly at: string;
  readonly by: Entry['actor']['kind'];
  /** Who wrote it; null for guests and the system. */
  readonly personId: string | null;
  readonly name: string;
  readonly role: string | null;
}

/** The thread: messages and the reply sent with what was mended; notes only for officers. */
export function threadOf(entries: readonly Entry[], withNotes: boolean): readonly ThreadLine[] {
  return entries.flatMap((entry): ThreadLine[] => {
    const text = entry.outcome === 'accepted' ? saidIn(entry) : '';
    const kind = entry.action === 'note' ? 'note' : 'message';
    if (text === '' || (kind === 'note' && !withNotes)) return [];
    const { seq, at, actor } = entry;
    return [{ seq, kind, text, at, by: actor.kind, personId: actor.personId, name: actor.name, role: actor.role }];
  });
}

function saidIn({ action, input }: Entry): string {
  if (action === 'message' || action === 'note') return String(input.text ?? '');
  return action === 'resubmit' ? String(input.reply ?? '') : '';
}

/** When an entry may still be taken back: the actor's own last undoable action, within ten seconds. */
export const UNDO_SECONDS = 10;

export function undoableEntry(
  entries: readonly Entry[],
  isUndoable: (action: string) => boolean,
  personId: string,
  now: Date,
): Entry | undefined {
  const last = entries.at(-1);
  if (!last || last.actor.personId !== personId || !isUndoable(last.action)) return undefined;
  return now.getTime() - new Date(last.at).getTime() <= UNDO_SECONDS * 1000 ? last : undefined;
}

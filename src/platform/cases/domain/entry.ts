import type { Effect } from './effect.ts';

/** Who acted, as the record keeps it: the role counts in public, the person only inside. */
export interface EntryActor {
  readonly kind: 'applicant' | 'representative' | 'officer' | 'guest' | 'system';
  readonly personId: string | null;
  readonly name: string;
  /** The office held at that moment; of somebody invited or joined the party they are; null for the applicant. */
  readonly role: string | null;
}

/**
 * One line of a case's append-only record. `requested` waits for a third system, `accepted` holds, `rejected` was
 * asked for and refused by that system; only accepted entries have effects.
 */
export interface Entry {
  readonly seq: number;
  readonly action: string;
  readonly outcome: 'requested' | 'accepted' | 'rejected';
  /** ISO instant, UTC. */
  readonly at: string;
  readonly actor: EntryActor;
  readonly input: Readonly<Record<string, unknown>>;
  readonly effects: readonly Effect[];
}

/** The entries that were taken back, by their place in the record. */
export function takenBack(entries: readonly Entry[]): ReadonlySet<number> {
  return new Set(entries.flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === 'undone' ? [effect.seq] : []))));
}

import type { Tx } from '#db';
import type { Actor } from '#kernel';
import { type Viewer, worksHere } from '../domain/allowed.ts';
import type { BesideNote } from '../domain/beside-note.ts';
import type { CasesDeps, Outcome } from '../types.ts';
import { type Before, enter } from './enter.ts';

interface Noting {
  readonly caseId: string;
  /** Twice the same key writes one line. */
  readonly key: string;
  readonly note: BesideNote;
}

/**
 * Writes into a case's record what a module that stands beside it did: a line of the timeline that changes nothing of the
 * case. The case is locked by it until the transaction ends. Throws NOT_FOUND unless the actor may see the case.
 */
export function noteBeside(tx: Tx, deps: CasesDeps, actor: Actor, { caseId, key, note }: Noting): Promise<Outcome> {
  return enter(tx, deps, actor, { caseId, key, asked: note, expectedVersion: null }, (before) => ({
    action: note,
    input: {},
    effects: [],
    revokes: [],
    role: roleOf(before, before.viewer),
  }));
}

function roleOf({ service, state }: Before, viewer: Viewer): string | null {
  const here = state.position && service.desks[state.position.desk]?.role;
  if (here && worksHere(service, state, viewer)) return here;
  return viewer.roles[0] ?? null;
}

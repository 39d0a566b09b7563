import type { Tx } from '#db';
import type { Actor } from '#kernel';
import { actsFor } from '../domain/allowed.ts';
import { besideNote } from '../domain/pages.ts';
import type { CasesDeps, Outcome } from '../types.ts';
import { enter } from './enter.ts';

interface Noting {
  readonly caseId: string;
  /** Twice the same key writes one line. */
  readonly key: string;
  /** One of those the service's pages beside the case may write. */
  readonly note: string;
}

/**
 * Writes into a case's record what a module that stands beside it did: a line of the timeline that changes nothing of the
 * case. The case is locked by it until the transaction ends. Throws NOT_FOUND unless the actor may see the case.
 */
export function noteBeside(tx: Tx, deps: CasesDeps, actor: Actor, { caseId, key, note }: Noting): Promise<Outcome> {
  return enter(tx, deps, actor, { caseId, key, asked: note, expectedVersion: null }, ({ service, state, viewer }) => {
    if (!besideNote(service, note)) throw new Error(`service ${service.key} has no words for the note ${note}`);
    return { action: note, input: {}, effects: [], revokes: [], role: actsFor(service, state, viewer) };
  });
}

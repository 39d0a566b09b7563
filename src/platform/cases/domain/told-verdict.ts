import type { Entry } from './entry.ts';
import type { CaseFile } from './state.ts';

/** A finding is the applicant's once the desk has sent the case on or back: a verdict still being weighed is nobody's news. */
export function toldVerdict(entries: readonly Entry[], { fileId, judgement }: CaseFile): CaseFile['judgement'] {
  const sent = entries.findLast(({ effects }) => effects.some(({ kind }) => kind === 'moved' || kind === 'left'));
  const found = entries.findLast(({ effects }) => effects.some((effect) => effect.kind === 'judged' && effect.fileId === fileId));
  return sent && found && found.seq < sent.seq ? judgement : null;
}

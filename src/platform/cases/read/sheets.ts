import type { Statement } from '#platform/forms';
import { isCurrent } from '../domain/state.ts';
import type { CaseView } from '../types.ts';

/** The sheets of a case, the same for both sides: worked out from its answers, then from the files that stand. */
export function sheetsOf({ service, state, rules, examined }: CaseView): readonly Statement[] {
  const standing = Object.values(state.files).flatMap((some) => some.filter(isCurrent));
  return [...(service.statements?.(state.answers, rules) ?? []), ...standing.flatMap(({ fileId }) => examined.get(fileId) ?? [])];
}

import { readStatement, type Statement } from '#platform/forms';
import { isCurrent } from '../domain/state.ts';
import type { CaseView } from '../types.ts';

/** The sheets of a case, the same for both sides: from its answers, from the files that stand, from the case it goes on from. */
export function sheetsOf({ service, state, rules, examined }: CaseView): readonly Statement[] {
  const standing = Object.values(state.files).flatMap((some) => some.filter(isCurrent));
  return [
    ...(service.statements?.(state.answers, rules) ?? []),
    ...standing.flatMap(({ fileId }) => examined.get(fileId) ?? []),
    ...(state.origin?.sheets.map(readStatement) ?? []),
  ];
}

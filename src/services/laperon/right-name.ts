import type { PermitAnswers } from './journey.ts';

/** The key of the words for a right to land. */
export function rightName(title: PermitAnswers['land']['title']) {
  return (
    { ownership: 'ownership', 'building-right': 'buildingRight', 'use-right': 'useRight', customary: 'customary', lease: 'lease' } as const
  )[title];
}

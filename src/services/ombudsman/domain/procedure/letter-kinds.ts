/** Letters to a reporter. */
export const letterKinds = [
  'completion',
  'refusal',
  'withdrawn',
  'accepted',
  'result',
  'found',
  'recommended',
  'closed',
  'transfer',
  'objection',
  'published',
] as const;
export type LetterKind = (typeof letterKinds)[number];

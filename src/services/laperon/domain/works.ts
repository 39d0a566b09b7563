/** What is done: a new building, or work on one that stands. */
export const works = [
  'new',
  'renovation-medium',
  'renovation-heavy',
  'conservation-minor',
  'conservation-medium',
  'conservation-major',
] as const;
export type Work = (typeof works)[number];

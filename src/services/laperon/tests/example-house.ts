import type { Levied, LeviedBuilding } from '../domain/levied.ts';

const house: LeviedBuilding = {
  name: 'Rumah',
  use: 'house',
  work: 'new',
  areaM2: 120,
  floors: 2,
  basements: 0,
  simple: true,
  permanent: true,
};

/** The house of the worked examples, or one that differs from it, and nothing beside it. */
export const alone = (change: Partial<LeviedBuilding> = {}): Levied => ({
  ownership: 'private',
  buildings: [{ ...house, ...change }],
  infrastructure: {},
});

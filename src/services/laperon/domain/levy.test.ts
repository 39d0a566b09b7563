import { RuleBook } from '#platform/rules';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { alone } from '../tests/example-house.ts';
import type { LeviedBuilding } from './levied.ts';
import { levyOf, roundRupiah } from './levy.ts';
import { levyPrice, levyRules, tariffOf, uses } from './levy-rules.ts';
import { works } from './works.ts';

const tariff = tariffOf(RuleBook.ofDefaults(levyRules));

describe('the levy of a building permit', () => {
  it('is Rp 460.212 for the worked example of a house of 120 m² and two storeys', () => {
    const levy = levyOf(alone(), tariff);
    expect(levy.totalRupiah).toBe(460_212);
    expect(levy.lines[0]).toMatchObject({ kind: 'building', integratedIndex: new Decimal('0.21165') });
  });

  it.each([
    ['a small house takes the lower index', { areaM2: 99.99, floors: 1 }, 326_127],
    ['at 100 m² it no longer does', { areaM2: 100, floors: 1 }, 369_648],
    ['a place of worship pays nothing', { use: 'worship' as const }, 0],
    ['a shop pays by its own index', { use: 'business' as const }, 1_894_990],
    ['a small mixed building', { use: 'mixed' as const, areaM2: 500 }, 6_767_820],
    ['a mixed building above the limit', { use: 'mixed' as const, areaM2: 501 }, 9_041_808],
    ['heavy renovation', { work: 'renovation-heavy' as const }, 149_569],
    ['six storeys and more take the last height index', { floors: 9 }, levyOf(alone({ floors: 6 }), tariff).totalRupiah],
    ['a basement raises the height index', { floors: 1, basements: 2 }, 498_840],
  ])('%s', (_case, change, rupiah) => {
    expect(levyOf(alone(change), tariff).totalRupiah).toBe(rupiah);
  });

  it('is nothing for a building of the state', () => {
    expect(levyOf({ ...alone(), ownership: 'state' }, tariff).totalRupiah).toBe(0);
  });

  it('adds what stands beside the building, line by line', () => {
    const levy = levyOf({ ...alone(), infrastructure: { fence: 40.5, wasteTank: 1 } }, tariff);
    expect(levy.lines.map((line) => line.rupiah)).toEqual([460_212, 202_500, 50_000]);
    expect(levy.totalRupiah).toBe(712_712);
  });

  it('cannot be given an Ilo above half a percent', () => {
    expect(Value.Check(levyPrice.schema, { ...levyPrice.value, iloPercent: 0.5 })).toBe(true);
    expect(Value.Check(levyPrice.schema, { ...levyPrice.value, iloPercent: 0.51 })).toBe(false);
    expect(Value.Check(levyPrice.schema, { ...levyPrice.value, iloPercent: 0 })).toBe(false);
  });

  it('rounds by the named rule', () => {
    const half = new Decimal('1000.5');
    expect(roundRupiah(half, 'half-up-to-rupiah')).toBe(1001);
    expect(roundRupiah(new Decimal('1000.49'), 'half-up-to-rupiah')).toBe(1000);
    expect(roundRupiah(new Decimal('1000.01'), 'up-to-rupiah')).toBe(1001);
    expect(roundRupiah(new Decimal('1000.01'), 'up-to-hundred-rupiah')).toBe(1100);
  });
});

const anyBuilding = fc.record({
  name: fc.constant('Bangunan'),
  use: fc.constantFrom(...uses),
  work: fc.constantFrom(...works),
  areaM2: fc.integer({ min: 1, max: 5_000_000 }).map((hundredths) => hundredths / 100),
  floors: fc.integer({ min: 1, max: 20 }),
  basements: fc.integer({ min: 0, max: 5 }),
  simple: fc.boolean(),
  permanent: fc.boolean(),
});
const anyOwnership = fc.constantFrom('private' as const, 'state' as const);

describe('the levy, whatever is built', () => {
  it('is a whole number of rupiah, never negative, and the sum of its lines', () => {
    fc.assert(
      fc.property(
        fc.array(anyBuilding, { maxLength: 5 }),
        anyOwnership,
        fc.integer({ min: 0, max: 999 }),
        (buildings, ownership, fence) => {
          const levy = levyOf({ buildings, ownership, infrastructure: { fence } }, tariff);
          expect(Number.isSafeInteger(levy.totalRupiah) && levy.totalRupiah >= 0).toBe(true);
          expect(levy.lines.reduce((sum, line) => sum + line.rupiah, 0)).toBe(levy.totalRupiah);
        },
      ),
    );
  });

  it('never falls when the building grows, in area or in storeys', () => {
    fc.assert(
      fc.property(anyBuilding, fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 0, max: 5 }), (building, more, storeys) => {
        const total = (one: LeviedBuilding) => levyOf({ ownership: 'private', buildings: [one], infrastructure: {} }, tariff).totalRupiah;
        const larger = { ...building, areaM2: building.areaM2 + more / 100, floors: building.floors + storeys };
        expect(total(larger)).toBeGreaterThanOrEqual(total(building));
      }),
    );
  });
});

import { Decimal } from 'decimal.js';
import { imbBuilding } from './levy-imb.ts';
import {
  type Infrastructure,
  infrastructures,
  type Levied,
  type LeviedBuilding,
  type Levy,
  type LevyLine,
  type Ownership,
} from './levied.ts';
import type { Tariff } from './levy-rules.ts';

/**
 * The levy of a building permit, by the formula in force: LLt × (Ilo × SHST) × It × Ibg for each building and
 * volume × price beside it, or L × It × Tk × HSbg and V × I × 1.00 × HSpbg as in the years of the IMB. The estimate,
 * the assessment and the letter all call this one function.
 */
export function levyOf(levied: Levied, tariff: Tariff): Levy {
  const lines = [
    ...levied.buildings.map((building) => lineOf(building, levied.ownership, tariff)),
    ...infrastructures.flatMap((what) => infrastructureLine(what, levied.infrastructure[what] ?? 0, tariff)),
  ];
  return { lines, totalRupiah: lines.reduce((sum, line) => sum + line.rupiah, 0) };
}

function lineOf(building: LeviedBuilding, ownership: Ownership, tariff: Tariff): LevyLine {
  if (tariff.formula === 'pbg') return buildingLine(building, ownership, tariff);
  const { amount, ...line } = imbBuilding(building, ownership, tariff.imb);
  return { ...line, rupiah: roundRupiah(amount, tariff.rounding) };
}

function buildingLine(building: LeviedBuilding, ownership: Ownership, tariff: Tariff): LevyLine {
  const { price, parameters } = tariff;
  const useIndex = new Decimal(useIndexOf(building, tariff));
  const complexityIndex = new Decimal(building.simple ? parameters.simple : parameters.notSimple);
  const permanenceIndex = new Decimal(building.permanent ? parameters.permanent : parameters.nonPermanent);
  const heightIndex = heightIndexOf(building, tariff);
  const ownershipFactor = new Decimal(tariff.ownership[ownership]);
  const weighted = complexityIndex
    .times(parameters.complexityWeight)
    .plus(permanenceIndex.times(parameters.permanenceWeight))
    .plus(heightIndex.times(parameters.heightWeight));
  const integratedIndex = useIndex.times(weighted).times(ownershipFactor);
  const workIndex = new Decimal(tariff.work[building.work]);
  const perM2 = new Decimal(price.iloPercent).dividedBy(100).times(price.shstRupiahPerM2);
  const amount = new Decimal(building.areaM2).times(perM2).times(integratedIndex).times(workIndex);
  return {
    kind: 'building',
    building,
    useIndex,
    complexityIndex,
    permanenceIndex,
    heightIndex,
    ownershipFactor,
    integratedIndex,
    workIndex,
    rupiah: roundRupiah(amount, tariff.rounding),
  };
}

function useIndexOf({ use, areaM2, floors }: LeviedBuilding, { use: index }: Tariff): number {
  if (use === 'house') return areaM2 < index.smallHouseBelowAreaM2 && floors < index.smallHouseBelowFloors ? index.smallHouse : index.house;
  if (use === 'mixed') return areaM2 <= index.smallMixedUpToAreaM2 && floors <= index.smallMixedUpToFloors ? index.smallMixed : index.mixed;
  return index[use];
}

/** The larger of the storeys' and the basement's index; beyond the end of a table its last value holds. */
function heightIndexOf({ floors, basements }: LeviedBuilding, { parameters }: Tariff): Decimal {
  const above = parameters.floors[Math.min(floors, parameters.floors.length) - 1] ?? 0;
  const below = basements === 0 ? 0 : (parameters.basements[Math.min(basements, parameters.basements.length) - 1] ?? 0);
  return Decimal.max(above, below);
}

function infrastructureLine(what: Infrastructure, volume: number, { formula, imb, infrastructure, rounding }: Tariff): LevyLine[] {
  if (volume <= 0) return [];
  const priceRupiah = {
    fence: infrastructure.fenceRupiahPerM,
    paving: infrastructure.pavingRupiahPerM2,
    pool: infrastructure.poolRupiahPerM2,
    wasteTank: infrastructure.wasteTankRupiahPerUnit,
  }[what];
  const index = formula === 'imb' ? { index: imb.infrastructureIndex } : {};
  const amount = new Decimal(volume).times(index.index ?? 1).times(priceRupiah);
  return [{ kind: 'infrastructure', what, volume, ...index, priceRupiah, rupiah: roundRupiah(amount, rounding) }];
}

/** An exact sum as the rounding rule pays it. */
export function roundRupiah(amount: Decimal, rule: Tariff['rounding']): number {
  switch (rule) {
    case 'half-up-to-rupiah':
      return amount.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
    case 'up-to-rupiah':
      return amount.toDecimalPlaces(0, Decimal.ROUND_UP).toNumber();
    case 'up-to-hundred-rupiah':
      return amount.dividedBy(100).toDecimalPlaces(0, Decimal.ROUND_UP).times(100).toNumber();
  }
}

import { Decimal } from 'decimal.js';
import { imbBuilding } from './levy-imb.ts';
import type { Tariff, Use } from './levy-rules.ts';
import type { Work } from './works.ts';

export interface LeviedBuilding {
  readonly name: string;
  readonly use: Use;
  readonly work: Work;
  readonly areaM2: number;
  readonly floors: number;
  readonly basements: number;
  readonly simple: boolean;
  readonly permanent: boolean;
}

/** What stands beside the buildings, each in the unit of its price. */
export const infrastructures = ['fence', 'paving', 'pool', 'wasteTank'] as const;
export type Infrastructure = (typeof infrastructures)[number];

export type Ownership = 'private' | 'state';

export interface Levied {
  readonly ownership: Ownership;
  readonly buildings: readonly LeviedBuilding[];
  readonly infrastructure: { readonly [K in Infrastructure]?: number | undefined };
}

/** One line of the levy with every number that went into it. Indices are exact decimals, amounts whole rupiah. */
export type LevyLine =
  | {
      readonly kind: 'building';
      readonly building: LeviedBuilding;
      readonly useIndex: Decimal;
      readonly complexityIndex: Decimal;
      readonly permanenceIndex: Decimal;
      readonly heightIndex: Decimal;
      readonly ownershipFactor: Decimal;
      /** It = If × Σ(bp × Ip) × Fm */
      readonly integratedIndex: Decimal;
      readonly workIndex: Decimal;
      readonly rupiah: number;
    }
  | {
      readonly kind: 'imb-building';
      readonly building: LeviedBuilding;
      readonly useIndex: Decimal;
      /** Complexity, permanence, risk of fire, earthquake zone, density, height, ownership. */
      readonly parts: readonly { readonly weight: Decimal; readonly index: Decimal }[];
      readonly timeFactor: Decimal;
      /** It = If × Σ(b × I) × Fw */
      readonly integratedIndex: Decimal;
      /** Tk */
      readonly workIndex: Decimal;
      readonly rupiah: number;
    }
  | {
      readonly kind: 'infrastructure';
      readonly what: Infrastructure;
      readonly volume: number;
      /** I of the IMB years; absent in the formula of the PBG. */
      readonly index?: number;
      readonly priceRupiah: number;
      readonly rupiah: number;
    };

export interface Levy {
  readonly lines: readonly LevyLine[];
  readonly totalRupiah: number;
}

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

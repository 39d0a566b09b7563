import type { Decimal } from 'decimal.js';
import type { Use } from './levy-rules.ts';
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

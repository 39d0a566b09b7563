import { Decimal } from 'decimal.js';
import type { LeviedBuilding, LevyLine, Ownership } from './levied.ts';
import type { ImbTariff } from './levy-rules.ts';

/**
 * One building by the formula of the IMB years: L × It × Tk × HSbg with It = If × Σ(b × I) × Fw; exact, not yet rounded.
 * L is the floor area in m², Tk 1.00 for a new building.
 */
export function imbBuilding(
  building: LeviedBuilding,
  ownership: Ownership,
  imb: ImbTariff,
): Omit<Extract<LevyLine, { kind: 'imb-building' }>, 'rupiah'> & { readonly amount: Decimal } {
  const useIndex = new Decimal(useIndexOf(building, imb));
  const parts = [
    [imb.complexity.weight, building.simple ? imb.complexity.simple : imb.complexity.notSimple],
    [imb.permanence.weight, building.permanent ? imb.permanence.permanent : imb.permanence.nonPermanent],
    [imb.fireRisk.weight, imb.fireRisk.index],
    [imb.quakeZone.weight, imb.quakeZone.index],
    [imb.density.weight, imb.density.index],
    [imb.height.weight, heightIndexOf(building, imb)],
    [imb.ownership.weight, imb.ownership[ownership]],
  ].map(([weight = 0, index = 0]) => ({ weight: new Decimal(weight), index: new Decimal(index) }));
  const weighted = parts.reduce((sum, { weight, index }) => sum.plus(weight.times(index)), new Decimal(0));
  const timeFactor = new Decimal(imb.timeFactor);
  const integratedIndex = useIndex.times(weighted).times(timeFactor);
  const workIndex = new Decimal(imb.work[building.work]);
  const amount = new Decimal(building.areaM2).times(integratedIndex).times(workIndex).times(imb.hsbgRupiahPerM2);
  return { kind: 'imb-building', building, useIndex, parts, timeFactor, integratedIndex, workIndex, amount };
}

function useIndexOf({ use, areaM2, floors }: LeviedBuilding, { use: index }: ImbTariff): number {
  if (use !== 'house') return index[use];
  return areaM2 <= index.smallHouseUpToAreaM2 && floors <= index.smallHouseUpToFloors ? index.smallHouse : index.house;
}

function heightIndexOf({ floors }: LeviedBuilding, { height }: ImbTariff): number {
  if (floors <= height.lowUpToFloors) return height.low;
  return floors <= height.mediumUpToFloors ? height.medium : height.high;
}

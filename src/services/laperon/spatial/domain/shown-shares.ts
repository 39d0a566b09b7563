interface Share {
  readonly m2: number;
  readonly percent: number;
}

/** How the shares of a parcel are written, zone by zone in their order, and what no zone covers. */
export interface ShownShares {
  readonly zones: readonly (Share | null)[];
  readonly uncoveredM2: number | null;
}

/**
 * Shares rounded together, m² to whole ones and percent to tenths, so that what is shown adds up to the parcel as shown and to
 * 100 %. Where areas of a dirty plan overlap they do not add up, and each is rounded by itself.
 */
export function shownShares(shares: readonly (Share | null)[], uncoveredM2: number | null, parcelM2: number | null): ShownShares {
  const given = shares.filter((share) => share !== null);
  if (given.length === 0 || given.length < shares.length || parcelM2 === null) return { zones: shares, uncoveredM2 };
  const left = uncoveredM2 ?? 0;
  const m2 = roundedTogether([...given.map((share) => share.m2), left], parcelM2, 0);
  const percent = roundedTogether([...given.map((share) => share.percent), (left / parcelM2) * 100], 100, 1);
  return {
    zones: given.map((_, at) => ({ m2: m2[at] ?? 0, percent: percent[at] ?? 0 })),
    uncoveredM2: uncoveredM2 === null ? null : (m2.at(-1) ?? 0),
  };
}

/** Values rounded so that they add up to the rounded total: what is missing goes to those that lost most (largest remainder). */
export function roundedTogether(values: readonly number[], total: number, decimals: number): readonly number[] {
  const unit = 10 ** decimals;
  // Sums of floating figures miss a whole unit by a hair: 57.99999999 are 58.
  const floors = values.map((value) => Math.floor(value * unit + 1e-6));
  const missing = Math.round(total * unit) - floors.reduce((sum, floor) => sum + floor, 0);
  if (missing < 0 || missing > values.length) return values.map((value) => Math.round(value * unit) / unit);
  const most = values
    .map((value, at) => ({ at, lost: value * unit - (floors[at] ?? 0), value }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, missing);
  for (const { at } of most) floors[at] = (floors[at] ?? 0) + 1;
  return floors.map((floor) => floor / unit);
}

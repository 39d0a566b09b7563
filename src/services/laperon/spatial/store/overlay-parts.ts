import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { Reaching } from '../domain/overlay-hits.ts';
import type { OverlayPart } from '../domain/overlay-row.ts';
import type { Bounds, LonLat } from '../domain/shape.ts';
import { boxOf, cornersOf, round9 } from './areas.ts';

/** Something of an overlay as it is read back. */
export interface KeptPart extends Reaching {
  readonly planId: string;
}

/** Keeps parts of an overlay, in one statement. */
export async function keepParts(tx: Tx, planId: string, parts: readonly OverlayPart[]): Promise<void> {
  if (parts.length === 0) return;
  const rounded = (line: readonly LonLat[]) => line.map(([lon, lat]) => [round9(lon), round9(lat)]);
  await tx
    .insertInto('laperon.overlay_part')
    .values(
      parts.map(({ row, name, detail, distanceM, shape, bounds, raw }) => ({
        plan_id: planId,
        n: row,
        name,
        detail,
        distance_m: distanceM,
        bounds: boxOf(bounds),
        corners: shape.areas.flat(2).length + shape.lines.flat().length,
        areas: JSON.stringify(shape.areas.map((polygon) => polygon.map(rounded))),
        lines: JSON.stringify(shape.lines.map(rounded)),
        raw: JSON.stringify(raw),
      })),
    )
    .execute();
}

/** The parts of some overlays whose reach meets a box; not more than `most`, the first rows first. */
export async function partsIn(db: Db | Tx, planIds: readonly string[], bounds: Bounds, most?: number): Promise<readonly KeptPart[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('laperon.overlay_part')
    .select(['plan_id as planId', 'name', 'detail', 'distance_m as distanceM', 'areas', 'lines'])
    .where('plan_id', 'in', [...planIds])
    .where(sql<boolean>`bounds && ${boxOf(bounds)}::box`)
    .orderBy('plan_id')
    .orderBy('n')
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
  return rows.map(({ areas, lines, ...rest }) => ({
    ...rest,
    shape: { areas: areas as unknown as KeptPart['shape']['areas'], lines: lines as unknown as KeptPart['shape']['lines'] },
  }));
}

/** What a map may read at once: parts, and corners of them. */
const MOST_SHOWN = { parts: 1500, corners: 160_000 };

/** The parts of some overlays that a map of a box shows; null where there are more than can be read for a map. */
export async function partsToShow(db: Db, planIds: readonly string[], bounds: Bounds): Promise<readonly KeptPart[] | null> {
  if (planIds.length === 0) return [];
  const { parts, corners } = await db
    .selectFrom((from) =>
      from
        .selectFrom('laperon.overlay_part')
        .select(cornersOf('areas').as('size'))
        .where('plan_id', 'in', [...planIds])
        .where(sql<boolean>`bounds && ${boxOf(bounds)}::box`)
        .limit(MOST_SHOWN.parts + 1)
        .as('seen'),
    )
    .select([sql<number>`count(*)::int`.as('parts'), sql<number>`coalesce(sum(size), 0)::int`.as('corners')])
    .executeTakeFirstOrThrow();
  return parts > MOST_SHOWN.parts || corners > MOST_SHOWN.corners ? null : partsIn(db, planIds, bounds);
}

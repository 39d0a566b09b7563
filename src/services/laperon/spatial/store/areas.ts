import type { Db, Tx } from '#db';
import { sql } from 'kysely';
import type { AreaNames } from '../domain/attributes.ts';
import type { PlanArea } from '../domain/row.ts';
import type { Bounds, MultiPolygon } from '../domain/shape.ts';

/** An area of a plan as it is read back. */
export interface KeptArea extends AreaNames {
  readonly planId: string;
  /** The row of its source. */
  readonly n: number;
  readonly shape: MultiPolygon;
}

/** Keeps areas of a plan, in one statement. */
export async function keepAreas(tx: Tx, planId: string, areas: readonly PlanArea[]): Promise<void> {
  if (areas.length === 0) return;
  await tx
    .insertInto('laperon.area')
    .values(
      areas.map((area) => ({
        plan_id: planId,
        n: area.row,
        zone_code: area.zoneCode,
        zone_name: area.zoneName,
        subzone_code: area.subzoneCode,
        subzone_name: area.subzoneName,
        district: area.district,
        village: area.village,
        block: area.block,
        provisions: JSON.stringify(area.provisions),
        bounds: boxOf(area.bounds),
        shape: JSON.stringify(area.shape.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => [round9(lon), round9(lat)])))),
        area_m2: area.areaM2,
        corners: area.shape.flat(2).length,
        raw: JSON.stringify(area.raw),
      })),
    )
    .execute();
}

/**
 * The areas of some plans whose boxes meet a box: a few more than those that meet what is in it; not more than `most`, and
 * none smaller than `leastM2`.
 */
export async function areasIn(
  db: Db | Tx,
  planIds: readonly string[],
  bounds: Bounds,
  { most, leastM2 }: { readonly most?: number; readonly leastM2?: number } = {},
): Promise<readonly KeptArea[]> {
  if (planIds.length === 0) return [];
  const rows = await db
    .selectFrom('laperon.area')
    .select([
      'plan_id as planId',
      'n',
      'zone_code as zoneCode',
      'zone_name as zoneName',
      'subzone_code as subzoneCode',
      'subzone_name as subzoneName',
      'district',
      'village',
      'block',
      'provisions',
      'shape',
    ])
    .where('plan_id', 'in', [...planIds])
    .where(sql<boolean>`bounds && ${boxOf(bounds)}::box`)
    .orderBy('plan_id')
    .orderBy('n')
    .$if(leastM2 !== undefined, (query) => query.where('area_m2', '>=', leastM2 ?? 0))
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
  return rows as unknown as readonly KeptArea[];
}

/** What a map may read at once: zones, and corners of them, about four megabytes as they are read. */
const MOST_SHOWN = { areas: 2500, corners: 160_000 };

/** Corners of a shape, counted where that was kept, else by about the letters they are written with: compressed size says little. */
export const cornersOf = (shape: string) => sql<number>`coalesce(corners, octet_length(${sql.ref(shape)}::text) / 24)`;

/**
 * The areas of some plans that a map of a box shows, largest plans last; those below `leastM2` cannot be seen on it. Null where
 * there are more than can be read for a map: counted without reading a shape, and no further than the limit.
 */
export async function areasToShow(
  db: Db,
  planIds: readonly string[],
  bounds: Bounds,
  leastM2: number,
): Promise<readonly KeptArea[] | null> {
  if (planIds.length === 0) return [];
  const { areas, corners } = await db
    .selectFrom((from) =>
      from
        .selectFrom('laperon.area')
        .select(cornersOf('shape').as('size'))
        .where('plan_id', 'in', [...planIds])
        .where(sql<boolean>`bounds && ${boxOf(bounds)}::box`)
        .where('area_m2', '>=', leastM2)
        .limit(MOST_SHOWN.areas + 1)
        .as('seen'),
    )
    .select([sql<number>`count(*)::int`.as('areas'), sql<number>`coalesce(sum(size), 0)::int`.as('corners')])
    .executeTakeFirstOrThrow();
  if (areas > MOST_SHOWN.areas || corners > MOST_SHOWN.corners) return null;
  return areasIn(db, planIds, bounds, { leastM2 });
}

export const boxOf = ({ west, south, east, north }: Bounds): string => `(${east},${north}),(${west},${south})`;

/** Nine decimals of a degree are a tenth of a millimetre. */
export const round9 = (degrees: number): number => Number(degrees.toFixed(9));

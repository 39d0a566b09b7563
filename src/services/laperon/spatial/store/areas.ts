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
        raw: JSON.stringify(area.raw),
      })),
    )
    .execute();
}

/** The areas of some plans whose boxes meet a box: a few more than those that meet what is in it; not more than `most`. */
export async function areasIn(db: Db | Tx, planIds: readonly string[], bounds: Bounds, most?: number): Promise<readonly KeptArea[]> {
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
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
  return rows as unknown as readonly KeptArea[];
}

const boxOf = ({ west, south, east, north }: Bounds): string => `(${east},${north}),(${west},${south})`;

/** Nine decimals of a degree are a tenth of a millimetre. */
const round9 = (degrees: number): number => Number(degrees.toFixed(9));

import type { Db } from '#db';
import { sql } from 'kysely';
import type { NamedPlace } from '../domain/find-place.ts';
import type { Plan } from './plans.ts';

/** A region has a few thousand names; what is beyond is not searched. */
const MOST_NAMES = 20_000;

/**
 * The names that plans in force know: villages by the zones that say which they lie in, at the middle of those zones weighed by
 * their area, and what lists of places name.
 */
export async function readGazetteer(db: Db, plans: readonly Plan[]): Promise<readonly NamedPlace[]> {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const idsOf = (wanted: (kind: string) => boolean) => plans.filter(({ kind }) => wanted(kind)).map(({ id }) => id);
  const zones = idsOf((kind) => kind !== 'places');
  const lists = idsOf((kind) => kind === 'places');
  const villages = await db
    .selectFrom('laperon.area')
    .select([
      'plan_id as planId',
      'village as name',
      'district as within',
      sql<number>`sum((center(bounds))[0] * area_m2) / sum(area_m2)`.as('lon'),
      sql<number>`sum((center(bounds))[1] * area_m2) / sum(area_m2)`.as('lat'),
    ])
    .where('plan_id', '=', sql<string>`any(${zones}::uuid[])`)
    .where('village', 'is not', null)
    .groupBy(['plan_id', 'village', 'district'])
    .limit(MOST_NAMES)
    .execute();
  const named = await db
    .selectFrom('laperon.overlay_part')
    .select([
      'plan_id as planId',
      'name',
      'detail as within',
      sql<number>`(center(bounds))[0]`.as('lon'),
      sql<number>`(center(bounds))[1]`.as('lat'),
    ])
    .where('plan_id', '=', sql<string>`any(${lists}::uuid[])`)
    .where('name', 'is not', null)
    .orderBy('plan_id')
    .orderBy('n')
    .limit(MOST_NAMES)
    .execute();
  const once = new Map<string, NamedPlace>();
  for (const { planId, name, within, lon, lat } of [...named, ...villages]) {
    const place = {
      name: name ?? '',
      within: within ?? '',
      at: { lat: round6(lat), lon: round6(lon) },
      synthetic: byId.get(planId)?.synthetic ?? false,
    };
    const said = `${place.name}\n${place.within}`.toLowerCase();
    if (!once.has(said)) once.set(said, place);
  }
  return [...once.values()];
}

/** Six decimals of a degree are ten centimetres: much finer than a middle is known. */
const round6 = (degrees: number): number => Number(degrees.toFixed(6));

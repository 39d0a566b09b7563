import { AppError, type Clock, Kept } from '#kernel';
import { officeDay } from '#platform/calendar';
import type { WebApp } from '#web';
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { SpatialDeps } from '../../deps.ts';
import { leastSeenM2, type MapView, readMapView, overlaysInView, zonesInView } from '../../domain/zones-in-view.ts';
import { spatialPaths } from '../../paths.ts';
import { areasToShow } from '../../store/areas.ts';
import { partsToShow } from '../../store/overlay-parts.ts';
import { type Overlay, overlaysInForce, type Plan, plansInForce } from '../../store/plans.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  bbox: Type.String({ minLength: 7, maxLength: 120, description: 'West, south, east, north in degrees of WGS 84, parted by commas' }),
  zoom: Type.Integer({ minimum: 8, maximum: 21, description: 'As web maps count it: it says how fine zones are drawn' }),
});

/** Seconds a browser may keep a view. Areas of a plan never change; what is in force does, at midnight. */
const KEPT = 300;
/** Views kept by this process: people look at the same quarters. */
const keptViews = (clock: Clock) => new Kept<string>(clock, { seconds: 60, most: 40 });

/** Zones as polygons for the maps of pages and for programs, cut and simplified to what is looked at. */
export function zonesApi(app: WebApp, { db, clock }: SpatialDeps): void {
  const kept = keptViews(clock);

  app.get(
    spatialPaths.zonesApi.pattern,
    {
      schema: { querystring: Query },
      config: {
        policy: 'public',
        perMinute: 120,
        importance: 'later',
        operation: {
          id: 'getSpatialZones',
          tag: 'services',
          summary: (locale) =>
            locale === 'id' ? 'Zona dalam satu bidang peta, sebagai GeoJSON' : 'The zones within a view of the map, as GeoJSON',
          description: (locale) => texts(locale).operation,
          gives: 'application/geo+json',
        },
      },
    },
    async ({ query: { bbox, zoom }, headers }, reply) => {
      const view = readMapView(bbox, zoom);
      if (!view) throw new AppError('INVALID_INPUT', { fields: [{ field: 'bbox', message: texts('id').noView, en: texts('en').noView }] });
      // Detailed plans come last and lie on top.
      const plans = (await plansInForce(db, officeDay(clock.now()))).toReversed();
      const overlays = await overlaysInForce(db, officeDay(clock.now()));
      const about = JSON.stringify([[...plans, ...overlays].map(({ id }) => id), view]);
      const etag = `"${createHash('sha256').update(about).digest('base64url').slice(0, 24)}"`;
      reply.header('etag', etag).header('cache-control', `public, max-age=${KEPT}`);
      if (headers['if-none-match']?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag)) return reply.code(304).send();
      return reply.type('application/geo+json; charset=utf-8').send(await kept.get(about, () => drawn(db, plans, overlays, view)));
    },
  );
}

/** Without a zone where there are too many: `complete` says which of the two it is. */
async function drawn(db: SpatialDeps['db'], plans: readonly Plan[], overlays: readonly Overlay[], view: MapView): Promise<string> {
  const byId = new Map(plans.map((plan, at) => [plan.id, { plan, at }]));
  const areas = await areasToShow(db, [...byId.keys()], view.bounds, leastSeenM2(view.zoom));
  const inOrder = areas?.toSorted((a, b) => (byId.get(a.planId)?.at ?? 0) - (byId.get(b.planId)?.at ?? 0));
  const zones =
    inOrder &&
    zonesInView(
      view,
      inOrder.map(({ planId, zoneCode, zoneName, subzoneCode, subzoneName, shape }) => ({
        code: subzoneCode ?? zoneCode ?? '–',
        name: subzoneName ?? zoneName,
        plan: byId.get(planId)?.plan.key ?? '',
        synthetic: byId.get(planId)?.plan.synthetic ?? false,
        shape,
      })),
    );
  const over = await drawnOver(db, overlays, view);
  return JSON.stringify({ type: 'FeatureCollection', complete: Boolean(zones && over), features: zones ?? [], overlays: over ?? [] });
}

/** What lies over the zones, an overlay's name, plan and kind with it; null where it is too much. */
async function drawnOver(db: SpatialDeps['db'], overlays: readonly Overlay[], view: MapView) {
  const byId = new Map(overlays.map((plan) => [plan.id, plan]));
  const parts = await partsToShow(db, [...byId.keys()], view.bounds);
  return (
    parts &&
    overlaysInView(
      view,
      parts.flatMap((part) => {
        const plan = byId.get(part.planId);
        return plan ? [{ ...part, kind: plan.overlay, plan: plan.key, synthetic: plan.synthetic }] : [];
      }),
    )
  );
}

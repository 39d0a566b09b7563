import type { Tx } from '#db';
import { officeDay } from '#platform/calendar';
import type { Place } from '../domain/parcel.ts';
import type { KeptAnswer } from './domain/kept-answer.ts';
import { extractBounds, extractOf } from './domain/map-extract.ts';
import { lookUp, type OverlayAnswer, type ZoneAnswer } from './look-up.ts';
import { areasIn } from './store/areas.ts';
import { partsIn } from './store/overlay-parts.ts';
import { overlaysInForce } from './store/plans.ts';

/** What the plans in force say of a place, and how they lie around it, to be kept in a case. */
export async function askPlans(tx: Tx, asked: unknown, { at }: { readonly at: Date }): Promise<Readonly<Record<string, unknown>>> {
  const place = asked as Place;
  const answer = await lookUp(tx, place, officeDay(at));
  const bounds = extractBounds(place);
  const areas = await areasIn(
    tx,
    answer.plans.map(({ plan }) => plan.id),
    bounds,
  );
  const kinds = new Map((await overlaysInForce(tx, answer.on)).map(({ id, overlay }) => [id, overlay]));
  const parts = await partsIn(tx, [...kinds.keys()], bounds);
  const kept: KeptAnswer = {
    on: answer.on,
    parcelM2: answer.parcelM2,
    confirmed: answer.confirmed,
    plans: answer.plans.map(({ plan: { key, version, title, citation, synthetic }, uncoveredM2, zones }) => ({
      key,
      version,
      title,
      citation,
      synthetic,
      uncoveredM2,
      zones: zones.map(keptZone),
    })),
    overlays: answer.overlays.map(keptOverlay),
    map: extractOf(
      place,
      areas.map(({ subzoneCode, zoneCode, shape }) => ({ code: subzoneCode ?? zoneCode ?? '–', shape })),
      parts.flatMap((part) => {
        const kind = kinds.get(part.planId);
        return kind ? [{ ...part, kind }] : [];
      }),
    ),
  };
  return { ...kept };
}

function keptZone({ zone, subzone, limits, activities, provisions, share }: ZoneAnswer) {
  return { code: subzone.code ?? zone.code, name: subzone.name ?? zone.name, limits, activities, provisions, share };
}

/** An overlay's answer as it is kept, and as the plan check reads it. */
export function keptOverlay({ plan: { key, version, overlay, title, citation, synthetic }, hits }: OverlayAnswer) {
  return { key, version, kind: overlay, title, citation, synthetic, hits };
}

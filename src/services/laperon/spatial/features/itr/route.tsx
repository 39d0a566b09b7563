import { Kept } from '#kernel';
import { officeDay } from '#platform/calendar';
import { readPage } from '#platform/forms';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { Place } from '../../../domain/parcel.ts';
import type { SpatialDeps } from '../../deps.ts';
import type { Activity } from '../../domain/activities.ts';
import { findPlaces, type NamedPlace } from '../../domain/find-place.ts';
import { drawnMap, viewAround } from '../../domain/drawn-map.ts';
import { lookUp, type SpatialAnswer } from '../../look-up.ts';
import { spatialPaths } from '../../paths.ts';
import { areasIn } from '../../store/areas.ts';
import { partsIn } from '../../store/overlay-parts.ts';
import { readGazetteer } from '../../store/gazetteer.ts';
import { namingPlansInForce, overlaysInForce } from '../../store/plans.ts';
import { ItrPage } from './page.tsx';
import { contextOn, question } from './question.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  letak: Type.Optional(Type.String({ maxLength: 8000 })),
  kegiatan: Type.Optional(Type.String({ maxLength: 40 })),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  lang: Type.Optional(Type.String()),
});

/** How long names are kept by this process; plans change at midnight. */
const NAMES_KEPT = { seconds: 300, most: 2 };

/** Spatial information for everybody: asked by address, so that an answer can be kept, sent on and printed. */
export function itrRoutes(app: WebApp, deps: SpatialDeps): void {
  const names = new Kept<readonly NamedPlace[]>(deps.clock, NAMES_KEPT);
  const placesNamed = async (q: string, today: string) => {
    const plans = await namingPlansInForce(deps.db, today);
    return findPlaces(await names.get(JSON.stringify(plans.map(({ id }) => id)), () => readGazetteer(deps.db, plans)), q);
  };

  app.get(
    spatialPaths.itr.pattern,
    { schema: { querystring: Query }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const m = texts(request.locale);
      const { letak = '', kegiatan = '', q = '' } = request.query;
      const raw = { letak, kegiatan };
      const context = contextOn(officeDay(deps.clock.now()));
      const page = { title: m.title, description: m.description };
      if (letak.trim() === '') {
        const found = q.trim() === '' ? undefined : { q: q.trim(), places: await placesNamed(q, context.today) };
        return render(request, reply, <ItrPage raw={raw} errors={[]} context={context} answer={null} found={found} />, page);
      }
      const read = readPage(question, raw, context);
      if (!read.ok) {
        const errors = read.problems.map(({ field, message }) => ({ field, message: message(request.locale) }));
        return render(request, reply, <ItrPage raw={raw} errors={errors} context={context} answer={null} />, { ...page, status: 422 });
      }
      const asked = read.answers as { readonly letak: Place; readonly kegiatan?: Activity };
      const answer = await lookUp(deps.db, asked.letak, context.today);
      const map = await mapOf(deps, answer);
      return render(
        request,
        reply,
        <ItrPage raw={raw} errors={[]} context={context} answer={answer} activity={asked.kegiatan} map={map} />,
        page,
      );
    },
  );
}

/** More than these are no neighbourhood any more, and cannot be told apart on a phone. */
const MOST_AREAS = 500;

/** How the zones lie around the place; null where no plan reaches it, or too many areas do. */
async function mapOf({ db }: SpatialDeps, { place, plans, on }: SpatialAnswer) {
  const reaching = plans.filter(({ zones }) => zones.length > 0).map(({ plan }) => plan.id);
  const view = viewAround(place);
  const areas = await areasIn(db, reaching, view, { most: MOST_AREAS + 1 });
  const kinds = new Map((await overlaysInForce(db, on)).map(({ id, overlay }) => [id, overlay]));
  const parts = await partsIn(db, [...kinds.keys()], view, MOST_AREAS + 1);
  if (areas.length === 0 || areas.length > MOST_AREAS || parts.length > MOST_AREAS) return null;
  return drawnMap(
    place,
    areas.map(({ subzoneCode, subzoneName, zoneCode, zoneName, shape }) => ({
      code: subzoneCode ?? zoneCode ?? '–',
      name: subzoneName ?? zoneName,
      shape,
    })),
    parts.flatMap((part) => {
      const kind = kinds.get(part.planId);
      return kind ? [{ ...part, kind }] : [];
    }),
  );
}

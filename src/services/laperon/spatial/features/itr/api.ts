import { officeDay } from '#platform/calendar';
import { AppError } from '#kernel';
import type { WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { readPlace } from '../../../domain/parcel.ts';
import { placeProblemInWords } from '../../../place-field.ts';
import type { SpatialDeps } from '../../deps.ts';
import { activities } from '../../domain/activities.ts';
import { contested } from '../../domain/contested.ts';
import { overlayKinds } from '../../domain/overlay.ts';
import { lookUp, type SpatialAnswer } from '../../look-up.ts';
import { spatialPaths } from '../../paths.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Named = Type.Object({ code: OrNull(Type.String()), name: OrNull(Type.String()) });
const Figure = Type.Optional(Type.Number());

const Limits = Type.Object({
  kdbMaxPercent: Figure,
  klbMax: Figure,
  kdhMinPercent: Figure,
  ktbMaxPercent: Figure,
  gsbMinMetres: Figure,
  sideMinMetres: Figure,
  heightMaxMetres: Figure,
  floorsMax: Figure,
  citation: Type.String(),
});

const Zone = Type.Object({
  zone: Named,
  subzone: Named,
  district: OrNull(Type.String()),
  village: OrNull(Type.String()),
  block: OrNull(Type.String()),
  provisions: Type.Record(Type.String(), Type.String()),
  share: OrNull(Type.Object({ m2: Type.Number(), percent: Type.Number() })),
  limits: OrNull(Limits),
  activities: Type.Array(
    Type.Object({
      activity: Type.String(),
      answer: Type.Enum(['I', 'T', 'B', 'X'], { description: 'I permitted, T limited, B conditional, X not permitted' }),
      conditions: OrNull(Type.String()),
      citation: Type.String(),
    }),
  ),
});

const Overlay = Type.Object({
  key: Type.String(),
  version: Type.Integer(),
  kind: Type.Enum([...overlayKinds]),
  title: Type.String(),
  citation: Type.String(),
  synthetic: Type.Boolean(),
  hits: Type.Array(
    Type.Object({
      name: OrNull(Type.String()),
      detail: OrNull(Type.String()),
      withinM: OrNull(Type.Number({ description: 'How far it reaches, metres; null where it counts for what lies in it' })),
      metres: Type.Number({ description: 'From the nearest point of the place; 0 where it lies in it' }),
      share: OrNull(Type.Object({ m2: Type.Number(), percent: Type.Number() })),
    }),
  ),
});

const Answer = Type.Object(
  {
    on: Type.String({ format: 'date' }),
    parcelM2: OrNull(Type.Number({ description: 'On the plane of UTM 50 S; null for a point' })),
    confirmed: Type.Boolean({ description: 'Whether the agency has confirmed limits and activities' }),
    plans: Type.Array(
      Type.Object({
        key: Type.String(),
        version: Type.Integer(),
        title: Type.String(),
        citation: Type.String(),
        synthetic: Type.Boolean({ description: 'An invented plan: not that of any region' }),
        validFrom: OrNull(Type.String({ format: 'date' })),
        uncoveredM2: OrNull(Type.Number()),
        zones: Type.Array(Zone),
      }),
    ),
    contested: OrNull(
      Type.Enum(['plans', 'areas'], {
        description: 'Several plans of one kind reach the place, or areas of one plan lie over one another there: the office decides',
      }),
    ),
    overlays: Type.Array(Overlay, { description: 'What lies over the zones and counts here, nearest first' }),
    kindsKnown: Type.Array(Type.Enum([...overlayKinds]), { description: 'Kinds of overlay in force at all: of others nothing is known' }),
  },
  { title: 'SpatialInformation' },
);

const Query = Type.Object({
  at: Type.String({
    minLength: 3,
    maxLength: 8000,
    description: 'A point, or the corners of a parcel in order: latitude,longitude; parted by semicolons, such as -8.5806,115.1779',
  }),
});

/** The same answer as the page gives, for programs. Informs; is no permit. */
export function itrApi(app: WebApp, { db, clock }: SpatialDeps): void {
  app.get(
    spatialPaths.itrApi.pattern,
    {
      schema: { querystring: Query, response: { 200: Answer } },
      config: {
        policy: 'public',
        perMinute: 60,
        operation: {
          id: 'getSpatialInformation',
          tag: 'services',
          summary: (locale) =>
            locale === 'id' ? 'Apa kata rencana tata ruang tentang sebuah tempat' : 'What the spatial plans say of a place',
        },
      },
    },
    async ({ query }) => {
      const read = readPlace(query.at.replaceAll(';', '\n'));
      if (!read.ok) {
        const said = placeProblemInWords(read.problem);
        throw new AppError('INVALID_INPUT', { fields: [{ field: 'at', message: said('id'), en: said('en') }] });
      }
      return present(await lookUp(db, read.place, officeDay(clock.now())));
    },
  );
}

function present(answer: SpatialAnswer): Static<typeof Answer> {
  const { on, parcelM2, confirmed, plans, overlays, kindsKnown } = answer;
  return {
    contested: contested(answer),
    on,
    parcelM2,
    confirmed,
    overlays: overlays.map(({ plan: { key, version, overlay, title, citation, synthetic }, hits }) => ({
      key,
      version,
      kind: overlay,
      title,
      citation,
      synthetic,
      hits: [...hits],
    })),
    kindsKnown: [...kindsKnown],
    plans: plans.map(({ plan: { key, version, title, citation, synthetic, validFrom }, uncoveredM2, zones }) => ({
      key,
      version,
      title,
      citation,
      synthetic,
      validFrom,
      uncoveredM2,
      zones: zones.map(({ plan: _, activities: allowed, ...zone }) => ({
        ...zone,
        activities: activities.flatMap((activity) => {
          const said = allowed[activity];
          return said ? [{ activity, ...said }] : [];
        }),
      })),
    })),
  };
}

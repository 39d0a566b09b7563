import { AppError, type PersonActor } from '#kernel';
import {
  addClosure,
  addLine,
  addPlace,
  bookingsWithin,
  changePlace,
  closuresFrom,
  endLine,
  getPlace,
  linesAt,
  listPlaces,
  removeClosure,
} from '#platform/appointments';
import { officeDay } from '#platform/calendar';
import { type FieldContext, type RawPage, readPage } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { closurePage, type Described, linePage, placeOf, placePage } from './fields.ts';
import { PlacesPage, type PlacesPageProps } from './page.tsx';
import { PlacePage, type PlacePageProps } from './place-page.tsx';
import { texts } from './texts.ts';

const Lang = { lang: Type.Optional(Type.String()) };
const Typed = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2000 }));
const PlaceId = Type.Object({ placeId: Type.String({ format: 'uuid' }) });
const ClosureId = Type.Object({ placeId: Type.String({ format: 'uuid' }), closureId: Type.String({ format: 'uuid' }) });
const LineId = Type.Object({ placeId: Type.String({ format: 'uuid' }), lineId: Type.String({ format: 'uuid' }) });
const Using = Type.Object({ version: Type.Integer(), active: Type.Enum(['yes', 'no']) });

/** How far ahead meetings are counted that a change of a place may concern. */
const AHEAD_DAYS = 60;

/** Places to be met at, their hours and closures: kept by the administrator of the agency. */
export function meetingPlaceRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in', perMinute: 30 } as const;
  const agenciesOf = (actor: PersonActor) => agenciesWhere(deps, actor, 'meetings.keep');
  const idsOf = (actor: PersonActor) => agenciesOf(actor).map(({ id }) => id);
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };
  const titleOf = (request: Request) => `${adminTexts(request.locale).tabs.places}, ${adminTexts(request.locale).title}`;

  const showAll = async (request: Request, reply: Reply, shown: Partial<Pick<PlacesPageProps, 'news' | 'raw' | 'errors'>>) => {
    const agencies = agenciesOf(getAdmin(request));
    const rows = await listPlaces(
      db,
      agencies.map(({ id }) => id),
    );
    const context = await contextNow();
    const props: PlacesPageProps = { agencies, rows, context, news: undefined, raw: {}, errors: [], ...shown };
    return render(request, reply, <PlacesPage {...props} />, { title: titleOf(request), status: props.errors.length > 0 ? 422 : 200 });
  };

  const showOne = async (
    request: Request,
    reply: Reply,
    placeId: string,
    { status = 422, ...shown }: Partial<Pick<PlacePageProps, 'news' | 'refused'>> & { readonly status?: number },
  ) => {
    const place = await getPlace(db, placeId, idsOf(getAdmin(request)));
    const context = await contextNow();
    const from = clock.now();
    const to = new Date(from.getTime() + AHEAD_DAYS * 86_400_000);
    const [closures, ahead, all] = await Promise.all([
      closuresFrom(db, [placeId], context.today),
      bookingsWithin(db, [placeId], { from, to }),
      linesAt(db, [placeId]),
    ]);
    const lines = all.filter(({ active }) => active);
    const page = <PlacePage {...{ place, lines, closures, context }} standing={ahead.length} news={undefined} {...shown} />;
    return render(request, reply, page, { title: `${place.name}, ${titleOf(request)}`, status: shown.refused ? status : 200 });
  };

  app.get(
    portalPaths.places.pattern,
    { schema: { querystring: Type.Object({ kabar: Type.Optional(Type.Literal('added')), ...Lang }) }, config },
    (request, reply) => showAll(request, reply, { news: request.query.kabar }),
  );

  app.post(portalPaths.places.pattern, { schema: { body: Typed }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const agencyId = idsOf(actor).find((id) => id === request.body.agency);
    if (agencyId === undefined) throw new AppError('FORBIDDEN', { agency: request.body.agency });
    const read = await readPlace(request, request.body);
    if ('errors' in read) return showAll(request, reply, { raw: request.body, errors: read.errors });
    await addPlace({ db, clock }, actor, { ...read.place, agencyId, active: true });
    return reply.redirect(portalPaths.places({}, { kabar: 'added' }), 303);
  });

  app.get(
    portalPaths.place.pattern,
    {
      schema: {
        params: PlaceId,
        querystring: Type.Object({ kabar: Type.Optional(Type.Enum(['saved', 'closed', 'opened', 'lined'])), ...Lang }),
      },
      config,
    },
    (request, reply) => showOne(request, reply, request.params.placeId, { news: request.query.kabar }),
  );

  app.post(portalPaths.place.pattern, { schema: { params: PlaceId, body: Typed }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId } = request.params;
    const before = await getPlace(db, placeId, idsOf(actor));
    const read = await readPlace(request, request.body);
    const again = (errors: readonly FormError[], status: number) =>
      showOne(request, reply, placeId, { status, refused: { form: 'place', raw: request.body, errors } });
    if ('errors' in read) return again(read.errors, 422);
    const version = Number(request.body.version);
    if (version !== before.version) return again([{ field: 'name', message: texts(request.locale).wrong.conflict }], 409);
    await changePlace({ db, clock }, actor, { ...before, ...read.place });
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'saved' }), 303);
  });

  app.post(portalPaths.usePlace.pattern, { schema: { params: PlaceId, body: Using }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId } = request.params;
    const before = await getPlace(db, placeId, idsOf(actor));
    await changePlace({ db, clock }, actor, { ...before, version: request.body.version, active: request.body.active === 'yes' });
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'saved' }), 303);
  });

  app.post(portalPaths.addLine.pattern, { schema: { params: PlaceId, body: Typed }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId } = request.params;
    await getPlace(db, placeId, idsOf(actor));
    const again = (errors: readonly FormError[]) =>
      showOne(request, reply, placeId, { refused: { form: 'line', raw: request.body, errors } });
    const read = readPage(linePage, request.body, await contextNow());
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const line = read.answers as { letter: string; nameId: string; nameEn: string; takesBookings: boolean };
    if (!(await addLine({ db, clock }, actor, { ...line, placeId })))
      return again([{ field: 'letter', message: texts(request.locale).queue.taken }]);
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'lined' }), 303);
  });

  app.post(portalPaths.endLine.pattern, { schema: { params: LineId }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId, lineId } = request.params;
    await getPlace(db, placeId, idsOf(actor));
    await endLine({ db, clock }, actor, { placeId, lineId });
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'lined' }), 303);
  });

  app.post(portalPaths.closePlace.pattern, { schema: { params: PlaceId, body: Typed }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId } = request.params;
    const { agencyId } = await getPlace(db, placeId, idsOf(actor));
    const read = readPage(closurePage, request.body, await contextNow());
    const again = (errors: readonly FormError[]) =>
      showOne(request, reply, placeId, { refused: { form: 'closure', raw: request.body, errors } });
    if (!read.ok) return again(read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })));
    const { day, from = null, to = null, reason } = read.answers as { day: string; from?: string; to?: string; reason: string };
    if ((from === null) !== (to === null) || (from !== null && to !== null && to <= from))
      return again([{ field: 'from', message: texts(request.locale).wrong.times }]);
    await addClosure({ db, clock }, actor, agencyId, { placeId, day, from, to, reason });
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'closed' }), 303);
  });

  app.post(portalPaths.reopenPlace.pattern, { schema: { params: ClosureId }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { placeId, closureId } = request.params;
    await removeClosure({ db, clock }, actor, { placeId, closureId, agencyIds: idsOf(actor) });
    return reply.redirect(portalPaths.place({ placeId }, { kabar: 'opened' }), 303);
  });

  type Read = { readonly place: Described } | { readonly errors: readonly FormError[] };

  async function readPlace(request: Request, raw: RawPage): Promise<Read> {
    const read = readPage(placePage, raw, await contextNow());
    if (!read.ok) return { errors: read.problems.map(({ field, message }) => ({ field, message: message(request.locale) })) };
    const place = placeOf(read.answers);
    return 'why' in place ? { errors: [{ field: place.field, message: texts(request.locale).wrong[place.why] }] } : { place };
  }
}

import { formatTime } from '#i18n';
import { isDay, refusalOf } from '#kernel';
import { agenciesOf } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { getPerson, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { AppointmentDeps } from '../../deps.ts';
import { appointmentPaths } from '../../paths.ts';
import { numberNow, queuePlaces, queueToday } from '../../queue/now.ts';
import { figuresOn, readQueue } from '../../queue/read.ts';
import { callNumber, leaveQueue, publicPlace, type QueueRefusal, settleNumber, takeNumber } from '../../queue/serve.ts';
import { servedBy, ticketsOn } from '../../queue/tickets.ts';
import { getPlace } from '../../store/places.ts';
import { QueueDeskPage, QueuesPage } from './desk-pages.tsx';
import { ScreenPage, TakePage, TicketPage } from './public-pages.tsx';
import { texts } from './texts.ts';

const PlaceId = Type.Object({ placeId: Type.String({ format: 'uuid' }) });
const TicketId = Type.Object({ ticketId: Type.String({ format: 'uuid' }) });
const Lang = { lang: Type.Optional(Type.String()) };
const LineIds = Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })]));
const Window = Type.Optional(Type.String({ maxLength: 40 }));

/** Seconds after which a page that shows what is being called is asked for again, with or without scripts. */
const SCREEN_SECONDS = '5';
const TICKET_SECONDS = '15';

/** The queue as everybody meets it: taking a number, the number itself, the screen of calls. */
export function queueRoutes(app: WebApp, deps: AppointmentDeps): void {
  const { db, clock } = deps.cases;
  const config = { policy: 'public' } as const;

  const showTake = async (request: Request, reply: Reply, placeId: string, errors: readonly FormError[] = []) => {
    const place = await publicPlace(deps, placeId);
    const { queue, giving } = await queueToday(deps, place);
    const page = <TakePage {...{ queue, giving, errors }} />;
    return render(request, reply, page, { title: `${texts(request.locale).take}, ${place.name}`, status: errors.length > 0 ? 409 : 200 });
  };

  app.get(appointmentPaths.queue.pattern, { schema: { params: PlaceId, querystring: Type.Object(Lang) }, config }, (request, reply) =>
    showTake(request, reply, request.params.placeId),
  );

  app.post(
    appointmentPaths.queue.pattern,
    {
      schema: { params: PlaceId, body: Type.Object({ line: Type.Optional(Type.String({ maxLength: 60 })) }) },
      config: { ...config, perMinute: 30 },
    },
    async (request, reply) => {
      const place = await publicPlace(deps, request.params.placeId);
      let ticketId = '';
      const refusal = await refusalOf<QueueRefusal>(async () => {
        ticketId = await takeNumber(deps, place, request.body.line ?? '');
      });
      if (refusal) return showTake(request, reply, place.id, [{ field: 'line', message: texts(request.locale).wrong[refusal] }]);
      return reply.redirect(appointmentPaths.ticket({ ticketId }), 303);
    },
  );

  app.get(
    appointmentPaths.ticket.pattern,
    { schema: { params: TicketId, querystring: Type.Object(Lang) }, config },
    async (request, reply) => {
      const number = await numberNow(deps, request.params.ticketId);
      const { ticket } = number;
      if (ticket.state === 'waiting' || ticket.state === 'called') reply.header('refresh', TICKET_SECONDS);
      const page = <TicketPage {...number} />;
      return render(request, reply, page, { title: `${texts(request.locale).yours}: ${ticket.number}` });
    },
  );

  app.post(appointmentPaths.leaveQueue.pattern, { schema: { params: TicketId }, config }, async (request, reply) => {
    await leaveQueue(deps, request.params.ticketId);
    return reply.redirect(appointmentPaths.ticket({ ticketId: request.params.ticketId }), 303);
  });

  app.get(
    appointmentPaths.queueScreen.pattern,
    { schema: { params: PlaceId, querystring: Type.Object(Lang) }, config },
    async (request, reply) => {
      const place = await publicPlace(deps, request.params.placeId);
      const now = clock.now();
      const queue = await readQueue(db, place, officeDay(now), now);
      reply.header('refresh', SCREEN_SECONDS);
      return render(request, reply, <ScreenPage queue={queue} />, { title: `${texts(request.locale).called}, ${place.name}` });
    },
  );
}

/** The queue as officers work it: their window, the next number, who did not come, the day's figures. */
export function queueDeskRoutes(app: WebApp, deps: AppointmentDeps): void {
  const { db, clock } = deps.cases;
  const config = { policy: 'officer' } as const;

  interface Where {
    readonly loket?: string | undefined;
    readonly baris?: string | readonly string[] | undefined;
  }
  const linesIn = ({ baris = [] }: Where) => (typeof baris === 'string' ? [baris] : baris);
  const deskOf = (placeId: string, where: Where, more: Readonly<Record<string, string>> = {}) =>
    appointmentPaths.queueDesk({ placeId }, { ...(where.loket && { loket: where.loket }), ...more }) +
    linesIn(where)
      .map((id) => `&baris=${encodeURIComponent(id)}`)
      .join('');

  const show = async (
    request: Request,
    reply: Reply,
    {
      placeId,
      where,
      nobody = false,
      errors = [],
    }: { readonly placeId: string; readonly where: Where; readonly nobody?: boolean; readonly errors?: readonly FormError[] },
  ) => {
    const officer = getPerson(request);
    const now = clock.now();
    const day = officeDay(now);
    const place = await getPlace(db, placeId, agenciesOf(officer));
    const queue = await readQueue(db, place, day, now);
    const [figures, serving] = await Promise.all([figuresOn(db, place, queue.tickets), servedBy(db, officer.personId, day)]);
    const lineIds = linesIn(where).filter((id) => queue.lines.some(({ line }) => line.id === id));
    const windowName = (where.loket ?? serving?.windowName ?? '').trim();
    const page = <QueueDeskPage {...{ queue, figures, serving, windowName, lineIds, nobody, errors }} />;
    return render(request, reply, page, { title: `${texts(request.locale).title}: ${place.name}`, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(appointmentPaths.queues.pattern, { schema: { querystring: Type.Object(Lang) }, config }, async (request, reply) => {
    const places = await queuePlaces(deps, getPerson(request));
    return render(request, reply, <QueuesPage places={places} />, { title: texts(request.locale).places });
  });

  app.get(
    appointmentPaths.queueDesk.pattern,
    {
      schema: {
        params: PlaceId,
        querystring: Type.Object({ loket: Window, baris: LineIds, kosong: Type.Optional(Type.Literal('1')), ...Lang }),
      },
      config,
    },
    (request, reply) =>
      show(request, reply, { placeId: request.params.placeId, where: request.query, nobody: request.query.kosong === '1' }),
  );

  app.post(
    appointmentPaths.callQueue.pattern,
    {
      schema: {
        params: PlaceId,
        body: Type.Object({ loket: Window, baris: LineIds, kini: Type.Optional(Type.String({ maxLength: 60 })) }),
      },
      config,
    },
    async (request, reply) => {
      const { kini = '', ...where } = request.body;
      const { placeId } = request.params;
      const windowName = (where.loket ?? '').trim();
      if (windowName === '')
        return show(request, reply, { placeId, where, errors: [{ field: 'loket', message: texts(request.locale).windowHint }] });
      const calling = { placeId, windowName, lineIds: linesIn(where), serving: kini === '' ? null : kini };
      const called = await callNumber(deps, getPerson(request), calling);
      return reply.redirect(deskOf(placeId, where, called ? {} : { kosong: '1' }), 303);
    },
  );

  const Settling = Type.Object({
    tempat: Type.String({ format: 'uuid' }),
    loket: Window,
    baris: LineIds,
    deed: Type.Enum(['served', 'missed', 'again', 'back']),
  });
  app.post(appointmentPaths.settleQueue.pattern, { schema: { params: TicketId, body: Settling }, config }, async (request, reply) => {
    const { tempat, deed, ...where } = request.body;
    await settleNumber(deps, getPerson(request), request.params.ticketId, deed);
    return reply.redirect(deskOf(tempat, where), 303);
  });

  app.get(
    appointmentPaths.queueCsv.pattern,
    {
      schema: { params: PlaceId, querystring: Type.Object({ hari: Type.Optional(Type.String({ maxLength: 10 })), ...Lang }) },
      config: { ...config, importance: 'later', perMinute: 10 },
    },
    async (request, reply) => {
      const place = await getPlace(db, request.params.placeId, agenciesOf(getPerson(request)));
      const { hari } = request.query;
      const day = hari !== undefined && isDay(hari) ? hari : officeDay(clock.now());
      const m = texts(request.locale);
      const at = (time: Date | null) => (time === null ? '' : formatTime(time, request.locale));
      const rows = (await ticketsOn(db, place.id, day)).map(({ number, state, takenAt, calledAt, doneAt, bookingId }) => [
        number,
        m.states[state],
        at(takenAt),
        at(calledAt),
        at(doneAt),
        bookingId === null ? m.no : m.yes,
      ]);
      return sendCsv(reply, `antrean-${day}`, [Object.values(m.csvColumns), ...rows]);
    },
  );
}

import {
  callNumber,
  leaveQueue,
  type NumberNow,
  numberNow,
  type QueueNow,
  publicPlace,
  queuePlaces,
  queueToday,
  servedBy,
  settleNumber,
  takeNumber,
  type Ticket,
} from '#platform/appointments';
import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { officeDay } from '#platform/calendar';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { CalledNumber, Calling, OfficeQueues, Queue, QueueNumber } from '../../schemas/queue.ts';
import { Id, nullable } from '../../schemas/basics.ts';
import { about } from '../said.ts';

const PlaceId = Type.Object({ placeId: Id });
/** Who asks may choose what the number is found by, and then asks again without taking a second one. */
const Chosen = Type.Object({ 'idempotency-key': Type.Optional(Id) });
const NumberId = Type.Object({ numberId: Id });

/** Numbers that are named as the next of a line, as on the screen. */
const SHOWN = 5;

/** The queue as everybody meets it: how long one waits, taking a number, the number itself. */
export function queueRoutes(app: WebApp, { cases }: ApiDeps): void {
  const deps = { cases };
  const policy = 'public' as const;

  app.get(
    apiPaths.queue.pattern,
    {
      schema: { params: PlaceId, response: { 200: Queue } },
      config: { policy, operation: about('queues', 'getQueue', ['Antrean satu tempat', 'The queue of a place']) },
    },
    async ({ params, locale }) => presentQueue(await queueToday(deps, await publicPlace(deps, params.placeId)), locale),
  );

  app.post(
    apiPaths.queueNumbers.pattern,
    {
      schema: { params: PlaceId, headers: Chosen, body: Type.Object({ line: Id }), response: { 201: QueueNumber } },
      config: { policy, perMinute: 30, operation: about('queues', 'takeQueueNumber', ['Ambil nomor antrean', 'Take a number']) },
    },
    async ({ params, headers, body, locale }, reply) => {
      const chosen = headers['idempotency-key']?.toLowerCase();
      const id = await takeNumber(deps, await publicPlace(deps, params.placeId), body.line, chosen);
      return reply.code(201).send(presentNumber(await numberNow(deps, id), locale));
    },
  );

  app.get(
    apiPaths.queueNumber.pattern,
    {
      schema: { params: NumberId, response: { 200: QueueNumber } },
      config: { policy, operation: about('queues', 'getQueueNumber', ['Keadaan satu nomor', 'Where a number stands']) },
    },
    async ({ params, locale }) => presentNumber(await numberNow(deps, params.numberId), locale),
  );

  app.post(
    apiPaths.leaveQueue.pattern,
    {
      schema: { params: NumberId, response: { 200: QueueNumber } },
      config: { policy, operation: about('queues', 'leaveQueue', ['Lepas nomor', 'Give a number back']) },
    },
    async ({ params, locale }) => {
      await numberNow(deps, params.numberId);
      await leaveQueue(deps, params.numberId);
      return presentNumber(await numberNow(deps, params.numberId), locale);
    },
  );

  deskRoutes(app, deps);
}

/** The queue as officers work it. */
function deskRoutes(app: WebApp, deps: Pick<ApiDeps, 'cases'>): void {
  const policy = 'officer' as const;
  const { db, clock } = deps.cases;

  app.get(
    apiPaths.queues.pattern,
    {
      schema: { response: { 200: OfficeQueues } },
      config: {
        policy,
        operation: about('queues', 'listQueues', ['Antrean di tempat instansi sendiri', 'The queues of one’s own agencies'], {
          scope: 'cases:read',
        }),
      },
    },
    async (request) => {
      const officer = getPerson(request);
      const places = await queuePlaces(deps, officer);
      const queues = await Promise.all(places.map((place) => queueToday(deps, place)));
      const serving = await servedBy(db, officer.personId, officeDay(clock.now()));
      return { queues: queues.map((now) => presentQueue(now, request.locale)), serving: serving ? presentCalled(serving) : null };
    },
  );

  app.post(
    apiPaths.queueCalls.pattern,
    {
      schema: { params: PlaceId, body: Calling, response: { 200: Type.Object({ called: nullable(CalledNumber) }) } },
      config: {
        policy,
        operation: about(
          'queues',
          'callNextNumber',
          ['Selesaikan yang dilayani, panggil berikutnya', 'End what is served, call the next'],
          {
            scope: 'cases:act',
          },
        ),
      },
    },
    async (request) => {
      const { window, lines = [], serving = null } = request.body;
      const windowName = window.trim();
      if (windowName === '')
        throw new AppError('INVALID_INPUT', {
          fields: [{ field: 'window', message: 'Tulis nama loket.', en: 'Write the name of the window.' }],
        });
      const called = await callNumber(deps, getPerson(request), { placeId: request.params.placeId, windowName, lineIds: lines, serving });
      return { called: called && presentCalled(called) };
    },
  );

  app.post(
    apiPaths.settleQueue.pattern,
    {
      schema: {
        params: NumberId,
        body: Type.Object({ deed: Type.Enum(['served', 'missed', 'again', 'back']) }),
        response: { 204: Type.Null() },
      },
      config: {
        policy,
        operation: about('queues', 'settleQueueNumber', ['Catat apa yang terjadi dengan nomor', 'Say what became of a number'], {
          scope: 'cases:act',
        }),
      },
    },
    async (request, reply) => {
      await settleNumber(deps, getPerson(request), request.params.numberId, request.body.deed);
      return reply.code(204).send(null);
    },
  );
}

function presentQueue({ queue: { place, lines, called }, giving }: { readonly queue: QueueNow; readonly giving: boolean }, locale: Locale) {
  return {
    place: { id: place.id, name: place.name, whereabouts: place.whereabouts },
    giving,
    lines: lines.map(({ line, waiting, minutes }) => ({
      id: line.id,
      letter: line.letter,
      name: locale === 'id' ? line.nameId : line.nameEn,
      waiting: waiting.length,
      minutes,
      next: waiting.slice(0, SHOWN).map(({ number }) => number),
    })),
    called: called.map(({ number, windowName }) => ({ number, window: windowName ?? '' })),
  };
}

/** Whoever has a meeting is called at its hour: nobody is before them. */
function presentNumber({ ticket, place, line, ahead, minutes }: NumberNow, locale: Locale) {
  const waits = ticket.state === 'waiting' && ticket.bookingId === null;
  return {
    id: ticket.id,
    number: ticket.number,
    place: { id: place.id, name: place.name, whereabouts: place.whereabouts },
    line: line ? (locale === 'id' ? line.nameId : line.nameEn) : null,
    day: ticket.day,
    state: ticket.state,
    window: ticket.windowName,
    meetingAt: ticket.bookingId === null ? null : ticket.dueAt.toISOString(),
    ahead: waits ? ahead : null,
    minutes: waits ? minutes : null,
  };
}

function presentCalled({ id, number, windowName, bookingId, dueAt }: Ticket) {
  return { id, number, window: windowName ?? '', meetingAt: bookingId === null ? null : dueAt.toISOString() };
}

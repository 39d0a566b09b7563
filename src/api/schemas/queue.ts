import { ticketStates } from '#platform/appointments';
import { Type } from 'typebox';
import { Day, Id, Instant, nullable } from './basics.ts';

const QueuePlace = Type.Object({ id: Id, name: Type.String(), whereabouts: Type.String() }, { title: 'QueuePlace' });
const Minutes = Type.Integer({ description: 'About how long one waits, in minutes, as far as one can say.' });

const QueueLine = Type.Object(
  {
    id: Id,
    letter: Type.String(),
    name: Type.String(),
    waiting: Type.Integer(),
    minutes: Minutes,
    next: Type.Array(Type.String(), { description: 'The numbers called next, five at most.' }),
  },
  { title: 'QueueLine' },
);

/** A place's queue now. */
export const Queue = Type.Object(
  {
    place: QueuePlace,
    giving: Type.Boolean({ description: 'Whether numbers are given now.' }),
    lines: Type.Array(QueueLine),
    called: Type.Array(Type.Object({ number: Type.String(), window: Type.String() }), { description: 'The last call first.' }),
  },
  { title: 'Queue' },
);

/** A number, for whoever holds it: its id is known to nobody else. */
export const QueueNumber = Type.Object(
  {
    id: Id,
    number: Type.String(),
    place: QueuePlace,
    line: nullable(Type.String()),
    day: Day,
    state: Type.Enum([...ticketStates]),
    window: nullable(Type.String({ description: 'Where to go, once it is called.' })),
    meetingAt: nullable(Type.String({ format: 'date-time', description: 'The meeting it is for; it is called from then on.' })),
    ahead: nullable(Type.Integer({ description: 'How many are called before; null where it does not wait, or has a meeting.' })),
    minutes: nullable(Minutes),
  },
  { title: 'QueueNumber' },
);

export const CalledNumber = Type.Object(
  { id: Id, number: Type.String(), window: Type.String(), meetingAt: nullable(Instant) },
  { title: 'CalledNumber' },
);

export const OfficeQueues = Type.Object(
  { queues: Type.Array(Queue), serving: nullable(CalledNumber) },
  { title: 'OfficeQueues', description: 'The queues of an officer’s agencies, and what they are serving.' },
);

export const Calling = Type.Object(
  {
    window: Type.String({ maxLength: 40, description: 'As it stands over the window and on the screen.' }),
    lines: Type.Optional(Type.Array(Id, { maxItems: 40, description: 'The lines served; all of the place where none is named.' })),
    serving: Type.Optional(
      nullable(
        Type.String({
          format: 'uuid',
          description: 'What you are serving. Where it is another by now, nothing is called: sent twice, the second changes nothing.',
        }),
      ),
    ),
  },
  { title: 'CallNext' },
);

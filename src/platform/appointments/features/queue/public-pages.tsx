import { formatDate, formatNumber, formatTime } from '#i18n';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Facts, Form, type FormError, Note, Page, Tag } from '#web/ui';
import { appointmentPaths } from '../../paths.ts';
import type { Line } from '../../queue/lines.ts';
import type { NumberNow } from '../../queue/now.ts';
import type { LineNow, QueueNow } from '../../queue/read.ts';
import type { Ticket } from '../../queue/tickets.ts';
import { texts } from './texts.ts';

export const nameOf = ({ nameId, nameEn }: Line, locale: 'id' | 'en') => (locale === 'id' ? nameId : nameEn);

/** Numbers that are named as the next. */
const SHOWN = 5;

/** Minutes as people say them; nothing promises more than that. */
export function minutesIn(minutes: number, locale: 'id' | 'en'): string {
  return minutes < 1 ? texts(locale).atOnce : texts(locale).about(formatNumber(minutes, locale, 0));
}

/** Where a number is taken, on a kiosk or one's own telephone. */
export function TakePage({
  queue,
  giving,
  errors,
}: {
  readonly queue: QueueNow;
  readonly giving: boolean;
  readonly errors: readonly FormError[];
}) {
  const { locale } = useView();
  const m = texts(locale);
  const { place, lines } = queue;
  return (
    <Page>
      <div class="col stack">
        <h1>{m.take}</h1>
        <p class="soft">
          {place.name}, {place.whereabouts}
        </p>
        <ErrorSummary errors={errors} />
        {lines.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {lines.length > 0 && !giving && <Note tone="wait">{m.closed}</Note>}
        {lines.length > 0 && giving && (
          <>
            <p class="lead">{m.takeLead}</p>
            <Form action={appointmentPaths.queue({ placeId: place.id })} class="stack">
              {lines.map((now) => (
                <LineButton now={now} />
              ))}
            </Form>
            <p class="soft">{m.booked}</p>
          </>
        )}
        <p>
          <a href={appointmentPaths.queueScreen({ placeId: place.id })}>{m.screen}</a>
        </p>
      </div>
    </Page>
  );
}

function LineButton({ now: { line, waiting, minutes } }: { readonly now: LineNow }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <div class="card row between">
      <Button name="line" value={line.id}>
        {m.takeThis(nameOf(line, locale))}
      </Button>
      <span class="soft">
        {m.waiting(formatNumber(waiting.length, locale))}, {minutesIn(minutes, locale)}
      </span>
    </div>
  );
}

/** A number: how many stand before it, and where to go once it is called. */
export function TicketPage({ ticket, place, line, ahead, minutes }: NumberNow) {
  const { locale } = useView();
  const m = texts(locale);
  const { state, bookingId } = ticket;
  const facts = [
    ...(line ? [{ label: m.forLine, value: nameOf(line, locale) }] : []),
    { label: m.day, value: formatDate(ticket.day, locale) },
    ...(state === 'waiting' && bookingId === null
      ? [
          { label: m.ahead, value: formatNumber(ahead, locale) },
          { label: m.estimate, value: minutesIn(minutes, locale) },
        ]
      : []),
  ];
  return (
    <Page>
      <div class="col stack">
        <h1>{m.yours}</h1>
        <p class="soft">
          {place.name}, {place.whereabouts}
        </p>
        <div class="proof stack">
          <p class="plate">{ticket.number}</p>
          <p>
            <Tag tone={state === 'called' ? 'done' : 'plain'}>{m.states[state]}</Tag>
          </p>
          {state === 'called' && ticket.windowName !== null && (
            <p class="t-l">
              <b>{m.goTo(ticket.windowName)}</b>
            </p>
          )}
          {state === 'waiting' && bookingId !== null && <p>{m.meetingAt(formatTime(ticket.dueAt, locale))}</p>}
          <Facts facts={facts} />
        </div>
        {state === 'missed' && <Note tone="wait">{m.missedLead}</Note>}
        {(state === 'waiting' || state === 'called') && <p class="soft noprint">{m.keep}</p>}
        {state === 'waiting' && (
          <Form action={appointmentPaths.leaveQueue({ ticketId: ticket.id })} class="noprint">
            <Button kind="quiet">{m.leave}</Button>
          </Form>
        )}
        <p class="noprint">
          <a href={appointmentPaths.queueScreen({ placeId: place.id })}>{m.screen}</a>
        </p>
      </div>
    </Page>
  );
}

/** The screen over the windows: numbers and windows, the last call first. No names. */
export function ScreenPage({ queue: { place, called, lines } }: { readonly queue: QueueNow }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page wide>
      <div class="stack">
        <h1>
          {m.called}, {place.name}
        </h1>
        {called.length === 0 && <EmptyState>{m.nobody}</EmptyState>}
        <ol class="calling">
          {called.slice(0, 12).map(({ number, windowName }) => (
            <li>
              <b>{number}</b>
              <span>{windowName}</span>
            </li>
          ))}
        </ol>
        <Facts
          facts={lines.map(({ line, waiting, minutes }) => ({
            label: m.nextOf(nameOf(line, locale)),
            value: waiting.length === 0 ? m.nobodyWaits : nextIn(waiting, minutes, locale),
          }))}
        />
      </div>
    </Page>
  );
}

/** The next few numbers, how many wait in all, and about how long that is. */
function nextIn(waiting: readonly Ticket[], minutes: number, locale: 'id' | 'en'): string {
  const next = waiting.slice(0, SHOWN).map(({ number }) => number);
  const more = waiting.length > SHOWN ? ' …' : '';
  return `${next.join(', ')}${more} (${formatNumber(waiting.length, locale)}, ${minutesIn(minutes, locale)})`;
}

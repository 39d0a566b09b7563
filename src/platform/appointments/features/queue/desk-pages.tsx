import { formatNumber, formatTime } from '#i18n';
import { useView } from '#web';
import { Button, Choices, EmptyState, ErrorSummary, Form, type FormError, LinkButton, Note, Page, Table, TextInput } from '#web/ui';
import { appointmentPaths } from '../../paths.ts';
import type { LineFigures, QueueNow } from '../../queue/read.ts';
import type { Deed } from '../../queue/serve.ts';
import type { Ticket } from '../../queue/tickets.ts';
import type { Place } from '../../store/places.ts';
import { nameOf } from './public-pages.tsx';
import { texts } from './texts.ts';

/** The places of an officer's agencies that have queues. */
export function QueuesPage({ places }: { readonly places: readonly Place[] }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.places}</h1>
        <p class="lead">{m.placesLead}</p>
        {places.length === 0 && <EmptyState>{m.noPlaces}</EmptyState>}
        <ul class="tasks">
          {places.map(({ id, name }) => (
            <li>
              <a href={appointmentPaths.queueDesk({ placeId: id })} class="target">
                {name}
              </a>
              <LinkButton href={appointmentPaths.queueScreen({ placeId: id })} kind="quiet" small>
                {m.screen}
                <span class="vh">: {name}</span>
              </LinkButton>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

export interface DeskProps {
  readonly queue: QueueNow;
  readonly figures: readonly LineFigures[];
  readonly serving: Ticket | undefined;
  readonly windowName: string;
  readonly lineIds: readonly string[];
  /** The officer pressed, and nobody waited. */
  readonly nobody: boolean;
  readonly errors: readonly FormError[];
}

/** Where an officer calls: whom they serve, the next, who did not come, and the figures of the day. */
export function QueueDeskPage(props: DeskProps) {
  const { queue, figures, nobody, errors } = props;
  const { locale } = useView();
  const m = texts(locale);
  const { place, tickets } = queue;
  const missed = tickets.filter(({ state }) => state === 'missed');
  const count = (n: number) => formatNumber(n, locale);
  return (
    <Page wide>
      <div class="stack">
        <h1>
          {m.title}: {place.name}
        </h1>
        <ErrorSummary errors={errors} />
        {nobody && <Note>{m.nobodyWaits}</Note>}
        <Serving {...props} />
        <Settings {...props} />
        {missed.length > 0 && (
          <section class="stack">
            <h2>{m.missedToday}</h2>
            <ul class="tasks">
              {missed.map((ticket) => (
                <li>
                  <b class="num">{ticket.number}</b>
                  <DeedForm ticket={ticket} deed="back" {...props} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <h2>{m.figures}</h2>
        <Table
          label={m.figures}
          rows={figures}
          empty={m.none}
          columns={[
            { title: m.columns.line, cell: ({ line }) => `${line.letter} ${nameOf(line, locale)}` },
            { title: m.columns.taken, cell: ({ taken }) => count(taken) },
            { title: m.columns.waiting, cell: ({ waiting }) => count(waiting) },
            { title: m.columns.served, cell: ({ served }) => count(served) },
            { title: m.columns.missed, cell: ({ missed: n }) => count(n) },
            { title: m.columns.left, cell: ({ left }) => count(left) },
            { title: m.columns.waited, cell: ({ waited }) => count(waited) },
            { title: m.columns.lasted, cell: ({ lasted }) => count(lasted) },
          ]}
        />
        <p class="row">
          <LinkButton href={appointmentPaths.queueCsv({ placeId: place.id })} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
          <a href={appointmentPaths.queueScreen({ placeId: place.id })}>{m.screen}</a>
          <a href={appointmentPaths.queue({ placeId: place.id })}>{m.take}</a>
        </p>
      </div>
    </Page>
  );
}

function Serving(props: DeskProps) {
  const { queue, serving, windowName, lineIds } = props;
  const { locale } = useView();
  const m = texts(locale);
  const waiting = queue.lines.reduce((sum, { waiting: some }) => sum + some.length, 0);
  return (
    <section class="card stack">
      <h2>{m.now}</h2>
      {serving ? (
        <>
          <p class="plate">{serving.number}</p>
          {serving.bookingId !== null && <p>{`${m.meeting}, ${formatTime(serving.dueAt, locale)}`}</p>}
          <div class="row">
            {(['served', 'missed', 'again'] as const).map((deed) => (
              <DeedForm ticket={serving} deed={deed} {...props} />
            ))}
          </div>
        </>
      ) : (
        <p class="soft">{m.nothing}</p>
      )}
      <Form action={appointmentPaths.callQueue({ placeId: queue.place.id })} class="row">
        <input type="hidden" name="loket" value={windowName} />
        {lineIds.map((id) => (
          <input type="hidden" name="baris" value={id} />
        ))}
        <input type="hidden" name="kini" value={serving?.id ?? ''} />
        <Button>{serving ? m.doneNext : m.next}</Button>
        <span class="soft">{m.waiting(formatNumber(waiting, locale))}</span>
      </Form>
    </section>
  );
}

function DeedForm({ ticket, deed, queue, windowName, lineIds }: DeskProps & { readonly ticket: Ticket; readonly deed: Deed }) {
  const m = texts(useView().locale);
  return (
    <Form action={appointmentPaths.settleQueue({ ticketId: ticket.id })} class="inline">
      <input type="hidden" name="tempat" value={queue.place.id} />
      <input type="hidden" name="loket" value={windowName} />
      {lineIds.map((id) => (
        <input type="hidden" name="baris" value={id} />
      ))}
      <Button name="deed" value={deed} kind="quiet" small>
        {m.deeds[deed]}
        <span class="vh">: {ticket.number}</span>
      </Button>
    </Form>
  );
}

function Settings({ queue: { place, lines }, windowName, lineIds, errors }: DeskProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <details open={windowName === ''}>
      <summary>
        {m.window}
        {windowName !== '' && `: ${windowName}`}
      </summary>
      <form method="get" action={appointmentPaths.queueDesk({ placeId: place.id })} class="stack">
        <TextInput
          id="loket"
          label={m.window}
          hint={m.windowHint}
          value={windowName}
          autocomplete="off"
          error={errors.find(({ field }) => field === 'loket')?.message}
        />
        {lines.length > 1 && (
          <Choices
            id="baris"
            label={m.lines}
            hint={m.linesHint}
            type="checkbox"
            values={lineIds}
            options={lines.map(({ line }) => ({ value: line.id, label: `${line.letter} ${nameOf(line, locale)}` }))}
          />
        )}
        <Button kind="quiet">{m.set}</Button>
      </form>
    </details>
  );
}

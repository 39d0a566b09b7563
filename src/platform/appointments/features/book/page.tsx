import { formatDate, formatDateTime, formatNumber, formatTime, formatWeekday } from '#i18n';
import { casePaths } from '#platform/cases';
import { useView } from '#web';
import { Button, Choices, Crumbs, ErrorSummary, Facts, Form, type FormError, LinkButton, Note, Page, Table, Tabs, TextArea } from '#web/ui';
import { reminderHours } from '../../domain/rules.ts';
import { appointmentPaths } from '../../paths.ts';
import type { FreeSlot, Meetings } from '../../read.ts';
import type { Booking } from '../../store/bookings.ts';
import type { Place } from '../../store/places.ts';
import { texts } from '../../texts/index.ts';

export interface BookPageProps {
  readonly meetings: Meetings;
  readonly places: readonly Place[];
  /** Free slots of the place and the week that are shown. */
  readonly slots: readonly FreeSlot[];
  readonly placeId: string;
  /** First days of the weeks that can be shown, YYYY-MM-DD. */
  readonly weeks: readonly string[];
  readonly week: string;
  readonly done?: 'booked' | 'moved' | 'cancelled' | undefined;
  readonly chosen?: string;
  readonly reason?: string;
  readonly errors: readonly FormError[];
}

/** Where a time to meet is chosen, moved and cancelled. */
export function BookPage(props: BookPageProps) {
  const { meetings, errors, done } = props;
  const { view, side, open } = meetings;
  const { locale } = useView();
  const m = texts(locale);
  const caseId = view.id;
  const back = side === 'applicant' ? casePaths.file({ caseId }) : casePaths.deskCase({ caseId });
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: back, label: view.number }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="soft">
          {view.service.title(locale)} · {view.agency.name}
        </p>
        <ErrorSummary errors={errors} />
        {done && errors.length === 0 && <Note tone="done">{m.done[done]}</Note>}
        {meetings.standing && <Standing {...props} booking={meetings.standing} />}
        {open === 'open' && <ChooseTime {...props} />}
        {open === 'not-now' && <Note>{m.notNow}</Note>}
        {open === 'missed-too-often' && <Note tone="wait">{m.missedTooOften}</Note>}
        <Earlier meetings={meetings} />
        <LinkButton href={back} kind="quiet">
          {m.back}
        </LinkButton>
      </div>
    </Page>
  );
}

function Standing({ meetings, booking, reason, errors }: BookPageProps & { readonly booking: Booking }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const { view, side, rules, ticket } = meetings;
  const { startsAt, endsAt, place } = booking;
  const { lastHours } = rules.value(reminderHours);
  const near = startsAt.getTime() - now.getTime() <= lastHours * 3_600_000;
  const video = near ? (
    <a href={place.videoUrl ?? ''} rel="noreferrer">
      {m.join}
    </a>
  ) : (
    m.videoLater(formatNumber(lastHours, locale))
  );
  return (
    <section class="card stack" aria-labelledby="janji-sekarang">
      <h2 id="janji-sekarang" class="t-l">
        {side === 'applicant' ? m.standing : m.standingOffice}
      </h2>
      <Facts
        facts={[
          { label: m.when, value: `${formatDateTime(startsAt, locale)} – ${formatTime(endsAt, locale)}` },
          { label: m.where, value: `${place.name} (${m.kinds[place.kind].toLowerCase()})` },
          { label: m.whereabouts, value: place.whereabouts },
          ...(place.videoUrl === null ? [] : [{ label: m.video, value: video }]),
          ...(ticket === null
            ? []
            : [
                {
                  label: m.queueNumber,
                  value: <a href={appointmentPaths.ticket({ ticketId: ticket.id })}>{ticket.number}</a>,
                },
              ]),
        ]}
      />
      <p>
        <LinkButton href={appointmentPaths.calendar({ caseId: view.id })} kind="quiet" icon="download" small>
          {m.ics}
        </LinkButton>
      </p>
      <details open={errors.some(({ field }) => field === 'reason')}>
        <summary>{m.cancel}</summary>
        <Form action={appointmentPaths.cancel({ caseId: view.id })} class="stack">
          <p class="soft">{m.cancelHint}</p>
          <TextArea
            id="reason"
            label={m.reason}
            hint={m.reasonHint}
            rows={2}
            value={reason}
            error={errors.find(({ field }) => field === 'reason')?.message}
          />
          <Button kind="danger">{m.cancel}</Button>
        </Form>
      </details>
    </section>
  );
}

/** The free times of one place and one week, day by day; one form, so that it works without a script. */
function ChooseTime({ meetings, places, slots, placeId, weeks, week, chosen, errors }: BookPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { view, standing } = meetings;
  const caseId = view.id;
  const here = (query: { readonly tempat: string; readonly minggu: string }) => appointmentPaths.ofCase({ caseId }, query);
  const days = new Map<string, FreeSlot[]>();
  for (const slot of slots) {
    const day = view.calendar.dateIn(slot.startsAt);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  const error = errors.find(({ field }) => field === 'slot')?.message;
  return (
    <section class="stack" aria-labelledby="pilih-waktu">
      <h2 id="pilih-waktu">{standing ? m.chooseOther : m.choose}</h2>
      <p class="soft">{m.chooseHint}</p>
      {places.length > 1 && (
        <Tabs
          label={m.places}
          tabs={places.map(({ id, name }) => ({ href: here({ tempat: id, minggu: week }), label: name, current: id === placeId }))}
        />
      )}
      {weeks.length > 1 && (
        <Tabs
          label={m.when}
          sub
          tabs={weeks.map((first) => ({
            href: here({ tempat: placeId, minggu: first }),
            label: formatDate(first, locale),
            current: first === week,
          }))}
        />
      )}
      {days.size === 0 ? (
        <Note>{m.none}</Note>
      ) : (
        <Form action={appointmentPaths.ofCase({ caseId })} class="stack">
          <input type="hidden" name="tempat" value={placeId} />
          <input type="hidden" name="minggu" value={week} />
          {[...days].map(([day, some], n) => (
            <Choices
              id={n === 0 ? 'slot' : `slot-${day}`}
              name="slot"
              type="radio"
              many
              label={formatWeekday(day, locale)}
              error={n === 0 ? error : undefined}
              values={chosen === undefined ? [] : [chosen]}
              options={some.map(({ startsAt, endsAt, free }) => ({
                value: startsAt.toISOString(),
                label: `${formatTime(startsAt, locale)} – ${formatTime(endsAt, locale)}`,
                ...(free > 1 && { hint: m.free(free) }),
              }))}
            />
          ))}
          <p class="stays">
            <Button>{standing ? m.move : m.book}</Button>
          </p>
        </Form>
      )}
    </section>
  );
}

function Earlier({ meetings: { earlier } }: Pick<BookPageProps, 'meetings'>) {
  const { locale } = useView();
  const m = texts(locale);
  if (earlier.length === 0) return null;
  return (
    <details>
      <summary>{m.earlier}</summary>
      <Table
        label={m.earlier}
        rows={earlier}
        empty=""
        columns={[
          { title: m.when, cell: ({ startsAt }) => formatDateTime(startsAt, locale) },
          { title: m.where, cell: ({ place }) => place.name },
          { title: m.day.state, cell: ({ state }) => m.states[state] },
          { title: m.reason, cell: ({ reason }) => reason ?? '' },
        ]}
      />
    </details>
  );
}

import { formatTime, formatWeekday } from '#i18n';
import { casePaths } from '#platform/cases';
import { useView } from '#web';
import { Button, Form, type FormError, ErrorSummary, LinkButton, Page, Select, Table, Tag, TextInput } from '#web/ui';
import type { MeetingLine } from '../../day-list.ts';
import { appointmentPaths } from '../../paths.ts';
import type { Place } from '../../store/places.ts';
import { texts } from '../../texts/index.ts';

export interface DayPageProps {
  readonly day: string;
  readonly before: string;
  readonly after: string;
  readonly places: readonly Place[];
  readonly placeId: string;
  readonly rows: readonly MeetingLine[];
  readonly errors: readonly FormError[];
}

const tones = { booked: 'wait', came: 'done', missed: 'bad', moved: 'plain', cancelled: 'plain' } as const;

/** Who comes on a day, when, and about which file; and whether they came. */
export function DayPage({ day, before, after, places, placeId, rows, errors }: DayPageProps) {
  const { locale } = useView();
  const m = texts(locale).day;
  const states = texts(locale).states;
  const at = (hari: string) => appointmentPaths.day({}, { hari, tempat: placeId });
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {formatWeekday(day, locale)} · {m.count(rows.length)}. {m.lead}
        </p>
        <ErrorSummary errors={errors} />
        <form method="get" action={appointmentPaths.day()} class="row noprint">
          <TextInput id="hari" type="date" label={m.date} value={day} />
          <Select
            id="tempat"
            label={m.place}
            value={placeId}
            options={[{ value: '', label: m.all }, ...places.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <p class="row noprint">
          <a href={at(before)}>{m.before}</a>
          <a href={at(after)}>{m.after}</a>
          <LinkButton href={appointmentPaths.dayCsv({}, { hari: day, tempat: placeId })} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
        <Table
          label={m.title}
          rows={rows}
          empty={m.none}
          columns={[
            { title: m.time, cell: ({ booking }) => `${formatTime(booking.startsAt, locale)} – ${formatTime(booking.endsAt, locale)}` },
            { title: m.who, cell: ({ applicantName }) => applicantName },
            {
              title: m.file,
              cell: ({ booking, number }) => (
                <a href={casePaths.deskCase({ caseId: booking.caseId })} class="num">
                  {number}
                </a>
              ),
            },
            { title: m.place, cell: ({ booking }) => booking.place.name },
            { title: m.state, cell: ({ booking }) => <Tag tone={tones[booking.state]}>{states[booking.state]}</Tag> },
            { title: m.deeds, cell: (line) => <Deeds line={line} day={day} placeId={placeId} /> },
          ]}
        />
      </div>
    </Page>
  );
}

function Deeds({ line, day, placeId }: { readonly line: MeetingLine; readonly day: string; readonly placeId: string }) {
  const { locale, now } = useView();
  const m = texts(locale).day;
  const { booking, number } = line;
  if (booking.startsAt > now) return null;
  return (
    <Form action={appointmentPaths.settle({ bookingId: booking.id })} class="row inline noprint">
      <input type="hidden" name="caseId" value={booking.caseId} />
      <input type="hidden" name="hari" value={day} />
      <input type="hidden" name="tempat" value={placeId} />
      {(['came', 'missed'] as const)
        .filter((state) => state !== booking.state)
        .map((state) => (
          <Button name="state" value={state} kind="quiet" small>
            {m[state]}
            <span class="vh">: {number}</span>
          </Button>
        ))}
    </Form>
  );
}

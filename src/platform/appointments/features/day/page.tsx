import { formatTime, formatWeekday } from '#i18n';
import { casePaths } from '#platform/cases';
import { useView } from '#web';
import { Button, Form, type FormError, ErrorSummary, LinkButton, Page, Pagination, Select, Table, Tag, TextInput } from '#web/ui';
import { type MeetingLine, type MeetingState, meetingStates } from '../../day-list.ts';
import { appointmentPaths } from '../../paths.ts';
import type { Place } from '../../store/places.ts';
import { texts } from '../../texts/index.ts';

export const MEETINGS_A_PAGE = 50;

/** The list as its address names it. */
export interface Where {
  readonly hari: string;
  readonly tempat?: string | undefined;
  readonly keadaan?: MeetingState | undefined;
  readonly q?: string | undefined;
  readonly halaman?: number | undefined;
}

export interface DayPageProps {
  readonly day: string;
  readonly before: string;
  readonly after: string;
  readonly places: readonly Place[];
  readonly where: Where;
  /** Those of this page, and how many there are in all. */
  readonly rows: readonly MeetingLine[];
  readonly total: number;
  readonly page: number;
  readonly errors: readonly FormError[];
}

const tones = { booked: 'wait', came: 'done', missed: 'bad', moved: 'plain', cancelled: 'plain' } as const;

/** Who comes on a day, when, and about which file; and whether they came. */
export function DayPage({ day, before, after, places, where, rows, total, page, errors }: DayPageProps) {
  const { locale } = useView();
  const m = texts(locale).day;
  const states = texts(locale).states;
  const { tempat = '', keadaan = '', q = '' } = where;
  const filter = { tempat: tempat || undefined, keadaan: keadaan || undefined, q: q || undefined };
  const at = (hari: string, n = 1) => appointmentPaths.day({}, { ...filter, hari, halaman: n > 1 ? n : undefined });
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {formatWeekday(day, locale)} · {m.count(total)}. {m.lead}
        </p>
        <ErrorSummary errors={errors} />
        <form method="get" action={appointmentPaths.day()} class="row noprint">
          <TextInput id="hari" type="date" label={m.date} value={day} />
          <Select
            none={m.all}
            id="tempat"
            label={m.place}
            value={tempat}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            none={m.anyState}
            id="keadaan"
            label={m.state}
            value={keadaan}
            options={meetingStates.map((state) => ({ value: state, label: states[state] }))}
          />
          <TextInput id="q" label={m.find} value={q} autocomplete="off" />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <p class="row noprint">
          <a href={at(before)}>{m.before}</a>
          <a href={at(after)}>{m.after}</a>
          <LinkButton href={appointmentPaths.dayCsv({}, { ...filter, hari: day })} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
        <Table
          label={m.title}
          rows={rows}
          empty={q === '' && keadaan === '' ? m.none : m.noneFound}
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
            { title: m.deeds, cell: (line) => <Deeds line={line} where={{ ...where, hari: day }} /> },
          ]}
        />
        <Pagination quiet page={page} size={MEETINGS_A_PAGE} total={total} at={(n) => at(day, n)} />
      </div>
    </Page>
  );
}

function Deeds({ line, where }: { readonly line: MeetingLine; readonly where: Where }) {
  const { locale, now } = useView();
  const m = texts(locale).day;
  const { booking, number } = line;
  if (booking.startsAt > now) return null;
  return (
    <Form action={appointmentPaths.settle({ bookingId: booking.id })} class="row inline noprint">
      <input type="hidden" name="caseId" value={booking.caseId} />
      {Object.entries(where).map(([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />)}
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

import { formatDate } from '#i18n';
import type { KeptHoliday, PastedDay, PublishedHoliday } from '#platform/calendar';
import { useView } from '#web';
import {
  Button,
  Choices,
  type Column,
  ErrorSummary,
  Form,
  type FormError,
  Note,
  Select,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextInput,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

/** What was typed into the form, as it comes and goes. */
export interface Typed {
  readonly region: string;
  readonly days: string;
  readonly kind: string;
  readonly citation: string;
}

export interface HolidaysPageProps {
  readonly year: number;
  readonly years: readonly number[];
  readonly rows: readonly KeptHoliday[];
  /** The country's own, which nobody enters. */
  readonly published: readonly PublishedHoliday[];
  /** Regions as people call them. */
  readonly regionNames: ReadonlyMap<string, string>;
  /** Regions of the reader's own offices, to which they may add; none for whoever only looks. */
  readonly regions: readonly string[];
  /** What they may confirm too: the province. */
  readonly confirmable: readonly string[];
  readonly me: string;
  readonly news: 'entered' | 'confirmed' | 'removed' | 'asked' | 'left' | undefined;
  readonly typed: Typed | undefined;
  readonly errors: readonly FormError[];
  /** The days that were read, to be entered by one more press; with those that are there already, and those the office works by now. */
  readonly checked:
    | { readonly days: readonly PastedDay[]; readonly known: ReadonlySet<string>; readonly works: ReadonlySet<string> }
    | undefined;
}

/** The days entered above the published holidays, year by year, and the ways to enter, confirm and remove them. */
export function HolidaysPage(props: HolidaysPageProps) {
  const { year, years, rows, regions, news, errors, typed, checked } = props;
  const m = texts(useView().locale);
  return (
    <AdminPage at="holidays">
      <p class="soft col">{m.lead}</p>
      {news && (
        <Note tone="done">
          <p>{m.news[news]}</p>
        </Note>
      )}
      <ErrorSummary errors={errors} />
      {checked && typed && <Checked typed={typed} regionNames={props.regionNames} {...checked} />}
      <Tabs
        label={m.year}
        tabs={years.map((one) => ({ href: portalPaths.holidays({}, { tahun: one }), label: String(one), current: one === year }))}
      />
      <Table label={`${m.year} ${year}`} columns={columnsOf(props)} rows={rows} empty={m.none(year)} />
      <Published {...props} />
      {regions.length > 0 && !checked && <Enter {...props} />}
    </AdminPage>
  );
}

function columnsOf(props: HolidaysPageProps): Column<KeptHoliday>[] {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<KeptHoliday>[] = [
    { title: m.day, cell: ({ day }) => formatDate(day, locale) },
    { title: m.name, cell: (one) => (locale === 'id' ? one.nameId : one.nameEn) },
    { title: m.region, cell: ({ region }) => props.regionNames.get(region) ?? region },
    { title: m.kind, cell: ({ closed }) => (closed ? m.closed : m.works) },
    {
      title: m.citation,
      cell: ({ citation, confirmed, removalAskedBy }) => (
        <>
          {citation} <Tag tone={confirmed ? 'done' : 'wait'}>{confirmed ? m.confirmed : m.unconfirmed}</Tag>{' '}
          {removalAskedBy && <Tag tone="bad">{m.leaving}</Tag>}
        </>
      ),
    },
  ];
  if (props.confirmable.length > 0) columns.push({ title: m.deeds, untitled: true, cell: (one) => <Deeds {...props} one={one} /> });
  return columns;
}

function Deeds({ one, me, regions, confirmable }: HolidaysPageProps & { readonly one: KeptHoliday }) {
  const { locale } = useView();
  const m = texts(locale);
  const { region, day, confirmed, enteredBy, removalAskedBy } = one;
  const named = (
    <span class="vh">
      : {locale === 'id' ? one.nameId : one.nameEn}, {formatDate(day, locale)}
    </span>
  );
  const deed = (key: string, label: string) => (
    <Form action={portalPaths.holidayDeed({ region, day, deed: key })} class="inline">
      <Button kind="quiet" small>
        {label}
        {named}
      </Button>
    </Form>
  );
  return (
    <div class="row">
      {!confirmed && enteredBy !== me && confirmable.includes(region) && (
        <details>
          <summary>
            {m.confirm}
            {named}
          </summary>
          <Form action={portalPaths.holidayDeed({ region, day, deed: 'konfirmasi' })} class="stack">
            <TextInput id={`dasar-${region}-${day}`} name="citation" label={m.citation} hint={m.citationHint} value={one.citation} />
            <Button kind="quiet" small>
              {m.confirm}
              {named}
            </Button>
          </Form>
        </details>
      )}
      {regions.includes(region) && removalAskedBy === null && deed('hapus', confirmed ? m.askRemoval : m.remove)}
      {regions.includes(region) && removalAskedBy !== null && removalAskedBy !== me && deed('hapus', m.approveRemoval)}
      {regions.includes(region) && removalAskedBy !== null && deed('tetap', m.leave)}
    </div>
  );
}

/** The country's own days of the year, that nobody has to enter. */
function Published({ year, published }: HolidaysPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  if (published.length === 0) return null;
  return (
    <details>
      <summary>{m.published(year, published.length)}</summary>
      <Table
        label={m.published(year, published.length)}
        rows={published}
        empty=""
        columns={[
          { title: m.day, cell: ({ day }) => formatDate(day, locale) },
          { title: m.name, cell: (one) => (locale === 'id' ? one.name : one.nameEn) },
        ]}
      />
    </details>
  );
}

/** The form that takes days, one a line. */
function Enter({ regions, regionNames, typed, errors }: HolidaysPageProps) {
  const m = texts(useView().locale);
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <section class="card stack" aria-labelledby="masukkan-hari">
      <h2 class="t-l" id="masukkan-hari">
        {m.enter}
      </h2>
      <p class="soft col">{m.enterLead}</p>
      <Form action={portalPaths.holidays()} class="col">
        {regions.length === 1 ? (
          <input type="hidden" name="region" value={regions[0]} />
        ) : (
          <Select
            id="region"
            name="region"
            label={m.region}
            value={typed?.region ?? regions[0] ?? ''}
            options={regions.map((value) => ({ value, label: regionNames.get(value) ?? value }))}
          />
        )}
        <TextArea id="days" label={m.days} hint={m.daysHint} value={typed?.days} rows={8} error={errorOf('days')} />
        <Choices
          id="kind"
          type="radio"
          label={m.kind}
          values={[typed?.kind ?? 'closed']}
          options={[
            { value: 'closed', label: m.closed },
            { value: 'works', label: m.works },
          ]}
        />
        <TextInput id="citation" label={m.citation} hint={m.citationHint} value={typed?.citation} error={errorOf('citation')} />
        <Button>{m.check}</Button>
      </Form>
    </section>
  );
}

/** What was read, before anything is entered. */
function Checked({
  typed,
  days,
  known,
  works,
  regionNames,
}: Pick<HolidaysPageProps, 'regionNames'> & { readonly typed: Typed } & NonNullable<HolidaysPageProps['checked']>) {
  const { locale } = useView();
  const m = texts(locale);
  const fresh = days.filter(({ day }) => !known.has(day)).length;
  return (
    <section class="card stack" aria-labelledby="yang-dimasukkan">
      <h2 class="t-l" id="yang-dimasukkan">
        {m.checked}
      </h2>
      <p class="soft col">{m.checkedLead(fresh, regionNames.get(typed.region) ?? typed.region)}</p>
      <Table
        label={m.checked}
        rows={days}
        empty={m.wrong.nothing}
        columns={[
          { title: m.day, cell: ({ day }) => formatDate(day, locale) },
          { title: m.name, cell: (one) => (locale === 'id' ? one.nameId : one.nameEn) },
          { title: m.kind, cell: () => (typed.kind === 'works' ? m.works : m.closed) },
          { title: m.citation, cell: () => typed.citation },
          {
            title: m.deeds,
            untitled: true,
            cell: ({ day }) => (
              <>
                <Tag tone={known.has(day) ? 'plain' : 'done'}>{known.has(day) ? m.known : m.fresh}</Tag>{' '}
                {works.has(day) === (typed.kind === 'works') && <Tag tone="wait">{works.has(day) ? m.worksAnyway : m.closedAnyway}</Tag>}
              </>
            ),
          },
        ]}
      />
      <Form action={portalPaths.holidays()} class="row">
        {Object.entries(typed).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {fresh > 0 && (
          <Button name="step" value="enter">
            {m.enterThem(fresh)}
          </Button>
        )}
        <Button name="step" value="change" kind="quiet">
          {m.change}
        </Button>
      </Form>
    </section>
  );
}

import { formatDate, type Locale } from '#i18n';
import type { FieldContext, Raw } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import type { OfficialLine, QueueFilter } from '#platform/mandates';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Form, type FormError, Note, Pagination, SearchForm, Table, Tabs, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { decidingPage, endingPage } from './fields.ts';
import { texts as helperTexts } from '../village-helpers/texts.ts';
import { texts } from './texts.ts';

export const MANDATES_A_PAGE = 20;

export interface MandatesPageProps {
  readonly rows: readonly OfficialLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: QueueFilter;
  /** Since when whoever is stood for as a child is of age, by the mandate's id. */
  readonly ofAge: ReadonlyMap<string, string>;
  readonly context: FieldContext;
  readonly me: string;
  readonly titleOf: (service: string, locale: Locale) => string;
  readonly hrefOf: (fileId: string) => string;
  readonly news: 'granted' | 'refused' | 'ended' | undefined;
  /** The form that came back, by the mandate's id. */
  readonly refused:
    | { readonly form: string; readonly raw: Readonly<Record<string, Raw>>; readonly errors: readonly FormError[] }
    | undefined;
}

const words = { asked: undefined, granted: 'berlaku', past: 'lewat' } as const;

/** What is asked of an agency, what it granted, and what is over. */
export function MandatesPage(props: MandatesPageProps) {
  const { filter, rows, total, page, news, refused } = props;
  const m = texts(useView().locale);
  const at = (show: QueueFilter['show'], n = 1) =>
    portalPaths.mandates({}, { tampil: words[show], q: filter.q || undefined, halaman: n > 1 ? n : undefined });
  const shows = ['asked', 'granted', 'past'] as const;
  return (
    <AdminPage at="mandates">
      <p class="soft col">{m.lead}</p>
      <p>
        <a href={portalPaths.helpers()}>{helperTexts(useView().locale).title}</a>
      </p>
      {news && (
        <Note tone="done">
          <p>{m.news[news]}</p>
        </Note>
      )}
      {refused && <ErrorSummary errors={refused.errors.map((one) => ({ ...one, field: `${refused.form}-${one.field}` }))} />}
      <SearchForm action={portalPaths.mandates()} label={m.search} q={filter.q} placeholder={m.search} />
      <Tabs label={m.show} tabs={shows.map((show) => ({ href: at(show), label: m.tabs[show], current: show === filter.show }))} />
      <p>
        <a href={portalPaths.mandatesCsv({}, { tampil: words[filter.show], q: filter.q || undefined })}>{m.csv}</a>
      </p>
      <Table label={m.tabs[filter.show]} columns={columnsOf(props)} rows={rows} empty={m.none} />
      <Pagination quiet page={page} size={MANDATES_A_PAGE} total={total} at={(n) => at(filter.show, n)} />
    </AdminPage>
  );
}

function columnsOf(props: MandatesPageProps): Column<OfficialLine>[] {
  const { titleOf, hrefOf, ofAge } = props;
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<OfficialLine>[] = [
    {
      title: m.who,
      cell: ({ askedByName, askedByEmail, askedAt }) => (
        <>
          <b>{askedByName}</b>
          <div class="small soft">{askedByEmail}</div>
          <div class="small soft">{m.asked(formatDate(askedAt, locale))}</div>
        </>
      ),
    },
    {
      title: m.whom,
      cell: ({ id, principalName, kind, born, agencyName }) => (
        <>
          <b>{principalName}</b>
          <div class="small soft">{[m.kinds[kind], ...(born === null ? [] : [m.born(formatDate(born, locale))])].join(', ')}</div>
          {ofAge.has(id) && <Tag tone="wait">{m.ofAge(formatDate(ofAge.get(id) ?? '', locale))}</Tag>}
          <div class="small soft">{agencyName}</div>
        </>
      ),
    },
    {
      title: m.paper,
      cell: ({ basis, evidence }) => (
        <>
          {basis}
          {evidence.map((id, index) => (
            <a class="block" href={hrefOf(id)}>
              {m.file(index + 1)}
            </a>
          ))}
        </>
      ),
    },
    { title: m.scope, cell: ({ services }) => services?.map((key) => titleOf(key, locale)).join(', ') ?? m.allServices },
    {
      title: m.period,
      cell: (line) => (
        <>
          {props.filter.show === 'past' && <Tag>{m.statuses[line.status]}</Tag>} {periodOf(line, locale)}
          {line.reason !== null && <div class="small soft">{m.because(line.reason)}</div>}
        </>
      ),
    },
  ];
  if (props.filter.show !== 'past') columns.push({ title: m.decide, untitled: true, cell: (line) => <Deciding {...props} line={line} /> });
  return columns;
}

function periodOf({ validFrom, validTo }: OfficialLine, locale: Locale): string {
  const m = texts(locale);
  if (validTo === null) return m.from(formatDate(validFrom, locale));
  return m.fromTo(formatDate(validFrom, locale), formatDate(validTo, locale));
}

/** The form that decides on one, or ends it; opened where it came back with a mistake. */
function Deciding({ line, me, context, refused }: MandatesPageProps & { readonly line: OfficialLine }) {
  const m = texts(useView().locale);
  if (line.askedBy === me || line.principalId === me) return <span class="small">{m.own}</span>;
  const back = refused?.form === line.id ? refused : undefined;
  const asked = line.status === 'asked';
  const typed = (day: string | null) => day?.split('-').reverse().join('-');
  const page = asked ? decidingPage(line.kind === 'child') : endingPage;
  const raw = back?.raw ?? (asked ? { from: typed(line.validFrom), to: typed(line.validTo) } : {});
  return (
    <details open={back !== undefined}>
      <summary>
        {asked ? m.decide : m.end}
        <span class="vh">: {line.principalName}</span>
      </summary>
      <Form action={portalPaths.decideMandate({ mandateId: line.id })} class="stack">
        <FieldList fields={page.fields} raw={raw} errors={back?.errors ?? []} context={context} prefix={`${line.id}-`} />
        <Button kind={asked ? 'main' : 'danger'} small>
          {asked ? m.decide : m.end}
          <span class="vh">: {line.principalName}</span>
        </Button>
      </Form>
    </details>
  );
}

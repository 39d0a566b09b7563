import { formatDateTime, type Text } from '#i18n';
import { casePaths, type ServiceDefinition } from '#platform/cases';
import { useView } from '#web';
import { Button, ErrorSummary, Facts, Form, LinkButton, Note, Page, Pagination, Select, Table, Tag, TextInput, type Tone } from '#web/ui';
import { exampleKinds } from './example.ts';
import { StageTabs } from './page.tsx';
import { siakPaths } from './paths.ts';
import { requestTexts } from './request-texts.ts';
import { openStates, type RequestState, requestStates, type SiakRequestRow } from './requests.ts';

export const A_PAGE = 25;

const tones: Readonly<Record<RequestState, Tone>> = {
  waiting: 'wait',
  calling: 'wait',
  unknown: 'bad',
  taken: 'wait',
  deferred: 'wait',
  accepted: 'done',
  rejected: 'bad',
  overtaken: 'bad',
  failed: 'bad',
};

function StateTag({ state }: { readonly state: RequestState }) {
  return <Tag tone={tones[state]}>{requestTexts(useView().locale).states[state]}</Tag>;
}

/** What is looked for, as it stands in the address. */
export interface SoughtRequests {
  readonly keadaan: RequestState | '';
  readonly q: string;
  readonly halaman: number;
}

export const queryOf = ({ keadaan, q, halaman }: SoughtRequests) => ({
  ...(keadaan !== '' && { keadaan }),
  ...(q !== '' && { q }),
  ...(halaman > 1 && { halaman: String(halaman) }),
});

interface ListProps {
  readonly sought: SoughtRequests;
  readonly rows: readonly SiakRequestRow[];
  readonly total: number;
  readonly services: readonly ServiceDefinition[];
}

/** What was asked of SIAK over its interface, the longest unchanged first. */
export function RequestsPage({ sought, rows, total, services }: ListProps) {
  const { locale } = useView();
  const m = requestTexts(locale);
  const titleOf = (key: string) => services.find((service) => service.key === key)?.title(locale) ?? key;
  return (
    <Page wide>
      <div class="stack">
        <h1>{m.tab}</h1>
        <StageTabs at="permintaan" />
        <form class="row filters" action={siakPaths.requests()}>
          <Select
            id="keadaan"
            label={m.state}
            value={sought.keadaan}
            none={m.open}
            options={requestStates.map((value) => ({ value, label: m.states[value] }))}
          />
          <TextInput id="q" label={m.find} value={sought.q} autocomplete="off" />
          <Button kind="quiet">{m.show}</Button>
        </form>
        <p class="row noprint">
          <LinkButton href={siakPaths.requestsCsv({}, queryOf({ ...sought, halaman: 1 }))} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
        <Table
          label={m.tab}
          rows={rows}
          empty={m.noneOpen}
          columns={[
            {
              title: m.number,
              cell: ({ caseId, caseNumber }) => (
                <a href={siakPaths.ofCase({ caseId })} class="num">
                  {caseNumber}
                </a>
              ),
            },
            { title: m.service, cell: ({ service }) => titleOf(service) },
            { title: m.state, cell: ({ state }) => <StateTag state={state} /> },
            { title: m.since, cell: ({ changedAt }) => formatDateTime(changedAt, locale) },
            { title: m.reason, cell: ({ reason, registerNo }) => registerNo ?? reason ?? '–' },
          ]}
        />
        <Pagination
          quiet
          page={sought.halaman}
          size={A_PAGE}
          total={total}
          at={(halaman) => siakPaths.requests({}, queryOf({ ...sought, halaman }))}
        />
      </div>
    </Page>
  );
}

export interface CaseProps {
  readonly caseId: string;
  readonly number: string;
  readonly title: Text;
  readonly way: 'manual' | 'api';
  /** Whether this officer may hand it over now. */
  readonly mayHand: boolean;
  readonly rows: readonly SiakRequestRow[];
  readonly news: keyof ReturnType<typeof requestTexts>['news'] | undefined;
  readonly refused: string | undefined;
  /** Number of the document on the example; null outside the demonstration. */
  readonly example: string | null;
}

/** What was asked of SIAK for one case, and what can be done now. */
export function CaseRequestsPage({ caseId, number, title, way, mayHand, rows, news, refused, example }: CaseProps) {
  const { locale } = useView();
  const m = requestTexts(locale);
  const [latest] = rows;
  const isOpen = latest !== undefined && openStates.includes(latest.state);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.of(number)}</h1>
        <p class="lead">{title(locale)}</p>
        {news && <Note tone="done">{m.news[news]}</Note>}
        {refused !== undefined && <ErrorSummary errors={[{ field: 'permintaan', message: m.refusals[refused] ?? refused }]} />}
        <p class="soft col">{way === 'api' ? m.byApi : m.byHand}</p>
        {mayHand && (
          <Form action={siakPaths.hand({ caseId })}>
            <Button>{m.hand}</Button>
          </Form>
        )}
        <div class="stack" id="permintaan">
          {rows.length === 0 && way === 'api' && <p class="soft">{m.none}</p>}
          {rows.map((row) => (
            <RequestCard row={row} />
          ))}
        </div>
        {isOpen && way === 'api' && (
          <Form action={siakPaths.ask({ caseId })}>
            <Button kind="quiet">{m.askNow}</Button>
          </Form>
        )}
        {example !== null && (
          <section class="card stack" aria-labelledby="contoh">
            <h2 class="t-l" id="contoh">
              {m.example}
            </h2>
            <p>
              {m.exampleLead} <b class="num">{example}</b>
            </p>
            <ul>
              {exampleKinds.map((kind) => (
                <li>
                  <a href={siakPaths.example({ caseId }, { jenis: kind })} class="target">
                    {m.examples[kind]} (PDF)
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p class="row">
          <a href={casePaths.deskCase({ caseId })}>{m.toCase}</a>
          <a href={siakPaths.list()}>{m.all}</a>
        </p>
      </div>
    </Page>
  );
}

function RequestCard({ row }: { readonly row: SiakRequestRow }) {
  const { locale } = useView();
  const m = requestTexts(locale);
  const { state, registerNo, reason, changedAt, askedBy, tries, nextAt } = row;
  return (
    <section class="card stack">
      <p>
        <StateTag state={state} />
      </p>
      <p class="col">{m.meaning[state]}</p>
      <Facts
        facts={[
          ...(registerNo === null ? [] : [{ label: m.registerNo, value: registerNo }]),
          ...(reason === null || reason === '' ? [] : [{ label: m.reason, value: reason }]),
          { label: m.since, value: formatDateTime(changedAt, locale) },
          { label: m.by, value: askedBy },
          { label: m.tries, value: `${tries} ×` },
          ...(nextAt === null ? [] : [{ label: m.next, value: formatDateTime(nextAt, locale) }]),
        ]}
      />
    </section>
  );
}

import { formatDate } from '#i18n';
import { type CaseLine, casePaths, type ServiceDefinition } from '#platform/cases';
import { useView } from '#web';
import { Button, Choices, Crumbs, EmptyState, ErrorSummary, Form, LinkButton, Note, Page, Table, Tag } from '#web/ui';
import type { Handed, Waiting } from './hand-all.ts';
import { handAllTexts } from './hand-all-texts.ts';
import { siakPaths } from './paths.ts';

interface PreviewProps {
  readonly waiting: readonly Waiting[];
  readonly total: number;
  readonly services: readonly ServiceDefinition[];
  /** Nothing was ticked. */
  readonly empty: boolean;
}

/** What would be handed over, before it is. */
export function HandAllPage({ waiting, total, services, empty }: PreviewProps) {
  const { locale } = useView();
  const m = handAllTexts(locale);
  const ready = waiting.filter(({ why }) => why === null);
  const blocked = waiting.filter(({ why }) => why !== null);
  const nameOf = ({ number, service, applicantName }: CaseLine) =>
    `${number}, ${services.find(({ key }) => key === service)?.title(locale) ?? service}, ${applicantName}`;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: siakPaths.list(), label: m.back }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {empty && <ErrorSummary errors={[{ field: 'berkas', message: m.nothing }]} />}
        {waiting.length > 0 && waiting.every(({ why }) => why === 'by-hand') && <Note tone="wait">{m.allByHand}</Note>}
        {total > waiting.length && <Note tone="wait">{m.more(total, waiting.length)}</Note>}
        {ready.length === 0 ? (
          <EmptyState>
            <p>{m.none}</p>
          </EmptyState>
        ) : (
          <Form action={siakPaths.handAll()}>
            <Choices
              id="berkas"
              type="checkbox"
              label={m.choose}
              values={empty ? [] : ready.map(({ line }) => line.id)}
              error={empty ? m.nothing : undefined}
              options={ready.map(({ line }) => ({
                value: line.id,
                label: nameOf(line),
                ...(line.positionSince && { hint: formatDate(line.positionSince, locale) }),
              }))}
            />
            <Button>{m.press}</Button>
          </Form>
        )}
        {blocked.length > 0 && (
          <section class="stack">
            <h2>{m.blocked}</h2>
            <ul>
              {blocked.map(({ line, why }) => (
                <li>
                  <a href={casePaths.deskCase({ caseId: line.id })} class="num">
                    {line.number}
                  </a>
                  : {why === null ? '' : m.why[why]}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  );
}

interface ResultProps {
  readonly handed: readonly Handed[];
  /** Numbers of cases the officer may see, by id. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** What came of each. */
export function HandedPage({ handed, numbers }: ResultProps) {
  const m = handAllTexts(useView().locale);
  const done = handed.filter(({ why }) => why === null).length;
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: siakPaths.list(), label: m.back }]} here={m.result} />
        <h1>{m.result}</h1>
        {done > 0 && <Note tone="done">{m.handed(done)}</Note>}
        {handed.length > done && <Note tone="wait">{m.notHanded(handed.length - done)}</Note>}
        <Table
          label={m.result}
          rows={handed}
          empty={m.none}
          columns={[
            {
              title: m.number,
              cell: ({ caseId }) =>
                numbers.has(caseId) ? (
                  <a href={siakPaths.ofCase({ caseId })} class="num">
                    {numbers.get(caseId)}
                  </a>
                ) : (
                  '–'
                ),
            },
            {
              title: m.came,
              cell: ({ why }) => (why === null ? <Tag tone="done">{m.ok}</Tag> : <span>{m.why[why] ?? why}</span>),
            },
          ]}
        />
        <p class="row">
          <LinkButton href={siakPaths.handAll()} kind="quiet">
            {m.again}
          </LinkButton>
          <LinkButton href={siakPaths.requests()} kind="quiet">
            {m.back}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

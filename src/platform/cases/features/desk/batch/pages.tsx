import { formatDateTime } from '#i18n';
import { newId } from '#kernel';
import type { Raw } from '#platform/forms';
import { FieldList, summaryOf } from '#platform/forms/ui';
import { useView } from '#web';
import {
  Button,
  type Column,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Form,
  type FormError,
  Island,
  LinkButton,
  Note,
  Page,
  Progress,
  Table,
  Tag,
  type Tone,
} from '#web/ui';
import type { Batch, BatchItemState, CaseView } from '../../../index.ts';
import { refusalSentence } from '../../../act/refusal-sentence.ts';
import { deskTitle } from '../../../ui/index.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, type Place } from '../place.ts';
import type { BatchChoice } from './choose.ts';

export interface ChoosePageProps {
  readonly place: Place;
  readonly views: readonly CaseView[];
  readonly choices: readonly BatchChoice[];
  /** The action that was sent and came back with mistakes. */
  readonly sent:
    | { readonly action: string; readonly raw: Readonly<Record<string, Raw>>; readonly errors: readonly FormError[] }
    | undefined;
}

/** What can be done to all chosen cases, its questions, and the list once more before anything happens. */
export function ChoosePage({ place, views, choices, sent }: ChoosePageProps) {
  const { locale } = useView();
  const m = texts(locale).batch;
  return (
    <Page wide>
      <Crumbs above={[{ href: inPlace(deskPaths.queue(), place), label: texts(locale).queue }]} here={m.title} />
      <h1>{views.length > 0 ? m.cases(views.length) : m.title}</h1>
      {views.length === 0 && <EmptyState>{m.none}</EmptyState>}
      {views.length > 0 && choices.length === 0 && <EmptyState>{m.noAction}</EmptyState>}
      <div class="two">
        <div class="stack">
          {choices.length > 0 && <p class="soft">{m.lead}</p>}
          {choices.map((choice) => (
            <ChoiceForm choice={choice} views={views} place={place} sent={sent?.action === choice.key ? sent : undefined} />
          ))}
          {views.length > 0 && choices.length === 0 && (
            <LinkButton href={inPlace(deskPaths.queue(), place)}>{texts(locale).toQueue}</LinkButton>
          )}
        </div>
        {views.length > 0 && <Chosen views={views} />}
      </div>
    </Page>
  );
}

interface ChoiceFormProps {
  readonly choice: BatchChoice;
  readonly views: readonly CaseView[];
  readonly place: Place;
  readonly sent: ChoosePageProps['sent'];
}

/** One action, its questions and its button; cases that hinder it are named, with the reason, and left out. */
function ChoiceForm({ choice, views, place, sent }: ChoiceFormProps) {
  const { key, action, hindered } = choice;
  const { locale } = useView();
  const m = texts(locale).batch;
  const rest = views.filter((view) => !hindered.some((one) => one.view === view));
  const [first] = rest;
  if (!first) return null;
  const prefix = `${key}-`;
  const errors = sent?.errors ?? [];
  return (
    <section class="card stack" aria-labelledby={`t-${key}`}>
      <h2 class="t-l" id={`t-${key}`}>
        {action.title(locale)}
      </h2>
      {action.hint && <p class="soft">{action.hint(locale)}</p>}
      {hindered.length > 0 && <Hindered choice={choice} />}
      <ErrorSummary errors={summaryOf(errors, locale, prefix)} />
      <Form action={inPlace(deskPaths.startBatch(), place)}>
        <input type="hidden" name="_key" value={newId()} />
        <input type="hidden" name="_action" value={key} />
        {rest.map((view) => (
          <input type="hidden" name="case" value={view.id} />
        ))}
        <FieldList fields={action.asks} raw={sent?.raw ?? {}} errors={errors} context={first.context} prefix={prefix} />
        <Button kind={action.tone === 'danger' ? 'danger' : 'main'}>{m.confirm(action.title(locale), rest.length)}</Button>
      </Form>
    </section>
  );
}

function Hindered({ choice: { action, hindered } }: { readonly choice: BatchChoice }) {
  const { locale } = useView();
  const m = texts(locale).batch;
  return (
    <Note tone="wait">
      <p>
        <b>{m.notFor(action.title(locale), hindered.length)}</b>
      </p>
      <ul class="small">
        {hindered.map(({ view, reason }) => (
          <li>
            {view.applicantName}, {view.number}: {refusalSentence(reason, locale)}
          </li>
        ))}
      </ul>
      <p>{m.goOn}</p>
    </Note>
  );
}

function Chosen({ views }: { readonly views: readonly CaseView[] }) {
  const { locale } = useView();
  const m = texts(locale).batch;
  return (
    <Table
      label={m.cases(views.length)}
      empty={m.none}
      rows={views}
      columns={[
        { title: m.applicant, cell: (view) => view.applicantName },
        { title: m.number, cell: (view) => <a href={deskPaths.case({ caseId: view.id })}>{view.number}</a> },
        { title: m.state, cell: (view) => (view.state.position ? deskTitle(view.service, view.state.position.desk, locale) : '') },
      ]}
    />
  );
}

const tones: Readonly<Record<BatchItemState, Tone>> = { waiting: 'wait', accepted: 'wait', done: 'done', refused: 'bad' };

/** How far a batch is: counted by what no longer waits. */
export interface BatchProgress {
  readonly finished: boolean;
  readonly done: number;
  readonly total: number;
  readonly sentence: string;
  readonly items: readonly { readonly caseId: string; readonly state: BatchItemState; readonly said: string; readonly reason: string }[];
}

export interface BatchPageProps {
  readonly batch: Batch;
  readonly title: string;
  readonly progress: BatchProgress;
}

/** The progress of an action on many, case by case. Renews itself: by script, or without it by the browser. */
export function BatchPage({ batch, title, progress }: BatchPageProps) {
  const { locale } = useView();
  const m = texts(locale).batch;
  const here = deskPaths.batch({ batchId: batch.id });
  const said = new Map(progress.items.map((item) => [item.caseId, item]));
  const columns: Column<Batch['items'][number]>[] = [
    {
      title: m.applicant,
      cell: (item) => (
        <span>
          <a href={deskPaths.case({ caseId: item.caseId })}>{item.applicantName}</a>
          <span class="small soft block">{item.number}</span>
        </span>
      ),
    },
    { title: m.state, cell: (item) => <Tag tone={tones[item.state]}>{m.states[item.state]}</Tag> },
    { title: m.reason, cell: (item) => <span data-batch-reason>{said.get(item.caseId)?.reason}</span> },
  ];
  return (
    <Page wide>
      <Crumbs above={[{ href: deskPaths.queue(), label: texts(locale).queue }]} here={m.title} />
      <h1>{m.confirm(title, batch.items.length)}</h1>
      <p class="small soft">{m.startedAt(formatDateTime(batch.createdAt, locale))}</p>
      <Island name="desk-batch" props={{ from: progress.finished ? '' : deskPaths.batchProgress({ batchId: batch.id }) }}>
        <Progress done={progress.done} total={progress.total} label={m.progress(progress.done, progress.total)} />
        <p role="status" data-batch-sentence>
          {progress.sentence}
        </p>
        {!progress.finished && (
          <>
            <noscript>
              <meta http-equiv="refresh" content="4" />
            </noscript>
            <p data-batch-reload>
              <a href={here}>{m.reload}</a>
            </p>
          </>
        )}
      </Island>
      <Table label={m.title} columns={columns} rows={batch.items} empty={m.none} marks={(item) => ({ 'data-batch-item': item.caseId })} />
      <p class="gap">
        <LinkButton href={deskPaths.queue()} kind="quiet">
          {texts(locale).toQueue}
        </LinkButton>
      </p>
    </Page>
  );
}

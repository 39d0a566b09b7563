import { formatDate, formatDateTime, formatNumber } from '#i18n';
import { casePaths, type DisposalItem, type DisposalLine, type ServiceRegistry, type Status } from '#platform/cases';
import { statusWord } from '#platform/cases/ui';
import { useView } from '#web';
import {
  Button,
  Choices,
  type Column,
  Crumbs,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Pagination,
  Table,
  TextArea,
  TextInput,
} from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { StateTag, stateOf } from './page.tsx';
import { texts } from './texts.ts';

export const ITEMS_A_PAGE = 50;

export interface DisposalPageProps {
  readonly line: DisposalLine;
  readonly items: readonly DisposalItem[];
  readonly page: number;
  readonly me: string;
  readonly registry: ServiceRegistry;
  readonly news: 'proposed' | 'decided' | 'kept' | undefined;
  /** The form that came back: `decide`, or the id of the case to be taken off. */
  readonly refused:
    | { readonly form: string; readonly sent: Readonly<Record<string, string>>; readonly errors: readonly FormError[] }
    | undefined;
}

/** One list: what stands on it, what becomes of each, and the forms by which cases are taken off and the list is decided. */
export function DisposalPage(props: DisposalPageProps) {
  const { line, items, page, news, refused } = props;
  const { locale } = useView();
  const m = texts(locale);
  const title = m.listOf(formatDate(line.proposedAt, locale));
  return (
    <AdminPage at="disposals">
      <Crumbs above={[{ href: portalPaths.disposals(), label: adminTexts(locale).tabs.disposals }]} here={title} />
      <h2>{title}</h2>
      {refused && <ErrorSummary errors={refused.errors} />}
      {news && <Note tone="done">{m.news[news]}</Note>}
      <div class="card">
        <Facts
          facts={[
            { label: m.state, value: <StateTag line={line} /> },
            { label: m.made, value: `${formatDateTime(line.proposedAt, locale)}, ${line.proposedByName}` },
            { label: m.from, value: formatDate(line.fromDay, locale) },
            { label: m.listed, value: formatNumber(line.listed, locale) },
            { label: m.kept, value: formatNumber(line.kept, locale) },
            { label: m.removed, value: formatNumber(line.removed, locale) },
            ...(line.decidedAt
              ? [{ label: m.decided, value: `${formatDateTime(line.decidedAt, locale)}, ${line.decidedByName ?? ''}` }]
              : []),
            ...(line.note ? [{ label: m.minutes, value: line.note }] : []),
          ]}
        />
      </div>
      <Decide {...props} />
      <Table label={m.items} columns={columnsOf(props)} rows={items} empty={m.empty} />
      <Pagination
        quiet
        page={page}
        size={ITEMS_A_PAGE}
        total={line.listed}
        at={(n) => portalPaths.disposal({ disposalId: line.id }, { halaman: n > 1 ? n : undefined })}
      />
      <p class="noprint">
        <a href={portalPaths.disposalCsv({ disposalId: line.id })}>{m.csv}</a>
      </p>
      <p class="small soft col">{m.leftOver}</p>
    </AdminPage>
  );
}

function columnsOf(props: DisposalPageProps): Column<DisposalItem>[] {
  const { line, registry } = props;
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<DisposalItem>[] = [
    { title: m.number, cell: (item) => <ItsNumber {...item} /> },
    { title: m.service, cell: ({ service }) => registry.get(service).title(locale) },
    { title: m.status, cell: ({ status }) => statusWord(status as Status, locale) },
    { title: m.closed, cell: ({ closedAt }) => formatDate(closedAt, locale) },
    { title: m.what, cell: (item) => fateOf(item, line, locale) },
  ];
  if (stateOf(line) !== 'refused' && line.doneAt === null)
    columns.push({ title: m.keep, untitled: true, cell: (item) => <Keep {...props} item={item} /> });
  return columns;
}

/** Led to its case for as long as there is one. */
function ItsNumber({ caseId, number, removedAt }: DisposalItem) {
  return <b class="anywhere">{removedAt === null ? <a href={casePaths.deskCase({ caseId })}>{number}</a> : number}</b>;
}

/** What becomes of a case on a list, in a few words. */
export function fateOf({ keptReason, keptByName, removedAt }: DisposalItem, line: DisposalLine, locale: 'id' | 'en'): string {
  const m = texts(locale);
  if (keptReason !== null) return keptByName === null ? m.reopened : m.keptBecause(keptReason);
  if (removedAt !== null) return m.gone(formatDate(removedAt, locale));
  return { proposed: m.waits, refused: m.stays, approved: m.goes, done: m.stays }[stateOf(line)];
}

/** The form that takes a case off the list, opened where it came back with a mistake. */
function Keep({ item, line, refused }: DisposalPageProps & { readonly item: DisposalItem }) {
  const m = texts(useView().locale);
  if (item.keptReason !== null || item.removedAt !== null) return null;
  const back = refused?.form === item.caseId ? refused : undefined;
  const name = <span class="vh"> {item.number}</span>;
  return (
    <details open={back !== undefined}>
      <summary>
        {m.keep}
        {name}
      </summary>
      <Form action={portalPaths.keepListed({ disposalId: line.id, caseId: item.caseId })} class="stack">
        <TextInput
          id={`${item.caseId}-alasan`}
          name="alasan"
          label={m.keepReason}
          hint={m.keepHint}
          value={back?.sent.alasan}
          error={back?.errors[0]?.message}
        />
        <Button small>
          {m.keep}
          {name}
        </Button>
      </Form>
    </details>
  );
}

function Decide({ line, me, refused }: DisposalPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  if (line.verdict !== null) return null;
  if (line.proposedBy === me) return <p>{m.own}</p>;
  const back = refused?.form === 'decide' ? refused : undefined;
  const wrong = (field: string) => back?.errors.find((one) => one.field === field)?.message;
  return (
    <section class="card stack noprint" aria-labelledby="putuskan">
      <h2 class="t-l" id="putuskan">
        {m.decide}
      </h2>
      <Form action={portalPaths.decideDisposal({ disposalId: line.id })} class="stack col">
        <Choices
          id="putusan"
          type="radio"
          label={m.decide}
          values={back?.sent.putusan ? [back.sent.putusan] : []}
          options={[
            { value: 'approved', label: m.approve, hint: m.approveHint(formatDate(line.fromDay, locale)) },
            { value: 'refused', label: m.refuse, hint: m.refuseHint },
          ]}
          error={wrong('putusan')}
        />
        <TextArea id="catatan" label={m.note} value={back?.sent.catatan} rows={2} error={wrong('catatan')} />
        <div>
          <Button>{m.save}</Button>
        </div>
      </Form>
    </section>
  );
}

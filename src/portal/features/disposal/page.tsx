import { formatDate, formatDateTime, formatNumber } from '#i18n';
import type { Agency } from '#platform/access';
import { type DisposalLine, type Due, keeping, MOST_LISTED } from '#platform/cases';
import { useView } from '#web';
import { Button, type Column, ErrorSummary, Facts, Form, type FormError, Note, Pagination, Table, Tag, type Tone } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

export const LISTS_A_PAGE = 30;

/** An agency, what of its cases is past its time, and whether one of its lists is under way. */
export interface Keeper {
  readonly agency: Agency;
  readonly due: Due;
  readonly isOpen: boolean;
  /** The earliest day of a list drawn up today, YYYY-MM-DD. */
  readonly fromDay: string;
}

export interface DisposalsPageProps {
  readonly keepers: readonly Keeper[];
  readonly rows: readonly DisposalLine[];
  readonly total: number;
  readonly page: number;
  readonly errors: readonly FormError[];
}

export type DisposalState = 'proposed' | 'refused' | 'approved' | 'done';

export function stateOf({ verdict, doneAt }: DisposalLine): DisposalState {
  if (doneAt !== null) return 'done';
  return verdict ?? 'proposed';
}

const tones: Readonly<Record<DisposalState, Tone>> = { proposed: 'wait', refused: 'plain', approved: 'wait', done: 'done' };

export function StateTag({ line }: { readonly line: DisposalLine }) {
  const state = stateOf(line);
  return <Tag tone={tones[state]}>{texts(useView().locale).states[state]}</Tag>;
}

/** How long each agency keeps what it closed, what is past its time, and the lists there were. */
export function DisposalsPage({ keepers, rows, total, page, errors }: DisposalsPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<DisposalLine>[] = [
    {
      title: m.made,
      cell: ({ proposedAt, proposedByName }) => (
        <>
          {formatDate(proposedAt, locale)}
          <div class="small soft">{m.by(proposedByName)}</div>
        </>
      ),
    },
    ...(keepers.length > 1
      ? [{ title: m.agency, cell: ({ agencyId }: DisposalLine) => keepers.find(({ agency }) => agency.id === agencyId)?.agency.name ?? '' }]
      : []),
    { title: m.listed, cell: ({ listed }) => formatNumber(listed, locale), right: true },
    { title: m.from, cell: ({ fromDay }) => formatDate(fromDay, locale) },
    { title: m.state, cell: (line) => <StateTag line={line} /> },
    {
      title: m.open,
      untitled: true,
      cell: ({ id, proposedAt }) => (
        <a href={portalPaths.disposal({ disposalId: id })}>
          {m.open}
          <span class="vh"> {m.listOf(formatDateTime(proposedAt, locale))}</span>
        </a>
      ),
    },
  ];
  return (
    <AdminPage at="disposals">
      <p class="soft col">{m.lead}</p>
      <ErrorSummary errors={errors} />
      {keepers.map((keeper) => (
        <Keeping {...keeper} />
      ))}
      <h2 class="t-l">{m.lists}</h2>
      <Table label={m.lists} columns={columns} rows={rows} empty={m.none} />
      <Pagination
        quiet
        page={page}
        size={LISTS_A_PAGE}
        total={total}
        at={(n) => portalPaths.disposals({}, { halaman: n > 1 ? n : undefined })}
      />
      <p class="small soft col">{m.leftOver}</p>
    </AdminPage>
  );
}

function Keeping({ agency, due, isOpen, fromDay }: Keeper) {
  const { locale } = useView();
  const m = texts(locale);
  const id = `instansi-${agency.key}`;
  const count = formatNumber(due.cases.length, locale);
  return (
    <section class="card stack" aria-labelledby={id}>
      <div class="row between">
        <h2 class="t-l" id={id}>
          {agency.name}
        </h2>
        {!due.confirmed && <Tag tone="wait">{m.unconfirmed}</Tag>}
      </div>
      <Facts
        facts={[
          { label: m.keeps, value: m.days(formatNumber(due.days, locale), wholeYears(due.days)) },
          { label: m.notice, value: m.noticeDays(formatNumber(due.noticeDays, locale)) },
          { label: m.due, value: due.cases.length === MOST_LISTED ? m.atLeast(count) : m.count(count) },
        ]}
      />
      <p>
        <a href={portalPaths.rule({ agency: agency.key, key: keeping.key })}>
          {m.rule}
          <span class="vh">: {agency.name}</span>
        </a>
      </p>
      <Propose {...{ agency, due, isOpen, fromDay }} />
    </section>
  );
}

function Propose({ agency, due, isOpen, fromDay }: Keeper) {
  const { locale } = useView();
  const m = texts(locale);
  if (!due.confirmed)
    return (
      <Note tone="wait">
        <p>{m.unconfirmedNote}</p>
      </Note>
    );
  if (isOpen) return <p>{m.openAlready}</p>;
  if (due.cases.length === 0) return <p>{m.nothing}</p>;
  return (
    <Form action={portalPaths.disposals()} class="stack">
      <input type="hidden" name="agency" value={agency.id} />
      <p class="small soft">{m.proposeHint(formatNumber(MOST_LISTED, locale), formatDate(fromDay, locale))}</p>
      <div>
        <Button>{m.propose}</Button>
      </div>
    </Form>
  );
}

/** Whole years that many days are in a schedule, which counts 365 to a year; 0 where they are none. */
const wholeYears = (days: number) => (days % 365 === 0 ? days / 365 : 0);

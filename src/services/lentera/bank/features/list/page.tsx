import { formatDate } from '#i18n';
import { useView } from '#web';
import { type Column, Crumbs, LinkButton, Note, Page, Pagination, Table, Tag } from '#web/ui';
import { type Subject, subjectTitle } from '../../../schools/city.ts';
import { schoolPaths } from '../../../schools/paths.ts';
import { texts as schoolTexts } from '../../../schools/texts.ts';
import type { QuestionStatus } from '../../domain/rights.ts';
import { bankPaths } from '../../paths.ts';
import type { ListFilter, ListLine } from '../../store/list.ts';
import { texts as common } from '../../texts.ts';
import { texts as editTexts } from '../edit/texts.ts';
import { texts as handOutTexts } from '../hand-out/texts.ts';
import { texts as intakeTexts } from '../intake/texts.ts';
import { queryOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { texts } from './texts.ts';

export const A_PAGE = 50;

export interface ListProps {
  readonly rows: readonly ListLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: ListFilter;
  readonly subjects: readonly Subject[];
  /** What just came in from a file. */
  readonly came: { readonly taken: number; readonly faulty: number } | null;
}

/** The question bank as far as it is there for whoever asks. */
export function ListPage({ rows, total, page, filter, subjects, came }: ListProps) {
  const { locale } = useView();
  const m = texts(locale);
  const words = common(locale);
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: schoolPaths.front(), label: schoolTexts(locale).lentera }]} here={words.bank} />
        <h1>{words.bank}</h1>
        <p class="soft">{m.lead}</p>
        {came && (
          <Note tone={came.faulty > 0 ? 'wait' : 'done'}>
            <p>{m.came(came.taken, came.faulty)}</p>
          </Note>
        )}
        <p>
          <LinkButton href={bankPaths.make()} icon="pen">
            {editTexts(locale).make}
          </LinkButton>{' '}
          <LinkButton href={bankPaths.intakes()} kind="quiet">
            {intakeTexts(locale).import}
          </LinkButton>
        </p>
        <Filters filter={filter} subjects={subjects} />
        <Table label={words.bank} rows={rows} empty={m.empty} columns={columns(locale, subjects)} />
        {total > A_PAGE && (
          <Pagination
            page={page}
            size={A_PAGE}
            total={total}
            at={(halaman) => bankPaths.list({}, { ...queryOf(filter), halaman: halaman === 1 ? undefined : halaman })}
          />
        )}
        <p>
          <LinkButton href={bankPaths.csv({}, queryOf(filter))} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>{' '}
          <LinkButton href={bankPaths.handOut({}, queryOf(filter))} kind="quiet" icon="download" small>
            {handOutTexts(locale).link}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

export const toneOf = (status: QuestionStatus) =>
  (({ draft: 'plain', proposed: 'wait', approved: 'done', returned: 'bad', retired: 'plain' }) as const)[status];

function columns(locale: 'id' | 'en', subjects: readonly Subject[]): Column<ListLine>[] {
  const m = texts(locale);
  const words = common(locale);
  return [
    {
      title: m.title,
      cell: ({ id, title, doubted, aim, topic }) => (
        <>
          <div lang="id">
            <a href={bankPaths.look({ questionId: id })}>{title}</a>
          </div>
          {doubted && <Tag tone="bad">{words.doubted}</Tag>}
          <div lang="id">
            <span class="small soft">{[topic, aim].filter(Boolean).join(' · ')}</span>
          </div>
        </>
      ),
    },
    { title: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      title: words.subject,
      cell: ({ subject, grade }) =>
        [subjectTitle(subjects, subject, locale), grade === null ? '' : words.gradeOf(grade)].filter(Boolean).join(', '),
    },
    { title: words.difficulty, cell: ({ difficulty }) => (difficulty === null ? '–' : words.difficulties[difficulty]) },
    {
      title: words.status,
      cell: ({ status, shared, proposedTo }) => (
        <>
          <Tag tone={toneOf(status)}>{words.statuses[status]}</Tag>{' '}
          <span class="small soft">{proposedTo === null ? words.shares[shared] : m.waiting(words.shares[proposedTo])}</span>
        </>
      ),
    },
    { title: words.uses, cell: ({ uses }) => words.usesOf(uses) },
    { title: words.facility, cell: ({ facility }) => (facility === null ? '–' : words.percent(facility)), right: true },
    {
      title: words.changed,
      cell: ({ changedAt, author }) => (
        <span class="small">
          {formatDate(changedAt, locale)}
          <br />
          {author}
        </span>
      ),
    },
  ];
}

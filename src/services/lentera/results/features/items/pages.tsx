import { formatNumber } from '#i18n';
import { useView } from '#web';
import {
  Button,
  Choices,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Facts,
  Form,
  type FormError,
  Note,
  Page,
  Select,
  Table,
  Tag,
  TextInput,
} from '#web/ui';
import { renderRich } from '../../../bank/domain/clean-render.ts';
import { examPaths } from '../../../exams/paths.ts';
import { texts as exams } from '../../../exams/messages/index.ts';
import type { TestRow } from '../../../exams/store.ts';
import type { CorrectionPreview } from '../../../marking/correct.ts';
import type { OptionUse } from '../../domain/distractors.ts';
import type { AnalysedItem, Analysis } from '../../item-analysis.ts';
import { texts } from '../../messages.ts';
import type { ResultItem } from '../../read-results.ts';
import { ItemMap, type ItemPoint } from '../../ui/plots.tsx';

const LETTERS = 'ABCDEFGHIJ';

function number(value: number | null, locale: 'id' | 'en', digits = 2): string {
  return value === null ? '–' : formatNumber(Math.round(value * 10 ** digits) / 10 ** digits, locale);
}

interface ItemsProps {
  readonly test: TestRow;
  readonly analyses: readonly Analysis[];
  readonly applied: boolean;
  /** Per cent of discrimination below which an item tells too little. */
  readonly weak: number;
}

function pointsOf({ items }: Analysis): readonly ItemPoint[] {
  return items.flatMap(({ item, statistics, flags }) =>
    statistics === null || statistics.facility === null || statistics.discrimination === null
      ? []
      : [{ item: item.item, facility: statistics.facility, discrimination: statistics.discrimination, flagged: flags.length > 0 }],
  );
}

export function ItemsPage({ test, analyses, applied, weak }: ItemsProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId } = test;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: examPaths.tests(), label: exams(locale).tests },
            { href: examPaths.test({ testId }), label: test.title },
            { href: examPaths.results({ testId }), label: m.results },
          ]}
          here={m.items}
        />
        <h1>
          {m.items}: {test.title}
        </h1>
        {applied && <Note tone="done">{m.applied}</Note>}
        {analyses.length === 0 && <EmptyState>{m.none}</EmptyState>}
        {analyses.map((analysis) => (
          <section class="stack">
            {analyses.length > 1 && <h2>{m.variant(analysis.variant)}</h2>}
            <Facts
              small
              facts={[
                { label: m.students, value: String(analysis.test.count) },
                { label: m.mean, value: number(analysis.test.mean, locale) },
                { label: m.sd, value: number(analysis.test.sd, locale) },
                { label: m.consistency, value: number(analysis.test.consistency, locale, 1) },
                { label: m.kr20, value: number(analysis.test.kr20, locale, 3) },
                { label: m.standardError, value: number(analysis.test.standardError, locale) },
                { label: m.skewness, value: number(analysis.test.skewness, locale) },
                { label: m.kurtosis, value: number(analysis.test.kurtosis, locale) },
              ]}
            />
            <ItemMap points={pointsOf(analysis)} weak={weak} />
            {analysis.items.map((one) => (
              <ItemPart test={test} one={one} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
}

/** A prompt on one line, its formulas set; pictures are named by their words. */
function asLine(prompt: string): string {
  return renderRich(prompt, () => undefined).replace(/<\/?(?:p|div|ul|ol|li|table|tbody|tr|td|th)\b[^>]*>/g, ' ');
}

function ItemPart({ test, one }: { readonly test: TestRow; readonly one: AnalysedItem }) {
  const { locale } = useView();
  const m = texts(locale);
  const { item, statistics, uses, flags } = one;
  return (
    <details class="card" open={flags.includes('probably-wrong-key')}>
      <summary>
        <b>{item.item}.</b> <span class="rich" dangerouslySetInnerHTML={{ __html: asLine(item.question.prompt) }} />{' '}
        <span class="soft">{number(statistics?.facility ?? null, locale)}</span>{' '}
        {flags.map((flag) => (
          <Tag tone={flag === 'probably-wrong-key' ? 'bad' : 'wait'}>{m.flags[flag]}</Tag>
        ))}
      </summary>
      <Facts
        small
        facts={[
          { label: m.facility, value: number(statistics?.facility ?? null, locale) },
          { label: m.sd, value: number(statistics?.sd ?? null, locale) },
          { label: m.discrimination, value: number(statistics?.discrimination ?? null, locale, 1) },
          { label: m.upperLower, value: number(statistics?.upperLower ?? null, locale) },
          { label: m.efficiency, value: number(statistics?.efficiency ?? null, locale, 1) },
          { label: m.weight, value: number(statistics?.effectiveWeight ?? null, locale, 1) },
        ]}
      />
      {uses.length > 0 && <Uses item={item} uses={uses} />}
      <p>
        <a href={examPaths.correct({ testId: test.id, questionId: item.questionId })}>
          {m.correct}
          <span class="vh"> {item.item}</span>
        </a>
      </p>
    </details>
  );
}

function Uses({ item, uses }: { readonly item: ResultItem; readonly uses: readonly OptionUse[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const { body } = item.question;
  const options = body.kind === 'choice' || body.kind === 'choices' ? body.options : [];
  return (
    <Table
      label={`${m.option}, ${m.question} ${item.item}`}
      rows={uses}
      empty={m.none}
      columns={[
        {
          title: m.option,
          cell: ({ option, isKey }) => {
            if (option === null) return <i>{m.left}</i>;
            const at = options.findIndex(({ id }) => id === option);
            return (
              <>
                <b>{LETTERS[at]}.</b> <span lang="id" dangerouslySetInnerHTML={{ __html: asLine(options[at]?.text ?? '') }} />{' '}
                {isKey && <Tag tone="done">{m.key}</Tag>}
              </>
            );
          },
        },
        { title: m.chosenBy, right: true, cell: ({ count, share }) => `${count} (${number(share * 100, locale, 0)} %)` },
        { title: m.upper, right: true, cell: ({ upper }) => number(upper, locale, 1) },
        { title: m.lower, right: true, cell: ({ lower }) => number(lower, locale, 1) },
        { title: m.meanTotal, right: true, cell: ({ meanTotal }) => number(meanTotal, locale, 1) },
      ]}
    />
  );
}

interface CorrectProps {
  readonly test: TestRow;
  readonly item: ResultItem;
  readonly versions: readonly { readonly version: number; readonly note: string }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
  readonly preview: CorrectionPreview | undefined;
  readonly names: ReadonlyMap<number, string>;
}

export function CorrectPage({ test, item, versions, typed, errors, preview, names }: CorrectProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { id: testId } = test;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: examPaths.test({ testId }), label: test.title },
            { href: examPaths.items({ testId }), label: m.items },
          ]}
          here={m.correct}
        />
        <h1>{m.correctTitle(item.item)}</h1>
        <ErrorSummary errors={errors} />
        <p lang="id" dangerouslySetInnerHTML={{ __html: asLine(item.question.prompt) }} />
        <p class="soft">{m.correctLead}</p>
        <Form action={examPaths.correct({ testId, questionId: item.questionId })}>
          <Choices
            id="cara"
            type="radio"
            label={m.correct}
            values={[typed.cara ?? '']}
            error={error('cara')}
            options={Object.entries(m.correctKinds).map(([value, label]) => ({ value, label }))}
          />
          <Select
            id="versi"
            label={m.version}
            value={typed.versi ?? String(versions[0]?.version ?? 1)}
            options={versions.map(({ version, note }) => ({ value: String(version), label: m.versionOf(version, note) }))}
          />
          <TextInput id="alasan" label={m.reason} value={typed.alasan} error={error('alasan')} />
          {preview && (
            <Note tone="wait" title={m.changed(preview.changed.length, preview.attempts)}>
              <Table
                label={m.changed(preview.changed.length, preview.attempts)}
                rows={preview.changed.slice(0, 200)}
                empty="–"
                columns={[
                  { title: m.students, cell: ({ participantId }) => names.get(participantId) ?? String(participantId) },
                  { title: m.before, right: true, cell: ({ before }) => number(before, locale) },
                  { title: m.after, right: true, cell: ({ after }) => number(after, locale) },
                ]}
              />
            </Note>
          )}
          <div class="row">
            <Button kind={preview ? 'quiet' : 'main'} name="langkah" value="lihat">
              {m.preview}
            </Button>
            {preview && (
              <Button name="langkah" value="berlakukan">
                {m.apply}
              </Button>
            )}
          </div>
        </Form>
      </div>
    </Page>
  );
}

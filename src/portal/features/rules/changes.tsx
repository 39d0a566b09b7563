import { formatNumber, type Locale } from '#i18n';
import { type Change, changesBetween, type Rule } from '#platform/rules';
import { useView } from '#web';
import { type Column, Table } from '#web/ui';
import { calledIn, labelOf, pathInWords } from './form/labels.ts';
import { texts } from './texts.ts';

/** What a proposal would change, part by part. */
export function Changes({ rule, before, after }: { readonly rule: Rule; readonly before: unknown; readonly after: unknown }) {
  const { locale } = useView();
  const m = texts(locale);
  const changes = changesBetween(before, after);
  if (changes.length === 0) return <p>{m.sameValue}</p>;
  const columns: Column<Change>[] = [
    ...(changes.every(({ path }) => path.length === 0)
      ? []
      : [{ title: m.part, cell: ({ path }: Change) => pathInWords(rule, path, locale) }]),
    { title: m.before, cell: (change) => <Shown rule={rule} value={change.before} path={change.path} /> },
    { title: m.after, cell: (change) => <Shown rule={rule} value={change.after} path={change.path} /> },
  ];
  return <Table label={m.changes} columns={columns} rows={changes} empty="" />;
}

interface WholeValueProps {
  readonly rule: Rule;
  readonly value: unknown;
  /** Tells this table from others of the same rule on the page. */
  readonly name?: string;
  readonly most?: number;
}

/** The whole value of a rule, part by part, as people read it; more than `most` parts are shown when asked for, and in print. */
export function WholeValue({ rule, value, name = '', most = 12 }: WholeValueProps) {
  const { locale } = useView();
  const m = texts(locale);
  const parts = leavesOf(value);
  const [only] = parts.length === 1 ? parts : [];
  if (only && only.path.length === 0) return <Shown rule={rule} value={only.value} path={[]} />;
  const table = (
    <Table
      label={`${m.value}: ${rule.title[locale]} ${name}`}
      columns={[
        { title: m.part, cell: ({ path }: Leaf) => pathInWords(rule, path, locale) },
        { title: m.value, cell: ({ value: one, path }: Leaf) => <Shown rule={rule} value={one} path={path} /> },
      ]}
      rows={parts}
      empty={m.empty}
    />
  );
  return parts.length <= most ? (
    table
  ) : (
    <details>
      <summary>{m.showAll(formatNumber(parts.length, locale))}</summary>
      {table}
    </details>
  );
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** Lists of words stay whole; everything else is taken apart. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null || isLines(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, Array.isArray(value) ? String(Number(name) + 1) : name]));
}

function isLines(value: object): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object');
}

interface ShownProps {
  readonly rule: Rule;
  readonly value: unknown;
  readonly path: readonly string[];
}

/** A value, or a part of one, as people read it; a part in one of the languages says which. */
function Shown(props: ShownProps) {
  const language = props.path.at(-1);
  if (language !== 'id' && language !== 'en') return <Plain {...props} />;
  return (
    <div lang={language}>
      <Plain {...props} />
    </div>
  );
}

function Plain({ rule, value, path }: ShownProps) {
  const { locale } = useView();
  if (typeof value === 'string') return <>{labelOf(rule, value)?.[locale] ?? plainly(value, locale)}</>;
  if (typeof value !== 'object' || value === null) return <>{plainly(value, locale)}</>;
  if (isLines(value))
    return (
      <ul>
        {value.map((line) => (
          <li>{plainly(line, locale)}</li>
        ))}
      </ul>
    );
  return (
    <ul>
      {leavesOf(value).map(({ path: inner, value: one }) => (
        <li>
          {inner.map((_, at) => calledIn(rule, [...path, ...inner.slice(0, at + 1)], locale).label).join(' › ')}:{' '}
          <Shown rule={rule} value={one} path={inner} />
        </li>
      ))}
    </ul>
  );
}

function plainly(value: unknown, locale: Locale): string {
  const m = texts(locale);
  if (value === undefined || value === null || value === '') return m.empty;
  if (typeof value === 'boolean') return value ? m.yes : m.no;
  return typeof value === 'number' ? formatNumber(value, locale) : String(value);
}

/** The whole value in plain text, a part on each line: for a table that leaves the house. */
export function valueInWords(rule: Rule, value: unknown, locale: Locale): string {
  const said = (one: unknown) => (typeof one === 'string' ? (labelOf(rule, one)?.[locale] ?? one) : plainly(one, locale));
  const lines = leavesOf(value).map(({ path, value: one }) => {
    const text = Array.isArray(one) ? one.map(said).join('; ') : said(one);
    return path.length === 0 ? text : `${pathInWords(rule, path, locale)}: ${text}`;
  });
  return lines.join('\n');
}

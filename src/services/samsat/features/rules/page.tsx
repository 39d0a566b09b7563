import { formatDate, formatNumber, type Locale } from '#i18n';
import type { RuleBook } from '#platform/rules';
import { useView } from '#web';
import { Page, Table, Tabs, Tag } from '#web/ui';
import { percent, texts as lineTexts } from '../../domain/assess/words.ts';
import { provinces } from '../../domain/data/provinces.ts';
import { refusalCodes } from '../../domain/data/refusals.ts';
import type { Citation } from '../../domain/line.ts';
import { recordsAt } from '../../domain/rules/dated.ts';
import { refusalRule } from '../../domain/rules/refusal-rule.ts';
import { groundNames } from '../../domain/rules/refusal-labels.ts';
import { reliefRule, tariffRule } from '../../domain/rules/tax-rules.ts';
import { texts } from '../../messages/index.ts';
import { samsatPaths } from '../../paths.ts';

export interface RulesProps {
  readonly rules: RuleBook;
  /** Code of the province: `51`. */
  readonly region: string;
  /** YYYY-MM-DD */
  readonly on: string;
}

/** What is used today, for everybody to read before they sign up: grounds, rates, reliefs. */
export function RulesPage(props: RulesProps) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack">
        <p>
          <a href={samsatPaths.front()}>{m.title}</a>
        </p>
        <h1>{m.rules.title}</h1>
        <p class="lead">{m.rules.lead}</p>
        <Tabs
          label={m.rules.province}
          tabs={provinces.map(({ key, name }) => ({
            href: samsatPaths.rules({}, { provinsi: key === provinces[0].key ? undefined : key }),
            label: name,
            current: key === props.region,
          }))}
        />
        <Grounds {...props} />
        <Rates {...props} />
        <Cuts {...props} />
      </div>
    </Page>
  );
}

function Source({ citation }: { readonly citation: Citation }) {
  const m = texts(useView().locale);
  return (
    <>
      <span lang="id">
        {citation.instrument}
        {citation.article === '' ? '' : `, ${citation.article}`}
      </span>{' '}
      {!citation.confirmed && <Tag tone="wait">{m.unconfirmed}</Tag>}
    </>
  );
}

const unitOf = { TOO_EARLY: 'months', WINDOW_PASSED: 'months', DATA_STALE: 'hours', ARREARS_OVER_LIMIT: 'years' } as const;

function Grounds({ rules, region, on }: RulesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const rows = refusalCodes.flatMap((code) => {
    const found = recordsAt(rules, refusalRule, { region, on }, (one) => one.code === code);
    const [first] = found;
    return first ? [{ code, first, kinds: found.flatMap(({ record }) => (record.kind ? [m.kinds[record.kind]] : [])) }] : [];
  });
  return (
    <section class="stack">
      <h2>{m.rules.grounds}</h2>
      <Table
        label={m.rules.grounds}
        rows={rows}
        empty={m.rules.noCuts}
        columns={[
          {
            title: m.rules.ground,
            cell: ({ code, kinds }) => (
              <>
                <b>{groundNames[code][locale]}</b>
                {kinds.length > 0 && <p class="small soft">{kinds.join(', ')}</p>}
              </>
            ),
          },
          {
            title: m.rules.limit,
            cell: ({ code, first }) => {
              const unit = unitOf[code as keyof typeof unitOf];
              return unit ? m.rules.limits[unit](formatNumber(first.record.limit ?? 0, locale)) : '–';
            },
          },
          {
            title: m.rules.meanwhile,
            cell: ({ first }) => (first.citation.confirmed ? m.rules.confirmed : m.rules[first.record.meanwhile]),
          },
          { title: m.law, cell: ({ first }) => <Source citation={first.citation} /> },
        ]}
      />
    </section>
  );
}

function ccWords(from: number | undefined, to: number | undefined, locale: Locale): string {
  const m = texts(locale);
  const shown = (cc: number) => formatNumber(cc, locale);
  if (from !== undefined && to !== undefined) return m.rules.cc(shown(from), shown(to));
  if (from !== undefined) return m.rules.ccFrom(shown(from));
  return to === undefined ? '' : m.rules.ccTo(shown(to));
}

function Rates({ rules, region, on }: RulesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const rows = recordsAt(rules, tariffRule, { region, on });
  return (
    <section class="stack">
      <h2>{m.rules.rates}</h2>
      <Table
        label={m.rules.rates}
        rows={rows}
        empty={m.rules.noCuts}
        columns={[
          {
            title: m.rules.use,
            cell: ({ record: { use, ccFrom, ccTo, order } }) =>
              [m.uses[use], ccWords(ccFrom, ccTo, locale), order > 1 ? m.rules.order(formatNumber(order, locale)) : '']
                .filter(Boolean)
                .join(', '),
          },
          { title: m.rules.rate, cell: ({ record }) => percent(record.percent, locale), right: true },
          { title: m.rules.since, cell: ({ record }) => formatDate(record.from, locale) },
          { title: m.law, cell: ({ citation }) => <Source citation={citation} /> },
        ]}
      />
    </section>
  );
}

function Cuts({ rules, region, on }: RulesProps) {
  const { locale } = useView();
  const m = texts(locale);
  const rows = recordsAt(rules, reliefRule, { region, on }, ({ dueTo }) => dueTo === undefined || dueTo >= on);
  return (
    <section class="stack">
      <h2>{m.rules.cuts}</h2>
      <Table
        label={m.rules.cuts}
        rows={rows}
        empty={m.rules.noCuts}
        columns={[
          { title: m.rules.of, cell: ({ record }) => lineTexts(locale).lines[record.of] },
          {
            title: m.rules.use,
            cell: ({ record: { use, ccFrom, ccTo, needs } }) =>
              [use ? m.uses[use] : '', ccWords(ccFrom, ccTo, locale), needs ? m.rules.compliant : ''].filter(Boolean).join(', '),
          },
          { title: m.rules.cut, cell: ({ record }) => percent(record.percent, locale), right: true },
          {
            title: m.rules.since,
            cell: ({ record: { from, to, dueTo } }) => {
              const last = to ?? dueTo;
              return [formatDate(from, locale), last ? m.rules.until(formatDate(last, locale)) : ''].join(' ');
            },
          },
          { title: m.law, cell: ({ citation }) => <Source citation={citation} /> },
        ]}
      />
    </section>
  );
}

import { formatDate, formatNumber, type Locale } from '#i18n';
import { useView } from '#web';
import { Button, type Column, Select, Table, Tabs, Tag } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { Confirmed } from './confirmed.tsx';
import type { GovernedLine } from './governed.ts';
import { type HouseLine, HouseRules } from './house.tsx';
import { texts } from './texts.ts';
import { Citation } from './unit.tsx';

export interface ListFilter {
  /** Only what nobody has confirmed, only what has an open proposal. */
  readonly only: 'questions' | 'proposals' | null;
  /** Key of a service. */
  readonly service: string | null;
  /** Words of a title, a key or a citation. */
  readonly q: string;
}

interface ListProps {
  readonly lines: readonly GovernedLine[];
  /** Of the whole installation; none where the list is narrowed to a service or to proposals. */
  readonly house: readonly HouseLine[];
  readonly filter: ListFilter;
  readonly services: readonly { readonly key: string; readonly title: string }[];
}

/** The rules an officer may read, as they hold today. */
export function RulesPage({ lines, house, filter, services }: ListProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (only: ListFilter['only']) =>
    portalPaths.rules(
      {},
      {
        belum: only === 'questions' ? '1' : undefined,
        usulan: only === 'proposals' ? '1' : undefined,
        layanan: filter.service ?? undefined,
        q: filter.q || undefined,
      },
    );
  return (
    <AdminPage at="rules">
      <p class="soft col">{m.lead}</p>
      <Tabs
        label={m.filter}
        tabs={[
          { href: at(null), label: m.all, current: filter.only === null },
          { href: at('questions'), label: m.questions, current: filter.only === 'questions' },
          { href: at('proposals'), label: m.withProposal, current: filter.only === 'proposals' },
        ]}
      />
      <Narrow filter={filter} services={services} />
      <RuleTable lines={lines} />
      {house.length > 0 && <HouseRules lines={house} />}
    </AdminPage>
  );
}

function Narrow({ filter, services }: Pick<ListProps, 'filter' | 'services'>) {
  const m = texts(useView().locale);
  return (
    <form method="get" action={portalPaths.rules()} class="inline-form">
      {filter.only === 'questions' && <input type="hidden" name="belum" value="1" />}
      {filter.only === 'proposals' && <input type="hidden" name="usulan" value="1" />}
      <div class="field">
        <label for="q">{m.words}</label>
        <input id="q" name="q" type="search" value={filter.q} maxLength={80} />
      </div>
      {services.length > 1 && (
        <Select
          filters
          id="layanan"
          label={m.service}
          value={filter.service ?? ''}
          options={services.map(({ key, title }) => ({ value: key, label: title }))}
        />
      )}
      <Button kind="quiet">{m.filter}</Button>
    </form>
  );
}

function RuleTable({ lines }: Pick<ListProps, 'lines'>) {
  const { locale } = useView();
  const m = texts(locale);
  const columns: Column<GovernedLine>[] = [
    {
      title: m.rule,
      cell: ({ rule, agency, services }) => (
        <>
          <a href={portalPaths.rule({ agency: agency.key, key: rule.key })}>{rule.title[locale]}</a>
          <span class="small soft block">{servicesInWords(services, locale)}</span>
          <code class="small soft block" lang="en">
            {rule.key}
          </code>
        </>
      ),
    },
    { title: m.version, cell: ({ inForce }) => formatNumber(inForce.version, locale), right: true },
    { title: m.citation, cell: ({ inForce }) => <Citation>{inForce.citation}</Citation> },
    { title: m.since, cell: ({ inForce }) => formatDate(inForce.validFrom, locale) },
    {
      title: m.state,
      cell: ({ inForce, open, offer }) => (
        <>
          <Confirmed confirmed={inForce.confirmed} /> {open && <Tag>{m.proposed}</Tag>} {offer && <Tag>{m.offered}</Tag>}
        </>
      ),
    },
  ];
  return <Table label={m.rule} columns={columns} rows={lines} empty={m.none} />;
}

/** The services that read a rule, by name. */
export function servicesInWords(services: GovernedLine['services'], locale: Locale): string {
  return services.length === 0 ? texts(locale).everyService : services.map(({ title }) => title(locale)).join(', ');
}
